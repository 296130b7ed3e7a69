/** Counts and menus over a span of time. */
import { z } from 'zod';
import { Facets, Summary } from '../contract/contract.ts';
import type { Database } from '../database/database.ts';
import { Refusal } from '../problem.ts';

/** Unix ms; `to` is not part of it. */
export type Span = { from: number; to: number };

const DAY = 24 * 60 * 60 * 1000;

/** Without `to` the span ends now; without `from` it is a week long. */
const SpanQuery = z.strictObject({
  from: z.coerce.number().int().optional(),
  to: z.coerce.number().int().optional(),
});

/** @returns the asked span; throws Refusal 400 when it is none */
export function readSpan(parameters: Record<string, string>, now: number): Span {
  const query = SpanQuery.safeParse(parameters);
  if (!query.success) {
    throw new Refusal(
      400,
      'from and to are Unix times in ms.',
      'Leave them out for the last week.',
    );
  }
  const to = query.data.to === undefined ? now : query.data.to;
  const from = query.data.from === undefined ? to - 7 * DAY : query.data.from;
  if (from >= to) throw new Refusal(400, 'from is not before to.', 'Swap them.');
  return { from, to };
}

const BUCKETS = 48;

const Count = z.object({
  outcome: z.string().nullable(),
  effect: z.string().nullable(),
  intended: z.string().nullable(),
  bucket: z.coerce.number().int(),
  count: z.coerce.number().int(),
});

/** @returns counts of steps in the span, with evenly spaced buckets */
export async function readSummary(database: Database, { from, to }: Span): Promise<Summary> {
  const width = Math.ceil((to - from) / BUCKETS);
  const counts = (
    await database.query(
      `SELECT outcome, effect, intended, (time - $1::bigint) / $3::bigint AS bucket, count(*) AS count
       FROM events WHERE type = 'step' AND time >= $1::bigint AND time < $2::bigint
       GROUP BY 1, 2, 3, 4`,
      [from, to, width],
    )
  ).map((row) => Count.parse(row));
  const [devices] = await database.query(
    'SELECT count(DISTINCT device)::int AS devices FROM events WHERE time >= $1::bigint AND time < $2::bigint',
    [from, to],
  );
  const buckets = Array.from({ length: Math.ceil((to - from) / width) }, (_, index) => ({
    time: from + index * width,
    byEffect: sums(
      counts.filter(({ bucket }) => bucket === index),
      'intended',
    ),
  }));
  return Summary.parse({
    steps: counts.reduce((sum, { count }) => sum + count, 0),
    byOutcome: sums(counts, 'outcome'),
    byEffect: sums(counts, 'effect'),
    devices: devices!.devices,
    buckets,
  });
}

function sums(
  counts: z.infer<typeof Count>[],
  key: 'outcome' | 'effect' | 'intended',
): Record<string, number> {
  const result: Record<string, number> = {};
  for (const row of counts) {
    const name = row[key];
    if (name !== null) result[name] = (result[name] ?? 0) + row.count;
  }
  return result;
}

/** A menu with more lines than this is of no use; the search box finds the rest. */
const LONGEST_MENU = 500;

/**
 * Distinct values by hopping from one to the next in the index ("loose index scan"): the cost grows
 * with the number of values, not with the number of events.
 */
function distinct(column: 'surface' | 'person' | 'subject', only: string): string {
  return `
    WITH RECURSIVE hop AS (
      (SELECT ${column} AS value FROM events WHERE ${column} IS NOT NULL ${only} ORDER BY ${column} LIMIT 1)
      UNION ALL
      SELECT (SELECT ${column} FROM events WHERE ${column} > hop.value ${only} ORDER BY ${column} LIMIT 1)
      FROM hop WHERE hop.value IS NOT NULL
    )
    SELECT value FROM hop
    WHERE value IS NOT NULL AND EXISTS (
      SELECT 1 FROM events
      WHERE ${column} = hop.value ${only} AND time >= $1::bigint AND time < $2::bigint
    )
    LIMIT ${LONGEST_MENU}`;
}

const APPS = `AND kind IN ('consent', 'connect')`;

/** @returns what the filter menus offer: values that occur in the span, in alphabetical order */
export async function readFacets(database: Database, { from, to }: Span): Promise<Facets> {
  const values = async (column: 'surface' | 'person') =>
    (await database.query(distinct(column, ''), [from, to])).map((row) => row.value);
  // An app is named as it was named last; pages may say what they like.
  const apps = await database.query(
    `SELECT app.value AS id, (
       SELECT subject_name FROM events
       WHERE subject = app.value ${APPS} AND subject_name IS NOT NULL
       ORDER BY time DESC LIMIT 1
     ) AS name FROM (${distinct('subject', APPS)}) AS app`,
    [from, to],
  );
  return Facets.parse({ surfaces: await values('surface'), apps, people: await values('person') });
}
