/** Filters that people keep under a name, for themselves or for all. */
import { uuidv7 } from '../../lib/activity/identifiers.ts';
import { type FilterRequest, MOST_FILTERS, SavedFilter } from '../contract/saved-filters.ts';
import type { Database, Queries } from '../database/database.ts';
import { Refusal } from '../problem.ts';
import { recordAction } from './audit.ts';

/** A menu with more of other people's filters is of no use. */
const MOST_OF_OTHERS = 200;

/** @returns one's own first, then what others share, by name */
export async function readFilters({ query }: Queries, person: string): Promise<SavedFilter[]> {
  const rows = await query(
    `SELECT id, name, search, owner, owner = $1 AS own, shared FROM saved_filters
     WHERE owner = $1 OR shared ORDER BY owner = $1 DESC, lower(name), id
     LIMIT ${MOST_FILTERS + MOST_OF_OTHERS}`,
    [person],
  );
  return rows.map((row) => SavedFilter.parse(row));
}

/** Keeps a filter; one that is shared stands in the trail. Throws Refusal 409. */
export async function keepFilter(
  database: Database,
  { name, search, shared }: FilterRequest,
  person: string,
  now: number,
): Promise<SavedFilter> {
  const id = uuidv7(now);
  await database.transaction(async (queries) => {
    // Two windows of one person must not make one more than there may be.
    await queries.query('SELECT 1 FROM accounts WHERE name = $1 FOR UPDATE', [person]);
    const own = await queries.query('SELECT name FROM saved_filters WHERE owner = $1', [person]);
    if (own.length >= MOST_FILTERS)
      throw new Refusal(409, `You have ${MOST_FILTERS} filters.`, 'Delete one of them first.');
    if (own.some((one) => one['name'] === name))
      throw new Refusal(409, 'You have a filter of this name.', 'Take another name.');
    await queries.query(
      `INSERT INTO saved_filters (id, owner, name, search, shared, made)
       VALUES ($1, $2, $3, $4, $5::boolean, $6)`,
      [id, person, name, search, shared, now],
    );
    if (shared) await recordAction(queries, person, 'share-filter', { filter: id, name }, now);
  });
  return { id, name, search, owner: person, own: true, shared };
}

/**
 * Deletes one's own filter; an admin deletes a shared one of others as well.
 * Throws Refusal 404 for one that is not there or not theirs to delete.
 */
export async function deleteFilter(
  database: Database,
  id: string,
  { name: person, role }: { name: string; role: string },
  now: number,
): Promise<void> {
  await database.transaction(async (queries) => {
    const [row] = await queries.query(
      `DELETE FROM saved_filters WHERE id = $1::uuid AND (owner = $2 OR (shared AND $3::boolean))
       RETURNING name, owner, shared`,
      [id, person, role === 'admin'],
    );
    if (row === undefined)
      throw new Refusal(404, 'There is no such filter of yours.', 'Load the page anew.');
    if (row['shared'] !== true) return;
    const detail = { filter: id, name: String(row['name']), owner: String(row['owner']) };
    await recordAction(queries, person, 'delete-shared-filter', detail, now);
  });
}
