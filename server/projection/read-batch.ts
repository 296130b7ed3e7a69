/** The next events, as projections are given them. */
import { HandrailExtension } from '../../lib/events/handrail-extension.ts';
import type { Queries } from '../database/database.ts';
import { type Cursor, type FollowedEvent, readAfter } from '../events/after.ts';
import { type Refused, reasonOfIssues } from './refusals.ts';

/** A transaction of the embedded database holds up everything else, so it is short. */
const BATCH = { events: 500, bytes: 4_000_000 };

export type Batch = {
  events: FollowedEvent[];
  /** Those that this version cannot read. */
  unreadable: Refused[];
  last: Cursor;
};

/** @returns what comes after a place, or null when nothing does */
export async function readBatch(queries: Queries, after: Cursor): Promise<Batch | null> {
  const followed = await readAfter(queries, after, BATCH);
  if (followed === null) return null;
  const batch: Batch = { events: [], unreadable: [], last: followed.last };
  for (const event of followed.events) {
    const read = readExtension(event);
    if (read.ok) batch.events.push(read.event);
    else batch.unreadable.push({ uid: event.uid, reason: read.reason });
  }
  return batch;
}

type Read = { ok: true; event: FollowedEvent } | { ok: false; reason: string };

/**
 * Browsers may leave out what has a default, and events are stored as they were sent. So the defaults are
 * filled in here, once for all projections; sinks hand on what was sent.
 */
function readExtension(followed: FollowedEvent): Read {
  const { unmapped } = followed.event;
  const parsed = HandrailExtension.safeParse(unmapped.handrail);
  if (!parsed.success) return { ok: false, reason: reasonOfIssues(parsed.error) };
  const event = { ...followed.event, unmapped: { ...unmapped, handrail: parsed.data } };
  return { ok: true, event: { ...followed, event } };
}
