/** Sessions of the console: a random cookie, of which the database keeps the hash. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { Session } from '../contract/contract.ts';
import type { Database } from '../database/database.ts';
import { Refusal } from '../problem.ts';

/** ms; a working day. */
export const SESSION_LIFETIME = 12 * 60 * 60 * 1000;

export type OpenSession = {
  session: Session;
  /** SHA-256 of the cookie; names the session inside the service. */
  hash: string;
  /** Unix ms. */
  expires: number;
};

const StoredSession = z.object({
  name: z.string(),
  role: Session.shape.role,
  csrf: z.string(),
  expires: z.coerce.number(),
});

/**
 * @param name an account whose password was just checked
 * @param now Unix ms
 * @returns the session and the cookie's value, which is nowhere kept
 */
export async function openSession(
  database: Database,
  name: string,
  now: number,
): Promise<{ token: string; open: OpenSession }> {
  const token = randomBytes(32).toString('base64url');
  const csrf = randomBytes(32).toString('base64url');
  const expires = now + SESSION_LIFETIME;
  await database.query('DELETE FROM sessions WHERE expires <= $1', [now]);
  await database.query(
    'INSERT INTO sessions (token_hash, name, csrf, expires) VALUES ($1, $2, $3, $4)',
    [hashOf(token), name, csrf, expires],
  );
  const open = await findSession(database, hashOf(token), now);
  if (open === null) throw new Refusal(401, 'The account is gone.', 'Sign in with another one.');
  return { token, open };
}

/** @returns the session with this hash, or null when it has ended */
export async function findSession(
  database: Database,
  hash: string,
  now: number,
): Promise<OpenSession | null> {
  const [row] = await database.query(
    `SELECT s.name, a.role, s.csrf, s.expires FROM sessions s JOIN accounts a ON a.name = s.name
     WHERE s.token_hash = $1 AND s.expires > $2`,
    [hash, now],
  );
  if (row === undefined) return null;
  const { name, role, csrf, expires } = StoredSession.parse(row);
  return { session: { name, role, csrf }, hash, expires };
}

/** Ends a session for every process and every open live view. */
export async function closeSession(database: Database, hash: string): Promise<void> {
  await database.query('DELETE FROM sessions WHERE token_hash = $1', [hash]);
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
