/**
 * The closed set of predicates. Each is declared with the shape of its parameter, what it asks of the
 * facts, the reason it gives, and where possible the keys by which a rule that needs it can be found.
 * There are three answers: yes, no, and null for a fact that is not known. `not` leaves null alone,
 * so that a missing fact never turns into an alarm.
 */
import { z } from 'zod/mini';
import { Audience, ROLES, Role, SurfaceId } from '../activity/activity.ts';
import { type Facts, appKey, audienceAtLeast, domainIn } from './facts.ts';
import {
  type Definition,
  type Lists,
  ListName,
  Names,
  type Test,
  appKeyOf,
  consentOf,
  define,
  domainsOf,
  entryName,
  inDomains,
  listOf,
  oneOf,
  publishOf,
  scopeMatcher,
  scopesKnown,
} from './predicate.ts';
import { TimeWindow, within } from './time-window.ts';

export const PREDICATES = {
  always: define(z.literal(true), () => ({ ask: () => true })),

  platformIn: define(Names, (names) =>
    oneOf(names, (facts) => facts.activity.platform, 'platform'),
  ),
  surfaceIn: define(z.array(SurfaceId).check(z.minLength(1)), (ids) =>
    oneOf(ids, (facts) => facts.activity.surface, 'surface'),
  ),
  hostIn: define(ListName, (name, lists) =>
    inDomains(lists, name, (facts) => facts.activity.host, 'host'),
  ),
  accountDomainIn: define(ListName, (name, lists) => ({
    ...inDomains(lists, name, (facts) => facts.activity.accountDomain, 'account'),
    keys: null,
    reasons: () => [`account.${name}`],
    counterReasons: () => [`account.not-${name}`],
  })),

  appIdIn: define(Names, (ids) => oneOf(ids.map(appKey), appKeyOf, 'app')),
  appIn: define(ListName, (name, lists) => {
    const apps = new Map(
      listOf(lists.apps, name).map(({ clientId, scopes }) => [
        appKey(clientId),
        scopes === undefined ? null : scopeMatcher(scopes),
      ]),
    );
    const find = (facts: Facts) => apps.get(appKeyOf(facts) ?? '');
    return {
      ask: (facts) => {
        const consent = consentOf(facts);
        if (consent === null) return null;
        const looked = find(facts);
        if (looked === undefined) return false;
        // Where the scopes are hidden nobody can say that it stays within what was looked at.
        return looked === null || scopesKnown(facts)?.every((names) => names.some(looked)) === true;
      },
      reasons: () => [`app.${name}`],
      counterReasons: (facts) =>
        name === 'approved' ? [find(facts) === undefined ? 'app.unreviewed' : 'app.asks-more'] : [],
      keys: [...apps.keys()].map((id) => `app:${id}`),
    };
  }),
  publisherVerified: define(z.boolean(), (wanted) => ({
    ask: (facts) => {
      const verified = consentOf(facts)?.app.verified ?? null;
      return verified === null ? null : verified === wanted;
    },
    reasons: () => [wanted ? 'publisher.verified' : 'publisher.unverified'],
  })),
  scopeIn: define(ListName, (name, lists) => {
    const entries = listOf(lists.scopes, name);
    const matches = scopeMatcher(entries);
    return {
      ask: (facts) => scopesKnown(facts)?.some((names) => names.some(matches)) ?? null,
      reasons: () => [`scope.${name}`],
      keys: entries.some((entry) => entry.endsWith('*'))
        ? null
        : entries.map((entry) => `scope:${entryName(entry)}`),
    };
  }),
  scopeOutside: define(ListName, (name, lists) => {
    const matches = scopeMatcher(listOf(lists.scopes, name));
    return {
      ask: (facts) => scopesKnown(facts)?.some((names) => !names.some(matches)) ?? null,
      reasons: () => [`scope.outside-${name}`],
    };
  }),
  offline: define(z.boolean(), (wanted) => ({
    ask: (facts) => (consentOf(facts) === null ? null : consentOf(facts)?.offline === wanted),
    reasons: () => (wanted ? ['app.offline'] : []),
  })),
  organisationWide: define(z.boolean(), (wanted) => ({
    ask: (facts) =>
      consentOf(facts) === null ? null : consentOf(facts)?.organisationWide === wanted,
    reasons: () => (wanted ? ['app.organisation-wide'] : []),
  })),
  opaque: define(z.boolean(), (wanted) => ({
    ask: (facts) => (consentOf(facts) === null ? null : consentOf(facts)?.opaque === wanted),
    reasons: () => (wanted ? ['scope.hidden'] : []),
  })),
  flowIn: define(
    z
      .array(z.enum(['code', 'implicit', 'hybrid', 'device', 'admin', 'silent', 'unknown']))
      .check(z.minLength(1)),
    (flows) => ({
      ...oneOf(flows, (facts) => consentOf(facts)?.flow ?? null),
      reasons: (facts) => [`flow.${consentOf(facts)?.flow ?? 'unknown'}`],
    }),
  ),
  redirectHostIn: define(ListName, (name, lists) => ({
    ...inDomains(lists, name, (facts) => facts.redirectHost, 'redirect'),
    reasons: () => [`redirect.${name}`],
  })),

  audienceAtLeast: define(Audience, (floor) => ({
    ask: (facts) => (facts.audience === null ? null : audienceAtLeast(facts.audience, floor)),
    reasons: (facts) => [`audience.${facts.audience}`],
  })),
  recipientDomainIn: define(ListName, (name, lists) => {
    const domains = domainsOf(lists, name);
    return {
      ask: (facts) =>
        facts.recipients.length === 0
          ? null
          : facts.recipients.some(({ domain }) => domainIn(domain, domains)),
      reasons: () => [`recipient.${name}`],
      counterReasons: () => [`recipient.not-${name}`],
      keys: [...domains].map((domain) => `domain:${domain}`),
    };
  }),
  recipientsAtLeast: define(z.int().check(z.positive()), (floor) => ({
    ask: (facts) =>
      facts.activity.kind === 'share'
        ? facts.recipients.reduce((sum, { count }) => sum + count, 0) >= floor
        : null,
    reasons: () => ['recipient.many'],
  })),
  roleAtLeast: define(Role, (floor) => ({
    ask: (facts) => {
      const role = facts.activity.kind === 'share' ? facts.activity.role : null;
      return role === null ? null : ROLES.indexOf(role) >= ROLES.indexOf(floor);
    },
    reasons: (facts) => (facts.activity.kind === 'share' ? [`role.${facts.activity.role}`] : []),
  })),
  labelIn: define(Names, (labels) => {
    const wanted = new Set(labels.map((label) => label.toLowerCase()));
    return {
      ask: (facts) => {
        const label = 'resource' in facts.activity ? facts.activity.resource.label : null;
        return label === null ? null : wanted.has(label.toLowerCase());
      },
      reasons: () => ['label'],
    };
  }),

  openEndpointsAtLeast: define(z.int().check(z.positive()), (floor) => ({
    ask: (facts) => {
      const publish = publishOf(facts);
      return publish === null ? null : publish.openEndpoints >= floor;
    },
    reasons: () => ['publish.open-endpoint'],
  })),
  signInIn: define(
    z.array(z.enum(['required', 'none', 'unknown'])).check(z.minLength(1)),
    (values) => ({
      ...oneOf(values, (facts) => publishOf(facts)?.signIn ?? null),
      reasons: (facts) => [`sign-in.${publishOf(facts)?.signIn ?? 'unknown'}`],
    }),
  ),
  connectorIn: define(Names, (ids) =>
    oneOf(
      ids,
      (facts) => (facts.activity.kind === 'connect' ? facts.activity.connector.id : null),
      'connector',
    ),
  ),

  groupIn: define(Names, (groups) => ({
    ask: (facts) => groups.some((group) => facts.context.groups.includes(group)),
  })),
  personIn: define(ListName, (name, lists) => {
    const people = new Set(listOf(lists.people, name).map((person) => person.toLowerCase()));
    return {
      ask: (facts) =>
        facts.context.user === null ? null : people.has(facts.context.user.toLowerCase()),
    };
  }),
  timeWindow: define(TimeWindow, (window) => {
    const isInside = within(window);
    return { ask: (facts) => isInside(facts.context.now), reasons: () => ['time'] };
  }),
} as const satisfies Record<string, Definition>;

export type PredicateName = keyof typeof PREDICATES;

/** Whether this version knows a predicate of this name. */
export function isPredicate(name: string): name is PredicateName {
  return Object.hasOwn(PREDICATES, name);
}

/**
 * Binds a predicate to its parameter.
 * @returns the test, or a sentence that says what is wrong with the parameter.
 */
export function bindPredicate(
  name: PredicateName,
  parameter: unknown,
  lists: Lists,
): Test | string {
  const definition: Definition = PREDICATES[name];
  const result = definition.parameter.safeParse(parameter);
  if (!result.success) return result.error.issues.map((issue) => issue.message).join('; ');
  return definition.bind(result.data as never, lists);
}
