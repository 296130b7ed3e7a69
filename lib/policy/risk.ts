/**
 * How risky a consent is, as a sum that a person can check: each part has a code and its points, and
 * nothing is weighed that has no code. Pure and small, because it runs on the page too. The table is
 * written out in README.md, "Risk"; a test holds both together.
 */
import type { Activity, Anomaly, ConsentActivity } from '../activity/activity.ts';
import type { Risk, RiskLevel } from '../activity/decision.ts';
import {
  AREAS,
  type Catalog,
  type ClientFact,
  type RedirectClass,
  type ScopeFact,
} from '../catalog/catalog.ts';
import { domainIn } from '../catalog/hosts/domains.ts';
import { redirectHostOf } from '../catalog/hosts/redirect-class.ts';

/** What the sum is made from, besides the activity. */
export interface RiskOptions {
  readonly catalog: Catalog;
  /** How many colleagues use the app; null where the policy does not say. */
  readonly colleagues: number | null;
  /** Whether this person meets the app for the first time; null where nobody kept count. */
  readonly firstTime: boolean | null;
  /** The organisation's own domains; empty where the policy names none. */
  readonly ownDomains: ReadonlySet<string>;
  /** The policy's own catalogue approves of the app. */
  readonly approved: boolean;
}

/** Scores from which a level begins. */
export const LEVEL_FROM = { severe: 75, high: 50, moderate: 25, low: 0 } as const satisfies Record<
  RiskLevel,
  number
>;

/** `data.*`: the weightiest kind of data counts in full, each further kind adds a little. */
export const DATA_POINTS = {
  all: { first: 35, further: 5 },
  high: { first: 25, further: 5 },
  sensitive: { first: 10, further: 2 },
  ordinary: { first: 4, further: 1 },
} as const;

/** `redirect.*`: where the answer goes. A class of 0 points is no part. */
export const REDIRECT_POINTS: Readonly<Record<RedirectClass, number>> = {
  'look-alike': 45,
  tunnel: 35,
  'ip-address': 25,
  'free-hosting': 20,
  'out-of-band': 15,
  'private-network': 8,
  loopback: 5,
  'native-client': 5,
  'custom-scheme': 5,
  'browser-extension': 5,
  web: 0,
};

/** `anomaly.*`: what is odd about the request. */
export const ANOMALY_POINTS: Readonly<Record<Anomaly, number>> = {
  'look-alike-host': 50,
  'credentials-in-address': 30,
  'duplicate-parameter': 25,
  'plain-http': 25,
  'encoded-parameter': 20,
  'trailing-dot': 20,
};

/** Colleagues from which an app counts as known in the house. */
const MANY_COLLEAGUES = 10;

interface Weighed {
  readonly activity: ConsentActivity;
  readonly options: RiskOptions;
  /** What the scopes mean, without those that ask for lasting access only. */
  readonly scopes: readonly ScopeFact[];
  readonly client: ClientFact | null;
  readonly redirect: RedirectClass;
  readonly offline: boolean;
  /** More than who the person is can be reached, or nothing says what. */
  readonly deep: boolean;
  /** A public first-party client that another website sent the person to: how sign-in codes are stolen. */
  readonly lent: boolean;
}

interface Part {
  readonly code: string;
  readonly points: number;
  readonly when: (weighed: Weighed) => boolean;
}

/** Parts that are there or not. */
export const PARTS: readonly Part[] = [
  // What it may do.
  { code: 'write', points: 8, when: ({ scopes }) => scopes.some(writes) },
  { code: 'send', points: 10, when: ({ scopes }) => scopes.some(({ verb }) => verb === 'send') },
  { code: 'offline', points: 10, when: ({ offline, deep }) => offline && deep },
  { code: 'offline', points: 2, when: ({ offline, deep }) => offline && !deep },
  { code: 'organisation-wide', points: 25, when: ({ activity }) => activity.organisationWide },
  // What cannot be seen.
  { code: 'scopes.hidden', points: 12, when: ({ activity }) => activity.opaque },
  {
    code: 'scopes.unnamed',
    points: 12,
    when: ({ activity }) => !activity.opaque && activity.scopes.length === 0,
  },
  { code: 'details', points: 5, when: ({ activity }) => activity.details.length > 0 },
  // Who asks.
  { code: 'client.abused', points: 15, when: ({ client }) => client?.abused === true },
  {
    code: 'client.first-party',
    points: -30,
    when: ({ client, lent }) => client?.firstParty === true && !lent,
  },
  { code: 'name.look-alike', points: 40, when: looksLikeBrand },
  {
    code: 'publisher.unverified',
    points: 15,
    when: ({ activity, client }) => client?.firstParty !== true && activity.app.verified === false,
  },
  {
    code: 'publisher.unknown',
    points: 8,
    when: ({ activity, client }) => client?.firstParty !== true && activity.app.verified === null,
  },
  {
    code: 'publisher.verified',
    points: -10,
    when: ({ activity, client }) => client?.firstParty !== true && activity.app.verified === true,
  },
  { code: 'app.approved', points: -30, when: ({ options }) => options.approved },
  { code: 'app.first-time', points: 2, when: ({ options }) => options.firstTime === true },
  { code: 'colleagues.none', points: 5, when: ({ options }) => options.colleagues === 0 },
  {
    code: 'colleagues.many',
    points: -5,
    when: ({ options }) => (options.colleagues ?? 0) >= MANY_COLLEAGUES,
  },
  // How it came about.
  { code: 'initiator.first-party-client', points: 45, when: ({ lent }) => lent },
  {
    code: 'initiator.other',
    points: 5,
    when: ({ activity, lent }) => activity.initiator === 'other' && !lent,
  },
  { code: 'flow.device', points: 30, when: ({ activity }) => activity.flow === 'device' },
  {
    code: 'flow.silent',
    points: 20,
    when: ({ activity, client }) => activity.flow === 'silent' && client?.firstParty !== true,
  },
  { code: 'flow.implicit', points: 5, when: ({ activity }) => activity.flow === 'implicit' },
  // Whose account.
  { code: 'account.personal', points: 5, when: isPersonal },
  {
    code: 'account.other',
    points: 5,
    when: (weighed) => !isPersonal(weighed) && isForeign(weighed),
  },
];

/**
 * The risk of a consent: the points of all parts that apply, clipped to 0..100.
 * @param activity the domain of its account as lists write it.
 * @returns null for kinds of steps that have no risk sum.
 */
export function riskOf(activity: Activity, options: RiskOptions): Risk | null {
  if (activity.kind !== 'consent') return null;
  const weighed = weigh(activity, options);
  const parts = [
    ...dataParts(weighed.scopes),
    ...PARTS.filter((part) => part.when(weighed)).map(({ code, points }) => ({ code, points })),
    ...redirectParts(weighed),
    ...activity.anomalies
      .filter((anomaly, index, all) => all.indexOf(anomaly) === index)
      .map((anomaly) => ({ code: `anomaly.${anomaly}`, points: ANOMALY_POINTS[anomaly] })),
  ].toSorted((a, b) => b.points - a.points || (a.code < b.code ? -1 : 1));
  const sum = parts.reduce((total, { points }) => total + points, 0);
  const score = Math.min(100, Math.max(0, sum));
  return { level: levelOf(score), score, parts };
}

/** The level that a score stands for. */
export function levelOf(score: number): RiskLevel {
  if (score >= LEVEL_FROM.severe) return 'severe';
  if (score >= LEVEL_FROM.high) return 'high';
  return score >= LEVEL_FROM.moderate ? 'moderate' : 'low';
}

/** Where the code of an answer stays readable for whoever has the machine or the screen. */
const EXPOSED: ReadonlySet<RedirectClass> = new Set(['loopback', 'native-client', 'out-of-band']);

function weigh(activity: ConsentActivity, options: RiskOptions): Weighed {
  const { catalog } = options;
  const { redirectUri } = activity;
  const all = activity.scopes.map((scope) => catalog.scope(scope, activity.platform));
  const scopes = all.filter(({ area }) => area !== 'offline');
  const client = catalog.client(activity.app.clientId, activity.platform);
  const redirect = redirectUri === null ? 'web' : catalog.redirectClass(redirectUri);
  const exposed = client?.loopback === true || EXPOSED.has(redirect);
  return {
    activity,
    options,
    scopes,
    client,
    redirect,
    offline: activity.offline || all.length > scopes.length,
    deep:
      activity.opaque ||
      all.length === 0 ||
      scopes.some(({ area }) => pointsKey(area, 'ordinary') !== null),
    lent: client?.firstParty === true && exposed && activity.initiator === 'other',
  };
}

/** Whether a scope lets an app change the person's own data. */
export function writes({ area, verb }: ScopeFact): boolean {
  if (area === 'everything' || area === 'impersonate') return true;
  // What an app keeps of its own, and what was picked for it, is no change to the person's data.
  if (pointsKey(area, 'ordinary') === null) return false;
  return verb === 'change' || verb === 'delete' || verb === 'manage' || verb === 'create';
}

/** Which line of DATA_POINTS counts for a scope; null where it reaches no data of the person's own. */
function pointsKey(
  area: ScopeFact['area'],
  weight: ScopeFact['weight'],
): keyof typeof DATA_POINTS | null {
  switch (area) {
    case 'identity':
    case 'address':
    case 'offline':
    case 'picked':
    case 'app-folder':
    case 'assigned':
    case 'own-entries':
      return null;
    case 'everything':
    case 'impersonate':
      return 'all';
    default:
      return weight;
  }
}

/** Of equal weight, what stands first in the catalogue is named first. */
const rank = (area: ScopeFact['area']) => (AREAS as readonly string[]).indexOf(area);

/** The parts of what scopes reach: the weightiest kind of data in full, each further kind a little. */
export function dataParts(scopes: readonly ScopeFact[]): Risk['parts'] {
  const areas = new Map<ScopeFact['area'], keyof typeof DATA_POINTS>();
  for (const { area, weight } of scopes) {
    const key = pointsKey(area, weight);
    if (key === null) continue;
    const known = areas.get(area);
    if (known === undefined || DATA_POINTS[key].first > DATA_POINTS[known].first)
      areas.set(area, key);
  }
  return [...areas]
    .map(([area, key]) => ({ area, ...DATA_POINTS[key] }))
    .toSorted((a, b) => b.first - a.first || rank(a.area) - rank(b.area))
    .map(({ area, first, further }, index) => ({
      code: `data.${area}`,
      points: index === 0 ? first : further,
    }));
}

function redirectParts({ redirect, client }: Weighed): Risk['parts'] {
  const points = REDIRECT_POINTS[redirect];
  // First-party tools are made to answer to the machine they run on.
  if (points === 0 || (client?.firstParty === true && points <= REDIRECT_POINTS.loopback))
    return [];
  return [{ code: `redirect.${redirect}`, points }];
}

function looksLikeBrand({ activity, options }: Weighed): boolean {
  const { name, clientId } = activity.app;
  if (name === null) return false;
  return options.catalog.brandLike(name, clientId, redirectHostOf(activity.redirectUri)) !== null;
}

function isPersonal({ activity, options }: Weighed): boolean {
  const { accountDomain, accountKind } = activity;
  if (accountKind !== null) return accountKind === 'personal';
  return accountDomain !== null && options.catalog.isConsumerDomain(accountDomain);
}

function isForeign({ activity: { accountDomain }, options: { ownDomains } }: Weighed): boolean {
  return accountDomain !== null && ownDomains.size > 0 && !domainIn(accountDomain, ownDomains);
}
