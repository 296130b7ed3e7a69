/** Predicates that ask about any kind of step: where, who, when, how risky, and what a text says. */
import { z } from 'zod/mini';
import { AccountKind, SurfaceId } from '../../activity/activity.ts';
import { RISK_LEVELS, RiskLevel } from '../../activity/decision.ts';
import type { Facts } from '../facts.ts';
import { compilePattern } from './pattern.ts';
import {
  type Answer,
  type Definition,
  ListName,
  Names,
  NamesOrList,
  accountKindOf,
  consentOf,
  connectOf,
  define,
  foundIn,
  inDomains,
  is,
  listOf,
  oneOf,
} from './predicate.ts';
import { TimeWindow, within } from './time-window.ts';
import { Id } from '../id.ts';

/** Texts of a step that a pattern may be held against. A step that has none of it answers "not known". */
const TEXTS = {
  appName: (facts: Facts) => [consentOf(facts)?.app.name],
  publisher: (facts: Facts) => [consentOf(facts)?.app.publisher],
  host: (facts: Facts) => [facts.activity.host],
  redirectHost: (facts: Facts) => [facts.redirectHost],
  scope: (facts: Facts) => facts.scopes.flat(),
  label: (facts: Facts) => ['resource' in facts.activity ? facts.activity.resource.label : null],
  endpointHost: (facts: Facts) => [connectOf(facts)?.endpointHost],
  connectorName: (facts: Facts) => [connectOf(facts)?.connector.name],
} as const;

const FIELDS = [
  'appName',
  'publisher',
  'host',
  'redirectHost',
  'scope',
  'label',
  'endpointHost',
  'connectorName',
] as const satisfies ReadonlyArray<keyof typeof TEXTS>;

/** Why a pattern cannot be used, or null. */
const problemOf = (source: unknown): string | null => {
  const compiled = compilePattern(String(source));
  return compiled.ok ? null : compiled.problem;
};

const Pattern = z.object({
  field: z.enum(FIELDS),
  matches: z.string().check(
    z.minLength(1),
    z.refine((source) => problemOf(source) === null, {
      error: ({ input }) => problemOf(input) ?? '',
    }),
  ),
});

export const STEP_PREDICATES = {
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
    ...inDomains(lists, name, (facts) => facts.accountDomain, 'account'),
    keys: null,
    reasons: () => [`account.${name}`],
    counterReasons: () => [`account.not-${name}`],
  })),
  accountKindIs: define(AccountKind, (wanted, lists) => ({
    ...oneOf([wanted], (facts) =>
      accountKindOf(facts.activity.accountKind, facts.accountDomain, facts, lists),
    ),
    reasons: () => [`account.${wanted}`],
  })),

  riskAtLeast: define(RiskLevel, (floor) => ({
    ask: (facts) => {
      const risk = facts.risk();
      return risk === null ? null : RISK_LEVELS.indexOf(risk.level) >= RISK_LEVELS.indexOf(floor);
    },
    reasons: (facts) => [`risk.${facts.risk()?.level ?? floor}`],
  })),
  pattern: define(Pattern, ({ field, matches }) => {
    const compiled = compilePattern(matches);
    // The shape of the parameter has already said so.
    if (!compiled.ok) return { ask: () => null };
    return {
      ask: (facts): Answer => {
        const texts = TEXTS[field](facts).filter((text) => typeof text === 'string');
        if (texts.length === 0) return null;
        const found = texts.some(compiled.matches);
        return field === 'scope' ? foundIn(facts, found) : found;
      },
      reasons: () => [`pattern.${field}`],
    };
  }),

  groupIn: define(NamesOrList, (given, lists) => {
    const groups = typeof given === 'string' ? listOf(lists.groups, given) : given;
    return { ask: (facts) => groups.some((group) => facts.context.groups.includes(group)) };
  }),
  personIn: define(ListName, (name, lists) => {
    const people = new Set(listOf(lists.people, name).map((person) => person.toLowerCase()));
    return {
      ask: (facts) =>
        facts.context.user === null ? null : people.has(facts.context.user.toLowerCase()),
    };
  }),
  firstTime: define(z.boolean(), (wanted) => ({
    ask: (facts) => is(wanted, facts.context.firstTime),
    reasons: () => (wanted ? ['app.first-time'] : []),
  })),
  termsAccepted: define(Id, (id, { terms }) => {
    const version = terms?.find((entry) => entry.id === id)?.version;
    return {
      ask: (facts) =>
        version === undefined
          ? null
          : facts.context.prompts.accepted.some(
              (accepted) => accepted.id === id && accepted.version >= version,
            ),
      counterReasons: () => ['terms.not-accepted'],
    };
  }),
  timeWindow: define(TimeWindow, (window) => {
    const isInside = within(window);
    return { ask: (facts) => isInside(facts.context.now), reasons: () => ['time'] };
  }),
} as const satisfies Record<string, Definition>;
