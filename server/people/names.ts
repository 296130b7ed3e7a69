/**
 * The map from pseudonyms to names, and the way to a name: one person asks with a reason, another one
 * approves, and who asked may look for a while. Each look is written down before the name is given.
 */
import { z } from 'zod';
import { uuidv7 } from '../../lib/activity/identifiers.ts';
import type { AskedName, NameLook, NameRequest, SeenName } from '../contract/people.ts';
import type { Database, Queries } from '../database/database.ts';
import { Refusal } from '../problem.ts';
import { recordAction } from './audit.ts';
import type { Pseudonyms } from './pseudonyms.ts';

/** ms for which a name is shown after the approval. */
const SHOWN = 30 * 60 * 1000;
/** ms after which a question that nobody answered is over. */
const WAITING = 7 * 24 * 60 * 60 * 1000;
/** Questions and looks of one list. */
const LISTED = 200;

/** A person as the map keeps them. */
export type SealedName = { pseudonym: string; sealed: string };

/** Keeps what is new; to be called before the events that need it are stored. */
export async function keepNames(
  { query }: Queries,
  names: readonly SealedName[],
  now: number,
): Promise<void> {
  if (names.length === 0) return;
  // Once each: one statement inserts no row twice.
  const single = [...new Map(names.map((name) => [name.pseudonym, name])).values()];
  await query(
    `INSERT INTO pseudonyms (pseudonym, sealed, made)
     SELECT pseudonym, sealed, $2::bigint FROM json_to_recordset($1::json) AS (pseudonym text, sealed text)
     ORDER BY pseudonym ON CONFLICT (pseudonym) DO NOTHING`,
    [JSON.stringify(single), now],
  );
}

/** The name is gone for good; the pseudonym can be told again only when the person reports anew. */
export async function forgetName({ query }: Queries, pseudonym: string): Promise<void> {
  await query('DELETE FROM pseudonyms WHERE pseudonym = $1', [pseudonym]);
}

/** Names of whom no event is left leave the map; whoever reports anew is in it again. @param cutoff Unix ms */
export async function expireNames({ query }: Queries, cutoff: number): Promise<void> {
  await query(
    `DELETE FROM pseudonyms p WHERE made < $1
       AND NOT EXISTS (SELECT 1 FROM events e WHERE e.person = p.pseudonym)`,
    [cutoff],
  );
}

const time = z.coerce.number();
const Stored = z
  .object({
    id: z.string(),
    pseudonym: z.string(),
    reason: z.string(),
    asked: time,
    asked_by: z.string(),
    answered: time.nullable(),
    answered_by: z.string().nullable(),
    approved: z.boolean().nullable(),
    shown_until: time.nullable(),
    looks: time,
  })
  .transform(
    ({ asked_by: askedBy, answered_by: answeredBy, shown_until: until, ...same }): NameRequest => ({
      ...same,
      ...{ askedBy, answeredBy, until },
    }),
  );
const SELECT = `SELECT r.*, (SELECT count(*) FROM name_looks l WHERE l.request = r.id) AS looks
  FROM name_requests r`;

/** @returns the newest questions first */
export async function readNameRequests({ query }: Queries): Promise<NameRequest[]> {
  const rows = await query(`${SELECT} ORDER BY asked DESC, id DESC LIMIT ${LISTED}`, []);
  return rows.map((row) => Stored.parse(row));
}

/** Throws Refusal 404 when no name is kept for this pseudonym. */
export async function askName(
  database: Database,
  { pseudonym, reason }: AskedName,
  actor: string,
  now: number,
): Promise<NameRequest> {
  return await database.transaction(async (queries) => {
    const [known] = await queries.query('SELECT 1 FROM pseudonyms WHERE pseudonym = $1', [
      pseudonym,
    ]);
    if (known === undefined)
      throw new Refusal(404, 'No name is kept for this pseudonym.', 'Copy it whole, as in a row.');
    const id = uuidv7(now);
    await queries.query(
      `INSERT INTO name_requests (id, pseudonym, reason, asked, asked_by)
       VALUES ($1, $2, $3, $4::bigint, $5)`,
      [id, pseudonym, reason, now, actor],
    );
    const request = await readRequest(queries, id);
    await recordAction(queries, actor, 'ask-name', { pseudonym, reason }, now);
    return request;
  });
}

/** Throws Refusal 404, and 409 when it was answered, is over, or was asked by the same person. */
export async function answerName(
  database: Database,
  { id, approved }: { id: string; approved: boolean },
  actor: string,
  now: number,
): Promise<NameRequest> {
  return await database.transaction(async (queries) => {
    const request = await readRequest(queries, id);
    if (request.answered !== null)
      throw new Refusal(409, 'This was answered before.', 'Ask anew where it is needed again.');
    if (request.askedBy === actor)
      throw new Refusal(409, 'You asked this yourself.', 'Somebody else has to answer.');
    if (request.asked + WAITING <= now)
      throw new Refusal(409, 'This question is over.', 'It has to be asked anew.');
    await queries.query(
      `UPDATE name_requests SET answered = $2::bigint, answered_by = $3, approved = $4, shown_until = $5::bigint
       WHERE id = $1`,
      [id, now, actor, approved, approved ? now + SHOWN : null],
    );
    const answered = await readRequest(queries, id);
    const detail = { pseudonym: request.pseudonym, answer: approved ? 'approved' : 'refused' };
    await recordAction(queries, actor, 'answer-name', detail, now);
    return answered;
  });
}

/** @returns the name, to who asked and while it may be shown; throws Refusal 403, 404 or 409 */
export async function lookAtName(
  database: Database,
  pseudonyms: Pseudonyms,
  id: string,
  actor: string,
  now: number,
): Promise<SeenName> {
  return await database.transaction(async (queries) => {
    const { pseudonym, askedBy, approved, until } = await readRequest(queries, id);
    if (askedBy !== actor)
      throw new Refusal(403, 'Somebody else asked for this name.', 'Ask for it yourself.');
    if (approved !== true || until === null || until <= now)
      throw new Refusal(409, 'The name is not shown now.', 'Ask anew and wait for the approval.');
    const [row] = await queries.query('SELECT sealed FROM pseudonyms WHERE pseudonym = $1', [
      pseudonym,
    ]);
    if (row === undefined)
      throw new Refusal(404, 'The name is gone.', 'The person has been erased meanwhile.');
    const name = openName(pseudonyms, pseudonym, String(row.sealed));
    await queries.query(
      `INSERT INTO name_looks (id, request, pseudonym, looked, looked_by)
       VALUES ($1, $2, $3, $4::bigint, $5)`,
      [uuidv7(now), id, pseudonym, now, actor],
    );
    await recordAction(queries, actor, 'see-name', { pseudonym }, now);
    return { name, until };
  });
}

function openName(pseudonyms: Pseudonyms, pseudonym: string, sealed: string): string {
  try {
    return pseudonyms.open(pseudonym, sealed);
  } catch {
    throw new Refusal(409, 'This key does not open the name.', 'Start with the key of that time.');
  }
}

/** @returns who looked at which name when, the newest first */
export async function readNameLooks({ query }: Queries): Promise<NameLook[]> {
  const rows = await query(
    `SELECT id, pseudonym, looked, looked_by FROM name_looks
     ORDER BY looked DESC, id DESC LIMIT ${LISTED}`,
    [],
  );
  return rows.map((row) => ({
    id: String(row.id),
    pseudonym: String(row.pseudonym),
    looked: Number(row.looked),
    lookedBy: String(row.looked_by),
  }));
}

async function readRequest({ query }: Queries, id: string): Promise<NameRequest> {
  const [row] = await query(`${SELECT} WHERE r.id = $1::uuid FOR UPDATE OF r`, [id]);
  if (row === undefined)
    throw new Refusal(404, 'There is no such question.', 'Look at the list again.');
  return Stored.parse(row);
}
