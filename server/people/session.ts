/** Sessions of the console: a random cookie, of which the database keeps the hash. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { Session } from '../contract/contract.ts';
import type { OwnAccount } from '../contract/people.ts';
import type { Queries } from '../database/database.ts';
import { Refusal } from '../problem.ts';

/** ms; a working day. */
export const SESSION_LIFETIME = 12 * 60 * 60 * 1000;
/** ms without a request after which a session has ended; an open live view alone is none. */
export const SESSION_IDLE = 2 * 60 * 60 * 1000;
/** ms; how often it is written down that a session is used. */
const SEEN_EVERY = 60_000;

export type OpenSession = {
  session: Session;
  /** SHA-256 of the cookie; names the session inside the service. */
  hash: string;
  /** Unix ms. */
  expires: number;
  /** True for a program with an API token, which only reads. */
  byToken: boolean;
};

const StoredSession = z.object({
  name: z.string(),
  role: Session.shape.role,
  csrf: z.string(),
  expires: z.coerce.number(),
  seen: z.coerce.number(),
});

/**
 * @param name an account that was just proven to be theirs
 * @param now Unix ms
 * @param agent what the browser calls itself, for the list of sessions
 * @returns the session and the cookie's value, which is nowhere kept
 */
export async function openSession(
  queries: Queries,
  name: string,
  now: number,
  agent = '',
): Promise<{ token: string; open: OpenSession }> {
  const token = randomBytes(32).toString('base64url');
  const csrf = randomBytes(32).toString('base64url');
  const expires = now + SESSION_LIFETIME;
  await queries.query('DELETE FROM sessions WHERE expires <= $1::bigint OR seen <= $2::bigint', [
    now,
    now - SESSION_IDLE,
  ]);
  await queries.query(
    `INSERT INTO sessions (token_hash, name, csrf, expires, made, seen, agent)
     VALUES ($1, $2, $3, $4::bigint, $5::bigint, $5::bigint, $6)`,
    [hashOf(token), name, csrf, expires, now, agent.slice(0, 200).toWellFormed()],
  );
  await queries.query('UPDATE accounts SET last_sign_in = $2::bigint WHERE name = $1', [name, now]);
  const open = await findSession(queries, hashOf(token), now);
  if (open === null) throw new Refusal(401, 'The account is gone.', 'Sign in with another one.');
  return { token, open };
}

/** @returns the session with this hash, or null when it has ended or its account is disabled */
export async function findSession(
  queries: Queries,
  hash: string,
  now: number,
): Promise<OpenSession | null> {
  const row = await readSession(queries, hash, now);
  if (row === null) return null;
  const { name, role, csrf, expires } = row;
  return { session: { name, role, csrf }, hash, expires, byToken: false };
}

/** As `findSession`, for a request of a person: it keeps the session from ending of idleness. */
export async function useSession(
  queries: Queries,
  hash: string,
  now: number,
): Promise<OpenSession | null> {
  const row = await readSession(queries, hash, now);
  if (row === null) return null;
  if (row.seen + SEEN_EVERY <= now) {
    await queries.query('UPDATE sessions SET seen = $2::bigint WHERE token_hash = $1', [hash, now]);
  }
  const { name, role, csrf, expires } = row;
  return { session: { name, role, csrf }, hash, expires, byToken: false };
}

async function readSession({ query }: Queries, hash: string, now: number) {
  const [row] = await query(
    `SELECT s.name, a.role, s.csrf, s.expires, s.seen FROM sessions s
     JOIN accounts a ON a.name = s.name AND a.disabled IS NULL
     WHERE s.token_hash = $1 AND s.expires > $2::bigint AND s.seen > $3::bigint`,
    [hash, now, now - SESSION_IDLE],
  );
  return row === undefined ? null : StoredSession.parse(row);
}

const Listed = z.object({
  id: z.string(),
  made: z.coerce.number(),
  seen: z.coerce.number(),
  agent: z.string(),
  current: z.boolean(),
});

/** @returns where an account is signed in, the last used first */
export async function listSessions(
  { query }: Queries,
  { session, hash }: OpenSession,
  now: number,
): Promise<OwnAccount['sessions']> {
  const rows = await query(
    `SELECT id, made, seen, agent, token_hash = $2 AS current FROM sessions
     WHERE name = $1 AND expires > $3::bigint AND seen > $4::bigint ORDER BY seen DESC, id`,
    [session.name, hash, now, now - SESSION_IDLE],
  );
  return rows.map((row) => Listed.parse(row));
}

/** Ends a session for every process and every open live view. */
export async function closeSession({ query }: Queries, hash: string): Promise<void> {
  await query('DELETE FROM sessions WHERE token_hash = $1', [hash]);
}

/** @returns the hash under which a cookie's session is kept */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Throws Refusal 403 unless the request carries the session's own csrf token. */
export function requireCsrf(request: Request, session: Session): void {
  const given = createHash('sha256')
    .update(request.headers.get('x-csrf-token') ?? '')
    .digest();
  const known = createHash('sha256').update(session.csrf).digest();
  if (!timingSafeEqual(given, known)) {
    throw new Refusal(403, 'The X-CSRF-Token header is missing or wrong.', 'Reload the page.');
  }
}
