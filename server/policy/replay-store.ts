/** Replays in the database: every process sees them, one process works on each. */
import { z } from 'zod';
import {
  REPLAY_AGAINST,
  REPLAY_STATES,
  ReplayDetail,
  type ReplayLine,
} from '../contract/policy.ts';
import type { Queries } from '../database/database.ts';

/** ms without a sign of life after which the process that worked on it must be gone. */
const SILENCE = 60_000;

/** Finished replays that are kept. */
const KEPT = 50;

const COLUMNS = `id, made, made_by, name, policy_id, policy_version, against, from_time, to_time, state,
  planned, done, cut, touched, trouble`;

const number = z.coerce.number();

const Stored = z
  .looseObject({
    id: z.string(),
    made: number,
    made_by: z.string(),
    name: z.string(),
    policy_id: z.string(),
    policy_version: number,
    against: z.enum(REPLAY_AGAINST),
    from_time: number,
    to_time: number,
    state: z.enum(REPLAY_STATES),
    planned: number,
    done: number,
    cut: z.boolean(),
    touched: number,
    trouble: z.string().nullable(),
  })
  .transform((row): ReplayLine => ({
    id: row.id,
    made: row.made,
    madeBy: row.made_by,
    name: row.name,
    policy: { id: row.policy_id, version: row.policy_version },
    against: row.against,
    from: row.from_time,
    to: row.to_time,
    state: row.state,
    planned: row.planned,
    done: row.done,
    cut: row.cut,
    trouble: row.trouble,
  }));

/** Replays whose process is gone end here, so that they do not run for ever on the page. */
export async function endAbandoned({ query }: Queries, now: number): Promise<void> {
  await query(
    `UPDATE replays SET state = 'failed', trouble = 'The service was stopped while it ran. Start it again.'
     WHERE state = 'running' AND touched < $1`,
    [now - SILENCE],
  );
}

/** @returns the newest first */
export async function readReplays({ query }: Queries): Promise<ReplayLine[]> {
  const rows = await query(
    `SELECT ${COLUMNS} FROM replays ORDER BY made DESC, id DESC LIMIT ${KEPT}`,
    [],
  );
  return rows.map((row) => Stored.parse(row));
}

/** @returns null when there is none with this id */
export async function readReplay({ query }: Queries, id: string): Promise<ReplayDetail | null> {
  const [row] = await query(`SELECT ${COLUMNS}, result FROM replays WHERE id = $1`, [id]);
  if (row === undefined) return null;
  return ReplayDetail.parse({ line: Stored.parse(row), result: row.result ?? null });
}

/** Keeps a new replay, and forgets the oldest ones. */
export async function addReplay(
  { query }: Queries,
  line: ReplayLine,
  candidate: string,
): Promise<void> {
  await query(
    `INSERT INTO replays (${COLUMNS}, candidate)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'running', $10, 0, $11, $2, NULL, $12)`,
    [
      ...[line.id, line.made, line.madeBy, line.name, line.policy.id, line.policy.version],
      ...[line.against, line.from, line.to, line.planned, line.cut, candidate],
    ],
  );
  await query(
    `DELETE FROM replays WHERE state <> 'running' AND id NOT IN
       (SELECT id FROM replays ORDER BY made DESC, id DESC LIMIT ${KEPT})`,
    [],
  );
}

/** @returns false when somebody has cancelled it meanwhile */
export async function noteProgress(
  { query }: Queries,
  id: string,
  done: number,
  now: number,
): Promise<boolean> {
  const rows = await query(
    `UPDATE replays SET done = $2, touched = $3 WHERE id = $1 AND state = 'running' RETURNING id`,
    [id, done, now],
  );
  return rows.length > 0;
}

/** Ends a replay that runs. @returns false when it had ended already */
export async function endReplay(
  { query }: Queries,
  id: string,
  end:
    | { state: 'done'; result: unknown }
    | { state: 'cancelled' }
    | { state: 'failed'; trouble: string },
): Promise<boolean> {
  const rows = await query(
    `UPDATE replays SET state = $2, trouble = $3, result = $4::json
     WHERE id = $1 AND state = 'running' RETURNING id`,
    [
      id,
      end.state,
      end.state === 'failed' ? end.trouble.slice(0, 1000) : null,
      end.state === 'done' ? JSON.stringify(end.result) : null,
    ],
  );
  return rows.length > 0;
}
