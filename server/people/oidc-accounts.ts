/** Sign-ins on their way through the identity provider, and the accounts they end in. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { Session } from '../contract/contract.ts';
import type { SignInTrouble } from '../contract/people.ts';
import type { Database, Queries } from '../database/database.ts';
import { recordAction } from './audit.ts';
import type { Claimed } from './oidc-claims.ts';
import type { Expected } from './oidc-provider.ts';
import { hashOf } from './session.ts';

/** ms that somebody may take at the provider. */
export const SIGN_IN_TIME = 10 * 60 * 1000;

/** @returns the value of the cookie with which the browser comes back; nowhere kept */
export async function rememberSignIn(
  { query }: Queries,
  { state, nonce, verifier }: Expected,
  back: string,
  now: number,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await query('DELETE FROM sign_ins WHERE expires <= $1::bigint', [now]);
  await query(
    `INSERT INTO sign_ins (token_hash, state, nonce, verifier, back, expires)
     VALUES ($1, $2, $3, $4, $5, $6::bigint)`,
    [hashOf(token), state, nonce, verifier, back, now + SIGN_IN_TIME],
  );
  return token;
}

const Remembered = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  back: z.string(),
  expires: z.coerce.number(),
});

/** @returns what the sign-in has to fit, once; null when it is over, came before or never was */
export async function takeSignIn(
  { query }: Queries,
  token: string,
  now: number,
): Promise<(Expected & { back: string }) | null> {
  const [row] = await query(
    'DELETE FROM sign_ins WHERE token_hash = $1 RETURNING state, nonce, verifier, back, expires',
    [hashOf(token)],
  );
  if (row === undefined) return null;
  const { expires, ...found } = Remembered.parse(row);
  return expires > now ? found : null;
}

const Stored = z.object({
  name: z.string(),
  role: Session.shape.role,
  disabled: z.coerce.number().nullable(),
});

/**
 * Finds or makes the account of somebody whom the provider has just vouched for; its role is what the
 * claims give, each time. Somebody who has lost their role or their domain loses their sessions.
 * @returns the account's name, or why nobody is let in
 */
export async function admit(
  database: Database,
  claimed: Claimed,
  now: number,
): Promise<{ name: string } | { trouble: SignInTrouble }> {
  return await database.transaction(async (queries) => {
    const { query } = queries;
    const [row] = await query(
      'SELECT name, role, disabled FROM accounts WHERE subject = $1 FOR UPDATE',
      [claimed.subject],
    );
    const stored = row === undefined ? null : Stored.parse(row);
    if (!claimed.ok) {
      if (stored !== null) await query('DELETE FROM sessions WHERE name = $1', [stored.name]);
      return { trouble: claimed.trouble };
    }
    if (stored === null) {
      const added = await query(
        `INSERT INTO accounts (name, role, origin, subject, made)
         VALUES ($1, $2, 'oidc', $3, $4::bigint) ON CONFLICT DO NOTHING RETURNING name`,
        [claimed.name, claimed.role, claimed.subject, now],
      );
      // The name is somebody else's: a local account, or whoever had the address before.
      if (added.length === 0) return { trouble: 'name' };
      const detail = { name: claimed.name, role: claimed.role };
      await recordAction(queries, 'identity provider', 'add-account', detail, now);
      return { name: claimed.name };
    }
    if (stored.disabled !== null) return { trouble: 'disabled' };
    if (stored.role !== claimed.role) {
      await query('UPDATE accounts SET role = $2 WHERE name = $1', [stored.name, claimed.role]);
      const detail = { name: stored.name, before: stored.role, after: claimed.role };
      await recordAction(queries, 'identity provider', 'change-role', detail, now);
    }
    return { name: stored.name };
  });
}
