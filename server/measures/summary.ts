/** Counts and menus over a span of time, from what the projection has counted and the newest events. */
import { z } from 'zod';
import { Facets, Summary } from '../contract/contract.ts';
import type { Database, Queries } from '../database/database.ts';
import type { Span } from '../events/span.ts';
import { MEASURES } from './projection.ts';
import { divide, type Part } from './slots.ts';

/** Events that the projection has not reached yet; more than this and the numbers say that they lag. */
const MOST_NEW = 20_000;

const Cursor = z.object({ commit_order: z.coerce.number().int(), uid: z.uuid() });

const Count = z.object({
  outcome: z.string(),
  effect: z.string(),
  intended: z.string(),
  bar: z.coerce.number().int(),
  count: z.coerce.number().int(),
});
type Count = z.infer<typeof Count>;

/** @returns counts of steps in the span, with bars that begin at round times */
export async function readSummary(database: Database, span: Span, now: number): Promise<Summary> {
  const { bars, parts } = divide(span, now);
  return await database.transaction(async (queries) => {
    // One moment for all of it: an event is either counted or new, never both.
    await queries.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY', []);
    const { counts, behind } = await readCounts(queries, span, bars, parts);
    return Summary.parse({
      steps: counts.reduce((sum, { count }) => sum + count, 0),
      byOutcome: sums(counts, 'outcome'),
      byEffect: sums(counts, 'effect'),
      ...(await countDevices(queries, span, now)),
      behind,
      buckets: bars.map((time, index) => {
        const own = counts.filter(({ bar }) => bar === index);
        return { time, byEffect: sums(own, 'intended'), byOutcome: sums(own, 'outcome') };
      }),
    });
  });
}

async function readCounts(queries: Queries, span: Span, bars: number[], parts: readonly Part[]) {
  const [row] = await queries.query('SELECT commit_order, uid FROM projections WHERE name = $1', [
    MEASURES.name,
  ]);
  const cursor = Cursor.parse(row);
  const bar = `width_bucket(at, ARRAY[${bars.join()}]::bigint[]) - 1`;
  const rows = await queries.query(
    `WITH fresh AS MATERIALIZED (
       SELECT type, time, effect, intended, outcome FROM events
       WHERE (commit_order, uid) > ($1::bigint, $2::uuid) ORDER BY commit_order, uid LIMIT ${MOST_NEW}
     ), counted AS (
       ${parts.map(sourceOf).join('\n       UNION ALL\n       ')}
       UNION ALL
       SELECT time, effect, intended, outcome, 1 FROM fresh
       WHERE type = 'step' AND time >= ${span.from} AND time < ${span.to}
     )
     SELECT outcome, effect, intended, ${bar} AS bar, sum(count) AS count
     FROM counted GROUP BY 1, 2, 3, 4
     UNION ALL SELECT '', '', '', -1, count(*) FROM fresh`,
    [cursor.commit_order, cursor.uid],
  );
  const parsed = rows.map((one) => Count.parse(one));
  const fresh = parsed.find((one) => one.bar === -1);
  return { counts: parsed.filter((one) => one !== fresh), behind: fresh?.count === MOST_NEW };
}

/** All of these numbers were made here. */
function sourceOf({ source, from, to }: Part): string {
  return source === 'events'
    ? `SELECT time AS at, effect, intended, outcome, 1 AS count FROM events
       WHERE type = 'step' AND time >= ${from} AND time < ${to}
         AND (commit_order, uid) <= ($1::bigint, $2::uuid)`
    : `SELECT slot AS at, effect, intended, outcome, count FROM step_counts
       WHERE grain = '${source}' AND slot >= ${from} AND slot < ${to}`;
}

/**
 * Browsers with an event in the span. Only their first and their last event are known here, so for a
 * span that ended earlier the number is the most there can have been.
 */
async function countDevices({ query }: Queries, { from, to }: Span, now: number) {
  const [row] = await query(
    `SELECT count(*)::int AS devices FROM seen_values
     WHERE what = 'device' AND last_seen >= $1::bigint AND first_seen < $2::bigint`,
    [from, to],
  );
  return { devices: row!.devices, devicesAtMost: to < now };
}

function sums(counts: readonly Count[], key: 'outcome' | 'effect' | 'intended') {
  const result: Record<string, number> = {};
  for (const row of counts) result[row[key]] = (result[row[key]] ?? 0) + row.count;
  return result;
}

/** A menu with more lines than this is of no use; the search box finds the rest. */
const LONGEST_MENU = 500;

/** @returns what the filter menus offer: what was first seen before the span ended and last seen after it began */
export async function readFacets({ query }: Queries, { from, to }: Span): Promise<Facets> {
  const values = async (what: 'surface' | 'person') =>
    (
      await query(
        `SELECT value FROM seen_values WHERE what = $3 AND last_seen >= $1::bigint
           AND first_seen < $2::bigint ORDER BY value LIMIT ${LONGEST_MENU}`,
        [from, to, what],
      )
    ).map((row) => row.value);
  const apps = await query(
    `SELECT thing AS id, max(name) AS name FROM discovered_things
     WHERE kind IN ('consent', 'connect') AND last_seen >= $1::bigint AND first_seen < $2::bigint
     GROUP BY thing ORDER BY thing LIMIT ${LONGEST_MENU}`,
    [from, to],
  );
  return Facets.parse({ surfaces: await values('surface'), apps, people: await values('person') });
}
