/** The rules of the live policy with what people did at them, those that cry wolf first. */
import { z } from 'zod';
import { pick } from '../../lib/policy/localise.ts';
import type { Policy, Rule } from '../../lib/policy/schema.ts';
import type { RuleCounts, RuleLine, RuleList } from '../contract/policy.ts';
import type { Queries } from '../database/database.ts';
import { NOTHING } from './rule-days.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Rules that are counted and are in no policy any more: so many are shown. */
const MOST_GONE = 200;

const number = z.coerce.number();
const Stored = z.object({
  rule: z.string(),
  matched: number,
  onTrial: number,
  shown: number,
  wentOn: number,
  wentBack: number,
  asked: number,
  stopped: number,
  disputed: number,
});

/**
 * @param policy the live one, or null where there is none to be read
 * @param days how many days are counted, today included (UTC)
 */
export async function readRules(
  queries: Queries,
  policy: Policy | null,
  days: RuleList['days'],
  now: number,
): Promise<RuleList> {
  const first = firstDay(days, now);
  const counted = await readCounted(queries, first);
  const here = (policy?.rules ?? []).map((rule): RuleLine => {
    const counts = counted.get(rule.id) ?? NOTHING;
    return { id: rule.id, counts, rule: wordsOf(rule), entry: null };
  });
  const known = new Set([...here, ...(policy?.kill ?? [])].map(({ id }) => id));
  const gone = [...counted]
    .filter(([id]) => !known.has(id))
    .map(([id, counts]): RuleLine => ({ id, counts, rule: null, entry: null }))
    .toSorted((a, b) => b.counts.matched - a.counts.matched)
    .slice(0, MOST_GONE);
  return { days, from: first * DAY, rules: [...here, ...gone] };
}

function firstDay(days: RuleList['days'], now: number): number {
  return Math.floor(now / DAY) - days + 1;
}

async function readCounted({ query }: Queries, first: number): Promise<Map<string, RuleCounts>> {
  const rows = await query(
    `SELECT rule, sum(matched) AS matched, sum(on_trial) AS "onTrial", sum(shown) AS shown,
       sum(went_on) AS "wentOn", sum(went_back) AS "wentBack", sum(asked) AS asked,
       sum(stopped) AS stopped, sum(disputed) AS disputed
     FROM rule_days WHERE day >= $1 GROUP BY rule`,
    [first],
  );
  return new Map(
    rows.map((row) => {
      const { rule, ...counts } = Stored.parse(row);
      return [rule, counts];
    }),
  );
}

/** @returns what people did in the last 30 days at each of these rules */
export async function readCountsOf(
  queries: Queries,
  rules: ReadonlySet<string>,
  now: number,
): Promise<Pick<RuleLine, 'id' | 'counts'>[]> {
  if (rules.size === 0) return [];
  const counted = await readCounted(queries, firstDay(30, now));
  return Array.from(rules, (id) => ({ id, counts: counted.get(id) ?? NOTHING }));
}

function wordsOf({ kinds, effect, stage, rollout, band, text }: Rule): RuleLine['rule'] {
  const why = text.why.map((one) => pick(one, 'en')).filter((one) => one !== null);
  return {
    kinds,
    effect,
    stage,
    rollout: rollout ?? 100,
    band,
    title: pick(text.title, 'en'),
    why,
  };
}
