/**
 * The net: what the policy denies outright, as rules that the browser applies by itself, even while the
 * worker sleeps. Coarse by nature (a duplicate, encoded or posted parameter slips past), so it only
 * stands beside the other layers and never in their place.
 */
import { z } from 'zod/mini';
import type { ConsentActivity } from '../activity/activity.ts';
import { type Denied, NET_CAPACITY, deniedOutright } from '../policy/denied.ts';
import { appKey, selfAndParents } from '../policy/facts.ts';
import type { Policy } from '../policy/schema.ts';
import { browser, type DeclarativeNetRequest } from './extension.ts';
import { row } from './rows.ts';

/** What the rules in force were made from. */
const InForce = z.object({ name: z.string(), state: z.object({ used: z.int(), left: z.int() }) });

export interface NetRules {
  readonly rules: readonly DeclarativeNetRequest.Rule[];
  /** Entries that did not fit, or that no filter can express. */
  readonly left: number;
}

export interface NetState {
  readonly used: number;
  readonly left: number;
  /** The browser took none of them, and its words. */
  readonly refused: string | null;
}

export interface Net {
  /** Puts a policy's rules in force, all of them at once; none for null. */
  readonly apply: (policy: Policy | null) => Promise<NetState>;
  readonly state: () => NetState;
  /** Whether a policy's rules name this step. */
  readonly holds: (activity: ConsentActivity, policy: Policy | null) => boolean;
}

/** Characters with a meaning in a filter; an id with one of them cannot be named by it. */
const FILTER_SIGNS = /[*^|]/u;
/** Filters are ASCII (Chromium's `indexed_rule.cc`). */
const ASCII = /^[\x21-\x7e]+$/u;

/**
 * The filters for one denied thing; none where no filter can express it.
 *
 * `^` stands for a separator or the end, and `%` is none (Chromium, measured on 156), so a client id is
 * found as a whole parameter only. "auth" before it is in nearly every authorize address and keeps the net
 * off ordinary pages that carry the same parameter. Of a redirect address the whole start is asked for.
 */
export function filtersOf({ what, value }: Denied): string[] {
  const encoded = encodeURIComponent(value);
  if (!ASCII.test(encoded) || FILTER_SIGNS.test(encoded)) return [];
  switch (what) {
    case 'app':
      return [`auth*^client_id=${encoded}^`];
    case 'host':
      return [`||${encoded}^*^client_id=`];
    case 'redirect':
      return [`^redirect_uri=https%3A%2F%2F${encoded}%2F`, `^redirect_uri=https://${encoded}/`];
  }
}

/** The rules for what is denied, as far as they fit; kill entries come first and so are kept longest. */
export function netRules(denied: readonly Denied[], capacity: number): NetRules {
  const rules: DeclarativeNetRequest.Rule[] = [];
  let left = 0;
  for (const entry of denied) {
    const filters = filtersOf(entry);
    if (filters.length === 0 || rules.length + filters.length > capacity) {
      left += 1;
      continue;
    }
    for (const urlFilter of filters) {
      rules.push({
        id: rules.length + 1,
        // Blocked, not redirected: six times as many fit, and no page of ours has to be open to websites.
        action: { type: 'block' },
        condition: { urlFilter, isUrlFilterCaseSensitive: false, resourceTypes: ['main_frame'] },
      });
    }
  }
  return { rules, left };
}

/** The net of this browser. */
export function createNet(): Net {
  const stored = row('session', 'net-1', InForce);
  let state: NetState = { used: 0, left: 0, refused: null };
  let running: Promise<unknown> = Promise.resolve();
  let namedFor: Policy | null = null;
  let named: ReadonlySet<string> = new Set();

  const put = async (policy: Policy | null): Promise<NetState> => {
    const name = nameOf(policy);
    const before = await stored.read();
    // Rules outlive the worker, and 30,000 of them take half a second to read (measured on Chromium 156).
    if (before?.name === name) return (state = { ...before.state, refused: null });
    const next = await replace(policy);
    if (next.refused === null)
      await stored.write({ name, state: { used: next.used, left: next.left } });
    return (state = next);
  };

  const replace = async (policy: Policy | null): Promise<NetState> => {
    const api = browser.declarativeNetRequest;
    const capacity = import.meta.env.FIREFOX ? NET_CAPACITY.firefox : NET_CAPACITY.chromium;
    const { rules, left } = netRules(policy === null ? [] : deniedNow(policy), capacity);
    try {
      const before = await api.getDynamicRules();
      if (JSON.stringify(before.map(filterOf)) !== JSON.stringify(rules.map(filterOf))) {
        // One call, which the browser takes whole or not at all.
        await api.updateDynamicRules({
          removeRuleIds: before.map(({ id }) => id),
          addRules: [...rules],
        });
      }
      return { used: rules.length, left, refused: null };
    } catch (error) {
      return { used: 0, left: left + rules.length, refused: String(error).slice(0, 200) };
    }
  };

  return {
    apply: (policy) => {
      const next = running.then(() => put(policy));
      running = next;
      return next;
    },
    state: () => state,
    holds: (activity, policy) => {
      if (policy === null) return false;
      if (policy !== namedFor) {
        namedFor = policy;
        named = new Set(deniedNow(policy).map(({ what, value }) => `${what}:${value}`));
      }
      return keysOf(activity).some((key) => named.has(key));
    },
  };
}

function keysOf({ app, host, redirectUri }: ConsentActivity): string[] {
  const redirect = redirectUri === null ? null : (URL.parse(redirectUri)?.hostname ?? null);
  return [
    ...app.clientId.split(' ').map((id) => `app:${appKey(id)}`),
    ...selfAndParents(host).map((name) => `host:${name}`),
    ...(redirect === null ? [] : [`redirect:${redirect}`]),
  ];
}

/** What an admin should know of a net that is not whole, or null. */
export function netTrouble({ used, left, refused }: NetState): string | null {
  if (left === 0 && refused === null) return null;
  const counted = `Of what is denied outright ${used} rules are in the net and ${left} are left out; the other layers hold those.`;
  return refused === null ? counted : `${counted} The browser says: ${refused}`;
}

/** Everything that the rules of a policy depend on. */
function nameOf(policy: Policy | null): string {
  if (policy === null) return '';
  const { id, version, settings } = policy;
  return `${id} ${version} ${settings.layers.net} ${asksLess(policy)}`;
}

/** Past its expiry a policy may ask for less; the net knows no time, so rules stay out of it then. */
function deniedNow(policy: Policy): Denied[] {
  if (!policy.settings.layers.net) return [];
  const denied = deniedOutright(policy);
  return asksLess(policy) ? denied.filter(({ by }) => by === 'kill') : denied;
}

function filterOf({ id, condition }: DeclarativeNetRequest.Rule): string {
  return `${id} ${condition.urlFilter ?? ''}`;
}

function asksLess({ onStale, expires }: Policy): boolean {
  return onStale !== 'enforce' && Date.parse(expires) <= Date.now();
}
