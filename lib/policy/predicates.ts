/**
 * The closed set of predicates. Each is declared with the shape of its parameter, what it asks of the
 * facts, the reason it gives, and where possible the keys by which a rule that needs it can be found.
 * There are three answers: yes, no, and null for a fact that is not known. `not` leaves null alone,
 * so that a missing fact never turns into an alarm.
 */
import { z } from 'zod/mini';
import { Audience, ROLES, Role, SurfaceId } from '../activity/activity.ts';
import { scopeNames } from '../catalog/scopes.ts';
import { appKey, audienceAtLeast, domainIn, type Facts } from './facts.ts';
import type { Policy } from './schema.ts';
import { TimeWindow, within } from './time-window.ts';

export type Answer = boolean | null;

/** A predicate bound to its parameter and the policy's lists. */
export interface Test {
  readonly ask: (facts: Facts) => Answer;
  /** Reason codes when the answer is yes. */
  readonly reasons: (facts: Facts) => readonly string[];
  /** Reason codes when the answer is no, for use under `not`. */
  readonly counterReasons: (facts: Facts) => readonly string[];
  /** The answer can be yes only for facts that carry one of these keys; null when nothing can be said. */
  readonly keys: readonly string[] | null;
}

export type Lists = Policy['lists'];

interface Definition {
  readonly parameter: z.ZodMiniType;
  readonly bind: (parameter: never, lists: Lists) => Test;
}

const NO_REASONS = () => [];

function define<P extends z.ZodMiniType>(
  parameter: P,
  bind: (
    value: z.infer<P>,
    lists: Lists,
  ) => Pick<Test, 'ask'> & Partial<Omit<Test, 'ask'>>,
): Definition {
  return {
    parameter,
    bind: (value: z.infer<P>, lists) => ({
      reasons: NO_REASONS,
      counterReasons: NO_REASONS,
      keys: null,
      ...bind(value, lists),
    }),
  };
}

const Names = z.array(z.string().check(z.minLength(1))).check(z.minLength(1));
/** The name of a list in the policy. */
export const ListName = z.string().check(z.minLength(1));

const consentOf = (facts: Facts) => (facts.activity.kind === 'consent' ? facts.activity : null);
const publishOf = (facts: Facts) => (facts.activity.kind === 'publish' ? facts.activity : null);
const appKeyOf = (facts: Facts) => {
  const consent = consentOf(facts);
  return consent === null ? null : appKey(consent.app.clientId);
};

function oneOf(values: readonly string[], read: (facts: Facts) => string | null, key?: string): Pick<Test, 'ask' | 'keys'> {
  const set = new Set(values);
  return {
    ask: (facts) => {
      const value = read(facts);
      return value === null ? null : set.has(value);
    },
    keys: key === undefined ? null : values.map((value) => `${key}:${value}`),
  };
}

/** A list by name. Names come from the document, so that `constructor` must not find anything. */
function listOf<T>(lists: Readonly<Record<string, readonly T[]>>, name: string): readonly T[] {
  return Object.hasOwn(lists, name) ? (lists[name] ?? []) : [];
}

/** Domains of a list; an unknown list is empty, and the linter names it. */
function domainsOf(lists: Lists, name: string): ReadonlySet<string> {
  return new Set(listOf(lists.domains, name));
}

function inDomains(lists: Lists, name: string, read: (facts: Facts) => string | null, key: string): Pick<Test, 'ask' | 'keys'> {
  const domains = domainsOf(lists, name);
  return {
    ask: (facts) => {
      const value = read(facts);
      return value === null ? null : domainIn(value, domains);
    },
    keys: [...domains].map((domain) => `${key}:${domain}`),
  };
}

/** An entry of a list as it is compared: without a Microsoft resource in front, as `facts.scopes` has it too. */
function entryName(entry: string): string {
  return scopeNames(entry).at(-1) as string;
}

/** Matches scopes of a list; an entry that ends in `*` stands for all that begin so. */
function scopeMatcher(entries: readonly string[]): (scope: string) => boolean {
  const exact = new Set(entries.filter((entry) => !entry.endsWith('*')).map(entryName));
  const beginnings = entries.filter((entry) => entry.endsWith('*')).map((entry) => entry.slice(0, -1).toLowerCase());
  return (scope) => exact.has(scope) || beginnings.some((beginning) => scope.startsWith(beginning));
}

/** Each scope with all its names; null where the request hides them. */
function scopesKnown(facts: Facts): Facts['scopes'] | null {
  const consent = consentOf(facts);
  return consent === null || (consent.opaque && consent.scopes.length === 0) ? null : facts.scopes;
}

export const PREDICATES = {
  always: define(z.literal(true), () => ({ ask: () => true })),

  platformIn: define(Names, (names) => oneOf(names, (facts) => facts.activity.platform, 'platform')),
  surfaceIn: define(z.array(SurfaceId).check(z.minLength(1)), (ids) => oneOf(ids, (facts) => facts.activity.surface, 'surface')),
  hostIn: define(ListName, (name, lists) => inDomains(lists, name, (facts) => facts.activity.host, 'host')),
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
      keys: entries.some((entry) => entry.endsWith('*')) ? null : entries.map((entry) => `scope:${entryName(entry)}`),
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
    ask: (facts) => (consentOf(facts) === null ? null : consentOf(facts)?.organisationWide === wanted),
    reasons: () => (wanted ? ['app.organisation-wide'] : []),
  })),
  opaque: define(z.boolean(), (wanted) => ({
    ask: (facts) => (consentOf(facts) === null ? null : consentOf(facts)?.opaque === wanted),
    reasons: () => (wanted ? ['scope.hidden'] : []),
  })),
  flowIn: define(z.array(z.enum(['code', 'implicit', 'hybrid', 'device', 'admin', 'silent', 'unknown'])).check(z.minLength(1)), (flows) => ({
    ...oneOf(flows, (facts) => consentOf(facts)?.flow ?? null),
    reasons: (facts) => [`flow.${consentOf(facts)?.flow ?? 'unknown'}`],
  })),
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
        facts.recipients.length === 0 ? null : facts.recipients.some(({ domain }) => domainIn(domain, domains)),
      reasons: () => [`recipient.${name}`],
      counterReasons: () => [`recipient.not-${name}`],
      keys: [...domains].map((domain) => `domain:${domain}`),
    };
  }),
  recipientsAtLeast: define(z.int().check(z.positive()), (floor) => ({
    ask: (facts) =>
      facts.activity.kind === 'share' ? facts.recipients.reduce((sum, { count }) => sum + count, 0) >= floor : null,
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
  signInIn: define(z.array(z.enum(['required', 'none', 'unknown'])).check(z.minLength(1)), (values) => ({
    ...oneOf(values, (facts) => publishOf(facts)?.signIn ?? null),
    reasons: (facts) => [`sign-in.${publishOf(facts)?.signIn ?? 'unknown'}`],
  })),
  connectorIn: define(Names, (ids) =>
    oneOf(ids, (facts) => (facts.activity.kind === 'connect' ? facts.activity.connector.id : null), 'connector'),
  ),

  groupIn: define(Names, (groups) => ({
    ask: (facts) => groups.some((group) => facts.context.groups.includes(group)),
  })),
  personIn: define(ListName, (name, lists) => {
    const people = new Set(listOf(lists.people, name).map((person) => person.toLowerCase()));
    return {
      ask: (facts) => (facts.context.user === null ? null : people.has(facts.context.user.toLowerCase())),
    };
  }),
  timeWindow: define(TimeWindow, (window) => {
    const isInside = within(window);
    return { ask: (facts) => isInside(facts.context.now), reasons: () => ['time'] };
  }),
} as const satisfies Record<string, Definition>;

export type PredicateName = keyof typeof PREDICATES;

export function isPredicate(name: string): name is PredicateName {
  return Object.hasOwn(PREDICATES, name);
}

/**
 * Binds a predicate to its parameter.
 * @returns the test, or a sentence that says what is wrong with the parameter.
 */
export function bindPredicate(name: PredicateName, parameter: unknown, lists: Lists): Test | string {
  const definition: Definition = PREDICATES[name];
  const result = definition.parameter.safeParse(parameter);
  if (!result.success) return result.error.issues.map((issue) => issue.message).join('; ');
  return definition.bind(result.data as never, lists);
}
