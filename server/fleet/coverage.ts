/** How far a policy has spread: computed from counts, so that it costs the same for any fleet. */
import { z } from 'zod';
import type { Queries } from '../database/database.ts';
import { slotOf } from './device-state.ts';

export interface PolicyCoverage {
  /** Browsers that were ever heard of. */
  readonly devices: number;
  /** Those that spoke of this version or a newer one. */
  readonly reached: number;
  /** Those that were heard of since `since`, to five minutes. */
  readonly heard: number;
  /** Those of them that have it. */
  readonly heardReached: number;
  /** ms from `since` until half and 95 % of those that had an older one before had it; null without any. */
  readonly p50: number | null;
  readonly p95: number | null;
}

const Counts = z.object({
  devices: z.coerce.number(),
  reached: z.coerce.number(),
  heard: z.coerce.number(),
  heardReached: z.coerce.number(),
});
const maybe = z.unknown().transform((value) => (value === null ? null : Number(value)));
const Times = z.object({ p50: maybe, p95: maybe });

/**
 * Proof of coverage of one version of the policy.
 * @param policyVersion this one or a newer one counts
 * @param since Unix ms from which times are counted: when it was published
 */
export async function coverageOf(
  { query }: Queries,
  policyVersion: number,
  since: number,
): Promise<PolicyCoverage> {
  const [counts] = await query(
    `SELECT coalesce(sum(devices), 0) AS devices,
       coalesce(sum(devices) FILTER (WHERE highest >= $1::bigint), 0) AS reached,
       coalesce(sum(devices) FILTER (WHERE slot >= $2::bigint), 0) AS heard,
       coalesce(sum(devices) FILTER (WHERE slot >= $2::bigint AND highest >= $1::bigint), 0) AS "heardReached"
     FROM fleet_heard`,
    [policyVersion, slotOf(since)],
  );
  // Nearest rank. Clocks differ: a browser cannot have had it before it was published. Browsers that are
  // new had nothing before, and how long they took says nothing.
  const [times] = await query(
    `WITH delays AS (
       SELECT greatest(at - $2::bigint, 0) AS delay, sum(devices) AS devices FROM fleet_arrivals
       WHERE to_version >= $1::bigint AND from_version < $1::bigint AND from_version >= 0 GROUP BY 1
     ), running AS (
       SELECT delay, sum(devices) OVER (ORDER BY delay) AS until, sum(devices) OVER () AS all_of_them
       FROM delays
     )
     SELECT min(delay) FILTER (WHERE until >= 0.5 * all_of_them) AS p50,
       min(delay) FILTER (WHERE until >= 0.95 * all_of_them) AS p95 FROM running`,
    [policyVersion, since],
  );
  return { ...Counts.parse(counts), ...Times.parse(times) };
}

/** How many browsers were last heard of before a moment (Unix ms, to five minutes). */
export async function silentSince(
  { query }: Queries,
  moments: readonly number[],
): Promise<number[]> {
  const rows = await query(
    `SELECT (SELECT coalesce(sum(devices), 0) FROM fleet_heard WHERE slot < moment::bigint) AS devices
     FROM json_array_elements_text($1::json) WITH ORDINALITY AS asked (moment, place) ORDER BY place`,
    [JSON.stringify(moments.map(slotOf))],
  );
  return rows.map(({ devices }) => Number(devices));
}
