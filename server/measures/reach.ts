/** When a stop had reached the browsers, from what the fleet tells of the policies that it has. */
import { z } from 'zod';
import { coverageOf } from '../fleet/coverage.ts';
import type { ReachOf } from './response.ts';

const Served = z.object({ version: z.coerce.number(), since: z.coerce.number() });

/**
 * The first policy that was handed out after the stop says it. Browsers that were heard of since and
 * still have an older one count as late ones.
 */
export const reachOfFleet: ReachOf = async (queries, confirmed) => {
  const [row] = await queries.query(
    `SELECT b.version, h.since FROM policy_history h JOIN policy_bundles b USING (sha256)
     WHERE h.since >= $1::bigint AND b.version IS NOT NULL ORDER BY h.since, h.id LIMIT 1`,
    [confirmed],
  );
  if (row === undefined) return null;
  const { version, since } = Served.parse(row);
  const { heard, heardReached } = await coverageOf(queries, version, since);
  // Browsers that are new had nothing before, and how long they took says nothing.
  const [reached] = await queries.query(
    `WITH delays AS (
       SELECT greatest(at - $2::bigint, 0) AS delay, sum(devices) AS devices FROM fleet_arrivals
       WHERE to_version >= $1::bigint AND from_version < $1::bigint AND from_version >= 0 GROUP BY 1
     ), running AS (
       SELECT delay, sum(devices) OVER (ORDER BY delay) AS until, sum(devices) OVER () AS arrived
       FROM delays
     )
     SELECT min(delay) AS delay FROM running WHERE until >= 0.95 * (arrived + $3::bigint)`,
    [version, since, Math.max(0, heard - heardReached)],
  );
  const delay = reached?.['delay'];
  return delay === null || delay === undefined ? null : since - confirmed + Number(delay);
};
