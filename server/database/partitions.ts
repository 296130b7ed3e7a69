/**
 * Events are kept in one part a month. A part is a range of uids: a UUIDv7 begins with its time (RFC
 * 9562 §5.7), so that parts follow time while the uid alone stays the key that keeps an event single.
 * What a wrong clock dates outside of the months that are there goes to `events_other`.
 */
import type { Database, Queries } from './database.ts';

/** One month of events; both ends in Unix ms, `end` is not part of it. */
export type Partition = { table: string; start: number; end: number };

/** Made before they are needed, so that no report ever waits for a table. */
const MONTHS_AHEAD = 2;

/** Any number will do, as long as every process asks for the same one. */
const PARTITION_LOCK = 4_215_002;

/** @returns the month (UTC) in which a moment lies; `ahead` months later when given */
export function monthOf(time: number, ahead = 0): Partition {
  const at = new Date(time);
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth() + ahead];
  const start = Date.UTC(year, month);
  const name = new Date(start).toISOString().slice(0, 7).replace('-', '_');
  return { table: `events_${name}`, start, end: Date.UTC(year, month + 1) };
}

/** @returns the lowest UUID that begins with this time (Unix ms) */
export function lowestUid(time: number): string {
  const hex = time.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}

/** @returns the months that are there, oldest first; `events_other` is none */
export async function listPartitions({ query }: Queries): Promise<Partition[]> {
  const rows = await query(
    `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = 'events'::regclass AND c.relname ~ '^events_\\d{4}_\\d{2}$'
     ORDER BY 1`,
    [],
  );
  return rows.map(({ name }) => {
    const [, year, month] = String(name).split('_');
    return monthOf(Date.UTC(Number(year), Number(month) - 1));
  });
}

/** Makes this month and the next ones; does nothing when they are there. */
export async function preparePartitions(database: Database, now: number): Promise<void> {
  const wanted = Array.from({ length: MONTHS_AHEAD + 1 }, (_, ahead) => monthOf(now, ahead));
  const known = new Set((await listPartitions(database)).map(({ table }) => table));
  if (wanted.every(({ table }) => known.has(table))) return;
  await database.transaction(async (queries) => {
    await queries.query(`SELECT pg_advisory_xact_lock(${PARTITION_LOCK})`, []);
    // Another process may have been first.
    const there = new Set((await listPartitions(queries)).map(({ table }) => table));
    for (const month of wanted) if (!there.has(month.table)) await addPartition(queries, month);
  });
}

/** Adds a month, with what `events_other` holds of it. Table and bounds are made here, never taken. */
export async function addPartition({ query }: Queries, month: Partition): Promise<void> {
  const [low, high] = [lowestUid(month.start), lowestUid(month.end)];
  await query(`CREATE TABLE ${month.table} (LIKE events INCLUDING DEFAULTS)`, []);
  await query(
    `WITH moved AS (DELETE FROM events_other WHERE uid >= '${low}' AND uid < '${high}' RETURNING *)
     INSERT INTO ${month.table} SELECT * FROM moved`,
    [],
  );
  await query(
    `ALTER TABLE events ATTACH PARTITION ${month.table} FOR VALUES FROM ('${low}') TO ('${high}')`,
    [],
  );
}
