/** Routes about accounts, one's own and everybody's, and about API tokens. */
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { NewAccount, NewToken, PasswordChange, RoleChange } from './contract/people.ts';
import type { Database } from './database/database.ts';
import {
  addAccount,
  type Change,
  changeRole,
  disableAccount,
  enableAccount,
  endSessions,
  readAccounts,
  removeAccount,
  resetPassword,
} from './people/account-changes.ts';
import { checkPassword, replacePassword } from './people/accounts.ts';
import { recordAction } from './people/audit.ts';
import { listSessions, type OpenSession } from './people/session.ts';
import { createSignInLimit } from './people/sign-in-limit.ts';
import { addressOf, requirePerson, requireRole, type SignedIn } from './people/signed-in.ts';
import { makeToken, readTokens, revokeToken } from './people/tokens.ts';
import { Refusal } from './problem.ts';
import { parseRequest, readJson } from './reports/request-body.ts';

/** @returns routes to be mounted where sessions and their csrf tokens are already checked */
export function accountsApi(database: Database): Hono<SignedIn> {
  const api = new Hono<SignedIn>();
  api.route('/', ownApi(database));

  api.get('/accounts', async (context) => {
    adminOf(context);
    return context.json(await readAccounts(database, Date.now()));
  });
  api.post('/accounts', async (context) => {
    const actor = adminOf(context);
    const request = parseRequest(NewAccount, await readJson(context.req.raw));
    return context.json(await addAccount(database, request, actor, Date.now()), 201);
  });
  api.delete('/accounts/:name', async (context) => {
    await removeAccount(database, changeOf(context, context.req.param('name')));
    return context.body(null, 204);
  });
  api.put('/accounts/:name/role', async (context) => {
    const change = changeOf(context, context.req.param('name'));
    const { role } = parseRequest(RoleChange, await readJson(context.req.raw));
    await changeRole(database, change, role);
    return context.body(null, 204);
  });
  api.post('/accounts/:name/disable', async (context) => {
    await disableAccount(database, changeOf(context, context.req.param('name')));
    return context.body(null, 204);
  });
  api.post('/accounts/:name/enable', async (context) => {
    await enableAccount(database, changeOf(context, context.req.param('name')));
    return context.body(null, 204);
  });
  api.post('/accounts/:name/password', async (context) => {
    const change = changeOf(context, context.req.param('name'));
    return context.json(await resetPassword(database, change));
  });
  api.delete('/accounts/:name/sessions', async (context) => {
    await endSessions(database, changeOf(context, context.req.param('name')));
    return context.body(null, 204);
  });

  api.get('/tokens', async (context) => {
    adminOf(context);
    return context.json(await readTokens(database));
  });
  api.post('/tokens', async (context) => {
    const actor = adminOf(context);
    const request = parseRequest(NewToken, await readJson(context.req.raw));
    return context.json(await makeToken(database, request, actor, Date.now()), 201);
  });
  api.delete('/tokens/:id', async (context) => {
    const actor = adminOf(context);
    const id = parseRequest(z.uuid(), context.req.param('id'));
    return context.json(await revokeToken(database, id, actor, Date.now()));
  });
  return api;
}

type Asked = Context<SignedIn>;

/** @returns the admin's name; throws Refusal 403 for others */
function adminOf({ var: { open } }: Asked): string {
  requireRole(open.session, ['admin']);
  return open.session.name;
}

/** @returns whose session it is; throws Refusal 403 for a program, which has no account */
function personOf({ var: { open } }: Asked): OpenSession {
  requirePerson(open);
  return open;
}

/** What an admin asks of the account in the address. */
function changeOf(context: Asked, name: string): Change {
  return { name, actor: adminOf(context), now: Date.now() };
}

/** One's own account; not for programs, which have none. */
function ownApi(database: Database): Hono<SignedIn> {
  const api = new Hono<SignedIn>();
  // A session that somebody left open is no place to guess its password from, either.
  const limit = createSignInLimit();
  api.get('/account', async (context) => {
    const open = personOf(context);
    const [account] = await readAccounts(database, Date.now(), open.session.name);
    const sessions = await listSessions(database, open, Date.now());
    return context.json({ account, sessions });
  });
  api.post('/account/password', async (context) => {
    const { hash, session } = personOf(context);
    const change = parseRequest(PasswordChange, await readJson(context.req.raw));
    const address = addressOf(context);
    limit.take(address, session.name, Date.now());
    const answer = await checkPassword(database, session.name, change.current, Date.now());
    if (answer !== 'right')
      throw new Refusal(400, 'The current password is wrong.', 'Check it and try again.');
    limit.giveBack(address, session.name);
    await database.transaction(async (queries) => {
      await replacePassword(queries, session.name, change, hash);
      await recordAction(queries, session.name, 'change-password', {}, Date.now());
    });
    return context.body(null, 204);
  });
  api.delete('/account/sessions', async (context) => {
    const { hash, session } = personOf(context);
    await endOwn(`name = $1 AND token_hash <> $2`, session.name, hash);
    return context.body(null, 204);
  });
  api.delete('/account/sessions/:id', async (context) => {
    const { session } = personOf(context);
    const id = parseRequest(z.uuid(), context.req.param('id'));
    await endOwn('name = $1 AND id = $2::uuid', session.name, id);
    return context.body(null, 204);
  });

  const endOwn = (which: string, name: string, other: string) =>
    database.transaction(async (queries) => {
      await queries.query(`DELETE FROM sessions WHERE ${which}`, [name, other]);
      await recordAction(queries, name, 'end-sessions', { name }, Date.now());
    });
  return api;
}
