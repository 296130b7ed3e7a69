/** Conditions: predicates put together with all, any and not, bound once and asked often. */
import type { Facts } from '../facts.ts';
import type { Answer, Lists, Test } from './predicate.ts';
import { bindPredicate, isPredicate } from './predicates.ts';
import type { Condition as ConditionDocument } from '../schema.ts';

export interface BoundCondition {
  readonly test: Test;
  /** Predicates that this version does not know, or whose parameter it cannot read. */
  readonly unknown: readonly string[];
}

/** What a part of a condition answered; for people who ask why. */
export interface ConditionTrace {
  readonly predicate: string;
  readonly parameter: unknown;
  readonly answer: 'yes' | 'no' | 'missing' | 'unknown predicate';
  readonly parts: readonly ConditionTrace[];
}

/** People do not write deeper ones, and a stack is finite. */
export const DEEPEST_CONDITION = 32;

/** A condition taken apart: its name, its parameter and, for all, any and not, what lies inside. */
interface Taken {
  readonly name: string;
  readonly parameter: unknown;
  readonly composed: boolean;
  readonly children: readonly ConditionDocument[];
  /** Something inside is no condition, or lies too deep. */
  readonly broken: boolean;
}

function take(condition: ConditionDocument, depth: number): Taken {
  const [name, parameter] = Object.entries(condition)[0] ?? ['', null];
  const composed = name === 'all' || name === 'any' || name === 'not';
  if (!composed) return { name, parameter, composed, children: [], broken: false };
  const listed = name === 'not' ? [parameter] : Array.isArray(parameter) ? parameter : [null];
  const children = depth < DEEPEST_CONDITION ? listed.filter(isCondition) : [];
  return { name, parameter, composed, children, broken: children.length < listed.length };
}

/**
 * Binds a condition. What it does not know is left out: in `all` the rest decides, so that the rule
 * reaches further rather than less far; in `any` the other branches decide. A condition with nothing
 * left answers null, so its rule does not match, and the unknown names are reported.
 * Never throws, whatever stands inside.
 */
export function bindCondition(
  condition: ConditionDocument,
  lists: Lists,
  depth = 0,
): BoundCondition {
  const { name, parameter, composed, children, broken } = take(condition, depth);
  if (!composed) return bindOne(name, parameter, lists);
  const parts = children.map((child) => bindCondition(child, lists, depth + 1));
  const known = parts.filter((part) => part.test !== NOTHING).map((part) => part.test);
  const unknown = [...parts.flatMap((part) => part.unknown), ...(broken ? [name] : [])];
  if (known.length === 0) return { test: NOTHING, unknown };
  if (name === 'not') return { test: negated(known[0] as Test), unknown };
  return { test: name === 'all' ? every(known) : some(known), unknown };
}

function bindOne(name: string, parameter: unknown, lists: Lists): BoundCondition {
  if (!isPredicate(name)) return { test: NOTHING, unknown: [name] };
  const test = bindPredicate(name, parameter, lists);
  return typeof test === 'string' ? { test: NOTHING, unknown: [name] } : { test, unknown: [] };
}

/** Every predicate in a condition with its parameter, whatever stands around it. Never throws. */
export function predicatesIn(
  condition: ConditionDocument,
  depth = 0,
): ReadonlyArray<readonly [name: string, parameter: unknown]> {
  const { name, parameter, composed, children } = take(condition, depth);
  if (!composed) return [[name, parameter]];
  return children.flatMap((child) => predicatesIn(child, depth + 1));
}

/** Repeats the asking of a condition part by part. */
export function traceCondition(
  condition: ConditionDocument,
  lists: Lists,
  facts: Facts,
  depth = 0,
): ConditionTrace {
  const { name, parameter, composed, children } = take(condition, depth);
  const { test } = bindCondition(condition, lists, depth);
  return {
    predicate: name,
    parameter: composed ? null : parameter,
    answer: test === NOTHING ? 'unknown predicate' : inWords(test.ask(facts)),
    parts: children.map((child) => traceCondition(child, lists, facts, depth + 1)),
  };
}

function inWords(answer: Answer): ConditionTrace['answer'] {
  if (answer === null) return 'missing';
  return answer ? 'yes' : 'no';
}

/** Takes what is not a condition for something that this version does not know. */
function isCondition(child: unknown): child is ConditionDocument {
  return (
    typeof child === 'object' &&
    child !== null &&
    !Array.isArray(child) &&
    Object.keys(child).length === 1
  );
}

const NO_REASONS = () => [];
const NOTHING: Test = {
  ask: () => null,
  reasons: NO_REASONS,
  counterReasons: NO_REASONS,
  keys: null,
};

function every(tests: readonly Test[]): Test {
  return {
    ask: (facts) => {
      let answer: Answer = true;
      for (const test of tests) {
        const next = test.ask(facts);
        if (next === false) return false;
        if (next === null) answer = null;
      }
      return answer;
    },
    reasons: (facts) => tests.flatMap((test) => test.reasons(facts)),
    counterReasons: (facts) =>
      tests.flatMap((test) => (test.ask(facts) === false ? test.counterReasons(facts) : [])),
    keys: shortest(tests.map((test) => test.keys)),
  };
}

function some(tests: readonly Test[]): Test {
  const keys = tests.map((test) => test.keys);
  return {
    ask: (facts) => {
      let answer: Answer = false;
      for (const test of tests) {
        const next = test.ask(facts);
        if (next === true) return true;
        if (next === null) answer = null;
      }
      return answer;
    },
    reasons: (facts) =>
      tests.flatMap((test) => (test.ask(facts) === true ? test.reasons(facts) : [])),
    counterReasons: (facts) => tests.flatMap((test) => test.counterReasons(facts)),
    keys: keys.includes(null) ? null : keys.flatMap((narrowing) => narrowing ?? []),
  };
}

function negated(test: Test): Test {
  return {
    ask: (facts) => {
      const answer = test.ask(facts);
      return answer === null ? null : !answer;
    },
    reasons: test.counterReasons,
    counterReasons: test.reasons,
    keys: null,
  };
}

/** Of several necessary conditions the one with the fewest keys narrows a search most. */
function shortest(keys: ReadonlyArray<readonly string[] | null>): readonly string[] | null {
  const known = keys.filter((candidate) => candidate !== null);
  return known.toSorted((a, b) => a.length - b.length)[0] ?? null;
}
