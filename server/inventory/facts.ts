/** What was seen of one thing, added up step by step. Every list is bounded, since pages choose what they show. */
import { z } from 'zod';
import { AUDIENCES, type Audience } from '../../lib/activity/activity.ts';
import type { StepExtension } from '../../lib/events/handrail-extension.ts';

const Seen = z.object({ first: z.number(), last: z.number(), steps: z.number() });
const Counts = z.record(z.string(), z.number());

export const ThingFacts = z.object({
  /** The newest last. */
  names: z.array(z.string()),
  publishers: z.array(z.string()),
  verified: z.boolean().nullable(),
  scopes: z.array(Seen.extend({ scope: z.string() })),
  moreScopes: z.boolean(),
  redirects: z.array(z.string()),
  endpoints: z.array(z.string()),
  hosts: z.array(z.string()),
  labels: z.array(z.string()),
  anomalies: z.array(z.string()),
  audiences: Counts,
  effects: Counts,
  outcomes: Counts,
  grants: Counts,
  offline: z.boolean(),
  organisationWide: z.boolean(),
  opaque: z.boolean(),
  mayEdit: z.boolean(),
  /** Who may use the stored credentials of a connection, widest. */
  sharedWith: z.string().nullable(),
  runsAsMaker: z.boolean(),
  noSignIn: z.boolean(),
  openEndpoints: z.number(),
  firstUser: z.string().nullable(),
});
export type ThingFacts = z.infer<typeof ThingFacts>;

export const NO_FACTS: ThingFacts = {
  ...{ names: [], publishers: [], verified: null, scopes: [], moreScopes: false },
  ...{ redirects: [], endpoints: [], hosts: [], labels: [], anomalies: [] },
  ...{ audiences: {}, effects: {}, outcomes: {}, grants: {} },
  ...{ offline: false, organisationWide: false, opaque: false, mayEdit: false, sharedWith: null },
  ...{ runsAsMaker: false, noSignIn: false, openEndpoints: 0, firstUser: null },
};

/** Narrowest first. */
const REACHES = ['unchanged', 'restricted', 'organisation', 'anyone_with_link', 'public'];

const MOST = { names: 10, scopes: 300, places: 30 };

/** @returns the facts with one step more; `isFirst` when no step of the thing is older */
export function withStep(
  facts: ThingFacts,
  step: StepExtension,
  time: number,
  user: string | null,
  isFirst: boolean,
): ThingFacts {
  const { activity } = step;
  const common: ThingFacts = {
    ...facts,
    hosts: added(facts.hosts, activity.host, MOST.places),
    effects: counted(facts.effects, step.effect),
    outcomes: counted(facts.outcomes, step.outcome),
    audiences: step.audience === null ? facts.audiences : counted(facts.audiences, step.audience),
    grants: step.grant === null ? facts.grants : counted(facts.grants, step.grant),
    firstUser: isFirst ? user : facts.firstUser,
  };
  switch (activity.kind) {
    case 'consent': {
      const scopes = withScopes(
        common.scopes,
        [...activity.scopes, ...(step.granted_scopes ?? [])],
        time,
      );
      return {
        ...common,
        names: newest(common.names, activity.app.name),
        publishers: newest(common.publishers, activity.app.publisher),
        verified: activity.app.verified ?? common.verified,
        scopes: scopes.slice(0, MOST.scopes),
        moreScopes: common.moreScopes || scopes.length > MOST.scopes,
        redirects: added(common.redirects, activity.redirectUri, MOST.places),
        anomalies: activity.anomalies.reduce(
          (all, one) => added(all, one, MOST.places),
          common.anomalies,
        ),
        offline: common.offline || activity.offline,
        organisationWide: common.organisationWide || activity.organisationWide,
        opaque: common.opaque || activity.opaque,
      };
    }
    case 'connect':
      return {
        ...common,
        names: newest(common.names, activity.connector.name),
        endpoints: added(common.endpoints, activity.endpointHost, MOST.places),
        sharedWith: widerReach(common.sharedWith, activity.sharedWith),
      };
    case 'share':
      return {
        ...common,
        labels: added(common.labels, activity.resource.label, MOST.places),
        mayEdit: common.mayEdit || activity.role === 'edit' || activity.role === 'own',
      };
    case 'publish':
      return {
        ...common,
        labels: added(common.labels, activity.resource.label, MOST.places),
        runsAsMaker: common.runsAsMaker || activity.runsAs === 'maker',
        noSignIn: common.noSignIn || activity.signIn === 'none',
        openEndpoints: Math.max(common.openEndpoints, activity.openEndpoints),
      };
  }
}

/** The widest audience that any step would have reached. */
export function widestOf({ audiences }: ThingFacts): Audience | null {
  return AUDIENCES.find((audience) => (audiences[audience] ?? 0) > 0) ?? null;
}

/** Whether a step was not held back by anybody. */
export function wentOn({ outcome, grant }: StepExtension): boolean {
  if (grant === 'denied' || grant === 'refused' || grant === 'abandoned') return false;
  return outcome === 'proceeded' || outcome === 'fixed' || outcome === 'allowed_silently';
}

function counted(counts: Record<string, number>, name: string): Record<string, number> {
  return { ...counts, [name]: (counts[name] ?? 0) + 1 };
}

function added(list: string[], value: string | null, most: number): string[] {
  return value === null || list.includes(value) || list.length >= most ? list : [...list, value];
}

/** The newest name stands last; old ones make room. */
function newest(list: string[], value: string | null): string[] {
  if (value === null || value === '' || list.at(-1) === value) return list;
  return [...list.filter((one) => one !== value), value].slice(-MOST.names);
}

function withScopes(known: ThingFacts['scopes'], asked: string[], time: number) {
  const scopes = new Map(known.map((one) => [one.scope, one]));
  for (const scope of new Set(asked)) {
    const before = scopes.get(scope) ?? { scope, first: time, last: time, steps: 0 };
    scopes.set(scope, {
      scope,
      first: Math.min(before.first, time),
      last: Math.max(before.last, time),
      steps: before.steps + 1,
    });
  }
  return [...scopes.values()];
}

function widerReach(one: string | null, other: string): string {
  const rank = (reach: string | null) => REACHES.indexOf(reach ?? '');
  return rank(other) > rank(one) ? other : (one ?? other);
}
