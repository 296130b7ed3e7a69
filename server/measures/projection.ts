/**
 * Folds steps into counts. Each batch is summed here first, so that a table gets one statement however
 * many events there are.
 */
import type { Queries } from '../database/database.ts';
import type { FollowedEvent } from '../events/after.ts';
import type { Projection } from '../projection/projection.ts';
import { dayOf, factsOf, type StepFacts, weekOf } from './facts.ts';
import { type Grain, GRAINS, MINUTES_KEPT } from './slots.ts';

/** ms within which the like counts as the same step tried again. */
const RETRY = 15 * 60_000;
/** ms after their arrival that passed steps are kept, for what comes in later though it was before. */
const PASSED_KEPT = 24 * 60 * 60_000;

const TABLES = `step_counts, seen_values, discovered_things, day_sums, person_weeks, terms_answers,
  prevented_steps, passed_steps`;

export const MEASURES: Projection = {
  name: 'measures',
  version: 1,
  fold: async (queries, events) => {
    const steps = events.map(factsOf).filter((step) => step !== null);
    await addCounts(queries, steps, Date.now());
    await addSeen(queries, events);
    await addThings(queries, steps);
    await addSums(queries, steps);
    await addTerms(queries, steps);
    await addPrevented(queries, steps);
  },
  reset: async ({ query }) => {
    await query(`TRUNCATE ${TABLES}`, []);
  },
  forget: async ({ query }, person) => {
    await query(`DELETE FROM seen_values WHERE what = 'person' AND value = $1`, [person]);
    for (const table of ['person_weeks', 'terms_answers', 'passed_steps', 'prevented_steps'])
      await query(`DELETE FROM ${table} WHERE person = $1`, [person]);
  },
  // Sums without names stay.
  expire: async ({ query }, cutoff) => {
    await query(`DELETE FROM seen_values WHERE what = 'person' AND last_seen < $1`, [cutoff]);
    await query('DELETE FROM person_weeks WHERE week < $1', [cutoff]);
    await query('DELETE FROM terms_answers WHERE coalesce(accepted, shown) < $1', [cutoff]);
    await query('DELETE FROM prevented_steps WHERE time < $1', [cutoff]);
  },
};

/** Rows of one statement: values that are alike are summed under their key. */
function summed<Row extends object>(rows: readonly Row[]): (Row & { count: number })[] {
  const sums = new Map<string, Row & { count: number }>();
  for (const row of rows) {
    const key = JSON.stringify(row);
    const known = sums.get(key);
    if (known === undefined) sums.set(key, { ...row, count: 1 });
    else known.count += 1;
  }
  return [...sums.values()];
}

async function addCounts({ query }: Queries, steps: readonly StepFacts[], now: number) {
  const rows = (Object.keys(GRAINS) as Grain[]).flatMap((grain) =>
    steps
      .filter(({ time }) => grain !== 'minute' || time >= now - MINUTES_KEPT)
      .map(({ time, kind, surface, effect, intended, outcome }) => ({
        grain,
        slot: Math.floor(time / GRAINS[grain]) * GRAINS[grain],
        ...{ kind, surface, effect, intended, outcome },
      })),
  );
  await query(
    `INSERT INTO step_counts AS known (grain, slot, kind, surface, effect, intended, outcome, count)
     SELECT * FROM json_to_recordset($1::json) AS given (grain text, slot bigint, kind text, surface text,
       effect text, intended text, outcome text, count bigint)
     ON CONFLICT (grain, slot, kind, surface, effect, intended, outcome)
     DO UPDATE SET count = known.count + excluded.count`,
    [JSON.stringify(summed(rows))],
  );
  await query(`DELETE FROM step_counts WHERE grain = 'minute' AND slot < $1`, [now - MINUTES_KEPT]);
}

async function addSeen({ query }: Queries, events: readonly FollowedEvent[]) {
  const rows = events.flatMap(({ row: { time, surface, user, device } }) => [
    { what: 'device', value: device, time },
    ...(surface === null ? [] : [{ what: 'surface', value: surface, time }]),
    ...(user === null ? [] : [{ what: 'person', value: user, time }]),
  ]);
  await query(
    `INSERT INTO seen_values AS known (what, value, first_seen, last_seen)
     SELECT what, value, min(time), max(time)
     FROM json_to_recordset($1::json) AS given (what text, value text, time bigint)
     GROUP BY what, value
     ON CONFLICT (what, value) DO UPDATE SET
       first_seen = least(known.first_seen, excluded.first_seen),
       last_seen = greatest(known.last_seen, excluded.last_seen)`,
    [JSON.stringify(rows)],
  );
}

async function addThings({ query }: Queries, steps: readonly StepFacts[]) {
  const rows = steps
    .filter(({ thing }) => thing !== null)
    .map(({ kind, thing, thingName, time, sensitive }) => ({
      ...{ kind, thing, time, name: thingName, sensitive: sensitive ? time : null },
    }));
  // A thing is called as it was called last; pages may say what they like.
  await query(
    `INSERT INTO discovered_things AS known
       (kind, thing, name, named, first_seen, last_seen, first_sensitive)
     SELECT kind, thing, (array_agg(name ORDER BY time DESC) FILTER (WHERE name IS NOT NULL))[1],
       coalesce(max(time) FILTER (WHERE name IS NOT NULL), 0), min(time), max(time), min(sensitive)
     FROM json_to_recordset($1::json) AS given (kind text, thing text, time bigint, name text, sensitive bigint)
     GROUP BY kind, thing
     ON CONFLICT (kind, thing) DO UPDATE SET
       name = CASE WHEN excluded.named >= known.named THEN excluded.name ELSE known.name END,
       named = greatest(known.named, excluded.named),
       first_seen = least(known.first_seen, excluded.first_seen),
       last_seen = greatest(known.last_seen, excluded.last_seen),
       first_sensitive = least(known.first_sensitive, excluded.first_sensitive)`,
    [JSON.stringify(rows)],
  );
}

async function addSums({ query }: Queries, steps: readonly StepFacts[]) {
  const days = steps.flatMap(({ time, sums }) => sums.map((name) => ({ day: dayOf(time), name })));
  await query(
    `INSERT INTO day_sums AS known (day, name, count)
     SELECT * FROM json_to_recordset($1::json) AS given (day bigint, name text, count bigint)
     ON CONFLICT (day, name) DO UPDATE SET count = known.count + excluded.count`,
    [JSON.stringify(summed(days))],
  );
  const weeks = steps
    .filter(({ named }) => named)
    .map(({ time, person, sums }) => ({
      ...{ week: weekOf(time), person, prompts: sums.includes('prompts') ? 1 : 0 },
    }));
  await query(
    `INSERT INTO person_weeks AS known (week, person, prompts)
     SELECT week, person, sum(prompts)
     FROM json_to_recordset($1::json) AS given (week bigint, person text, prompts bigint)
     GROUP BY week, person
     ON CONFLICT (week, person) DO UPDATE SET prompts = known.prompts + excluded.prompts`,
    [JSON.stringify(weeks)],
  );
}

async function addTerms({ query }: Queries, steps: readonly StepFacts[]) {
  const rows = steps.flatMap(({ time, person, terms, outcome }) =>
    terms === null
      ? []
      : [
          {
            terms: terms.id,
            version: terms.version,
            person,
            time,
            accepted: outcome === 'proceeded' ? time : null,
          },
        ],
  );
  await query(
    `INSERT INTO terms_answers AS known (terms, version, person, shown, accepted)
     SELECT terms, version, person, min(time), min(accepted) FROM json_to_recordset($1::json)
       AS given (terms text, version bigint, person text, time bigint, accepted bigint)
     GROUP BY terms, version, person
     ON CONFLICT (terms, version, person) DO UPDATE SET
       shown = least(known.shown, excluded.shown),
       accepted = least(known.accepted, excluded.accepted)`,
    [JSON.stringify(rows)],
  );
}

const PREVENTED = new Set(['cancelled', 'fixed', 'blocked']);
const PASSED = new Set(['proceeded', 'allowed_silently']);

/** Events of one person may come from two browsers in either order, so both ways are looked at. */
async function addPrevented({ query }: Queries, steps: readonly StepFacts[]) {
  const columns = ({ uid, time, received, person, kind, outcome }: StepFacts) => ({
    ...{ uid, time, received, person, kind, outcome },
  });
  const prevented = steps.filter(({ outcome }) => PREVENTED.has(outcome)).map(columns);
  const passed = steps.filter(({ outcome }) => PASSED.has(outcome)).map(columns);
  await query(
    `INSERT INTO passed_steps (uid, time, received, person, kind)
     SELECT uid, time, received, person, kind FROM json_to_recordset($1::json)
       AS given (uid uuid, time bigint, received bigint, person text, kind text)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(passed)],
  );
  // What was fixed went on, better; trying the like again takes nothing from it.
  await query(
    `INSERT INTO prevented_steps (uid, time, person, kind, outcome, retried)
     SELECT uid, time, person, kind, outcome, outcome <> 'fixed' AND EXISTS (
       SELECT 1 FROM passed_steps passed
       WHERE passed.person = given.person AND passed.kind = given.kind
         AND passed.time > given.time AND passed.time <= given.time + ${RETRY})
     FROM json_to_recordset($1::json)
       AS given (uid uuid, time bigint, person text, kind text, outcome text)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(prevented)],
  );
  await query(
    `UPDATE prevented_steps known SET retried = true
     FROM json_to_recordset($1::json) AS given (time bigint, person text, kind text)
     WHERE known.person = given.person AND known.kind = given.kind AND known.outcome <> 'fixed'
       AND known.time < given.time AND known.time >= given.time - ${RETRY} AND NOT known.retried`,
    [JSON.stringify(passed)],
  );
  const newest = steps.reduce((last, { received }) => Math.max(last, received), 0);
  await query('DELETE FROM passed_steps WHERE received < $1', [newest - PASSED_KEPT]);
}
