/**
 * An order of events that readers can follow without missing one. A counter would not do: of two
 * transactions the later number may be committed first, and a reader that went past it never sees the
 * earlier one. So each event carries the number of its transaction, and readers stop before the
 * oldest one that still runs (`HORIZON`).
 */
import type { Database } from './database.ts';

/** SQL for the number of the running transaction. */
export const COMMIT_ORDER = `(SELECT base FROM commit_clock) + pg_current_xact_id()::text::bigint`;

/** SQL for the number below which everything is decided. */
export const HORIZON = `(SELECT base FROM commit_clock) + pg_snapshot_xmin(pg_current_snapshot())::text::bigint`;

/**
 * Transaction numbers start low again in a database that was restored from a dump; without this, new
 * events would stand before those that readers have passed. To be called at the start.
 */
export async function continueCommitOrder(database: Database): Promise<void> {
  await database.query(
    `UPDATE commit_clock SET base = base + newest.commit_order + 1 - (${COMMIT_ORDER})
     FROM (SELECT commit_order FROM events ORDER BY commit_order DESC LIMIT 1) AS newest
     WHERE newest.commit_order > ${COMMIT_ORDER}`,
    [],
  );
}
