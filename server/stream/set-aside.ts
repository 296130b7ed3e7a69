/** What was acknowledged and can still not be stored: kept as it came, for a person to look at. */
import { uuidv7 } from '../../lib/activity/identifiers.ts';
import type { Queries } from '../database/database.ts';

/** The text is kept in base64, in which nothing can be refused. */
export async function setAside(
  { query }: Queries,
  uid: string | null,
  reason: string,
  text: string,
): Promise<void> {
  await query('INSERT INTO set_aside (id, uid, time, reason, base64) VALUES ($1, $2, $3, $4, $5)', [
    uuidv7(),
    uid,
    Date.now(),
    reason,
    Buffer.from(text).toString('base64'),
  ]);
}
