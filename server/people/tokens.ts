/** API tokens: named, with scopes and an end. The database keeps their hashes. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { uuidv7 } from '../../lib/activity/identifiers.ts';
import { ApiToken, type MadeToken, type NewToken, type TokenScope } from '../contract/people.ts';
import { type Database, DatabaseAway, type Queries } from '../database/database.ts';
import { Refusal } from '../problem.ts';
import { recordAction } from './audit.ts';
import { hashOf } from './session.ts';

/** Tells tokens of this service from others, for people and for those who scan for leaked ones. */
export const TOKEN_START = 'hrl_';

const DAY = 24 * 60 * 60 * 1000;
/** ms; how often it is written down that a token is used. */
const USED_EVERY = 60_000;
/** ms for which a token that was found is believed while the database does not answer. */
const BELIEVED = 60 * 60 * 1000;
/** Tokens that are remembered for that; there are never many. */
const MOST_REMEMBERED = 1_000;

const time = z.coerce.number();
const Stored = z
  .object({
    id: z.string(),
    name: z.string(),
    scopes: z.string(),
    made: time,
    made_by: z.string(),
    expires: time,
    last_used: time.nullable(),
    revoked: time.nullable(),
    revoked_by: z.string().nullable(),
  })
  .transform((row) =>
    ApiToken.parse({
      id: row.id,
      name: row.name,
      scopes: row.scopes.split(' '),
      made: row.made,
      madeBy: row.made_by,
      expires: row.expires,
      lastUsed: row.last_used,
      revoked: row.revoked,
      revokedBy: row.revoked_by,
    }),
  );

/** @returns the token, which is nowhere kept, and what the list says of it */
export async function makeToken(
  database: Database,
  { name, scopes, days }: NewToken,
  actor: string,
  now: number,
): Promise<MadeToken> {
  const token = TOKEN_START + randomBytes(32).toString('base64url');
  const opened = [...new Set(scopes)].join(' ');
  return await database.transaction(async (queries) => {
    const [row] = await queries.query(
      `INSERT INTO api_tokens (id, name, token_hash, scopes, made, made_by, expires)
       VALUES ($1, $2, $3, $4, $5::bigint, $6, $7::bigint) RETURNING *`,
      [uuidv7(now), name, hashOf(token), opened, now, actor, now + days * DAY],
    );
    await recordAction(queries, actor, 'make-token', { name, scopes: opened, days }, now);
    return { token, entry: Stored.parse(row) };
  });
}

/** @returns every token that was ever made, the newest first */
export async function readTokens({ query }: Queries): Promise<ApiToken[]> {
  const rows = await query('SELECT * FROM api_tokens ORDER BY made DESC, id DESC', []);
  return rows.map((row) => Stored.parse(row));
}

/** The token opens nothing from here on. Throws Refusal 404 when it was revoked before or never was. */
export async function revokeToken(
  database: Database,
  id: string,
  actor: string,
  now: number,
): Promise<ApiToken> {
  return await database.transaction(async (queries) => {
    const [row] = await queries.query(
      `UPDATE api_tokens SET revoked = $2::bigint, revoked_by = $3
       WHERE id = $1::uuid AND revoked IS NULL RETURNING *`,
      [id, now, actor],
    );
    if (row === undefined)
      throw new Refusal(404, 'There is no such token.', 'It may have been revoked before.');
    const token = Stored.parse(row);
    await recordAction(queries, actor, 'revoke-token', { name: token.name }, now);
    return token;
  });
}

/** @returns the token's name when it opens `scope` now, or null */
export type FindToken = (token: string, scope: TokenScope, now: number) => Promise<string | null>;

/**
 * Asks the database each time, so that a revoked token opens nothing at once. While the database is away,
 * what it said within the last hour holds on: reports may still go into the stream then.
 */
export function createTokenFinder(database: Database): FindToken {
  const remembered = new Map<string, { at: number; token: ApiToken }>();
  return async (text, scope, now) => {
    if (!text.startsWith(TOKEN_START)) return null;
    const hash = hashOf(text);
    try {
      const token = await readToken(database, hash, now);
      if (token === null) remembered.delete(hash);
      else {
        if (remembered.size >= MOST_REMEMBERED) remembered.clear();
        remembered.set(hash, { at: now, token });
      }
      return opens(token, scope, now);
    } catch (error) {
      const known = remembered.get(hash);
      if (!(error instanceof DatabaseAway) || known === undefined || known.at + BELIEVED < now)
        throw error;
      return opens(known.token, scope, now);
    }
  };
}

async function readToken({ query }: Queries, hash: string, now: number): Promise<ApiToken | null> {
  const [row] = await query(
    'SELECT * FROM api_tokens WHERE token_hash = $1 AND revoked IS NULL AND expires > $2::bigint',
    [hash, now],
  );
  if (row === undefined) return null;
  const token = Stored.parse(row);
  if (token.lastUsed === null || token.lastUsed + USED_EVERY <= now) {
    await query('UPDATE api_tokens SET last_used = $2::bigint WHERE id = $1::uuid', [
      token.id,
      now,
    ]);
  }
  return token;
}

function opens(token: ApiToken | null, scope: TokenScope, now: number): string | null {
  const open = token !== null && token.expires > now && token.scopes.includes(scope);
  return open ? token.name : null;
}
