/** What people say of things: status, owner, agreement, data, notes. Each change stands in the trail. */
import { uuidv7 } from '../../lib/activity/identifiers.ts';
import type { Review } from '../contract/inventory.ts';
import type { Database, Queries } from '../database/database.ts';
import { recordAction } from '../people/audit.ts';
import { Refusal } from '../problem.ts';
import { lockThings, writeThings } from './things.ts';

/** Replaces what was said of a thing. Throws Refusal 404. */
export async function reviewThing(
  database: Database,
  thing: string,
  { status, owner, agreement, reviewDue, data }: Review,
  actor: string,
  now: number,
): Promise<void> {
  await database.transaction(async (queries) => {
    const things = await lockThings(queries, [thing]);
    if (things.length === 0) throw nothingThere();
    await queries.query(
      `INSERT INTO inventory_reviews (thing, status, owner, agreement, review_due, data, changed, changed_by)
       VALUES ($1, $2, $3, $4::boolean, $5, $6, $7::bigint, $8)
       ON CONFLICT (thing) DO UPDATE SET (status, owner, agreement, review_due, data, changed, changed_by) =
         (excluded.status, excluded.owner, excluded.agreement, excluded.review_due, excluded.data,
          excluded.changed, excluded.changed_by)`,
      [thing, status, owner, agreement, reviewDue, data, now, actor],
    );
    await writeThings(queries, things);
    const said = { thing, status, owner, agreement: yesOrNo(agreement), reviewDue, data };
    await recordAction(queries, actor, 'review-thing', said, now);
  });
}

/** Adds a note to a thing. Throws Refusal 404. */
export async function noteThing(
  database: Database,
  thing: string,
  text: string,
  actor: string,
  now: number,
): Promise<void> {
  await database.transaction(async (queries) => {
    if (!(await isThere(queries, thing))) throw nothingThere();
    const id = uuidv7(now);
    await queries.query(
      'INSERT INTO inventory_notes (id, thing, time, author, text) VALUES ($1, $2, $3, $4, $5)',
      [id, thing, now, actor, text],
    );
    await recordAction(queries, actor, 'note-thing', { thing, note: id }, now);
  });
}

async function isThere({ query }: Queries, thing: string): Promise<boolean> {
  return (await query('SELECT 1 FROM inventory_things WHERE thing = $1', [thing])).length > 0;
}

function yesOrNo(said: boolean | null): string | null {
  if (said === null) return null;
  return said ? 'yes' : 'no';
}

/** For routes as well. */
export function nothingThere(): Refusal {
  return new Refusal(404, 'There is no such thing.', 'It may have been a mistyped address.');
}
