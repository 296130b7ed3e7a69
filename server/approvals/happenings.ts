/**
 * Writes down for each hook what it is to be told of, in the transaction in which it happens. A hook that
 * was not there then is told of nothing, and nothing twice, however often events are folded anew.
 */
import type { Happening } from '../contract/hooks.ts';
import { isConcerned } from '../database/concerned-hooks.ts';
import type { Queries } from '../database/database.ts';
import { REQUEST_AGE } from './queue.ts';

/** A report that comes later than this tells of something that is no news. */
const NEWS = 7 * 86_400_000;

/** An answer; `uid` is one of those that were answered together. */
export async function noteAnswer(
  { query }: Queries,
  happening: Happening,
  uid: string,
  now: number,
): Promise<void> {
  await query(
    `INSERT INTO hook_outbox (hook, happening, uid, made, state, tries)
     SELECT h.name, $1::text, $2::uuid, $3::bigint, 'waiting', 0 FROM hooks h
     WHERE ${isConcerned('$1::text')} ON CONFLICT DO NOTHING`,
    [happening, uid, now],
  );
}

export type Arrived = { uid: string; received: number };

/** Requests and objections that were just stored. The same asked again while it waits is no news. */
export async function noteAsked(
  { query }: Queries,
  arrived: readonly Arrived[],
  now: number,
): Promise<void> {
  await query(
    `WITH arrived AS (
       SELECT uid, received FROM json_to_recordset($1::json) AS given (uid uuid, received bigint)
     ), first AS (
       SELECT DISTINCT ON (r.same) r.uid, r.asks, r.same, a.received
       FROM arrived a JOIN approval_requests r ON r.uid = a.uid ORDER BY r.same, r.time, r.uid
     )
     INSERT INTO hook_outbox (hook, happening, uid, made, state, tries)
     SELECT h.name, f.asks, f.uid, f.received, 'waiting', 0 FROM first f
     JOIN hooks h ON f.received >= h.since AND ${isConcerned('f.asks')}
     WHERE f.received > $2::bigint
       AND NOT EXISTS (SELECT 1 FROM approval_answers n WHERE n.uid = f.uid)
       AND NOT EXISTS (
         SELECT 1 FROM approval_requests r WHERE r.same = f.same AND r.time > $3::bigint
           AND r.uid NOT IN (SELECT uid FROM arrived)
           AND NOT EXISTS (SELECT 1 FROM approval_answers n WHERE n.uid = r.uid))
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(arrived), now - NEWS, now - REQUEST_AGE],
  );
}
