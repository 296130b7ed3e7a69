/** Tokens that let browsers enrol: those of the options, and those that admins make in the console. */
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { uuidv7 } from '../../lib/activity/identifiers.ts';
import { EnrolmentToken, type MadeToken } from '../contract/fleet.ts';
import type { Database, Queries } from '../database/database.ts';
import { recordAction } from '../people/audit.ts';
import { Refusal } from '../problem.ts';

/** The old one and the new one, while managed configuration spreads. */
const MOST_TOKENS = 2;

/** Hashes are kept, so that a copy of the table lets nobody in. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** @param given tokens of the options. @returns the hash of a token that lets a browser in, or null */
export async function findToken(
  { query }: Queries,
  given: readonly string[],
  token: string,
): Promise<string | null> {
  const hash = hashOfToken(token);
  if (given.some((known) => hashOfToken(known) === hash)) return hash;
  const [row] = await query('SELECT hash FROM enrolment_tokens WHERE hash = $1', [hash]);
  return row === undefined ? null : hash;
}

/** @returns the hashes of every token that lets browsers in now */
export async function currentTokens(
  { query }: Queries,
  given: readonly string[],
): Promise<string[]> {
  const rows = await query('SELECT hash FROM enrolment_tokens', []);
  return [...given.map(hashOfToken), ...rows.map(({ hash }) => String(hash))];
}

const Stored = z
  .object({ id: z.string(), made: z.coerce.number(), madeBy: z.string(), begins: z.string() })
  .pipe(EnrolmentToken);

/** @returns the tokens that the console made, newest first */
export async function readTokens({ query }: Queries): Promise<EnrolmentToken[]> {
  const rows = await query(
    `SELECT id, made, made_by AS "madeBy", begins FROM enrolment_tokens ORDER BY made DESC`,
    [],
  );
  return rows.map((row) => Stored.parse(row));
}

/** Makes a token beside the one that is there; throws Refusal 409 when there are two. */
export async function makeToken(
  database: Database,
  actor: string,
  now: number,
): Promise<MadeToken> {
  const token = randomBytes(24).toString('base64url');
  const made = { id: uuidv7(now), made: now, madeBy: actor, begins: token.slice(0, 6) };
  return await database.transaction(async (queries) => {
    await queries.query('LOCK TABLE enrolment_tokens IN EXCLUSIVE MODE', []);
    if ((await readTokens(queries)).length >= MOST_TOKENS)
      throw new Refusal(
        409,
        `There are ${MOST_TOKENS} enrolment tokens.`,
        'Retire the old one once every browser has the new one.',
      );
    await queries.query(
      'INSERT INTO enrolment_tokens (id, hash, begins, made, made_by) VALUES ($1, $2, $3, $4, $5)',
      [made.id, hashOfToken(token), made.begins, now, actor],
    );
    await recordAction(queries, actor, 'make-enrolment-token', { token: made.begins }, now);
    return { ...made, token };
  });
}

/** Nobody enrols with it any more; browsers that did keep their credentials. Throws Refusal 404. */
export async function retireToken(
  database: Database,
  id: string,
  actor: string,
  now: number,
): Promise<void> {
  await database.transaction(async (queries) => {
    const [row] = await queries.query(
      'DELETE FROM enrolment_tokens WHERE id = $1 RETURNING begins',
      [id],
    );
    if (row === undefined)
      throw new Refusal(404, 'There is no such token.', 'It may have been retired already.');
    await recordAction(
      queries,
      actor,
      'retire-enrolment-token',
      { token: String(row.begins) },
      now,
    );
  });
}
