/** Events leave when their time is over: whole months as tables, the rest in small parts. */
import type { Database } from '../database/database.ts';
import { listPartitions, type Partition } from '../database/partitions.ts';
import type { RetentionDays } from '../options.ts';
import { IS_HELD, lockAgainstHolds } from './holds.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Events in one transaction, so that reports never wait long for it. */
const PART = 2_000;

const TYPES = ['step', 'health'] as const;

/** Unix ms before which a type of event leaves; -Infinity where it stays for ever. */
export type Cutoffs = Record<(typeof TYPES)[number], number>;

/** @returns when events of each type are too old */
export function cutoffsOf(days: RetentionDays, now: number): Cutoffs {
  const of = (kept: number | null) => (kept === null ? -Infinity : now - kept * DAY);
  return { step: of(days.step), health: of(days.health) };
}

export type Removed = { months: string[]; events: number };

/**
 * An event is as old as the browser says, and not younger than when it was received: a clock that runs
 * ahead keeps nothing longer. Held events stay.
 * @returns what left
 */
export async function removeExpired(
  database: Database,
  cutoffs: Cutoffs,
  now: number,
): Promise<Removed> {
  const months: string[] = [];
  const oldest = Math.min(cutoffs.step, cutoffs.health);
  for (const month of await listPartitions(database)) {
    if (month.end <= oldest && (await dropMonth(database, month, oldest))) months.push(month.table);
  }
  let events = 0;
  for (const type of TYPES) {
    const cutoff = cutoffs[type];
    if (cutoff === -Infinity) continue;
    events += await removeWhere(database, `type = '${type}' AND time < ${cutoff}`);
    events += await removeWhere(
      database,
      `type = '${type}' AND time > ${now} AND received < ${cutoff}`,
    );
  }
  if (oldest > -Infinity) {
    await removeLinks(database, oldest);
    await database.query('DELETE FROM erased WHERE erased < $1', [oldest]);
  }
  return { months, events };
}

/** Devices in one statement, for the same reason. */
const DEVICES = 500;

/**
 * Links leave from the oldest on, up to the first that is young or knows an event that is still there: from
 * that one on each is needed to show that nothing between them is missing.
 */
async function removeLinks(database: Database, oldest: number): Promise<void> {
  const rows = await database.query(
    'SELECT DISTINCT device FROM chain_links WHERE received < $1::bigint',
    [oldest],
  );
  const devices = rows.map(({ device }) => device);
  for (let at = 0; at < devices.length; at += DEVICES)
    await database.query(
      `DELETE FROM chain_links l USING (
         SELECT value AS device, (
           SELECT position FROM chain_links k WHERE k.device = value AND (
             k.received >= $1::bigint OR EXISTS (
               SELECT 1 FROM unnest(string_to_array(k.entries, ',')) AS entry
               JOIN events e ON e.uid = split_part(entry, ':', 1)::uuid
             ))
           ORDER BY position LIMIT 1
         ) AS needed
         FROM json_array_elements_text($2::json)
       ) AS kept
       WHERE l.device = kept.device AND (kept.needed IS NULL OR l.position < kept.needed)`,
      [oldest, JSON.stringify(devices.slice(at, at + DEVICES))],
    );
}

/** Drops a month if nothing in it has to stay; a late report may have brought something young. */
async function dropMonth(database: Database, { table }: Partition, oldest: number) {
  return await database.transaction(async (queries) => {
    await lockAgainstHolds(queries);
    // Reports wait behind whoever waits for this lock.
    await queries.query(`SET LOCAL lock_timeout = '2s'`, []);
    await queries.query(`LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`, []);
    const [row] = await queries.query(
      `SELECT EXISTS (
         SELECT 1 FROM ${table} e WHERE least(e.time, e.received) >= $1::bigint OR ${IS_HELD}
       ) AS needed`,
      [oldest],
    );
    if (row!.needed === true) return false;
    await queries.query(`DROP TABLE ${table}`, []);
    return true;
  });
}

async function removeWhere(database: Database, condition: string): Promise<number> {
  let removed = 0;
  for (;;) {
    const rows = await database.transaction(async (queries) => {
      await lockAgainstHolds(queries);
      return await queries.query(
        `DELETE FROM events WHERE uid IN (
           SELECT uid FROM events e WHERE ${condition} AND NOT ${IS_HELD} ORDER BY time LIMIT ${PART}
         ) RETURNING uid`,
        [],
      );
    });
    removed += rows.length;
    if (rows.length < PART) return removed;
  }
}
