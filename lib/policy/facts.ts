/**
 * What rules look at: an activity held against the organisation's own lists. The activity says
 * "a recipient at vendor.example"; only here does it become a partner or an outsider.
 */
import type { Activity, Audience, Recipient } from '../activity/activity.ts';
import type { Risk } from '../activity/decision.ts';
import type { Catalog, ScopeFact } from '../catalog/catalog.ts';
import { redirectHostOf } from '../catalog/hosts/redirect-class.ts';
import { scopeNames } from '../catalog/scopes.ts';
import { selfAndParents, writtenDomain } from '../catalog/hosts/domains.ts';
import { type RecipientClass, audienceOf, recipientClassOf, recipientsOf } from './audience.ts';
import { type Known, type KnownAppFacts, appKey } from './known.ts';
import type { Vendor } from './lists.ts';
import type { OwnRequest } from './own-request.ts';
import { riskOf } from './risk.ts';

export { domainIn, selfAndParents } from '../catalog/hosts/domains.ts';
export { appKey } from './known.ts';
export type { OwnRequest } from './own-request.ts';

/** Everything besides policy and activity that a decision depends on. */
export interface Context {
  /** Unix time in ms. */
  readonly now: number;
  /** BCP 47 tag of the person's language. */
  readonly language: string;
  readonly user: string | null;
  readonly groups: readonly string[];
  /** The browser's own id, by which shares are drawn where no person is named. */
  readonly device?: string | null;
  /** True when the policy is past its expiry; it is enforced all the same. */
  readonly stale: boolean;
  /** Whether this person meets the app for the first time; null where nobody kept count. */
  readonly firstTime: boolean | null;
  /** What the person was shown and said before, for cool-downs and the prompt budget. */
  readonly prompts: PromptHistory;
  /** Requests for approval that this browser made itself; absent where no browser asks. */
  readonly requests?: readonly OwnRequest[];
  readonly catalog: Catalog;
}

/** What one person was asked lately. Kept by the worker; times are Unix times in ms. */
export interface PromptHistory {
  /** Prompts below `justify` that were shown since midnight of the person's own clock. */
  readonly today: number;
  /** Steps that went on after an answer: rule, subject of the step, its fingerprint, and when. */
  readonly answered: readonly AnsweredPrompt[];
  /** Terms that were accepted. */
  readonly accepted: ReadonlyArray<{ readonly id: string; readonly version: number }>;
}

export interface AnsweredPrompt {
  readonly rule: string;
  readonly subject: string;
  readonly fingerprint: string;
  readonly time: number;
}

/** Nobody was asked anything yet. */
export const NO_PROMPTS: PromptHistory = { today: 0, answered: [], accepted: [] };

export interface Facts {
  readonly activity: Activity;
  readonly context: Context;
  /** Null where the step has no audience, as a consent has none. */
  readonly audience: Audience | null;
  /** Domains as lists write them. */
  readonly recipients: readonly Recipient[];
  /** One for each recipient. */
  readonly recipientClasses: () => readonly RecipientClass[];
  /** Of the account that acts, as lists write it. */
  readonly accountDomain: string | null;
  /** Of the account that a connection opens, as lists write it; null for another kind of step. */
  readonly connectedDomain: string | null;
  readonly redirectHost: string | null;
  /** The client id as it is compared; null where it is no consent. */
  readonly appKey: string | null;
  /** Every name of each scope that is asked for, in lower case; empty where it is no consent. */
  readonly scopes: ReadonlyArray<readonly string[]>;
  /** What the policy's lists know of the app that asks; null where it stands in none. */
  readonly app: KnownAppFacts | null;
  /** What they say of the vendor of the app or connector; null where they say nothing. */
  readonly vendor: Vendor | null;
  /** What the index looks rules up by, of one sort: `app:ID`, `scope:NAME`, `domain:NAME` and parents. */
  readonly keys: (sort: KeySort) => readonly string[];
  /** Reckoned when it is first asked for. Null for a kind of step that has no risk sum. */
  readonly risk: () => Risk | null;
  /** Whether anybody has asked for the risk. */
  readonly riskAsked: () => boolean;
  /** What the catalogue knows of each scope, looked up when it is first asked for. */
  readonly scopeFacts: () => readonly ScopeFact[];
}

/**
 * The facts of one activity under one policy's lists.
 * @param approves whether the policy's own catalogue approves of the app; asked for the risk only.
 */
export function factsOf(
  activity: Activity,
  known: Known,
  context: Context,
  approves: (facts: Facts) => boolean = () => false,
): Facts {
  return new LazyFacts(activity, known, context, approves);
}

const NO_SCOPES: Facts['scopes'] = [];

/** Each fact is worked out when it is first asked for: most rules need few, and a click waits for them. */
class LazyFacts implements Facts {
  readonly activity: Activity;
  readonly context: Context;
  readonly appKey: string | null;
  readonly app: KnownAppFacts | null;
  readonly #known: Known;
  readonly #approves: (facts: Facts) => boolean;
  #audience: Audience | null | undefined;
  #recipients: readonly Recipient[] | undefined;
  #accountDomain: string | null | undefined;
  #redirectHost: string | null | undefined;
  #scopes: Facts['scopes'] | undefined;
  #risk: Risk | null | undefined;
  #scopeFacts: readonly ScopeFact[] | undefined;

  constructor(
    activity: Activity,
    known: Known,
    context: Context,
    approves: (facts: Facts) => boolean,
  ) {
    this.activity = activity;
    this.context = context;
    this.appKey = activity.kind === 'consent' ? appKey(activity.app.clientId) : null;
    this.app = this.appKey === null ? null : (known.apps.get(this.appKey) ?? null);
    this.#known = known;
    this.#approves = approves;
  }

  get audience() {
    if (this.#audience === undefined)
      this.#audience = audienceOf(this.activity, this.recipients, this.#known);
    return this.#audience;
  }

  get recipients() {
    return (this.#recipients ??= recipientsOf(this.activity));
  }

  recipientClasses() {
    return this.recipients.map((one) => recipientClassOf(one, this.#known, this.context.catalog));
  }

  get accountDomain() {
    if (this.#accountDomain === undefined)
      this.#accountDomain = writtenOr(this.activity.accountDomain);
    return this.#accountDomain;
  }

  get connectedDomain() {
    const { activity } = this;
    return writtenOr(activity.kind === 'connect' ? activity.connectedAccount?.domain : null);
  }

  get redirectHost() {
    if (this.#redirectHost === undefined) {
      const { activity } = this;
      this.#redirectHost =
        activity.kind === 'consent' ? redirectHostOf(activity.redirectUri) : null;
    }
    return this.#redirectHost;
  }

  get scopes() {
    const { activity } = this;
    return (this.#scopes ??=
      activity.kind === 'consent' ? activity.scopes.map(scopeNames) : NO_SCOPES);
  }

  get vendor() {
    const { activity } = this;
    const known =
      activity.kind === 'connect' ? this.#known.connectors.get(activity.connector.id) : this.app;
    return known?.vendor ?? null;
  }

  keys(sort: KeySort) {
    return KEYS[sort](this);
  }

  risk() {
    if (this.#risk === undefined)
      this.#risk = riskOf(this.#written(), {
        catalog: this.context.catalog,
        colleagues: this.app?.users ?? null,
        firstTime: this.context.firstTime,
        ownDomains: this.#known.own,
        approved: this.#approves(this),
      });
    return this.#risk;
  }

  /** The step with its account's domain as lists write it. */
  #written(): Activity {
    return { ...this.activity, accountDomain: this.accountDomain };
  }

  riskAsked() {
    return this.#risk !== undefined;
  }

  scopeFacts() {
    const { activity, context } = this;
    return (this.#scopeFacts ??=
      activity.kind === 'consent'
        ? activity.scopes.map((scope) => context.catalog.scope(scope, activity.platform))
        : []);
  }
}

function writtenOr(domain: string | null | undefined): string | null {
  return domain == null ? null : writtenDomain(domain);
}

/** A request that names two apps is none of them, yet a kill entry for either must hold it. */
function appKeysOf(clientId: string): string[] {
  if (!clientId.includes(' ')) return [`app:${appKey(clientId)}`];
  return [...new Set([clientId, ...clientId.split(' ')].map((id) => `app:${appKey(id)}`))];
}

const NO_KEYS: readonly string[] = [];
const below = (sort: string, name: string | null) =>
  name === null ? NO_KEYS : selfAndParents(name).map((one) => `${sort}:${one}`);

/** The keys that a step carries, by their sort. A policy that uses few sorts has few of them worked out. */
const KEYS = {
  surface: ({ activity }) => [`surface:${activity.surface}`],
  platform: ({ activity }) => [`platform:${activity.platform}`],
  host: ({ activity }) => below('host', activity.host),
  app: ({ appKey: key }) => (key === null ? NO_KEYS : appKeysOf(key)),
  apps: ({ app }) => (app === null ? NO_KEYS : app.lists.map((list) => `apps:${list}`)),
  scope: ({ scopes }) => scopes.flat().map((name) => `scope:${name}`),
  redirect: ({ redirectHost }) => below('redirect', redirectHost),
  connector: ({ activity }) =>
    activity.kind === 'connect' ? [`connector:${activity.connector.id}`] : NO_KEYS,
  domain: ({ recipients }) => recipients.flatMap(({ domain }) => below('domain', domain)),
} as const satisfies Record<string, (facts: Facts) => readonly string[]>;

export type KeySort = keyof typeof KEYS;

/** Every sort of key, in the order in which kill entries are looked up. */
export const KEY_SORTS = Object.keys(KEYS) as readonly KeySort[];

/** The sorts that some keys are of. */
export function sortsOf(keys: Iterable<string>): readonly KeySort[] {
  const sorts = new Set<string>();
  for (const key of keys) sorts.add(key.slice(0, key.indexOf(':')));
  return KEY_SORTS.filter((sort) => sorts.has(sort));
}
