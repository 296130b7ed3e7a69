/** Legal holds: what must not leave, whoever wants it gone, until the hold is released. */
import { z } from 'zod';
import { uuidv7 } from '../../lib/activity/identifiers.ts';
import { Hold, type HoldRequest } from '../contract/contract.ts';
import type { Database, Queries } from '../database/database.ts';
import { recordAction } from '../people/audit.ts';
import { Refusal } from '../problem.ts';

/** SQL that is true for an event (named `e`) that a hold keeps. */
export const IS_HELD = `EXISTS (
  SELECT 1 FROM holds h WHERE h.released IS NULL
    AND (h.person IS NULL OR h.person = e.person) AND (h.device IS NULL OR h.device = e.device)
    AND e.time >= h.from_time AND e.time < h.to_time
)`;

/** The lock under which holds are made and events leave: a hold that was acknowledged is kept. */
const HOLD_LOCK = 4_215_003;

/** To be called at the start of each transaction that removes events. */
export async function lockAgainstHolds({ query }: Queries): Promise<void> {
  await query(`SELECT pg_advisory_xact_lock_shared(${HOLD_LOCK})`, []);
}

const COLUMNS = `id, person, device, from_time AS "from", to_time AS "to", reason, made, made_by AS "madeBy",
  released, released_by AS "releasedBy"`;

const StoredHold = z
  .looseObject({
    from: z.coerce.number(),
    to: z.coerce.number(),
    made: z.coerce.number(),
    released: z.coerce.number().nullable(),
  })
  .pipe(Hold);

/** Makes a hold; from the answer on, nothing that it names is removed. */
export async function makeHold(
  database: Database,
  request: HoldRequest,
  actor: string,
  now: number,
): Promise<Hold> {
  const id = uuidv7(now);
  return await database.transaction(async (queries) => {
    await queries.query(`SELECT pg_advisory_xact_lock(${HOLD_LOCK})`, []);
    const [row] = await queries.query(
      `INSERT INTO holds (id, person, device, from_time, to_time, reason, made, made_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING ${COLUMNS}`,
      [id, request.person, request.device, request.from, request.to, request.reason, now, actor],
    );
    await recordAction(queries, actor, 'hold', { hold: id, reason: request.reason }, now);
    return StoredHold.parse(row);
  });
}

/** @returns every hold that was ever made, the newest first */
export async function readHolds({ query }: Queries): Promise<Hold[]> {
  const rows = await query(`SELECT ${COLUMNS} FROM holds ORDER BY made DESC, id DESC`, []);
  return rows.map((row) => StoredHold.parse(row));
}

/** Releases a hold; throws Refusal 404 when there is no such hold that still holds. */
export async function releaseHold(
  database: Database,
  id: string,
  actor: string,
  now: number,
): Promise<Hold> {
  return await database.transaction(async (queries) => {
    const [row] = await queries.query(
      `UPDATE holds SET released = $2, released_by = $3 WHERE id = $1 AND released IS NULL
       RETURNING ${COLUMNS}`,
      [id, now, actor],
    );
    if (row === undefined)
      throw new Refusal(404, 'There is no such hold.', 'It may have been released already.');
    await recordAction(queries, actor, 'release-hold', { hold: id }, now);
    return StoredHold.parse(row);
  });
}
