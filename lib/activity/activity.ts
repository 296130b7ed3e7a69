/**
 * The words of the whole project. An activity is what a person is about to do, as facts read from a
 * page or a request. It carries no judgement: whether a domain is "ours" is for the policy to say.
 */
import { z } from 'zod/mini';
import {
  AccountKind,
  Anomaly,
  Domain,
  Flow,
  HostName,
  Initiator,
  LinkReach,
  Role,
  Sensor,
  SurfaceId,
  short,
} from './vocabulary.ts';

export * from './vocabulary.ts';

const common = {
  surface: SurfaceId,
  /** Product family: `google`, `microsoft`, `node-red`; `oauth` where no product is known. */
  platform: short(64),
  host: HostName,
  /** Domain of the account that acts, where the page shows it. Never the whole address. */
  accountDomain: z.nullable(Domain),
  sensor: Sensor,
};

/** What a thing lies in: whoever may enter it may often see everything inside. */
export const Container = z.strictObject({
  type: z.enum(['folder', 'drive', 'site', 'team', 'workspace', 'project', 'environment']),
  /** Leaves the browser only as a keyed hash. */
  id: z.nullable(short(512)),
});
export type Container = z.infer<typeof Container>;

/** The thing that is shared or published. Titles are never read. */
export const Resource = z.strictObject({
  type: z.enum([
    'file',
    'folder',
    'document',
    'spreadsheet',
    'presentation',
    'form',
    'site',
    'flow',
    'app',
    'report',
    'page',
    'base',
    'view',
    'board',
    'design',
    'calendar',
    'repository',
    'channel',
    'conversation',
    'assistant',
    'credential',
    'workspace',
    'unknown',
  ]),
  /** The product's own id where the page shows it; leaves the browser only as a keyed hash. */
  id: z.nullable(short(512)),
  /** Sensitivity label as the page shows it. */
  label: z.nullable(short(200)),
  /** What it lies in; absent where neither page nor address say so. */
  container: z.optional(Container),
});
export type Resource = z.infer<typeof Resource>;

/**
 * What an authorize request may say beside its scopes. Records that were stored before these facts
 * were read have none of them, so that each has a value for "not said".
 */
export const requestFacts = {
  /** Where the access is to be used (RFC 8707 `resource`, Entra v1): addresses without a query, or ids. */
  resources: z._default(z.array(short(512)).check(z.maxLength(20)), []),
  /** Types of `authorization_details` (RFC 9396). */
  details: z._default(z.array(short(200)).check(z.maxLength(50)), []),
  anomalies: z._default(z.array(Anomaly), []),
  initiator: z._default(Initiator, 'unknown'),
  accountKind: z._default(z.nullable(AccountKind), null),
} as const;

/** A request that says none of these. */
export const NO_REQUEST_FACTS = {
  resources: [],
  details: [],
  anomalies: [],
  initiator: 'unknown',
  accountKind: null,
} satisfies z.infer<z.ZodMiniObject<typeof requestFacts>>;

export const ConsentActivity = z.strictObject({
  kind: z.literal('consent'),
  ...common,
  app: z.strictObject({
    /** Empty where the request does not name the app (OAuth 1, device codes). */
    clientId: short(1024),
    /** As the page shows it; providers do not check names (facts: Entra, Google). */
    name: z.nullable(short(200)),
    publisher: z.nullable(short(200)),
    verified: z.nullable(z.boolean()),
  }),
  scopes: z.array(short(512)).check(z.maxLength(500)),
  /** Scheme, host and path only; query and fragment are dropped when it is read. */
  redirectUri: z.nullable(short(2048)),
  flow: Flow,
  /** The app asks to act while the person is away (refresh token, `offline_access`, …). */
  offline: z.boolean(),
  /** The grant would hold for everyone in the tenant. */
  organisationWide: z.boolean(),
  /** Scopes are hidden from us: pushed or encrypted request (RFC 9126, RFC 9101). */
  opaque: z.boolean(),
  ...requestFacts,
});
export type ConsentActivity = z.infer<typeof ConsentActivity>;

export const Recipient = z.strictObject({
  domain: Domain,
  type: z.enum(['person', 'group']),
  count: z.int().check(z.positive()),
  /** How many people are in the groups; absent where the page does not show it. */
  size: z.optional(z.int().check(z.nonnegative())),
});
export type Recipient = z.infer<typeof Recipient>;

/** Whose account acts, where the page itself says so; its domain stands in `accountDomain`. */
const actor = { accountKind: z._default(z.nullable(AccountKind), null) } as const;

/**
 * How a share is given, beside its audience. Pages seldom say all of it, and records that were stored before
 * these facts were read have none, so that each has a value for "not said".
 */
export const shareTerms = {
  /** Whether those who get it may pass it on. */
  mayReshare: z._default(z.nullable(z.boolean()), null),
  mayDownload: z._default(z.nullable(z.boolean()), null),
  /** Whole days until the access ends by itself, or `never`. */
  expiresInDays: z._default(
    z.nullable(z.union([z.int().check(z.nonnegative()), z.literal('never')])),
    null,
  ),
  /** Whether the link asks for a password. */
  password: z._default(z.nullable(z.boolean()), null),
  /** Whether the recipients are told by a message. */
  notify: z._default(z.nullable(z.boolean()), null),
  /** What held before this step; null where the page does not say. */
  before: z._default(z.nullable(z.strictObject({ link: LinkReach, role: z.nullable(Role) })), null),
  ...actor,
} as const;

/** A share that says none of these. */
export const NO_SHARE_TERMS = {
  mayReshare: null,
  mayDownload: null,
  expiresInDays: null,
  password: null,
  notify: null,
  before: null,
  accountKind: null,
} satisfies z.infer<z.ZodMiniObject<typeof shareTerms>>;

export const ShareActivity = z.strictObject({
  kind: z.literal('share'),
  ...common,
  resource: Resource,
  recipients: z.array(Recipient).check(z.maxLength(1000)),
  /** How far a link reaches after this step. */
  link: LinkReach,
  /** What recipients, or those who have the link, may do after this step. */
  role: z.nullable(Role),
  ...shareTerms,
});
export type ShareActivity = z.infer<typeof ShareActivity>;

/** A connection of which neither whose account it opens nor whose account acts is known. */
export const NO_CONNECT_FACTS = { connectedAccount: null, accountKind: null } as const;

export const ConnectActivity = z.strictObject({
  kind: z.literal('connect'),
  ...common,
  connector: z.strictObject({ id: short(200), name: z.nullable(short(200)) }),
  /** Who may use the stored credentials afterwards. */
  sharedWith: LinkReach,
  endpointHost: z.nullable(HostName),
  /** The account whose data the connection opens, where page or request say so. */
  connectedAccount: z._default(
    z.nullable(z.strictObject({ kind: z.nullable(AccountKind), domain: z.nullable(Domain) })),
    null,
  ),
  ...actor,
});
export type ConnectActivity = z.infer<typeof ConnectActivity>;

/** A publication of which neither what held before nor whose account acts is known. */
export const NO_PUBLISH_FACTS = { reachBefore: null, accountKind: null } as const;

export const PublishActivity = z.strictObject({
  kind: z.literal('publish'),
  ...common,
  resource: Resource,
  /** Who can open what is published, as far as the page tells. */
  reach: LinkReach,
  signIn: z.enum(['required', 'none', 'unknown']),
  /** Whose credentials it runs with. */
  runsAs: z.enum(['maker', 'viewer', 'unknown']),
  /** Entry points that answer without the tool's own sign-in (webhooks, open HTTP endpoints). */
  openEndpoints: z.int().check(z.nonnegative()),
  /** How far it reached before this step; null where the page does not say. */
  reachBefore: z._default(z.nullable(LinkReach), null),
  ...actor,
});
export type PublishActivity = z.infer<typeof PublishActivity>;

export const Activity = z.discriminatedUnion('kind', [
  ConsentActivity,
  ShareActivity,
  ConnectActivity,
  PublishActivity,
]);
export type Activity = z.infer<typeof Activity>;
/** An activity as a surface or a request gives it: what it does not say may be left out. */
export type ActivityFacts = z.input<typeof Activity>;
export type ShareFacts = z.input<typeof ShareActivity>;
export type ConnectFacts = z.input<typeof ConnectActivity>;
export type PublishFacts = z.input<typeof PublishActivity>;

/**
 * A stable text for an activity: equal texts mean "the same step". A person's go-ahead is bound to it,
 * so that a recipient added afterwards voids it.
 * @returns canonical JSON with sorted keys, without the sensor that saw it.
 */
export function fingerprintOf(activity: Activity): string {
  const { sensor: _sensor, ...facts } = activity;
  return JSON.stringify(facts, (_key, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
