/** Who may sign in with a password. */
import { z } from 'zod';
import type { Database, Queries } from '../database/database.ts';
import { Refusal } from '../problem.ts';
import { generatePassword, hashPassword, isPassword } from './password.ts';

/** The one account that the options speak of. */
export const ADMIN = 'admin';

const Secret = z.object({
  password_hash: z.string().nullable(),
  disabled: z.coerce.number().nullable(),
  once_until: z.coerce.number().nullable(),
});

/**
 * Makes sure that there is an admin. A given password that is not the stored one replaces it, ends the
 * account's sessions and gives it back its role, so that it is the way back in; without one, the stored one
 * stays, or a new one is made up when there is none.
 * @returns the password that was made up, to be shown once, or null
 */
export async function ensureAdmin(
  database: Database,
  password: string | null,
  now: number,
): Promise<string | null> {
  const stored = await readSecret(database, ADMIN);
  if (stored === null) {
    const made = password === null ? generatePassword() : password;
    const added = await database.query(
      `INSERT INTO accounts (name, role, password_hash, made) VALUES ($1, 'admin', $2, $3::bigint)
       ON CONFLICT (name) DO NOTHING RETURNING name`,
      [ADMIN, await hashPassword(made), now],
    );
    // Another process may have been first; its password counts then.
    return password === null && added.length > 0 ? made : null;
  }
  if (password === null) return null;
  const { password_hash: before } = stored;
  if (before !== null && (await isPassword(password, before))) return null;
  const hash = await hashPassword(password);
  await database.transaction(async ({ query }) => {
    await query(
      `UPDATE accounts SET password_hash = $2, role = 'admin', origin = 'local', subject = NULL,
         disabled = NULL, once_until = NULL WHERE name = $1`,
      [ADMIN, hash],
    );
    await query('DELETE FROM sessions WHERE name = $1', [ADMIN]);
  });
  return null;
}

/** @returns whether the account signs in here or at the provider; null when it is gone */
export async function originOf({ query }: Queries, name: string): Promise<'local' | 'oidc' | null> {
  const [row] = await query('SELECT origin FROM accounts WHERE name = $1', [name]);
  return row === undefined ? null : z.enum(['local', 'oidc']).parse(row.origin);
}

async function readSecret({ query }: Queries, name: string) {
  const [row] = await query(
    'SELECT password_hash, disabled, once_until FROM accounts WHERE name = $1',
    [name],
  );
  return row === undefined ? null : Secret.parse(row);
}

/** Compared against when there is no such account, so that the time does not tell. */
let nobody: Promise<string> | null = null;

/** `once`: the password is right and has to be replaced before anything else. */
export type PasswordAnswer = 'right' | 'once' | 'wrong';

/** @returns what a password opens; a disabled account and one without a password have none */
export async function checkPassword(
  queries: Queries,
  name: string,
  password: string,
  now: number,
): Promise<PasswordAnswer> {
  const stored = await readSecret(queries, name);
  nobody ??= hashPassword(generatePassword());
  const known = stored?.password_hash ?? null;
  const right = await isPassword(password, known === null ? await nobody : known);
  if (!right || stored === null || known === null || stored.disabled !== null) return 'wrong';
  if (stored.once_until === null) return 'right';
  return stored.once_until > now ? 'once' : 'wrong';
}

/** @returns true when there is an account of this name, whatever may be done with it */
export async function hasAccount(queries: Queries, name: string): Promise<boolean> {
  return (await readSecret(queries, name)) !== null;
}

/**
 * Replaces a password that was just checked, and ends the account's sessions but `keep`.
 * Throws Refusal 400 when it is the same.
 */
export async function replacePassword(
  { query }: Queries,
  name: string,
  passwords: { current: string; next: string },
  keep: string | null,
): Promise<void> {
  if (passwords.current.normalize('NFKC') === passwords.next.normalize('NFKC')) {
    throw new Refusal(400, 'The new password is the old one.', 'Choose another one.');
  }
  await query('UPDATE accounts SET password_hash = $2, once_until = NULL WHERE name = $1', [
    name,
    await hashPassword(passwords.next),
  ]);
  await query('DELETE FROM sessions WHERE name = $1 AND token_hash <> $2', [
    name,
    keep === null ? '' : keep,
  ]);
}
