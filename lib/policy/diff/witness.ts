/** Makes up steps that fulfil conditions. Every one is checked against the conditions themselves. */
import { Activity, type Kind } from '../../activity/activity.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import { type CaseContext, contextOf } from '../cases/case.ts';
import { bindCondition } from '../predicates/condition.ts';
import { type Facts, factsOf } from '../facts.ts';
import { type Known, knownOf } from '../known.ts';
import type { Change, Move } from './move-makers.ts';
import type { Literal } from '../lint/normal-form.ts';
import { ORDINARY_STEPS } from '../cases/ordinary-step.ts';
import type { Lists, Test } from '../predicates/predicate.ts';
import type { Policy } from '../schema.ts';
import { movesFor } from './witness-moves.ts';
import type { WitnessValues } from './witness-values.ts';

/** A step and its circumstances, as a case tells them. */
export interface Situation {
  readonly activity: Activity;
  readonly context: CaseContext;
}

/** One policy, made ready to ask its predicates about situations. */
export interface Witnessing {
  readonly policy: Policy;
  readonly lists: Lists;
  readonly known: Known;
  readonly values: WitnessValues;
  readonly catalog: Catalog;
  /** When it happens, where a situation does not say. */
  readonly now: string;
}

/** Makes a policy ready. @param now a moment as ISO 8601 */
export function witnessing(
  policy: Policy,
  values: WitnessValues,
  catalog: Catalog,
  now: string,
): Witnessing {
  return {
    policy,
    lists: { ...policy.lists, terms: policy.terms },
    known: knownOf(policy.lists),
    values,
    catalog,
    now,
  };
}

/** An ordinary step of a kind, by nobody in particular. */
export function ordinarySituation(kind: Kind): Situation {
  return { activity: ORDINARY_STEPS[kind], context: {} };
}

/** A literal that has to hold under one policy. */
export interface Wish {
  readonly literal: Literal;
  readonly under: Witnessing;
}

/** Wishes for one policy. */
export function wishesOf(literals: readonly Literal[], under: Witnessing): Wish[] {
  return literals.map((literal) => ({ literal, under }));
}

/** Situations that are tried for one set of wishes. */
const MOST_TRIES = 1500;
/** Ways to fulfil one wish that are followed further. */
const MOST_BRANCHES = 40;

/**
 * Changes a situation until every wish is fulfilled.
 * @returns a few situations that differ in what was changed, or none where nobody found one.
 */
export function solve(wishes: readonly Wish[], start: Situation, wanted = 3): Situation[] {
  const found: Situation[] = [];
  let tries = MOST_TRIES;
  const order = wishes
    .map((wish) => ({ wish, test: testOf(wish) }))
    // What takes things away comes before what adds them.
    .toSorted((a, b) => Number(a.wish.literal.want) - Number(b.wish.literal.want));
  const holds = (count: number, situation: Situation) =>
    order
      .slice(0, count)
      .every(({ wish, test }) => test.ask(factsAt(situation, wish.under)) === wish.literal.want);
  const search = (situation: Situation, depth: number): void => {
    const here = order[depth];
    if (here === undefined) {
      found.push(situation);
      return;
    }
    let branches = 0;
    for (const next of nextOf(situation, here.wish)) {
      if (found.length >= wanted || branches >= MOST_BRANCHES) return;
      if ((tries -= 1) < 0) return;
      if (!holds(depth + 1, next)) continue;
      branches += 1;
      search(next, depth + 1);
    }
  };
  search(start, 0);
  return found;
}

function testOf({ literal: { predicate, parameter }, under }: Wish): Test {
  return bindCondition({ [predicate]: parameter }, under.lists).test;
}

/** The situation as it is, then with each move that may help. */
function* nextOf(
  situation: Situation,
  { literal: { predicate, parameter, want }, under }: Wish,
): Generator<Situation> {
  yield situation;
  for (const move of movesFor(predicate, parameter, want, situation.activity.kind, under.values)) {
    const next = moved(situation, move);
    if (next !== null) yield next;
  }
}

/** The facts of a situation under a policy. */
export function factsAt({ activity, context }: Situation, witness: Witnessing): Facts {
  const { policy, known, catalog, now } = witness;
  return factsOf(activity, known, contextOf({ at: now, ...context }, activity, policy, catalog));
}

/** A situation after some changes; null where the step has no such part or does not take the value. */
export function moved(situation: Situation, move: Move): Situation | null {
  let next: unknown = situation;
  for (const change of move) {
    next = changed(next as Situation, change);
    if (next === null) return null;
  }
  const { activity, context } = next as Situation;
  const result = Activity.safeParse(activity);
  return result.success ? { activity: result.data, context } : null;
}

type Parts = Readonly<Record<string, unknown>>;

function changed({ activity, context }: Situation, [path, value]: Change): unknown {
  const adds = path.endsWith('+');
  const names = path.replace(/\+$/u, '').split('.');
  const [first = '', second] = names;
  if (first === 'context' && second !== undefined) {
    const before = (context as Parts)[second];
    return { activity, context: { ...context, [second]: added(before, value, adds) } };
  }
  const parts = activity as unknown as Parts;
  if (!Object.hasOwn(parts, first)) return null;
  if (second === undefined)
    return { activity: { ...parts, [first]: added(parts[first], value, adds) }, context };
  const inner = parts[first] as Parts;
  return { activity: { ...parts, [first]: { ...inner, [second]: value } }, context };
}

function added(before: unknown, value: unknown, adds: boolean): unknown {
  if (!adds) return value;
  const list = Array.isArray(before) ? (before as unknown[]) : [];
  return list.some((one) => JSON.stringify(one) === JSON.stringify(value))
    ? list
    : [...list, value];
}
