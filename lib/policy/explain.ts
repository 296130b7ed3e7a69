/**
 * The whole reasoning behind a decision: every rule that matched or came close, and why it did or did
 * not apply. Made from the same compiled policy that decides, so that it cannot tell another story.
 */
import type { Activity } from '../activity/activity.ts';
import type { Decision, Effect, Quiet, Stage } from '../activity/decision.ts';
import type { CompiledPolicy, CompiledRule } from './compile.ts';
import { type ConditionTrace, traceCondition } from './predicates/condition.ts';
import { decide, reaches, timeOf, voicesOf } from './decide.ts';
import { type ExceptionGap, gapOf, liftedBy } from './exceptions.ts';
import { type Context, type Facts, factsOf } from './facts.ts';

/**
 * What became of a rule. `decides`: it is one of the strongest band. `on trial`: it matches and is only
 * watched. `lower band`: it matches, and a higher band decides. `lifted`: an exception covers it.
 * `before`: it has not begun. `over`: it expired. `other share`: it is for a share of people, and not for
 * this one. `no match`: its condition does not hold. `not asked`: a kill entry came first.
 */
export type Verdict =
  | 'decides'
  | 'on trial'
  | 'lower band'
  | 'lifted'
  | 'before'
  | 'over'
  | 'other share'
  | 'no match'
  | 'not asked';

export interface RuleReasoning {
  readonly id: string;
  readonly effect: Effect;
  readonly stage: Stage;
  readonly band: number;
  readonly verdict: Verdict;
  /** The exception that lifted it. */
  readonly exception: string | null;
  /** Why it is quiet about this step though it decides, or null. */
  readonly quiet: Quiet | null;
  /** The share of people it is for, in percent. */
  readonly rollout: number;
  readonly starts: string | null;
  readonly expires: string | null;
  readonly condition: ConditionTrace;
}

export interface ExceptionReasoning {
  readonly id: string;
  /** What it does not reach, or null when it holds for a rule that matched. */
  readonly gap: ExceptionGap | null;
}

export interface Explanation {
  readonly decision: Decision;
  /** Rules that matched, then those that came closest. */
  readonly rules: readonly RuleReasoning[];
  /** Exceptions for this app or resource. */
  readonly exceptions: readonly ExceptionReasoning[];
  /** How many rules the policy has for this kind of activity. */
  readonly asked: number;
}

/**
 * Decides and says why.
 * @param closest how many rules that did not match are told of.
 */
export function explain(
  compiled: CompiledPolicy,
  activity: Activity,
  context: Context,
  closest = 8,
): Explanation {
  const decision = decide(compiled, activity, context);
  const facts = factsOf(activity, compiled.known, context, compiled.approves);
  const rules = allRules(compiled, facts);
  const reasoned = rules.map((rule) => reasoning(compiled, rule, facts, decision));
  const near = reasoned
    .filter(({ verdict }) => verdict === 'no match')
    .map((rule) => ({ rule, closeness: closenessOf(rule.condition) }))
    .filter(({ closeness }) => closeness > 0)
    .toSorted((a, b) => b.closeness - a.closeness)
    .slice(0, closest)
    .map(({ rule }) => rule);
  return {
    decision,
    rules: [...reasoned.filter(({ verdict }) => verdict !== 'no match'), ...near],
    exceptions: exceptionsFor(compiled, facts, reasoned),
    asked: rules.length,
  };
}

/** Every rule of this kind of activity, each once, in the order of the policy. */
function allRules(compiled: CompiledPolicy, facts: Facts): CompiledRule[] {
  const index = compiled.rules[facts.activity.kind];
  const all = new Set([...index.always, ...[...index.byKey.values()].flat()]);
  const order = new Map(compiled.policy.rules.map((rule, place) => [rule, place]));
  return [...all].toSorted((a, b) => (order.get(a.rule) ?? 0) - (order.get(b.rule) ?? 0));
}

function reasoning(
  compiled: CompiledPolicy,
  compiledRule: CompiledRule,
  facts: Facts,
  decision: Decision,
): RuleReasoning {
  const { rule } = compiledRule;
  const exception = liftedBy(compiled.exceptions, rule, facts);
  const verdict = verdictOn(compiledRule, facts, decision, exception);
  const [voice] = voicesOf(verdict === 'decides' ? [compiledRule] : [], compiled, facts);
  return {
    id: rule.id,
    effect: rule.effect,
    stage: rule.stage,
    band: rule.band,
    verdict,
    exception: verdict === 'lifted' ? exception : null,
    quiet: voice?.quiet ?? null,
    rollout: rule.rollout ?? 100,
    starts: rule.starts ?? null,
    expires: rule.expires ?? null,
    condition: traceCondition(rule.when, compiled.lists, facts),
  };
}

function verdictOn(
  compiledRule: CompiledRule,
  facts: Facts,
  decision: Decision,
  exception: string | null,
): Verdict {
  const { rule, test } = compiledRule;
  if (test.ask(facts) !== true) return 'no match';
  const time = timeOf(compiledRule, facts.context.now);
  if (time !== 'now') return time;
  if (!reaches(compiledRule, facts.context)) return 'other share';
  if (decision.basis === 'kill') return 'not asked';
  if (exception !== null) return 'lifted';
  if (rule.stage === 'observe') return 'on trial';
  return decision.rules.some(({ id, band }) => id === rule.id && band === rule.band)
    ? 'decides'
    : 'lower band';
}

/** Share of the questions that were answered yes; a rule for everything is not close to anything. */
function closenessOf(trace: ConditionTrace): number {
  const leaves = leavesOf(trace);
  return (
    leaves.filter(({ predicate, answer }) => answer === 'yes' && predicate !== 'always').length /
    leaves.length
  );
}

function leavesOf(trace: ConditionTrace): ConditionTrace[] {
  return trace.parts.length === 0 ? [trace] : trace.parts.flatMap(leavesOf);
}

function exceptionsFor(
  compiled: CompiledPolicy,
  facts: Facts,
  rules: readonly RuleReasoning[],
): ExceptionReasoning[] {
  const matching = rules.filter(({ verdict }) => verdict !== 'no match');
  return compiled.exceptions.flatMap((entry) => {
    // Asked for any rule it names, since the rule itself is what it lifts.
    const gaps = (matching.length > 0 ? matching : [null]).map((rule) => gapOf(entry, rule, facts));
    const gap = gaps.includes(null) ? null : (gaps[0] ?? null);
    return gaps.every((one) => one === 'other app or resource')
      ? []
      : [{ id: entry.exception.id, gap }];
  });
}
