/** One turn of all projections: each gets the next batch, in a transaction with its cursor. */
import { z } from 'zod';
import type { Database, Queries } from '../database/database.ts';
import { type Cursor, type FollowedEvent, START } from '../events/after.ts';
import type { Projection } from './projection.ts';
import { type Batch, readBatch } from './read-batch.ts';
import { faultOfEvent, forgetRefused, noteRefused, type Refused } from './refusals.ts';

const Row = z.object({
  name: z.string(),
  version: z.number(),
  commit_order: z.coerce.number(),
  uid: z.string(),
});

/** Makes projections known that are not; those whose version was raised begin anew. */
export async function registerProjections(
  database: Database,
  projections: readonly Projection[],
): Promise<void> {
  for (const { name, version, reset } of projections) {
    await database.transaction(async (queries) => {
      await queries.query(
        `INSERT INTO projections (name, version, commit_order, uid, folded)
         VALUES ($1, $2, $3, $4, 0) ON CONFLICT (name) DO NOTHING`,
        [name, version, START.order, START.uid],
      );
      const [older] = await queries.query(
        `UPDATE projections SET version = $2, commit_order = $3, uid = $4, folded = 0, last_trouble = NULL
         WHERE name = $1 AND version < $2 RETURNING name`,
        [name, version, START.order, START.uid],
      );
      if (older === undefined) return;
      await reset(queries);
      await forgetRefused(queries, name);
    });
  }
}

export type Turn = {
  /** Whether there may be more at once. */
  more: boolean;
  /** What went wrong, by projection; the others went on. */
  troubles: { name: string; error: unknown }[];
  /** Events that were passed by, by projection. */
  refused: { name: string; events: Refused[] }[];
};

type GroupTurn = Omit<Turn, 'more'> & {
  /** Whether there was something to read. */
  read: boolean;
};

/**
 * Folds the next batch into every projection that no other process is at. Projections that stand at the
 * same place, as they do once they have caught up, share the reading.
 */
export async function foldOnce(
  database: Database,
  projections: readonly Projection[],
): Promise<Turn> {
  const turns: GroupTurn[] = [];
  for (const names of await placesOf(database, projections)) {
    const group = projections.filter(({ name }) => names.includes(name));
    turns.push(await database.transaction((queries) => foldGroup(queries, group)));
  }
  const troubles = turns.flatMap((turn) => turn.troubles);
  for (const { name, error } of troubles) {
    const reason = error instanceof Error ? error.message.slice(0, 1000) : 'unknown';
    await database.query('UPDATE projections SET last_trouble = $2 WHERE name = $1', [
      name,
      reason,
    ]);
  }
  return {
    more: troubles.length === 0 && turns.some(({ read }) => read),
    troubles,
    refused: turns.flatMap((turn) => turn.refused),
  };
}

/** Names of the projections that stand at the same place, for each place. */
async function placesOf(
  { query }: Queries,
  projections: readonly Projection[],
): Promise<string[][]> {
  const known = new Set(projections.map(({ name }) => name));
  const places = new Map<string, string[]>();
  for (const row of await query('SELECT name, version, commit_order, uid FROM projections', [])) {
    const { name, commit_order: order, uid } = Row.parse(row);
    if (!known.has(name)) continue;
    const place = `${order} ${uid}`;
    places.set(place, [...(places.get(place) ?? []), name]);
  }
  return [...places.values()];
}

async function foldGroup(queries: Queries, group: readonly Projection[]): Promise<GroupTurn> {
  const turn: GroupTurn = { read: false, troubles: [], refused: [] };
  let read: { after: Cursor; batch: Batch | null } | null = null;
  for (const projection of group) {
    const after = await lockCursor(queries, projection);
    if (after === null) continue;
    // Another process may have taken one of them further since the group was made.
    if (read === null || read.after.order !== after.order || read.after.uid !== after.uid)
      read = { after, batch: await readBatch(queries, after) };
    if (read.batch === null) continue;
    const folded = await foldOne(queries, projection, read.batch);
    if ('error' in folded) turn.troubles.push({ name: projection.name, error: folded.error });
    else if (folded.refused.length > 0)
      turn.refused.push({ name: projection.name, events: folded.refused });
  }
  return { ...turn, read: read?.batch != null };
}

/**
 * Waits for the folds that are on their way; none begins until the transaction ends. What it removes can then
 * not come back through a fold that has read it before.
 */
export async function holdFolds({ query }: Queries): Promise<void> {
  await query('SELECT name FROM projections ORDER BY name FOR UPDATE', []);
}

/** @returns null while another process is at it, or a newer version of the service has taken it over */
async function lockCursor({ query }: Queries, { name, version }: Projection) {
  const [row] = await query(
    `SELECT name, version, commit_order, uid FROM projections
     WHERE name = $1 AND version = $2 FOR UPDATE SKIP LOCKED`,
    [name, version],
  );
  if (row === undefined) return null;
  const { commit_order: order, uid } = Row.parse(row);
  return { order, uid };
}

async function foldOne(
  queries: Queries,
  { name, fold }: Projection,
  { events, unreadable, last }: Batch,
): Promise<{ refused: Refused[] } | { error: unknown }> {
  await queries.query('SAVEPOINT fold', []);
  try {
    const refused = [...unreadable, ...(await foldHalving(queries, fold, events))];
    await noteRefused(queries, name, refused);
    await queries.query(
      `UPDATE projections SET commit_order = $2, uid = $3, folded = folded + $4, last_trouble = NULL
       WHERE name = $1`,
      [name, last.order, last.uid, events.length + unreadable.length - refused.length],
    );
    await queries.query('RELEASE SAVEPOINT fold', []);
    return { refused };
  } catch (error) {
    // The others of the group keep what they have folded.
    await queries.query('ROLLBACK TO SAVEPOINT fold', []);
    return { error };
  }
}

/**
 * One event spoils a batch, and would spoil it for ever: halving finds it without losing its neighbours.
 * @returns those that cannot be folded; throws what is not the fault of an event
 */
async function foldHalving(
  queries: Queries,
  fold: Projection['fold'],
  events: readonly FollowedEvent[],
): Promise<Refused[]> {
  const [first] = events;
  if (first === undefined) return [];
  await queries.query('SAVEPOINT part', []);
  try {
    await fold(queries, events);
    await queries.query('RELEASE SAVEPOINT part', []);
    return [];
  } catch (error) {
    const reason = faultOfEvent(error);
    if (reason === null) throw error;
    await queries.query('ROLLBACK TO SAVEPOINT part', []);
    await queries.query('RELEASE SAVEPOINT part', []);
    if (events.length === 1) return [{ uid: first.uid, reason }];
  }
  const middle = Math.ceil(events.length / 2);
  return [
    ...(await foldHalving(queries, fold, events.slice(0, middle))),
    ...(await foldHalving(queries, fold, events.slice(middle))),
  ];
}

/** Folds until nothing is left; throws the first trouble. For tests and for tools that need the end. */
export async function foldAll(
  database: Database,
  projections: readonly Projection[],
): Promise<void> {
  await registerProjections(database, projections);
  for (;;) {
    const { more, troubles } = await foldOnce(database, projections);
    const [trouble] = troubles;
    if (trouble !== undefined) throw trouble.error;
    if (!more) return;
  }
}
