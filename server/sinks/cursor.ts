/**
 * How far each sink has come, kept in the database. A sink is worked by one process at a time: whoever
 * holds its lease, which ends by itself when that process dies. Times are the database's own.
 */
import { z } from 'zod';
import { SinkStatus } from '../contract/contract.ts';
import { HORIZON } from '../database/commit-order.ts';
import type { Database, Queries } from '../database/database.ts';
import { type Cursor, START } from '../events/after.ts';
import type { Refused } from './sink.ts';

const NOW = `(extract(epoch FROM clock_timestamp()) * 1000)::bigint`;

/** Makes the sink known where it is not; one that is known goes on where it was. */
export async function registerSink(
  { query }: Queries,
  name: string,
  from: 'start' | 'now',
): Promise<void> {
  const order = from === 'start' ? String(START.order) : `${HORIZON} - 1`;
  await query(
    `INSERT INTO sinks (name, commit_order, uid, delivered, refused, lease_until)
     VALUES ($1, ${order}, $2, 0, 0, 0) ON CONFLICT (name) DO NOTHING`,
    [name, START.uid],
  );
}

const Leased = z.object({ commit_order: z.coerce.number(), uid: z.string() });

/**
 * Takes the lease, or keeps it.
 * @param time ms until it ends by itself
 * @returns where to go on, or null while another process has it
 */
export async function takeLease(
  { query }: Queries,
  name: string,
  owner: string,
  time: number,
): Promise<Cursor | null> {
  const [row] = await query(
    `UPDATE sinks SET owner = $2, lease_until = ${NOW} + $3::bigint
     WHERE name = $1 AND (owner = $2 OR lease_until < ${NOW}) RETURNING commit_order, uid`,
    [name, owner, time],
  );
  if (row === undefined) return null;
  const { commit_order: order, uid } = Leased.parse(row);
  return { order, uid };
}

/** Lets go, so that another process can go on at once. */
export async function endLease({ query }: Queries, name: string, owner: string): Promise<void> {
  await query('UPDATE sinks SET lease_until = 0 WHERE name = $1 AND owner = $2', [name, owner]);
}

/** @returns false when the lease was lost meanwhile; whoever has it hands the same on again */
export async function advance(
  database: Database,
  name: string,
  owner: string,
  to: Cursor,
  delivered: number,
  refused: Refused[],
): Promise<boolean> {
  return await database.transaction(async (queries) => {
    const { query } = queries;
    const rows = await query(
      'UPDATE sinks SET commit_order = $3, uid = $4 WHERE name = $1 AND owner = $2 RETURNING name',
      [name, owner, to.order, to.uid],
    );
    if (rows.length === 0) return false;
    await countDelivered(queries, name, delivered, refused);
    return true;
  });
}

/** Counts what the other side has got and what it will never take; to be called by whoever has the lease. */
export async function countDelivered(
  { query }: Queries,
  name: string,
  delivered: number,
  refused: readonly Refused[],
): Promise<void> {
  await query(
    `UPDATE sinks SET delivered = delivered + $2, refused = refused + $3, last_delivered = ${NOW},
       last_trouble = NULL WHERE name = $1`,
    [name, delivered, refused.length],
  );
  await query(
    `INSERT INTO sink_refusals (sink, uid, time, reason)
     SELECT $1, uid, ${NOW}, reason FROM json_to_recordset($2::json) AS r (uid uuid, reason text)
     ON CONFLICT DO NOTHING`,
    [name, JSON.stringify(refused)],
  );
}

/** Keeps what went wrong, for people who look at the sinks. */
export async function noteTrouble({ query }: Queries, name: string, reason: string): Promise<void> {
  await query('UPDATE sinks SET last_trouble = $2 WHERE name = $1', [name, reason.slice(0, 1000)]);
}

const StoredStatus = z
  .looseObject({
    delivered: z.coerce.number(),
    refused: z.coerce.number(),
    lastDelivered: z.coerce.number().nullable(),
  })
  .pipe(SinkStatus);

/** @returns every sink that was ever set up, by name */
export async function readSinks({ query }: Queries): Promise<SinkStatus[]> {
  const rows = await query(
    `SELECT name, delivered, refused, last_delivered AS "lastDelivered", last_trouble AS "lastTrouble"
     FROM sinks ORDER BY name`,
    [],
  );
  return rows.map((row) => StoredStatus.parse(row));
}
