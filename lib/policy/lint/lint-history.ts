/** Rules that are enforced, held against what was in force before: was each watched first? */
import { KINDS, type Kind } from '../../activity/activity.ts';
import { atLeast } from '../../activity/decision.ts';
import { type Remark, note, warning } from './finding.ts';
import { implies, normalise, traitsUnder } from './normal-form.ts';
import type { Policy, Rule } from '../schema.ts';

/** Remarks on rules that ask much of people at once. @param since policies that were in force before. */
export function* lintHistory(policy: Policy, since: readonly Policy[]): Generator<Remark> {
  const before = Map.groupBy(
    since.flatMap(({ rules }) => rules),
    ({ id }) => id,
  );
  const traits = traitsUnder(policy.lists);
  const reachOf = (rule: Rule, kind: Kind) => normalise(rule.when, kind, traits);
  for (const [index, rule] of policy.rules.entries()) {
    if (rule.stage !== 'enforce' || !atLeast(rule.effect, 'justify')) continue;
    const earlier = (before.get(rule.id) ?? []).filter(
      ({ stage, effect }) => stage !== 'enforce' || atLeast(effect, rule.effect),
    );
    if (earlier.length === 0) {
      yield warning(
        'never-observed',
        ['rules', index, 'stage'],
        before.has(rule.id)
          ? `The rule "${rule.id}" was enforced as something milder, and now goes to ${rule.effect} at once.`
          : `The rule "${rule.id}" is enforced without ever having been watched.`,
        'begin in observe or coach, look at the reports, then move it up',
      );
      continue;
    }
    const wider = KINDS.filter((kind) => rule.kinds.includes(kind)).filter((kind) => {
      const reach = reachOf(rule, kind);
      return !earlier.some((old) => {
        const watched = old.kinds.includes(kind) ? reachOf(old, kind) : null;
        return JSON.stringify(old.when) === JSON.stringify(rule.when)
          ? old.kinds.includes(kind)
          : reach !== null && watched !== null && implies(reach, watched);
      });
    });
    if (wider.length > 0)
      yield note(
        'wider-than-observed',
        ['rules', index, 'when'],
        `The rule "${rule.id}" may reach further for ${wider.join(' and ')} than what was watched under its name.`,
        'watch the wider condition first, as a rule of its own in observe',
      );
  }
}
