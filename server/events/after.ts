/** Stored events in the order of their commits, for everything that follows them: sinks and projections. */
import { z } from 'zod';
import type { OcsfEvent } from '../../lib/events/ocsf.ts';
import type { EventRow } from '../contract/contract.ts';
import { HORIZON } from '../database/commit-order.ts';
import type { Queries } from '../database/database.ts';
import { ROW, StoredRow } from './store.ts';

/** The place of the last event that was followed. */
export type Cursor = { order: number; uid: string };

/** Before the first event. */
export const START: Cursor = { order: -1, uid: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

export type FollowedEvent = {
  uid: string;
  /** Unix ms. */
  received: number;
  row: EventRow;
  /** The JSON that was reported. */
  json: string;
  /** The same as a value, an event of ours, since the service took it. What has a default may be absent. */
  event: OcsfEvent;
};

export type Followed = { events: FollowedEvent[]; last: Cursor };

const Stored = z.looseObject({
  uid: z.string(),
  commit_order: z.coerce.number(),
  received: z.coerce.number(),
  json: z.string(),
});

/**
 * @param most the batch ends before either is passed; one event always fits
 * @returns the next events in the order of their commits, or null when there are none
 */
export async function readAfter(
  { query }: Queries,
  after: Cursor,
  most: { events: number; bytes: number },
): Promise<Followed | null> {
  const rows = (
    await query(
      `SELECT ${ROW}, commit_order, received, event::text AS json FROM events
       WHERE (commit_order, uid) > ($1::bigint, $2::uuid) AND commit_order < ${HORIZON}
       ORDER BY commit_order, uid LIMIT ${most.events}`,
      [after.order, after.uid],
    )
  ).map((row) => ({ stored: Stored.parse(row), row }));
  let bytes = 0;
  const fitting = rows.filter(({ stored: { json } }, index) => {
    bytes += json.length;
    return index === 0 || bytes <= most.bytes;
  });
  const last = fitting.at(-1)?.stored;
  if (last === undefined) return null;
  return {
    events: fitting.map(({ stored: { uid, received, json }, row }) => ({
      uid,
      received,
      // Stored when it was an event of ours, so that the columns are a row of the list.
      row: StoredRow.parse(row),
      json,
      event: JSON.parse(json) as OcsfEvent,
    })),
    last: { order: last.commit_order, uid: last.uid },
  };
}
