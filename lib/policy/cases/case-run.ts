/** Runs cases against a policy, says what differs, and which rules no case has reached. */
import type { Activity } from '../../activity/activity.ts';
import type { Decision } from '../../activity/decision.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import { type Case, type CaseContext, type ReadAddress, contextOf, stepOf } from './case.ts';
import { type CompiledPolicy, compile } from '../compile.ts';
import { decide, matchingRules } from '../decide.ts';
import { factsOf } from '../facts.ts';
import type { Policy } from '../schema.ts';

/** Something that was expected and came out otherwise. */
export interface Difference {
  readonly field: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

export interface CaseResult {
  readonly name: string;
  readonly ok: boolean;
  readonly differences: readonly Difference[];
  /** Why there was no step to decide about. */
  readonly problems: readonly string[];
  readonly activity: Activity | null;
  readonly decision: Decision | null;
  /** Every rule that matched, whether or not it decided. */
  readonly matched: readonly string[];
}

export interface CaseOptions {
  readonly readAddress: ReadAddress;
  readonly catalog: Catalog;
  /** For every case that does not say otherwise. */
  readonly context?: CaseContext;
}

/** Decides about the step of each case. */
export function runCases(
  policy: Policy,
  cases: readonly Case[],
  options: CaseOptions,
): CaseResult[] {
  const compiled = compile(policy);
  return cases.map((given) => runCase(compiled, given, options));
}

function runCase(compiled: CompiledPolicy, given: Case, options: CaseOptions): CaseResult {
  const { name } = given;
  const step = stepOf(given, options.readAddress);
  if (!('kind' in step))
    return {
      name,
      ok: false,
      differences: [],
      problems: step,
      activity: null,
      decision: null,
      matched: [],
    };
  const context = contextOf(
    { ...options.context, ...given.context },
    step,
    compiled.policy,
    options.catalog,
  );
  const decision = decide(compiled, step, context);
  const facts = factsOf(step, compiled.known, context, compiled.approves);
  const matched = matchingRules(compiled, facts).map(({ rule }) => rule.id);
  const differences = differencesOf(given, decision);
  return {
    name,
    ok: differences.length === 0,
    differences,
    problems: [],
    activity: step,
    decision,
    matched,
  };
}

function differencesOf(given: Case, decision: Decision): Difference[] {
  const found: Difference[] = [];
  const { basis, entry } = decision;
  const actual = {
    effect: decision.effect,
    intended: decision.intended,
    stage: decision.stage,
    basis,
    audience: decision.audience,
    quiet: decision.quiet,
    risk: decision.risk?.level ?? null,
    exception: basis === 'exception' ? entry : null,
    kill: basis === 'kill' ? entry : null,
    terms: decision.requirements.terms?.id ?? null,
    checklist: decision.requirements.checklist.length,
    drill: decision.drill,
  };
  for (const [field, value] of Object.entries(actual)) {
    const expected = given[field as keyof typeof actual];
    if (expected !== undefined && expected !== value)
      found.push({ field, expected, actual: value });
  }
  const rules = decision.rules.map(({ id }) => id);
  if (given.rules !== undefined && !sameSet(given.rules, rules))
    found.push({ field: 'rules', expected: given.rules, actual: rules });
  const { title, why, advice } = decision.text;
  const sentences = [title, ...why, advice].filter((text) => text !== null);
  for (const [field, all] of [
    ['reasons', decision.reasons],
    ['says', sentences],
  ] as const) {
    const missing = (given[field] ?? []).filter((wanted) => !all.includes(wanted));
    if (missing.length > 0) found.push({ field, expected: missing, actual: all });
  }
  return found;
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}

export interface Coverage {
  /** Rules that decide in some case. */
  readonly deciding: readonly string[];
  /** Rules that match in some case, and never decide. */
  readonly onlyMatching: readonly string[];
  /** Rules that match in no case. */
  readonly untouched: readonly string[];
  /** Share of the rules that decide in some case, 0 to 100; 100 where there are no rules. */
  readonly percent: number;
}

/** Which rules the cases have reached. */
export function coverageOf(policy: Policy, results: readonly CaseResult[]): Coverage {
  const deciding = new Set(
    results.flatMap(({ decision }) => (decision?.rules ?? []).map(({ id }) => id)),
  );
  const matched = new Set(results.flatMap((result) => result.matched));
  const ids = policy.rules.map(({ id }) => id);
  const reached = ids.filter((id) => deciding.has(id));
  return {
    deciding: reached,
    onlyMatching: ids.filter((id) => matched.has(id) && !deciding.has(id)),
    untouched: ids.filter((id) => !matched.has(id)),
    percent: ids.length === 0 ? 100 : Math.floor((reached.length / ids.length) * 100),
  };
}
