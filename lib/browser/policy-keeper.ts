/**
 * Keeps the policy in force: the last one that was verified. A bad bundle never replaces a good one, and
 * a good one stays past its expiry, marked as stale.
 */
import { z } from 'zod/mini';
import { LARGEST_BUNDLE, verifyBundle } from '../policy/bundle.ts';
import { type CompiledPolicy, compile } from '../policy/compile.ts';
import type { Configuration } from '../policy/configuration.ts';
import { type Identity, takesPart } from '../policy/rollout.ts';
import type { Policy } from '../policy/schema.ts';
import type { Http } from '../remote/http.ts';
import { type Pulled, pull } from '../remote/pull.ts';
import { row } from './rows.ts';

const StoredPolicy = z.object({
  bundle: z.string().check(z.maxLength(LARGEST_BUNDLE)),
  url: z.string(),
  etag: z.nullable(z.string()),
  verifiedAt: z.int(),
  checkedAt: z.int(),
});
const Newest = z.record(z.string(), z.int());
export const LastPull = z.object({ time: z.int(), ok: z.boolean(), detail: z.string() });
export type LastPull = z.infer<typeof LastPull>;

/** The policy in force. Times are Unix times in ms. */
export interface HeldPolicy {
  readonly document: Policy;
  readonly kid: string;
  readonly verifiedAt: number;
  readonly checkedAt: number;
}

export interface PolicyKeeper {
  readonly current: (configuration: Configuration) => Promise<HeldPolicy | null>;
  /** Looks for a newer policy; several callers at once share one look. */
  readonly refresh: (configuration: Configuration) => Promise<Pulled | null>;
  readonly lastPull: () => Promise<LastPull | null>;
  /** SHA-256 of the bundle in force, hex; null without one. */
  readonly hash: () => Promise<string | null>;
  /** The policy in force, compiled once for as long as it is. */
  readonly compiled: (held: HeldPolicy) => CompiledPolicy;
}

/** A policy on its way from the disk, for these pinned keys. */
interface Loading {
  readonly keys: string;
  readonly loaded: Promise<HeldPolicy | null>;
}

export interface PolicyKeeperOptions {
  readonly http: Http;
  /** By which a share of the browsers is drawn for a policy that is rolled out in steps. */
  readonly identity: (configuration: Configuration) => Promise<Identity>;
  /** Told when another policy is in force. */
  readonly applied: (policy: Policy) => void;
  /** Told of each look that brought no policy, with its reason. */
  readonly failed: (pulled: Extract<Pulled, { result: 'rejected' | 'unreachable' }>) => void;
}

/** True once the policy is past its expiry. @param now Unix time in ms. */
export function isStale(policy: Policy, now: number): boolean {
  return Date.parse(policy.expires) <= now;
}

/** Keeps the policy of one browser. Nothing is fetched before `refresh`. */
export function createPolicyKeeper({
  http,
  identity,
  applied,
  failed,
}: PolicyKeeperOptions): PolicyKeeper {
  const stored = row('local', 'policy-1', StoredPolicy);
  const newest = row('local', 'policy-versions-1', Newest);
  const lastPull = row('local', 'policy-pull-1', LastPull);
  let held: HeldPolicy | null = null;
  let heldFor = '';
  let compiled: CompiledPolicy | null = null;
  let loading: Loading | null = null;
  let running: Promise<Pulled | null> | null = null;
  /** The answer that brought a policy for others; asked for again when a new worker starts. */
  let passedOver: string | null = null;

  // Read while the worker still starts: a page may be waiting for it.
  let early: ReturnType<typeof stored.read> | null = stored.read();

  /** Verified again whenever it is loaded: what lies on disk may have been touched. */
  const load = async ({ policyKeys }: Configuration): Promise<HeldPolicy | null> => {
    const kept = await (early ?? stored.read());
    early = null;
    if (kept === null) return null;
    const verified = await verifyBundle(kept.bundle, policyKeys, {}, 0);
    if (!verified.ok) return null;
    return {
      document: verified.policy,
      kid: verified.kid,
      verifiedAt: kept.verifiedAt,
      checkedAt: kept.checkedAt,
    };
  };

  const loadFor = (configuration: Configuration, keys: string): Loading => {
    const mine: Loading = {
      keys,
      loaded: load(configuration)
        .then((loaded) => {
          if (loading === mine) [held, heldFor] = [loaded, keys];
          return loaded;
        })
        .finally(() => {
          if (loading === mine) loading = null;
        }),
    };
    return mine;
  };

  /** Everybody who asks while a worker starts waits for the same look at the disk. */
  const current = async (configuration: Configuration) => {
    const keys = JSON.stringify(configuration.policyKeys);
    if (held !== null && heldFor === keys) return held;
    if (loading?.keys !== keys) loading = loadFor(configuration, keys);
    return loading.loaded;
  };

  const look = async (configuration: Configuration): Promise<Pulled | null> => {
    if (configuration.policyUrl === null) return null;
    const now = Date.now();
    const before = await current(configuration);
    const kept = await stored.read();
    const versions = (await newest.read()) ?? {};
    const sameAddress = before !== null && kept?.url === configuration.policyUrl;
    const pulled = await pull(http, {
      url: configuration.policyUrl,
      keys: configuration.policyKeys,
      // Without a policy in force, or from another address, the whole bundle is wanted.
      etag: sameAddress ? (passedOver ?? kept.etag) : null,
      newest: versions,
      now,
    });
    // Those who are not in yet keep what they have; without any policy, this one is better than none.
    const waits =
      pulled.result === 'new' &&
      before !== null &&
      !takesPart(pulled.policy, await identity(configuration));
    if (pulled.result === 'new') passedOver = waits ? pulled.etag : null;
    const told = await lastPull.read();
    await lastPull.write({
      time: now,
      ok: pulled.result === 'new' || pulled.result === 'unchanged',
      detail: waits ? inWordsOfWaiting(pulled, before) : inWords(pulled),
    });
    if ((pulled.result === 'unchanged' || waits) && kept !== null && held !== null) {
      await stored.write({ ...kept, checkedAt: now });
      held = { ...held, checkedAt: now };
    }
    if (pulled.result === 'new' && !waits) {
      await newest.write({ ...versions, [pulled.kid]: pulled.policy.version });
      await stored.write({
        bundle: pulled.bundle,
        url: configuration.policyUrl,
        etag: pulled.etag,
        verifiedAt: now,
        checkedAt: now,
      });
      held = { document: pulled.policy, kid: pulled.kid, verifiedAt: now, checkedAt: now };
      heldFor = JSON.stringify(configuration.policyKeys);
      if (
        before?.document.version !== pulled.policy.version ||
        before.document.id !== pulled.policy.id
      )
        applied(pulled.policy);
    }
    // The same trouble at every look is one thing to report.
    if (
      (pulled.result === 'rejected' || pulled.result === 'unreachable') &&
      told?.detail !== inWords(pulled)
    )
      failed(pulled);
    return pulled;
  };

  return {
    current,
    refresh: (configuration) => {
      running ??= look(configuration).finally(() => (running = null));
      return running;
    },
    lastPull: lastPull.read,
    hash: async () => {
      const kept = await stored.read();
      return kept === null ? null : await sha256(kept.bundle);
    },
    compiled: ({ document }) => {
      if (compiled?.policy !== document) compiled = compile(document);
      return compiled;
    },
  };
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function inWordsOfWaiting(
  { policy }: Extract<Pulled, { result: 'new' }>,
  { document }: HeldPolicy,
): string {
  return `Version ${policy.version} is for ${policy.rollout} % of the browsers so far; this one goes on with version ${document.version}.`;
}

function inWords(pulled: Pulled): string {
  switch (pulled.result) {
    case 'new':
      return `Version ${pulled.policy.version} is in force.`;
    case 'unchanged':
      return 'Nothing new.';
    case 'unreachable':
      return pulled.detail;
    case 'rejected':
      return `The new policy was not taken: ${pulled.detail}`;
  }
}
