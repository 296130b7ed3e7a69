/** Who did what with people's data. Rows are only ever added; no route changes or removes one. */
import { z } from 'zod';
import { uuidv7 } from '../../lib/activity/identifiers.ts';
import { AuditEntry } from '../contract/contract.ts';
import type { Queries } from '../database/database.ts';

/** To be called inside the transaction that does what is recorded. */
export async function recordAction(
  { query }: Queries,
  actor: string,
  action: AuditEntry['action'],
  detail: Record<string, string | number | null>,
  now: number,
): Promise<void> {
  await query('INSERT INTO audit (id, time, actor, action, detail) VALUES ($1, $2, $3, $4, $5)', [
    uuidv7(now),
    now,
    actor,
    action,
    JSON.stringify(detail),
  ]);
}

const StoredEntry = z.looseObject({ time: z.coerce.number() }).pipe(AuditEntry);

/** @returns the newest entries first, at most `limit` of those before `before` (Unix ms) */
export async function readAudit(
  { query }: Queries,
  before: number,
  limit: number,
): Promise<AuditEntry[]> {
  const rows = await query(
    `SELECT id, time, actor, action, detail FROM audit WHERE time < $1::bigint
     ORDER BY time DESC, id DESC LIMIT ${Math.trunc(limit)}`,
    [before],
  );
  return rows.map((row) => StoredEntry.parse(row));
}
