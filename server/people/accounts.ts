/** Who may sign in. */
import { z } from 'zod';
import { Session } from '../contract/contract.ts';
import type { Database } from '../database/database.ts';
import { generatePassword, hashPassword, isPassword } from './password.ts';

/** The one account that the options speak of. */
export const ADMIN = 'admin';

const Account = z.object({ name: z.string(), role: Session.shape.role, password_hash: z.string() });

/**
 * Makes sure that there is an admin. A given password replaces the stored one and ends its sessions;
 * without one, the stored one stays, or a new one is made up when there is none.
 * @returns the password that was made up, to be shown once, or null
 */
export async function ensureAdmin(
  database: Database,
  password: string | null,
): Promise<string | null> {
  const [stored] = await database.query(
    'SELECT name, role, password_hash FROM accounts WHERE name = $1',
    [ADMIN],
  );
  if (stored === undefined) {
    const made = password === null ? generatePassword() : password;
    const added = await database.query(
      `INSERT INTO accounts (name, role, password_hash) VALUES ($1, 'admin', $2)
       ON CONFLICT (name) DO NOTHING RETURNING name`,
      [ADMIN, await hashPassword(made)],
    );
    // Another process may have been first; its password counts then.
    return password === null && added.length > 0 ? made : null;
  }
  if (password === null || (await isPassword(password, Account.parse(stored).password_hash)))
    return null;
  const hash = await hashPassword(password);
  await database.transaction(async ({ query }) => {
    await query('UPDATE accounts SET password_hash = $2 WHERE name = $1', [ADMIN, hash]);
    await query('DELETE FROM sessions WHERE name = $1', [ADMIN]);
  });
  return null;
}

/** Compared against when there is no such account, so that the time does not tell. */
let nobody: Promise<string> | null = null;

/** @returns true when there is such an account with this password */
export async function isAccount(
  database: Database,
  name: string,
  password: string,
): Promise<boolean> {
  const [stored] = await database.query(
    'SELECT name, role, password_hash FROM accounts WHERE name = $1',
    [name],
  );
  nobody ??= hashPassword(generatePassword());
  const hash = stored === undefined ? await nobody : Account.parse(stored).password_hash;
  return (await isPassword(password, hash)) && stored !== undefined;
}
