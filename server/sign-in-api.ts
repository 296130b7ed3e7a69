/** Signing in, with a password or through the identity provider; the only routes without a session. */
import { type Context, Hono } from 'hono';
import type { Session } from './contract/contract.ts';
import { PasswordSignIn, type SignInTrouble, type SignInWays } from './contract/people.ts';
import type { Database } from './database/database.ts';
import { checkPassword, hasAccount, replacePassword } from './people/accounts.ts';
import { recordAction } from './people/audit.ts';
import { admit, rememberSignIn, takeSignIn } from './people/oidc-accounts.ts';
import { claimedBy } from './people/oidc-claims.ts';
import type { OidcOptions } from './people/oidc-options.ts';
import { createProvider, newExpected, ProviderTrouble } from './people/oidc-provider.ts';
import { closeSession, hashOf, openSession } from './people/session.ts';
import type { Cookies } from './people/session-cookie.ts';
import { createSessionRate } from './people/session-rate.ts';
import { createSignInLimit } from './people/sign-in-limit.ts';
import { addressOf, requireSameSite, type SignedIn } from './people/signed-in.ts';
import { Refusal } from './problem.ts';
import { jsonOf, readForm } from './reports/request-body.ts';
import type { Log } from './watch/log.ts';

const SIGN_IN_LIMITS = { compressed: 4096, plain: 4096, deadline: 5_000 };
const CALLBACK = '/api/sign-in/callback';
/** Under /api: where signing out goes on at the provider. */
export const SIGN_OUT = '/sign-in/end';
/** What the trail says where no account can be named. */
const STRANGER = 'somebody';

export type SignInParts = {
  database: Database;
  cookies: Cookies;
  localSignIn: boolean;
  oidc: OidcOptions | null;
  /** Address as browsers see it; there whenever `oidc` is. */
  publicUrl: string | null;
  log: Log;
};

/** @returns routes under /api that are open to everybody */
export function signInApi(parts: SignInParts): Hono<SignedIn> {
  const { database, cookies, localSignIn, oidc, log } = parts;
  const api = new Hono<SignedIn>();
  const limit = createSignInLimit();

  /** A new cookie each time: whatever was there before sign-in opens nothing afterwards. */
  const enter = async (context: Context<SignedIn>, name: string, way: string): Promise<Session> => {
    const before = cookies.session.read(context);
    const agent = context.req.header('user-agent') ?? '';
    const { token, open } = await database.transaction(async (queries) => {
      if (before !== undefined) await closeSession(queries, hashOf(before));
      const opened = await openSession(queries, name, Date.now(), agent);
      await recordAction(queries, name, 'sign-in', { way }, Date.now());
      return opened;
    });
    cookies.session.set(context, token);
    return open.session;
  };
  const refused = (actor: string, way: string, reason: string) =>
    database.transaction((queries) =>
      recordAction(queries, actor, 'failed-sign-in', { way, reason }, Date.now()),
    );

  api.get('/sign-in', (context) => {
    const provider = oidc === null ? null : oidc.label;
    return context.json({ password: localSignIn, provider } satisfies SignInWays);
  });

  api.post('/session', async (context) => {
    requireJsonOfOwn(context.req.raw);
    if (!localSignIn) {
      const hint = 'Sign in through your organisation.';
      throw new Refusal(403, 'Signing in with a password is switched off.', hint);
    }
    const address = addressOf(context);
    const given = parseSignIn(await readForm(context.req.raw, SIGN_IN_LIMITS));
    const { name, password, next } = given;
    limit.take(address, name, Date.now());
    const answer = await checkPassword(database, name, password, Date.now());
    if (answer === 'wrong') {
      // People type passwords into the wrong field: only the name of an account is written down.
      const actor = (await hasAccount(database, name)) ? name : STRANGER;
      await refused(actor, 'password', 'wrong password');
      throw new Refusal(401, 'Name or password is wrong.', 'Check both and try again.');
    }
    limit.giveBack(address, name);
    if (answer === 'once') {
      if (next === undefined) return context.json({ passwordDue: true });
      await database.transaction(async (queries) => {
        await replacePassword(queries, name, { current: password, next }, null);
        await recordAction(queries, name, 'change-password', {}, Date.now());
      });
    }
    return context.json(await enter(context, name, 'password'));
  });

  if (oidc === null) return api;
  const provider = createProvider(oidc);
  // Nothing can be guessed here; it only keeps one address from filling the table of begun sign-ins.
  const takeStart = createSessionRate({ burst: 60, refill: 1_000 });
  // An answer that nobody waits for can be made up by anybody, and the trail is kept for years.
  const takeStray = createSessionRate({ burst: 30, refill: 60_000 });
  const noteStray = async (context: Context<SignedIn>) => {
    try {
      takeStray(addressOf(context), Date.now());
    } catch {
      return;
    }
    await refused(STRANGER, 'identity provider', 'stale');
  };
  const home = (parts.publicUrl ?? '').replace(/\/+$/u, '');
  const fail = (context: Context<SignedIn>, trouble: SignInTrouble) =>
    context.redirect(`/?sign-in=${trouble}`);

  api.get('/sign-in/start', async (context) => {
    try {
      takeStart(addressOf(context), Date.now());
      const expected = newExpected();
      const there = await provider.begin(home + CALLBACK, expected);
      const back = localAddress(context.req.query('to') ?? '/');
      cookies.signIn.set(context, await rememberSignIn(database, expected, back, Date.now()));
      return context.redirect(there.href);
    } catch (error) {
      if (error instanceof Refusal) return fail(context, 'many');
      if (!(error instanceof ProviderTrouble)) throw error;
      log.trouble('identity provider', error.cause);
      return fail(context, error.trouble);
    }
  });

  api.get(SIGN_OUT, async (context) => {
    if (!oidc.endSession) return context.redirect('/');
    try {
      takeStart(addressOf(context), Date.now());
      const there = await provider.end(`${home}/`);
      return context.redirect(there?.href ?? '/');
    } catch (error) {
      if (error instanceof Refusal) return fail(context, 'many');
      if (!(error instanceof ProviderTrouble)) throw error;
      log.trouble('identity provider', error.cause);
      return fail(context, error.trouble);
    }
  });

  api.get('/sign-in/callback', async (context) => {
    const token = cookies.signIn.read(context);
    const expected = token === undefined ? null : await takeSignIn(database, token, Date.now());
    cookies.signIn.clear(context);
    if (expected === null || expected.state !== context.req.query('state')) {
      await noteStray(context);
      return fail(context, 'stale');
    }
    try {
      const { search } = new URL(context.req.url);
      const claims = await provider.finish(new URL(home + CALLBACK + search), expected);
      const claimed = claimedBy(claims, oidc);
      const admitted = await admit(database, claimed, Date.now());
      if ('trouble' in admitted) {
        const actor = claimed.name === '' ? STRANGER : claimed.name;
        await refused(actor, 'identity provider', admitted.trouble);
        return fail(context, admitted.trouble);
      }
      await enter(context, admitted.name, 'identity provider');
      return context.redirect(expected.back);
    } catch (error) {
      if (!(error instanceof ProviderTrouble)) throw error;
      log.trouble('identity provider', error.cause);
      await refused(STRANGER, 'identity provider', error.trouble);
      return fail(context, error.trouble);
    }
  });
  return api;
}

/**
 * @param to where somebody wanted to go
 * @returns it when it is an address of this console, else the console's start: a link to sign-in must not
 * lead anywhere else
 */
export function localAddress(to: string): string {
  const HERE = 'http://here.invalid';
  const url = /^\/(?![/\\])/u.test(to) ? URL.parse(to, HERE) : null;
  if (url === null || url.origin !== HERE || url.pathname.startsWith('//')) return '/';
  if (url.pathname === '/api' || url.pathname.startsWith('/api/')) return '/';
  return url.pathname + url.search;
}

function parseSignIn(body: Uint8Array): PasswordSignIn {
  const hint = 'It has a name and a password, texts of at most 200 characters.';
  const parsed = PasswordSignIn.safeParse(jsonOf(body, hint));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues.find(({ path }) => path[0] === 'next');
  if (issue !== undefined)
    throw new Refusal(400, `The new password: ${issue.message}.`, 'Choose another one.');
  throw new Refusal(400, 'This is not a sign-in.', hint);
}

/** A form of another site cannot send JSON. */
function requireJsonOfOwn(request: Request): void {
  requireSameSite(request);
  if (/^application\/json\b/iu.test(request.headers.get('content-type') ?? '')) return;
  throw new Refusal(
    403,
    'Sign-ins come from the console itself.',
    'Open the console and sign in there.',
  );
}
