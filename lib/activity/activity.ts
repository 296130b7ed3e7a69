/**
 * The words of the whole project. An activity is what a person is about to do, as facts read from a
 * page or a request. It carries no judgement: whether a domain is "ours" is for the policy to say.
 */
import { z } from 'zod/mini';

export const KINDS = ['consent', 'share', 'connect', 'publish'] as const;
export const Kind = z.enum(KINDS);
export type Kind = z.infer<typeof Kind>;

/** Who will get at it, widest class first. */
export const AUDIENCES = [
  'public',
  'anyone_with_link',
  'external',
  'partner',
  'organisation',
  'group',
  'named_internal',
  'private',
] as const;
export const Audience = z.enum(AUDIENCES);
export type Audience = z.infer<typeof Audience>;

/** What the audience may do, mildest first. */
export const ROLES = ['view', 'comment', 'edit', 'own'] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

/** `share/google-drive`: kind and product, used in path, fixtures, events and policy. */
export const SurfaceId = z.templateLiteral([
  Kind,
  '/',
  z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)),
]);
export type SurfaceId = z.infer<typeof SurfaceId>;

/** A page may say anything: what is read from it is cut to a sane length at this border. */
const short = (length: number) => z.string().check(z.maxLength(length));
/** Lower-case host name without port and without a trailing dot. */
export const HostName = short(253).check(z.regex(/^[^\s/:@?#A-Z]+$|^\[[0-9a-f:.]+\]$/));
export const Domain = HostName;

/** Which layer saw the activity (DESIGN §2.1). */
export const Sensor = z.enum(['page', 'flow', 'wire']);
export type Sensor = z.infer<typeof Sensor>;

const common = {
  surface: SurfaceId,
  /** Product family: `google`, `microsoft`, `node-red`; `oauth` where no product is known. */
  platform: short(64),
  host: HostName,
  /** Domain of the account that acts, where the page shows it. Never the whole address. */
  accountDomain: z.nullable(Domain),
  sensor: Sensor,
};

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
    'unknown',
  ]),
  /** The product's own id where the page shows it; leaves the browser only as a keyed hash. */
  id: z.nullable(short(512)),
  /** Sensitivity label as the page shows it. */
  label: z.nullable(short(200)),
});
export type Resource = z.infer<typeof Resource>;

/** What is odd about a request: ways to say one thing to a filter and another to the server. */
export const ANOMALIES = [
  'duplicate-parameter',
  'encoded-parameter',
  'trailing-dot',
  'look-alike-host',
  'credentials-in-address',
  'plain-http',
] as const;
export const Anomaly = z.enum(ANOMALIES);
export type Anomaly = z.infer<typeof Anomaly>;

/**
 * Who began the request: the `app` that gets the answer, the `provider` itself, an `other` website, or
 * `none` (typed, a bookmark, another program such as a mail client).
 */
export const Initiator = z.enum(['app', 'provider', 'other', 'none', 'unknown']);
export type Initiator = z.infer<typeof Initiator>;

/** Whose account acts, where page or request say so. */
export const AccountKind = z.enum(['work', 'personal']);
export type AccountKind = z.infer<typeof AccountKind>;

/** How a grant is asked for. `oauth1` is RFC 5849, `silent` is `prompt=none`, `device` RFC 8628. */
export const FLOWS = [
  'code',
  'implicit',
  'hybrid',
  'device',
  'admin',
  'silent',
  'oauth1',
  'unknown',
] as const;
export const Flow = z.enum(FLOWS);
export type Flow = z.infer<typeof Flow>;

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
});
export type Recipient = z.infer<typeof Recipient>;

/** How far a link reaches after this step; `unchanged` when the step does not touch it. */
export const LinkReach = z.enum([
  'unchanged',
  'restricted',
  'organisation',
  'anyone_with_link',
  'public',
]);
export type LinkReach = z.infer<typeof LinkReach>;

export const ShareActivity = z.strictObject({
  kind: z.literal('share'),
  ...common,
  resource: Resource,
  recipients: z.array(Recipient).check(z.maxLength(1000)),
  link: LinkReach,
  role: z.nullable(Role),
});
export type ShareActivity = z.infer<typeof ShareActivity>;

export const ConnectActivity = z.strictObject({
  kind: z.literal('connect'),
  ...common,
  connector: z.strictObject({ id: short(200), name: z.nullable(short(200)) }),
  /** Who may use the stored credentials afterwards. */
  sharedWith: LinkReach,
  endpointHost: z.nullable(HostName),
});
export type ConnectActivity = z.infer<typeof ConnectActivity>;

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
});
export type PublishActivity = z.infer<typeof PublishActivity>;

export const Activity = z.discriminatedUnion('kind', [
  ConsentActivity,
  ShareActivity,
  ConnectActivity,
  PublishActivity,
]);
export type Activity = z.infer<typeof Activity>;

/** How the provider itself stops a step, so that no second prompt is needed and the way on can be shown. */
export const WALLS = [
  'needs-admin-approval',
  'blocked-by-organisation',
  'blocked-by-provider',
  'unverified-app',
  'misconfigured-app',
] as const;
export const Wall = z.enum(WALLS);
export type Wall = z.infer<typeof Wall>;

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
