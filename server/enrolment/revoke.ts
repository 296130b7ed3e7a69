/** What an admin does with an enrolled browser. */
import type { Database } from '../database/database.ts';
import { recordAction } from '../people/audit.ts';
import { Refusal } from '../problem.ts';
import { currentTokens } from './tokens.ts';

/**
 * Its reports are refused from now on (within seconds), and no token that is valid now lets it in again.
 * @param given tokens of the options
 */
export async function revokeDevice(
  database: Database,
  given: readonly string[],
  device: string,
  actor: string,
  now: number,
): Promise<void> {
  await database.transaction(async (queries) => {
    const [row] = await queries.query(
      `UPDATE enrolled_devices SET revoked = $2, revoked_by = $3
       WHERE device = $1 AND revoked IS NULL RETURNING token_hash`,
      [device, now, actor],
    );
    if (row === undefined) throw notEnrolled();
    const hashes = [String(row.token_hash), ...(await currentTokens(queries, given))];
    await queries.query(
      `INSERT INTO enrolment_refused (device, token_hash)
       SELECT DISTINCT $1::text, value FROM json_array_elements_text($2::json)
       ON CONFLICT DO NOTHING`,
      [device, JSON.stringify(hashes)],
    );
    await recordAction(queries, actor, 'revoke-device', { device }, now);
  });
}

/** Forgets its key: it may enrol anew, with any key, as one that was never here. */
export async function freeDevice(
  database: Database,
  device: string,
  actor: string,
  now: number,
): Promise<void> {
  await database.transaction(async (queries) => {
    const [row] = await queries.query(
      'DELETE FROM enrolled_devices WHERE device = $1 RETURNING device',
      [device],
    );
    if (row === undefined) throw notEnrolled();
    await queries.query('DELETE FROM enrolment_refused WHERE device = $1', [device]);
    await recordAction(queries, actor, 'free-device', { device }, now);
  });
}

const notEnrolled = () =>
  new Refusal(404, 'No such browser is enrolled.', 'It may have been revoked already.');
