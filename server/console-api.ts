/** What the console asks for. Every route but signing in needs a session. */
import { Hono, type Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import { isAccount } from './people/accounts.ts';
import { EventQuery } from './contract/contract.ts';
import type { Database } from './database/database.ts';
import type { Live } from './events/live.ts';
import { readFacets, readSpan, readSummary } from './events/overview.ts';
import { keepingApi } from './keeping-api.ts';
import type { RetentionDays } from './options.ts';
import { peopleApi } from './people-api.ts';
import { Refusal } from './problem.ts';
import { jsonOf, readForm } from './reports/request-body.ts';
import {
  closeSession,
  findSession,
  hashOf,
  openSession,
  requireCsrf,
  SESSION_LIFETIME,
} from './people/session.ts';
import type { SignedIn } from './people/signed-in.ts';
import { createSignInLimit } from './people/sign-in-limit.ts';
import { readEvent, readPage } from './events/store.ts';

const SignIn = z.strictObject({
  name: z.string().min(1).max(200).default('admin'),
  password: z.string().min(1).max(200),
});
const SIGN_IN_LIMITS = { compressed: 4096, plain: 4096, deadline: 5_000 };

export type ConsoleParts = {
  database: Database;
  live: Live;
  secureCookies: boolean;
  retention: RetentionDays;
};

/** @returns the routes under /api */
export function consoleApi({
  database,
  live,
  secureCookies,
  retention,
}: ConsoleParts): Hono<SignedIn> {
  const api = new Hono<SignedIn>();
  const limit = createSignInLimit();
  // The prefix makes the browser refuse a cookie that a neighbouring host has planted.
  const cookie = secureCookies ? '__Host-handrail' : 'handrail';
  const attributes = {
    path: '/',
    httpOnly: true,
    sameSite: 'Strict',
    secure: secureCookies,
  } as const;

  api.use(async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-store');
  });

  api.post('/session', async (context) => {
    requireSameOrigin(context.req.raw);
    const address = addressOf(context);
    const { name, password } = parseSignIn(await readForm(context.req.raw, SIGN_IN_LIMITS));
    limit.take(address, Date.now());
    if (!(await isAccount(database, name, password))) {
      throw new Refusal(401, 'Name or password is wrong.', 'Check both and try again.');
    }
    limit.giveBack(address);
    const { token, open } = await openSession(database, name, Date.now());
    setCookie(context, cookie, token, { ...attributes, maxAge: SESSION_LIFETIME / 1000 });
    return context.json(open.session);
  });

  api.use(async (context, next) => {
    const token = getCookie(context, cookie);
    const open =
      token === undefined ? null : await findSession(database, hashOf(token), Date.now());
    if (open === null) throw new Refusal(401, 'Nobody is signed in.', 'Sign in first.');
    if (context.req.method !== 'GET' && context.req.method !== 'HEAD') {
      requireCsrf(context.req.raw, open.session);
    }
    context.set('open', open);
    await next();
  });

  api.get('/session', (context) => context.json(context.var.open.session));
  api.delete('/session', async (context) => {
    const { hash } = context.var.open;
    await closeSession(database, hash);
    live.endSession(hash);
    deleteCookie(context, cookie, attributes);
    return context.body(null, 204);
  });

  api.get('/events', async (context) => {
    const query = EventQuery.safeParse(context.req.query());
    if (!query.success) throw badQuery(query.error);
    return context.json(await readPage(database, query.data));
  });
  api.get('/events/:uid', async (context) => {
    const uid = z.uuid().safeParse(context.req.param('uid'));
    const found = uid.success ? await readEvent(database, uid.data) : null;
    if (found === null)
      throw new Refusal(404, 'There is no such event.', 'It may have been a mistyped address.');
    return context.json(found);
  });
  api.get('/summary', async (context) => {
    const span = readSpan(context.req.query(), Date.now());
    return context.json(await readSummary(database, span));
  });
  api.get('/facets', async (context) => {
    const span = readSpan(context.req.query(), Date.now());
    return context.json(await readFacets(database, span));
  });
  api.get('/live', (context) => live.open(context.var.open));
  api.route('/', keepingApi(database, retention));
  api.route('/', peopleApi(database));
  // Without this the console's own page would answer for a mistyped address.
  api.all('*', (context) => {
    throw new Refusal(404, `There is nothing at ${context.req.path}.`, 'Check the address.');
  });

  return api;
}

function parseSignIn(body: Uint8Array): z.infer<typeof SignIn> {
  const hint = 'It has a name and a password, texts of at most 200 characters.';
  const parsed = SignIn.safeParse(jsonOf(body, hint));
  if (parsed.success) return parsed.data;
  throw new Refusal(400, 'This is not a sign-in.', hint);
}

/** Browsers say where a request comes from; a sign-in from another site is somebody else's idea. */
function requireSameOrigin(request: Request): void {
  const site = request.headers.get('sec-fetch-site');
  const type = request.headers.get('content-type') ?? '';
  if (
    (site !== null && site !== 'same-origin' && site !== 'none') ||
    !/^application\/json\b/i.test(type)
  ) {
    throw new Refusal(
      403,
      'Sign-ins come from the console itself.',
      'Open the console and sign in there.',
    );
  }
}

/** Without a socket (tests that call the app directly) all requests come from one place. */
function addressOf(context: Context<SignedIn>): string {
  const address = context.env?.incoming?.socket.remoteAddress;
  return address === undefined ? 'unknown' : address;
}

function badQuery(error: z.ZodError): Refusal {
  const issue = error.issues[0]!;
  return new Refusal(400, `${issue.path.join('.')}: ${issue.message}`, 'Check the filters.');
}
