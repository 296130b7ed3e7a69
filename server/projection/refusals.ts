/** Events that a projection cannot fold: what makes it the event's own fault, and where they are noted. */
import { z } from 'zod';
import { isRefusedData, type Queries } from '../database/database.ts';

export type Refused = {
  uid: string;
  /** For an admin. Nothing of what the event says. */
  reason: string;
};

const LONGEST_REASON = 1000;

/**
 * @param error what folding one event threw
 * @returns why the event cannot be folded; null when the fault lies elsewhere, so that trying again may help
 */
export function faultOfEvent(error: unknown): string | null {
  // Words of the database repeat the value that it refused, so its code has to do.
  if (isRefusedData(error)) return `the database cannot hold it (${error.code})`;
  if (error instanceof z.core.$ZodError) return reasonOfIssues(error);
  return error instanceof TypeError ? error.message.slice(0, LONGEST_REASON) : null;
}

/** @returns the first of what a schema found wrong, and where */
export function reasonOfIssues({ issues }: z.core.$ZodError): string {
  const [issue] = issues;
  if (issue === undefined) return 'it has another form';
  return `${issue.path.join('.')}: ${issue.message}`.slice(0, LONGEST_REASON);
}

/** Notes events that a projection has passed by. */
export async function noteRefused(
  { query }: Queries,
  projection: string,
  refused: readonly Refused[],
): Promise<void> {
  if (refused.length === 0) return;
  await query(
    `INSERT INTO projection_refusals (projection, uid, time, reason)
     SELECT $1, uid, (extract(epoch FROM clock_timestamp()) * 1000)::bigint, reason
     FROM json_to_recordset($2::json) AS r (uid uuid, reason text)
     ON CONFLICT DO NOTHING`,
    [projection, JSON.stringify(refused)],
  );
}

/** Everything is folded anew: what could not be folded before is tried again. */
export async function forgetRefused({ query }: Queries, projection: string): Promise<void> {
  await query('DELETE FROM projection_refusals WHERE projection = $1', [projection]);
}
