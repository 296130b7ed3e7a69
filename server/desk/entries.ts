/** What people decided in the console and the policy shall say. Rows are lifted, never changed. */
import { z } from 'zod';
import { uuidv7 } from '../../lib/activity/identifiers.ts';
import { endOfAnswer } from '../../lib/policy/answers.ts';
import { DeskEntryBody, type DeskEntryInput, type DeskKind } from '../contract/desk.ts';
import type { Queries } from '../database/database.ts';
import { Refusal } from '../problem.ts';
import type { KeptEntry } from './compose-policy.ts';

/** A policy that would grow without end is refused by browsers one day. What is stopped is never too much. */
const MOST_LIVE = 20_000;

/** SQL that holds for entries that are in force at `$1`, Unix ms. */
const HOLDS = 'lifted IS NULL AND (until IS NULL OR until > $1::bigint)';

/**
 * Adds an entry, inside the transaction that records who did it. It reaches browsers with the next
 * `republish`, or within a second by itself.
 * @param by name of the account
 * @param now Unix ms
 * @param until Unix ms at which it ends by itself; what its body says when absent
 * @returns its id; throws Refusal 400 for what no policy could say
 */
export async function addEntry(
  { query }: Queries,
  entry: DeskEntryInput,
  by: string,
  now: number,
  until?: number,
): Promise<string> {
  const parsed = DeskEntryBody.safeParse(entry);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new Refusal(
      400,
      `No policy could say this: ${issue.path.join('.')} ${issue.message}`,
      'Check what was approved.',
    );
  }
  const { kind, body } = parsed.data;
  const [count] = await query(`SELECT count(*) AS live FROM desk_entries WHERE ${HOLDS}`, [now]);
  if (kind !== 'kill' && Number(count?.live) >= MOST_LIVE)
    throw new Refusal(
      409,
      `The desk holds ${MOST_LIVE} entries, and a policy takes no more.`,
      'Lift some, or put rules in their place.',
    );
  const id = uuidv7(now);
  await query(
    `INSERT INTO desk_entries (id, kind, body, made, made_by, until) VALUES ($1, $2, $3, $4, $5, $6)`,
    [id, kind, JSON.stringify(body), now, by, until ?? endOf(parsed.data)],
  );
  return id;
}

function endOf(entry: DeskEntryBody): number | null {
  if (entry.kind === 'exception') return Date.parse(entry.body.until);
  return entry.kind === 'answer' ? endOfAnswer(entry.body) : null;
}

/**
 * Takes an entry back, inside the transaction that records who did it.
 * @returns its kind, or null where there is none that holds
 */
export async function liftEntry(
  { query }: Queries,
  id: string,
  by: string,
  now: number,
): Promise<DeskKind | null> {
  const [row] = await query(
    `UPDATE desk_entries SET lifted = $2, lifted_by = $3
     WHERE id = $1::uuid AND lifted IS NULL AND (until IS NULL OR until > $2::bigint) RETURNING kind`,
    [id, now, by],
  );
  return row === undefined ? null : (String(row.kind) as DeskKind);
}

const Row = z.object({
  id: z.string(),
  kind: z.string(),
  body: z.string(),
  made: z.coerce.number(),
  made_by: z.string(),
  until: z.coerce.number().nullable(),
});

export type LiveEntry = KeptEntry & { made: number; madeBy: string };

/** @returns what holds now, oldest first */
export async function readLiveEntries({ query }: Queries, now: number): Promise<LiveEntry[]> {
  const rows = await query(
    `SELECT id, kind, body, made, made_by, until FROM desk_entries
     WHERE ${HOLDS} ORDER BY place`,
    [now],
  );
  return rows.map((row) => {
    const { id, kind, body, made, made_by: madeBy, until } = Row.parse(row);
    const entry = DeskEntryBody.parse({ kind, body: JSON.parse(body) as unknown });
    return { ...entry, id, until, made, madeBy };
  });
}

/**
 * A text that differs whenever another set of entries holds: entries only ever come with a higher place or
 * leave, so that their number and the highest place tell.
 */
export async function stampOf({ query }: Queries, now: number): Promise<string> {
  const [row] = await query(
    `SELECT count(*) AS live, coalesce(max(place), 0) AS newest FROM desk_entries
     WHERE ${HOLDS}`,
    [now],
  );
  return `${String(row?.live)} ${String(row?.newest)}`;
}
