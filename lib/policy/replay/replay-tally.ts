/** The counters behind a replay: sums by rule, day, surface and person. */
import { EFFECTS, type Decision, type Effect, atLeast } from '../../activity/decision.ts';
import { soften } from '../decide.ts';
import {
  type Answers,
  CHANGES,
  type Change,
  type Counts,
  type Distribution,
  type FalseAlarms,
  type PastStep,
  type Replay,
  type RuleReplay,
  answerOf,
  changeOf,
} from './replay.ts';

/** Mean, 95th percentile (nearest rank) and maximum; zeros for no values. */
export function distributionOf(values: readonly number[]): Distribution {
  if (values.length === 0) return { mean: 0, p95: 0, max: 0 };
  const sorted = Float64Array.from(values).toSorted();
  return {
    mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
    p95: sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0,
    max: sorted.at(-1) ?? 0,
  };
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

interface RuleTally {
  matched: number;
  prompted: number;
  stopped: number;
  onTrial: number;
  readonly people: Set<number>;
  readonly perDay: Map<string, number>;
  readonly answers: Mutable<Answers>;
}

export interface Replayer {
  /** @param after what the candidate decides. @param before what was decided, then or by another policy. */
  readonly add: (step: PastStep, after: Decision, before: Effect) => void;
  readonly result: () => Replay;
}

const SHOWN_PEOPLE = 20;

/** Begins to count. */
export function createReplayer(): Replayer {
  let steps = 0;
  let from: number | null = null;
  let to: number | null = null;
  const before = zeroEffects();
  const after = zeroEffects();
  const changes = Object.fromEntries(CHANGES.map((change) => [change, 0])) as Record<
    Change,
    number
  >;
  const moves = new Map<string, number>();
  const kept = new Map<string, number>();
  const kill = new Map<string, number>();
  const rules = new Map<string, RuleTally>();
  const days = new Map<string, Mutable<Counts>>();
  const surfaces = new Map<string, Mutable<Counts>>();
  // Each person's name is kept once; everything else refers to its number.
  const people = new Map<string, number>();
  const prompts: number[] = [];
  const promptsOnDay = new Map<string, number>();
  const missing = new Map<string, { steps: number; readonly rules: Set<string> }>();
  const answers = noAnswers();

  const ruleAt = (id: string): RuleTally => {
    const known = rules.get(id);
    if (known !== undefined) return known;
    const fresh: RuleTally = {
      matched: 0,
      prompted: 0,
      stopped: 0,
      onTrial: 0,
      people: new Set(),
      perDay: new Map(),
      answers: noAnswers(),
    };
    rules.set(id, fresh);
    return fresh;
  };

  const numberOf = (person: string): number => {
    const known = people.get(person);
    if (known !== undefined) return known;
    people.set(person, prompts.length);
    return prompts.push(0) - 1;
  };

  const countRules = (decision: Decision, person: number, day: string) => {
    for (const { id, effect, stage } of decision.rules) {
      const rule = ruleAt(id);
      rule.matched += 1;
      const own = milder(soften(effect, stage), decision.effect);
      if (atLeast(own, 'request')) rule.stopped += 1;
      else if (atLeast(own, 'inform')) rule.prompted += 1;
      else if (stage === 'observe' && atLeast(effect, 'inform')) rule.onTrial += 1;
      if (!atLeast(own, 'inform')) continue;
      rule.people.add(person);
      add(rule.perDay, day);
    }
  };

  const countAnswer = (past: PastStep, decision: Decision) => {
    const answer = answerOf(past, decision);
    if (answer === null) return;
    // Rules on trial say nothing to the person, so nobody answered them.
    const spoke = decision.rules.filter(({ stage }) => stage !== 'observe');
    for (const each of [answers, ...spoke.map(({ id }) => ruleAt(id).answers)]) {
      each.shown += 1;
      if (answer !== 'shown') each[answer] += 1;
    }
  };

  return {
    add: (past, decision, effectBefore) => {
      const { effect, quiet, basis, entry } = decision;
      const day = new Date(past.time).toISOString().slice(0, 10);
      const person = numberOf(past.person);
      steps += 1;
      from = from === null ? past.time : Math.min(from, past.time);
      to = to === null ? past.time : Math.max(to, past.time);
      before[effectBefore] += 1;
      after[effect] += 1;
      changes[changeOf(effectBefore, effect)] += 1;
      if (effectBefore !== effect) add(moves, `${effectBefore} ${effect}`);
      if (quiet !== null) add(kept, quiet);
      if (basis === 'kill' && entry !== null) add(kill, entry);
      count(days, day, effect);
      count(surfaces, past.activity.surface, effect);
      const shown = atLeast(effect, 'inform') ? 1 : 0;
      prompts[person] = (prompts[person] ?? 0) + shown;
      add(promptsOnDay, `${person} ${day}`, shown);
      countRules(decision, person, day);
      for (const { fact, rules: asking } of past.missing) {
        const entryOf = missing.get(fact) ?? { steps: 0, rules: new Set<string>() };
        entryOf.steps += 1;
        for (const id of asking) entryOf.rules.add(id);
        missing.set(fact, entryOf);
      }
      countAnswer(past, decision);
    },
    result: () => ({
      steps,
      from,
      to,
      people: people.size,
      before,
      after,
      prompted: sumOf(after, (effect) => atLeast(effect, 'inform') && !atLeast(effect, 'request')),
      stopped: sumOf(after, (effect) => atLeast(effect, 'request')),
      peopleAsked: prompts.filter((number) => number > 0).length,
      changes,
      moves: mostFirst(moves).map(([pair, number]) => {
        const [was, is] = pair.split(' ') as [Effect, Effect];
        return { from: was, to: is, steps: number };
      }),
      perPerson: distributionOf(prompts),
      perPersonDay: distributionOf([...promptsOnDay.values()]),
      kept: Object.fromEntries(kept),
      rules: [...rules].map(([id, rule]) => ruleReplay(id, rule)).toSorted(loudestFirst),
      kill: Object.fromEntries(mostFirst(kill)),
      days: Object.fromEntries([...days].toSorted(([a], [b]) => (a < b ? -1 : 1))),
      surfaces: Object.fromEntries([...surfaces].toSorted(([, a], [, b]) => b.steps - a.steps)),
      falseAlarms: falseAlarmsOf(answers),
      missing: [...missing]
        .map(([fact, { steps: number, rules: ids }]) => ({ fact, steps: number, rules: [...ids] }))
        .toSorted((a, b) => b.steps - a.steps),
      mostAsked: [...people]
        .map(([person, number]) => ({ person, prompts: prompts[number] ?? 0 }))
        .filter((one) => one.prompts > 0)
        .toSorted((a, b) => b.prompts - a.prompts)
        .slice(0, SHOWN_PEOPLE),
    }),
  };
}

function ruleReplay(id: string, rule: RuleTally): RuleReplay {
  const { matched, prompted, stopped, onTrial, people, perDay, answers } = rule;
  return {
    id,
    matched,
    prompted,
    stopped,
    onTrial,
    people: people.size,
    perDay: Object.fromEntries([...perDay].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    falseAlarms: falseAlarmsOf(answers),
  };
}

function loudestFirst(a: RuleReplay, b: RuleReplay): number {
  return (
    b.prompted + b.stopped - (a.prompted + a.stopped) ||
    b.onTrial - a.onTrial ||
    b.matched - a.matched ||
    (a.id < b.id ? -1 : 1)
  );
}

function falseAlarmsOf(answers: Answers): FalseAlarms {
  const { shown, disputed, wentOn, heeded } = answers;
  const share = (part: number) => (shown === 0 ? null : part / shown);
  return {
    shown,
    disputed,
    wentOn,
    heeded,
    least: share(disputed),
    most: share(disputed + wentOn),
  };
}

function noAnswers(): Mutable<Answers> {
  return { shown: 0, disputed: 0, wentOn: 0, heeded: 0 };
}

function zeroEffects(): Record<Effect, number> {
  return Object.fromEntries(EFFECTS.map((effect) => [effect, 0])) as Record<Effect, number>;
}

function milder(a: Effect, b: Effect): Effect {
  return EFFECTS.indexOf(a) < EFFECTS.indexOf(b) ? a : b;
}

function add(sums: Map<string, number>, key: string, number = 1): void {
  sums.set(key, (sums.get(key) ?? 0) + number);
}

function count(sums: Map<string, Mutable<Counts>>, key: string, effect: Effect): void {
  const counts = sums.get(key) ?? { steps: 0, prompted: 0, stopped: 0 };
  counts.steps += 1;
  if (atLeast(effect, 'request')) counts.stopped += 1;
  else if (atLeast(effect, 'inform')) counts.prompted += 1;
  sums.set(key, counts);
}

function mostFirst(sums: ReadonlyMap<string, number>): Array<[string, number]> {
  return [...sums].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

function sumOf(
  sums: Readonly<Record<Effect, number>>,
  wanted: (effect: Effect) => boolean,
): number {
  return EFFECTS.filter(wanted).reduce((sum, effect) => sum + sums[effect], 0);
}
