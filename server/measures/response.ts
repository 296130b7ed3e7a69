/** How fast people answer: what they decided about things, requests and stops, and when it was first seen. */
import { z } from 'zod';
import { SORTS } from '../contract/containment.ts';
import type { Queries } from '../database/database.ts';
import type { Span } from '../events/span.ts';
import { knownAs } from '../inventory/thing-of.ts';

/** Stops of one period whose way through the fleet is followed. */
const MOST_STOPS = 200;

/** Half of `count` took at most `half` ms; null without any. */
export type Half = { half: number | null; count: number };

export type Response = {
  detect: Half;
  approval: Half & { waiting: number };
  /** null where it is not known how far a policy has spread. */
  remediate: (Half & { stops: number }) | null;
};

/**
 * @param confirmed Unix ms at which a stop was put into the policy
 * @returns ms until 95 % of browsers had it; null while they have not
 */
export type ReachOf = (queries: Queries, confirmed: number) => Promise<number | null>;

/** @param reachOf null where nobody knows how far a policy has spread */
export async function readResponse(
  queries: Queries,
  span: Span,
  reachOf: ReachOf | null,
): Promise<Response> {
  return {
    detect: await readDetect(queries, span),
    approval: await readApproval(queries, span),
    remediate: reachOf === null ? null : await readRemediate(queries, span, reachOf),
  };
}

const HalfRow = z.object({
  half: z.coerce.number().nullable(),
  count: z.coerce.number(),
});

const Stop = z.object({
  sort: z.enum(SORTS),
  target: z.string(),
  proposed: z.coerce.number(),
  first: z.coerce.number(),
});

/** Apps and connectors are one thing on all platforms; the others are told apart as the inventory does. */
const ONE = `CASE WHEN t.kind IN ('app', 'connector') THEN t.known_as ELSE t.thing END`;

/** A thing counts where the first decision about it lies; one that was stopped before it was met does not. */
async function readDetect({ query }: Queries, { from, to }: Span): Promise<Half> {
  const stops = (
    await query(
      `SELECT c.sort, c.target, min(c.proposed) AS proposed, min(s.first) AS first
       FROM containments c JOIN seen_things s ON s.key =
         left(encode(sha256(convert_to(c.sort || chr(10) || c.target, 'UTF8')), 'hex'), 32)
       WHERE c.confirmed IS NOT NULL AND NOT c.drill AND c.proposed < $1::bigint
       GROUP BY c.sort, c.target`,
      [to],
    )
  ).map((row) => Stop.parse(row));
  const stopped = stops.map(({ sort, target, proposed, first }) => ({
    one: sort === 'app' || sort === 'connector' ? knownAs(sort, target) : `${sort} ${target}`,
    ...{ first, act: proposed },
  }));
  const [row] = await query(
    `WITH acts AS (
       SELECT ${ONE} AS one, t.first_seen AS first, a.time AS act
       FROM audit a JOIN inventory_things t ON t.thing = a.detail ->> 'thing'
       WHERE a.action = 'review-thing' AND a.time < $2::bigint
       UNION ALL
       SELECT ${ONE}, t.first_seen, a.at
       FROM approval_answers a JOIN approval_requests r USING (uid)
       JOIN inventory_things t ON t.thing = r.thing WHERE a.at < $2::bigint
       UNION ALL
       SELECT one, first, act FROM json_to_recordset($3::json) AS given (one text, first bigint, act bigint)
     ), decided AS (SELECT min(first) AS first, min(act) AS act FROM acts GROUP BY one)
     SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY act - first) AS half, count(*) AS count
     FROM decided WHERE act >= $1::bigint AND act >= first`,
    [from, to, JSON.stringify(stopped)],
  );
  return HalfRow.parse(row);
}

async function readApproval({ query }: Queries, { from, to }: Span): Promise<Response['approval']> {
  const [row] = await query(
    `SELECT count(*) AS count,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY greatest(a.at - r.time, 0)) AS half
     FROM approval_answers a JOIN approval_requests r USING (uid)
     WHERE r.asks = 'requested' AND a.at >= $1::bigint AND a.at < $2::bigint`,
    [from, to],
  );
  const [open] = await query(
    `SELECT count(*) AS waiting FROM approval_requests r
     WHERE r.asks = 'requested' AND r.time >= $1::bigint AND r.time < $2::bigint
       AND NOT EXISTS (SELECT 1 FROM approval_answers a WHERE a.uid = r.uid AND a.at < $2::bigint)`,
    [from, to],
  );
  return { ...HalfRow.parse(row), waiting: Number(open!.waiting) };
}

/** Drills count: they show how fast a stop is. A stop that was lifted before it was everywhere does not. */
async function readRemediate(
  queries: Queries,
  { from, to }: Span,
  reachOf: ReachOf,
): Promise<Half & { stops: number }> {
  const rows = await queries.query(
    `SELECT confirmed, ended FROM containments WHERE confirmed >= $1::bigint AND confirmed < $2::bigint
     ORDER BY confirmed DESC LIMIT ${MOST_STOPS}`,
    [from, to],
  );
  const times: number[] = [];
  for (const row of rows) {
    const [confirmed, ended] = [Number(row['confirmed']), row['ended']];
    const time = await reachOf(queries, confirmed);
    if (time !== null && (ended === null || confirmed + time <= Number(ended))) times.push(time);
  }
  return { half: medianOf(times), count: times.length, stops: rows.length };
}

function medianOf(times: readonly number[]): number | null {
  if (times.length === 0) return null;
  const sorted = times.toSorted((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}
