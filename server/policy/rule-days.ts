/**
 * The projection behind the rules' figures: what happened at each rule on each day. Kill entries count like
 * rules, by their own id.
 */
import { atLeast, holds } from '../../lib/activity/decision.ts';
import type { StepExtension } from '../../lib/events/handrail-extension.ts';
import type { RuleCounts } from '../contract/policy.ts';
import type { FollowedEvent } from '../events/after.ts';
import type { Projection } from '../projection/projection.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Ids in policies have at most as many; what a report makes up must not burst the index. */
const LONGEST_ID = 100;

export const RULE_DAYS_PROJECTION: Projection = {
  name: 'rule-days',
  version: 1,
  fold: async ({ query }, events) => {
    const rows = countsOf(events);
    if (rows.length === 0) return;
    await query(
      `INSERT INTO rule_days AS known (rule, day, matched, on_trial, shown, went_on, went_back, asked,
         stopped, disputed)
       SELECT rule, day, matched, "onTrial", shown, "wentOn", "wentBack", asked, stopped, disputed
       FROM json_to_recordset($1::json) AS given (rule text, day int, matched bigint, "onTrial" bigint,
         shown bigint, "wentOn" bigint, "wentBack" bigint, asked bigint, stopped bigint, disputed bigint)
       ORDER BY rule, day
       ON CONFLICT (rule, day) DO UPDATE SET
         matched = known.matched + excluded.matched,
         on_trial = known.on_trial + excluded.on_trial,
         shown = known.shown + excluded.shown,
         went_on = known.went_on + excluded.went_on,
         went_back = known.went_back + excluded.went_back,
         asked = known.asked + excluded.asked,
         stopped = known.stopped + excluded.stopped,
         disputed = known.disputed + excluded.disputed`,
      [JSON.stringify(rows)],
    );
  },
  reset: async ({ query }) => {
    await query('DELETE FROM rule_days', []);
  },
  // Counts name nobody.
  forget: () => Promise.resolve(),
};

type RuleDay = RuleCounts & { rule: string; day: number };

function countsOf(events: readonly FollowedEvent[]): RuleDay[] {
  const sums = new Map<string, RuleDay>();
  for (const { row, event } of events) {
    const { handrail: step } = event.unmapped;
    if (step.type !== 'step') continue;
    const day = Math.floor(row.time / DAY);
    for (const { id, spoke, tried } of rulesOf(step)) {
      const rule = id.slice(0, LONGEST_ID).toWellFormed();
      const key = `${day} ${rule}`;
      const sum = sums.get(key) ?? { rule, day, ...NOTHING };
      sums.set(key, addStep(sum, step, spoke, tried));
    }
  }
  return [...sums.values()];
}

/** No step yet. */
export const NOTHING: RuleCounts = {
  matched: 0,
  onTrial: 0,
  shown: 0,
  wentOn: 0,
  wentBack: 0,
  asked: 0,
  stopped: 0,
  disputed: 0,
};

/** Rules on trial say nothing to the person, so nobody answers them. */
function rulesOf({ rules, basis, entry }: StepExtension) {
  const asRules = rules.map(({ id, stage, effect }) => ({
    id,
    spoke: stage !== 'observe',
    tried: stage === 'observe' && atLeast(effect, 'inform'),
  }));
  if (basis !== 'kill' || entry === null) return asRules;
  return [{ id: entry, spoke: true, tried: false }, ...asRules];
}

function addStep(
  sum: RuleDay,
  { rendered, outcome }: StepExtension,
  spoke: boolean,
  tried: boolean,
): RuleDay {
  const shown = spoke && rendered !== 'none' && atLeast(rendered, 'inform');
  const one = (is: boolean) => (is ? 1 : 0);
  return {
    ...sum,
    matched: sum.matched + 1,
    onTrial: sum.onTrial + one(tried),
    shown: sum.shown + one(shown),
    // A notice asks for nothing: only who was held can go on against it.
    wentOn: sum.wentOn + one(shown && outcome === 'proceeded' && holds(rendered)),
    wentBack: sum.wentBack + one(shown && (outcome === 'cancelled' || outcome === 'fixed')),
    asked: sum.asked + one(shown && outcome === 'requested'),
    stopped: sum.stopped + one(spoke && outcome === 'blocked'),
    disputed: sum.disputed + one(shown && outcome === 'disputed'),
  };
}
