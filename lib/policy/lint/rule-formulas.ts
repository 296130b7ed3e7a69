/** The conditions of a policy's rules, taken apart for reasoning. */
import { KINDS, type Kind } from '../../activity/activity.ts';
import { type Formula, normalise, traitsUnder } from './normal-form.ts';
import type { Policy, Rule } from '../schema.ts';

/** A rule, taken apart for each kind that it is for. */
export interface RuleFormulas {
  readonly rule: Rule;
  readonly index: number;
  /** Null where the rule asks something that cannot be reasoned about. */
  readonly formulas: ReadonlyMap<Kind, Formula> | null;
}

/** Every rule of a policy, taken apart. */
export function ruleFormulas(policy: Policy): RuleFormulas[] {
  const traits = traitsUnder(policy.lists);
  return policy.rules.map((rule, index) => {
    const formulas = KINDS.filter((kind) => rule.kinds.includes(kind)).map(
      (kind) => [kind, normalise(rule.when, kind, traits)] as const,
    );
    const known = formulas.flatMap(([kind, formula]) =>
      formula === null ? [] : [[kind, formula] as const],
    );
    return { rule, index, formulas: known.length < formulas.length ? null : new Map(known) };
  });
}
