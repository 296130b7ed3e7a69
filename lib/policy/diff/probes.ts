/**
 * Situations in which two policies may decide differently: made from the conditions of the rules that
 * changed, of what hides them, and from exceptions and kill entries.
 */
import { KINDS, type Kind } from '../../activity/activity.ts';
import type { ChangedParts, Pair } from './changed-parts.ts';
import { type Term, normalise, termsOf, traitsUnder } from '../lint/normal-form.ts';
import type { Exception, Kill, Rule } from '../schema.ts';
import {
  type Situation,
  type Wish,
  type Witnessing,
  moved,
  ordinarySituation,
  solve,
  wishesOf,
} from './witness.ts';
import type { Move } from './move-makers.ts';

/** Ways to match one rule that are tried. */
const MOST_TERMS = 24;
/** Ways to keep another rule from matching that are tried. */
const MOST_ESCAPES = 6;

/** The ways in which a rule can match, or be kept from matching, for one kind. */
export type TermsOf = (rule: Rule, kind: Kind, want: boolean) => readonly Term[];

/** Reads the conditions of one policy. */
export function termsUnder({ lists }: Witnessing): TermsOf {
  const traits = traitsUnder(lists);
  return (rule, kind, want) => {
    if (!rule.kinds.includes(kind)) return [];
    const formula = normalise(rule.when, kind, traits, want);
    return formula === null ? [] : (termsOf(formula) ?? []);
  };
}

/** One of the two policies that are compared. */
export interface Side {
  readonly witness: Witnessing;
  readonly termsOf: TermsOf;
}

/** A situation, with what it was made to fulfil, so that more can be asked of it. */
export interface Probe {
  readonly situation: Situation;
  readonly wishes: readonly Wish[];
  /** The rule, exception or kill entry that it was made for. */
  readonly about: string;
}

/** Situations in which one version of a rule matches, above all those in which the other does not. */
export function* ruleProbes(pair: Pair<Rule>, sides: readonly [Side, Side]): Generator<Probe> {
  for (const [here, there] of [
    [0, 1],
    [1, 0],
  ] as const) {
    const rule = here === 0 ? pair.before : pair.after;
    const other = there === 0 ? pair.before : pair.after;
    if (rule === null) continue;
    for (const kind of KINDS) {
      for (const term of sides[here].termsOf(rule, kind, true).slice(0, MOST_TERMS)) {
        const wishes = wishesOf(term, sides[here].witness);
        const escapes = other === null ? [] : sides[there].termsOf(other, kind, false);
        for (const escape of escapes.slice(0, MOST_ESCAPES))
          yield* probesFor([...wishes, ...wishesOf(escape, sides[there].witness)], kind, pair.id);
        yield* probesFor(wishes, kind, pair.id);
        for (const move of circumstancesOf(pair))
          for (const probe of probesFor(wishes, kind, pair.id)) {
            const situation = moved(probe.situation, [move]);
            if (situation !== null) yield { ...probe, situation };
          }
      }
    }
  }
}

function* probesFor(wishes: readonly Wish[], kind: Kind, about: string): Generator<Probe> {
  for (const situation of solve(wishes, ordinarySituation(kind)))
    yield { situation, wishes, about };
}

const PEOPLE = Array.from({ length: 40 }, (_, number) => `person-${number + 1}@example.com`);

/** Who and when, where a rule is for a share of people or for a time. */
function circumstancesOf({ before, after }: Pair<Rule>): Array<Move[number]> {
  const versions = [before, after].filter((rule) => rule !== null);
  const moments = versions
    .flatMap(({ starts, expires }) => [starts, expires])
    .flatMap((moment) =>
      moment === undefined ? [] : [Date.parse(moment) - 1000, Date.parse(moment)],
    )
    .map((time) => new Date(time).toISOString());
  const shared = versions.some(({ rollout }) => rollout !== undefined);
  const quiet = versions.flatMap(({ id, coolDown }) =>
    coolDown === undefined
      ? []
      : ['PT1H', 'P2D', 'P8D', 'P30D'].map(
          (ago) => ['context.answered', [{ rule: id, ago, step: 'alike' }]] as const,
        ),
  );
  return [
    ...moments.map((moment) => ['context.at', moment] as const),
    ...(shared ? PEOPLE.map((user) => ['context.user', user] as const) : []),
    ...quiet,
  ];
}

/** The same situation, kept from a rule that hides what changed. */
export function* withoutRule(
  probe: Probe,
  rule: Rule,
  { witness, termsOf: terms }: Side,
): Generator<Probe> {
  const { kind } = probe.situation.activity;
  for (const escape of terms(rule, kind, false).slice(0, MOST_ESCAPES)) {
    const wishes = [...probe.wishes, ...wishesOf(escape, witness)];
    for (const situation of solve(wishes, probe.situation, 1))
      yield { situation, wishes, about: probe.about };
  }
}

/** Situations that a kill entry stops. */
export function* killProbes({ id, before, after }: Pair<Kill>): Generator<Probe> {
  for (const entry of [before, after]) {
    if (entry === null) continue;
    const { app, host, domain, connector } = entry;
    const recipient = { domain, type: 'person', count: 1 };
    const moves: Array<readonly [Kind, string, unknown]> = [
      ...(app === undefined ? [] : [['consent', 'app.clientId', app] as const]),
      ...(host === undefined ? [] : KINDS.map((kind) => [kind, 'host', host] as const)),
      ...(domain === undefined
        ? []
        : [
            ['share', 'recipients+', recipient] as const,
            ['consent', 'redirectUri', `https://${domain}/callback`] as const,
          ]),
      ...(connector === undefined ? [] : [['connect', 'connector.id', connector] as const]),
    ];
    for (const [kind, path, value] of moves) {
      const situation = moved(ordinarySituation(kind), [[path, value]]);
      if (situation !== null) yield { situation, wishes: [], about: id };
    }
  }
}

function given<T, R>(value: T | undefined, make: (value: T) => readonly R[]): readonly R[] {
  return value === undefined ? [] : make(value);
}

/** Rules that one exception is tried with. */
const MOST_LIFTED = 50;

/** Situations that an exception lifts some rule for. */
export function* exceptionProbes(
  pair: Pair<Exception>,
  sides: readonly [Side, Side],
): Generator<Probe> {
  for (const exception of [pair.before, pair.after]) {
    if (exception === null) continue;
    const { user, group } = exception.actor;
    const { app, connector, resource, request, scopes, audience } = exception;
    const common: Move = [
      ...given(user, (name) => [['context.user', name] as const]),
      ...given(group, (name) => [['context.groups', [name]] as const]),
      ...given(request, (uid) => [['context.requests', [uid]] as const]),
    ];
    const asked: Move = [
      ['scopes', scopes.filter((scope) => scope !== 'offline_access')],
      ['offline', scopes.includes('offline_access')],
    ];
    // For a request alone, whatever the ordinary step is about is what was asked about.
    const unnamed = (app ?? connector ?? resource) === undefined ? request : undefined;
    const starts: Array<Situation | null> = [
      ...given(unnamed, () =>
        KINDS.map((kind) =>
          moved(ordinarySituation(kind), [...common, ...(kind === 'consent' ? asked : [])]),
        ),
      ),
      ...given(app, (id) => [
        moved(ordinarySituation('consent'), [...common, ['app.clientId', id], ...asked]),
      ]),
      ...given(connector ?? app, (id) => [
        moved(ordinarySituation('connect'), [...common, ['connector.id', id]]),
      ]),
      ...given(resource, (id) =>
        (['share', 'publish'] as const).map((kind) =>
          moved(ordinarySituation(kind), [...common, ['resource.id', id]]),
        ),
      ),
    ];
    for (const start of starts)
      if (start !== null)
        yield* liftedProbes(start, pair.id, exception.rules, sides, audience !== undefined);
  }
}

function* liftedProbes(
  start: Situation,
  about: string,
  rules: readonly string[],
  sides: readonly [Side, Side],
  wide: boolean,
): Generator<Probe> {
  yield { situation: start, wishes: [], about };
  for (const { witness, termsOf: terms } of sides) {
    const lifted = witness.policy.rules.filter(
      ({ id }) => rules.length === 0 || rules.includes(id),
    );
    for (const rule of lifted.slice(0, MOST_LIFTED))
      for (const term of terms(rule, start.activity.kind, true).slice(0, MOST_ESCAPES)) {
        const wishes = wishesOf(term, witness);
        for (const situation of solve(wishes, start, wide ? 3 : 1))
          yield { situation, wishes, about };
      }
  }
}

/** Everything that is worth deciding about, part by part. */
export function* probesOf(parts: ChangedParts, sides: readonly [Side, Side]): Generator<Probe> {
  for (const pair of parts.kill) yield* killProbes(pair);
  for (const pair of parts.rules) yield* ruleProbes(pair, sides);
  for (const pair of parts.exceptions) yield* exceptionProbes(pair, sides);
}
