/** What admins do with accounts. Nobody takes the last admin away, nor anything from themselves. */
import { z } from 'zod';
import type { Session } from '../contract/contract.ts';
import { Account, type NewAccount, type OneTimePassword } from '../contract/people.ts';
import type { Database, Queries } from '../database/database.ts';
import { Refusal } from '../problem.ts';
import { recordAction } from './audit.ts';
import { generatePassword, hashPassword } from './password.ts';
import { SESSION_IDLE } from './session.ts';

/** ms that a one-time password waits for its first use. */
const ONCE = 7 * 24 * 60 * 60 * 1000;

const time = z.coerce.number();
const Stored = z
  .object({
    name: z.string(),
    role: Account.shape.role,
    origin: Account.shape.origin,
    made: time,
    made_by: z.string().nullable(),
    last_sign_in: time.nullable(),
    disabled: time.nullable(),
    once_until: time.nullable(),
    sessions: time,
  })
  .transform(
    ({ made_by: madeBy, last_sign_in: lastSignIn, once_until: onceUntil, ...same }): Account => ({
      ...same,
      ...{ madeBy, lastSignIn, onceUntil },
    }),
  );

/** @returns every account by name, or the one of this name */
export async function readAccounts(
  { query }: Queries,
  now: number,
  name: string | null = null,
): Promise<Account[]> {
  const rows = await query(
    `SELECT a.name, role, origin, a.made, made_by, last_sign_in, disabled, once_until,
       (SELECT count(*) FROM sessions s
         WHERE s.name = a.name AND s.expires > $1::bigint AND s.seen > $2::bigint) AS sessions
     FROM accounts a WHERE $3::text IS NULL OR a.name = $3 ORDER BY lower(a.name), a.name`,
    [now, now - SESSION_IDLE, name],
  );
  return rows.map((row) => Stored.parse(row));
}

/** @returns the password that opens the new account once; throws Refusal 409 when the name is taken */
export async function addAccount(
  database: Database,
  { name, role }: NewAccount,
  actor: string,
  now: number,
): Promise<OneTimePassword> {
  const password = generatePassword();
  const hash = await hashPassword(password);
  return await database.transaction(async (queries) => {
    const added = await queries.query(
      `INSERT INTO accounts (name, role, password_hash, made, made_by, once_until)
       VALUES ($1, $2, $3, $4::bigint, $5, $6::bigint) ON CONFLICT (name) DO NOTHING RETURNING name`,
      [name, role, hash, now, actor, now + ONCE],
    );
    if (added.length === 0)
      throw new Refusal(409, `There is an account ${name} already.`, 'Choose another name.');
    await recordAction(queries, actor, 'add-account', { name, role }, now);
    return { name, password, until: now + ONCE };
  });
}

/** What was asked for, by whom, of which account. */
export type Change = { name: string; actor: string; now: number };

/** The role holds for the account's open sessions at once. Throws Refusal 404 or 409. */
export async function changeRole(
  database: Database,
  change: Change,
  role: Session['role'],
): Promise<void> {
  await onAccount(database, change, async (queries, account) => {
    refuseOwn(change, 'change your own role');
    if (account.origin === 'oidc')
      throw new Refusal(
        409,
        'The identity provider says which role this account has.',
        'Change the person’s groups there; it holds from their next sign-in.',
      );
    if (role !== 'admin') await refuseLastAdmin(queries, account);
    await queries.query('UPDATE accounts SET role = $2 WHERE name = $1', [change.name, role]);
    const detail = { name: change.name, before: account.role, after: role };
    await recordAction(queries, change.actor, 'change-role', detail, change.now);
  });
}

/** A disabled account opens nothing, and its sessions end. Throws Refusal 404 or 409. */
export async function disableAccount(database: Database, change: Change): Promise<void> {
  await onAccount(database, change, async (queries, account) => {
    refuseOwn(change, 'disable your own account');
    await refuseLastAdmin(queries, account);
    await queries.query('UPDATE accounts SET disabled = $2::bigint WHERE name = $1', [
      change.name,
      change.now,
    ]);
    await queries.query('DELETE FROM sessions WHERE name = $1', [change.name]);
    await record(queries, change, 'disable-account');
  });
}

/** Throws Refusal 404. */
export async function enableAccount(database: Database, change: Change): Promise<void> {
  await onAccount(database, change, async (queries) => {
    await queries.query('UPDATE accounts SET disabled = NULL WHERE name = $1', [change.name]);
    await record(queries, change, 'enable-account');
  });
}

/** What the account did stays in the trail. Throws Refusal 404 or 409. */
export async function removeAccount(database: Database, change: Change): Promise<void> {
  await onAccount(database, change, async (queries, account) => {
    refuseOwn(change, 'remove your own account');
    await refuseLastAdmin(queries, account);
    await queries.query('DELETE FROM accounts WHERE name = $1', [change.name]);
    await record(queries, change, 'remove-account');
  });
}

/** Ends all sessions of an account. Throws Refusal 404. */
export async function endSessions(database: Database, change: Change): Promise<void> {
  await onAccount(database, change, async (queries) => {
    await queries.query('DELETE FROM sessions WHERE name = $1', [change.name]);
    await record(queries, change, 'end-sessions');
  });
}

/** @returns a password that opens the account once; its sessions end. Throws Refusal 404 or 409. */
export async function resetPassword(database: Database, change: Change): Promise<OneTimePassword> {
  const password = generatePassword();
  const hash = await hashPassword(password);
  const until = change.now + ONCE;
  await onAccount(database, change, async (queries, account) => {
    refuseOwn(change, 'reset your own password; change it on the page of your account');
    if (account.origin === 'oidc')
      throw new Refusal(
        409,
        'This account signs in through the identity provider.',
        'It has no password here.',
      );
    await queries.query(
      'UPDATE accounts SET password_hash = $2, once_until = $3::bigint WHERE name = $1',
      [change.name, hash, until],
    );
    await queries.query('DELETE FROM sessions WHERE name = $1', [change.name]);
    await record(queries, change, 'reset-password');
  });
  return { name: change.name, password, until };
}

/** Locks the admins first, always in one order, so that two of them cannot remove each other at once. */
async function onAccount(
  database: Database,
  { name, now }: Change,
  work: (queries: Queries, account: Account) => Promise<void>,
): Promise<void> {
  await database.transaction(async (queries) => {
    await queries.query(
      `SELECT name FROM accounts WHERE role = 'admin' OR name = $1 ORDER BY name FOR UPDATE`,
      [name],
    );
    const [account] = await readAccounts(queries, now, name);
    if (account === undefined)
      throw new Refusal(404, 'There is no such account.', 'It may have been removed meanwhile.');
    await work(queries, account);
  });
}

function refuseOwn({ name, actor }: Change, what: string): void {
  if (name !== actor) return;
  throw new Refusal(409, `You cannot ${what}.`, 'Ask another admin.');
}

async function refuseLastAdmin({ query }: Queries, account: Account): Promise<void> {
  if (account.role !== 'admin' || account.disabled !== null) return;
  const [row] = await query(
    `SELECT count(*)::int AS others FROM accounts
     WHERE role = 'admin' AND disabled IS NULL AND name <> $1`,
    [account.name],
  );
  if (Number(row!.others) > 0) return;
  throw new Refusal(
    409,
    'This is the last admin.',
    'Make somebody else admin first; without one nobody could manage the service.',
  );
}

function record(
  queries: Queries,
  { name, actor, now }: Change,
  action: Parameters<typeof recordAction>[2],
): Promise<void> {
  return recordAction(queries, actor, action, { name }, now);
}
