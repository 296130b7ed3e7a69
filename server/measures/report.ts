/** The programme's measures for a period, beside those of the period before; from projections only. */
import { z } from 'zod';
import type { Report, ReportQuery } from '../contract/report.ts';
import type { Database, Queries } from '../database/database.ts';
import type { Span } from '../events/span.ts';
import { Refusal } from '../problem.ts';
import type { DaySum } from './facts.ts';
import { type Figures, measuresOf } from './made.ts';
import { type ReachOf, readResponse } from './response.ts';

const DAY = 24 * 60 * 60_000;
/** Longest period; ten years. */
const LONGEST = 3_660 * DAY;

export type ReportParts = {
  database: Database;
  /** Unix ms; what hangs on single steps and people from before it may have left. */
  keptSince: number;
  /** null where nobody knows how far a policy has spread. */
  reachOf: ReachOf | null;
};

/** @returns the report; throws Refusal 400 when the period is none or is not made of whole days */
export async function readReport(
  { database, keptSince, reachOf }: ReportParts,
  { from, to }: ReportQuery,
  now: number,
): Promise<Report> {
  if (from % DAY !== 0 || to % DAY !== 0 || from >= to || to - from > LONGEST)
    throw new Refusal(
      400,
      'A period is made of whole days in UTC, at most ten years of them.',
      'Begin and end it at midnight UTC.',
    );
  return await database.transaction(async (queries) => {
    await queries.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY', []);
    const before = beforeOf(from, to);
    const since = await firstOf(queries);
    // A period in which nothing was reported yet says nothing; zero would be made up.
    const figuresOf = async (span: Span): Promise<Figures | null> =>
      since !== null && since < span.to
        ? {
            ...(await readFigures(queries, span, now)),
            kept: span.from >= keptSince,
            response: await readResponse(queries, span, reachOf),
          }
        : null;
    const figures = await figuresOf({ from, to });
    const compared = await figuresOf({ from: before, to: from });
    return {
      ...{ from, to, before, since },
      measures: measuresOf(figures, compared, { from, to }),
      terms: await readTerms(queries, { from, to }),
    };
  });
}

/** A calendar month is compared with the month before and a quarter with the quarter, else as many days. */
function beforeOf(from: number, to: number): number {
  const [start, end] = [new Date(from), new Date(to)];
  const months =
    (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth();
  const isWhole = start.getUTCDate() === 1 && end.getUTCDate() === 1;
  return isWhole
    ? Date.UTC(start.getUTCFullYear(), start.getUTCMonth() - months, 1)
    : from - (to - from);
}

async function firstOf({ query }: Queries): Promise<number | null> {
  const [row] = await query(
    `SELECT min(first_seen) AS since FROM seen_values WHERE what = 'device'`,
    [],
  );
  return row?.since == null ? null : Number(row.since);
}

const Things = z.object({
  discovered: z.number(),
  known: z.number(),
  sensitive: z.number(),
});
const Outcomes = z.object({ outcome: z.string(), retried: z.boolean(), count: z.number() });
const Prompts = z.object({ prompts: z.coerce.number(), personWeeks: z.number() });
const Terms = z.object({ shown: z.number(), accepted: z.number() });

async function readFigures(
  { query }: Queries,
  { from, to }: Span,
  now: number,
): Promise<Omit<Figures, 'kept' | 'response'>> {
  const [things] = await query(
    `SELECT count(*) FILTER (WHERE first_seen >= $1::bigint)::int AS discovered, count(*)::int AS known,
       count(*) FILTER (WHERE first_seen >= $1::bigint AND first_sensitive < $2::bigint)::int AS sensitive
     FROM discovered_things WHERE first_seen < $2::bigint`,
    [from, to],
  );
  const sums: Record<DaySum, number> = {
    ...{ prompts: 0, asked: 0, overridden: 0, disputed: 0, rated: 0, approved: 0 },
    ...Object.fromEntries(
      (
        await query(
          `SELECT name, sum(count)::bigint AS count FROM day_sums
           WHERE day >= $1::bigint AND day < $2::bigint GROUP BY name`,
          [from, to],
        )
      ).map(({ name, count }): [string, number] => [String(name), Number(count)]),
    ),
  };
  const listed = Object.fromEntries(
    (
      await query(
        `SELECT outcome, sum(count)::bigint AS count FROM step_counts
         WHERE grain = 'day' AND slot >= $1::bigint AND slot < $2::bigint GROUP BY outcome`,
        [from, to],
      )
    ).map(({ outcome, count }): [string, number] => [String(outcome), Number(count)]),
  );
  const ended = (
    await query(
      `SELECT outcome, retried, count(*)::int AS count FROM prevented_steps
       WHERE time >= $1::bigint AND time < $2::bigint GROUP BY 1, 2`,
      [from, to],
    )
  ).map((row) => Outcomes.parse(row));
  const [prompts] = await query(
    `SELECT coalesce(sum(prompts), 0) AS prompts, count(*)::int AS "personWeeks" FROM person_weeks
     WHERE week >= $1::bigint AND week < $2::bigint`,
    [from, to],
  );
  const [terms] = await query(
    `SELECT count(*)::int AS shown, count(*) FILTER (WHERE accepted < $2::bigint)::int AS accepted
     FROM terms_answers WHERE shown >= $1::bigint AND shown < $2::bigint`,
    [from, to],
  );
  const count = (matches: (one: z.infer<typeof Outcomes>) => boolean) =>
    ended.filter(matches).reduce((sum, one) => sum + one.count, 0);
  return {
    ...Things.parse(things),
    ...{ sums, listed },
    prevented: count(({ retried }) => !retried),
    retried: count(({ retried }) => retried),
    cancelled: count(({ outcome }) => outcome !== 'fixed'),
    prompts: Prompts.parse(prompts),
    terms: Terms.parse(terms),
    coverage: await readCoverage({ query }, to, now),
  };
}

/** A browser is known by its last report only, so its silence in an earlier period cannot be told. */
async function readCoverage({ query }: Queries, to: number, now: number) {
  if (to <= now - DAY) return null;
  const end = Math.min(to, now);
  const [row] = await query(
    `SELECT count(*)::int AS month, count(*) FILTER (WHERE last_seen >= $2::bigint)::int AS recent
     FROM seen_values WHERE what = 'device' AND last_seen >= $1::bigint`,
    [end - 30 * DAY, end - 7 * DAY],
  );
  return { month: Number(row!.month), recent: Number(row!.recent) };
}

async function readTerms({ query }: Queries, { from, to }: Span): Promise<Report['terms']> {
  const rows = await query(
    `SELECT terms, version, count(*)::int AS shown,
       count(*) FILTER (WHERE accepted < $2::bigint)::int AS accepted
     FROM terms_answers WHERE shown >= $1::bigint AND shown < $2::bigint
     GROUP BY terms, version ORDER BY terms, version DESC LIMIT 50`,
    [from, to],
  );
  return rows.map(({ terms, version, shown, accepted }) => ({
    ...{ terms: String(terms), version: Number(version) },
    ...{ shown: Number(shown), accepted: Number(accepted) },
  }));
}
