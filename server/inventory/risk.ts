/**
 * How risky a thing of the inventory is, as a sum that a person can check: five groups of parts, each
 * part with its points and with what it is about. Pure. What a scope or a redirect weighs is taken from
 * the risk of a single consent (lib/policy/risk.ts); what only a list knows (how many people, who
 * owns it) stands in POINTS.
 */
import { catalog } from '../../lib/catalog/full.ts';
import type { ScopeFact } from '../../lib/catalog/catalog.ts';
import {
  ANOMALY_POINTS,
  REDIRECT_POINTS,
  dataParts,
  levelOf,
  writes,
} from '../../lib/policy/risk.ts';
import type { RiskPart, Status, ThingKind, ThingRisk } from '../contract/inventory.ts';
import { type ThingFacts, widestOf } from './facts.ts';

/** What is judged: what was seen, and what people or the policy say. */
export type Judged = {
  kind: ThingKind;
  platform: string;
  id: string;
  facts: ThingFacts;
  people: number;
  status: Status;
  owner: string | null;
  agreement: boolean | null;
  /** Class of the data as a person gave it. */
  data: string | null;
};

/** Every weight that is the inventory's own. */
export const POINTS = {
  data: { write: 8, send: 10, hidden: 12, labelled: 10, confidential: 10, secret: 20, public: -10 },
  /** People from which the points count. */
  people: [
    { from: 100, points: 12 },
    { from: 10, points: 8 },
    { from: 2, points: 3 },
  ],
  audience: { public: 30, anyone_with_link: 25, external: 15, partner: 6, organisation: 3 },
  reach: { organisationWide: 25, mayEdit: 5 },
  credentials: {
    offline: 10,
    abused: 15,
    firstParty: -30,
    lookAlike: 40,
    unverified: 10,
    verified: -5,
    sharedWithOrganisation: 12,
    sharedWithAnyone: 30,
    makers: 12,
    noSignIn: 15,
  },
  ownership: { nobody: 10, noAgreement: 5, approved: -25, limited: -10 },
  hosting: { openEndpoint: 8 },
} as const;

type Find = RiskPart | null;

/** The risk of a thing: all parts that apply, weightiest first, their sum clipped to 0..100. */
export function riskOfThing(judged: Judged): ThingRisk {
  const parts = [
    ...data(judged),
    ...audience(judged),
    ...credentials(judged),
    ...ownership(judged),
    ...hosting(judged),
  ]
    .filter((part): part is RiskPart => part !== null && part.points !== 0)
    .toSorted((a, b) => b.points - a.points || (a.code < b.code ? -1 : 1));
  const sum = parts.reduce((total, { points }) => total + points, 0);
  const score = Math.min(100, Math.max(0, sum));
  return { score, level: levelOf(score), parts };
}

/** What the catalogue knows of every scope that was seen. */
export function scopeFactsOf(platform: string, facts: ThingFacts): ScopeFact[] {
  return facts.scopes.map(({ scope }) => catalog.scope(scope, platform));
}

function when(
  holds: boolean,
  group: RiskPart['group'],
  code: string,
  points: number,
  value: RiskPart['value'] = null,
): Find {
  return holds ? { group, code, points, value } : null;
}

function data({ platform, facts, data: said }: Judged): Find[] {
  const scopes = scopeFactsOf(platform, facts).filter(({ area }) => area !== 'offline');
  const { hidden, labelled, write, send } = POINTS.data;
  return [
    ...dataParts(scopes).map(({ code, points }) => when(true, 'data', code, points)),
    when(scopes.some(writes), 'data', 'data.write', write),
    when(
      scopes.some(({ verb }) => verb === 'send'),
      'data',
      'data.send',
      send,
    ),
    when(facts.opaque, 'data', 'data.hidden', hidden),
    when(facts.labels.length > 0, 'data', 'data.labelled', labelled, facts.labels.at(-1) ?? null),
    when(said === 'confidential', 'data', 'data.confidential', POINTS.data.confidential),
    when(said === 'secret', 'data', 'data.secret', POINTS.data.secret),
    when(said === 'public', 'data', 'data.public', POINTS.data.public),
  ];
}

function audience({ facts, people }: Judged): Find[] {
  const widest = widestOf(facts);
  const points: Readonly<Record<string, number>> = POINTS.audience;
  const band = POINTS.people.find(({ from }) => people >= from);
  return [
    band === undefined ? null : when(true, 'audience', 'audience.people', band.points, people),
    widest === null ? null : when(true, 'audience', `audience.${widest}`, points[widest] ?? 0),
    when(
      facts.organisationWide,
      'audience',
      'audience.organisation-wide',
      POINTS.reach.organisationWide,
    ),
    when(facts.mayEdit, 'audience', 'audience.may-edit', POINTS.reach.mayEdit),
  ];
}

function credentials({ kind, platform, id, facts }: Judged): Find[] {
  const points = POINTS.credentials;
  const part = (holds: boolean, code: string, worth: number, value: RiskPart['value'] = null) =>
    when(holds, 'credentials', `credentials.${code}`, worth, value);
  const shared = facts.sharedWith;
  const held = [
    part(shared === 'organisation', 'shared', points.sharedWithOrganisation, 'organisation'),
    part(
      shared === 'public' || shared === 'anyone_with_link',
      'shared',
      points.sharedWithAnyone,
      shared,
    ),
    part(facts.runsAsMaker, 'maker', points.makers),
    part(facts.noSignIn, 'no-sign-in', points.noSignIn),
  ];
  if (kind !== 'app') return held;
  const client = catalog.client(id, platform);
  const firstParty = client?.firstParty === true;
  const like = facts.names
    .map((name) => brandLike(name, id, facts.redirects))
    .find((brand) => brand !== null);
  const keeps =
    facts.offline || scopeFactsOf(platform, facts).some(({ area }) => area === 'offline');
  return [
    ...held,
    part(keeps, 'offline', points.offline),
    part(client?.abused === true, 'abused', points.abused),
    part(firstParty, 'first-party', points.firstParty),
    part(like !== undefined && !firstParty, 'look-alike', points.lookAlike, like),
    part(facts.verified !== true && !firstParty, 'unverified', points.unverified),
    part(facts.verified === true && !firstParty, 'verified', points.verified),
    ...facts.anomalies.map((anomaly) =>
      part(
        true,
        `anomaly.${anomaly}`,
        (ANOMALY_POINTS as Readonly<Record<string, number>>)[anomaly] ?? 0,
      ),
    ),
  ];
}

/** One answer that goes elsewhere than to the brand's own hosts is enough. */
function brandLike(name: string, id: string, redirects: string[]): string | null {
  const hosts = redirects.length === 0 ? [null] : redirects.map(hostOf);
  return hosts.map((host) => catalog.brandLike(name, id, host)).find((one) => one !== null) ?? null;
}

/** What was shared belongs to whoever shared it, so that nobody has to be named. */
function ownership({ kind, status, owner, agreement }: Judged): Find[] {
  const points = POINTS.ownership;
  const part = (holds: boolean, code: string, worth: number, value: RiskPart['value'] = null) =>
    when(holds, 'ownership', `ownership.${code}`, worth, value);
  const foreign = kind === 'app' || kind === 'connector';
  return [
    part(kind !== 'shared' && owner === null, 'nobody', points.nobody),
    part(foreign && agreement !== true, 'no-agreement', points.noAgreement),
    part(status === 'approved', 'approved', points.approved),
    part(status === 'limited', 'limited', points.limited),
  ];
}

function hosting({ facts }: Judged): Find[] {
  const worst = facts.redirects
    .map((uri) => ({ uri, sort: catalog.redirectClass(uri) }))
    .toSorted((a, b) => REDIRECT_POINTS[b.sort] - REDIRECT_POINTS[a.sort])[0];
  const endpoint = facts.endpoints
    .map((host) => ({ host, sort: catalog.redirectClass(`https://${host}/`) }))
    .toSorted((a, b) => REDIRECT_POINTS[b.sort] - REDIRECT_POINTS[a.sort])[0];
  return [
    worst === undefined
      ? null
      : when(
          true,
          'hosting',
          `redirect.${worst.sort}`,
          REDIRECT_POINTS[worst.sort],
          hostOf(worst.uri),
        ),
    endpoint === undefined
      ? null
      : when(
          true,
          'hosting',
          `endpoint.${endpoint.sort}`,
          REDIRECT_POINTS[endpoint.sort],
          endpoint.host,
        ),
    facts.openEndpoints === 0
      ? null
      : when(
          true,
          'hosting',
          'hosting.open-endpoints',
          POINTS.hosting.openEndpoint,
          facts.openEndpoints,
        ),
  ];
}

/** @returns the host of an address; the scheme where it has none */
export function hostOf(uri: string): string | null {
  return URL.canParse(uri) ? new URL(uri).host || new URL(uri).protocol : null;
}
