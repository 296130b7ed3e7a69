/** What the console asks for. Every route but signing in needs a session, or a token that only reads. */
import { Hono } from 'hono';
import { z } from 'zod';
import { EventQuery, type SignedOut } from './contract/contract.ts';
import type { Database } from './database/database.ts';
import { approvalsApi } from './approvals/api.ts';
import { deskApi } from './desk/api.ts';
import type { Desk } from './desk/desk.ts';
import { containmentApi } from './containment/api.ts';
import { killDesk } from './containment/desk.ts';
import type { Live } from './events/live.ts';
import { readSpan } from './events/span.ts';
import { readEvent, readPage } from './events/store.ts';
import { fleetApi } from './fleet/api.ts';
import { findingsApi } from './findings/api.ts';
import { hooksApi } from './hooks/api.ts';
import { inventoryApi } from './inventory/api.ts';
import { evidenceApi, type EvidenceParts } from './evidence/api.ts';
import { keepingApi } from './keeping-api.ts';
import { measuresApi } from './measures/api.ts';
import { reachOfFleet } from './measures/reach.ts';
import { readFacets, readSummary } from './measures/summary.ts';
import type { RetentionDays, ServiceOptions } from './options.ts';
import { accountsApi } from './accounts-api.ts';
import { namesApi } from './names-api.ts';
import { peopleApi } from './people-api.ts';
import { recordAction } from './people/audit.ts';
import { bearerOf, tokenActor } from './people/bearer.ts';
import { policyApi } from './policy/api.ts';
import { createPublished } from './policy/published.ts';
import { readCountsOf } from './policy/rules.ts';
import { originOf } from './people/accounts.ts';
import {
  closeSession,
  hashOf,
  type OpenSession,
  requireCsrf,
  useSession,
} from './people/session.ts';
import type { Pseudonyms } from './people/pseudonyms.ts';
import { createCookies } from './people/session-cookie.ts';
import { createSessionRate } from './people/session-rate.ts';
import { requirePerson, requireSameSite, type SignedIn } from './people/signed-in.ts';
import type { FindToken } from './people/tokens.ts';
import { Refusal } from './problem.ts';
import { savedFiltersApi } from './saved-filters-api.ts';
import { SIGN_OUT, signInApi, type SignInParts } from './sign-in-api.ts';

export type ConsoleParts = Omit<SignInParts, 'cookies'> & {
  database: Database;
  desk: Desk;
  ownerSignOff: ServiceOptions['ownerSignOff'];
  live: Live;
  secureCookies: boolean;
  retention: RetentionDays;
  evidence: EvidenceParts;
  findToken: FindToken;
  /** The signed bundle that is served. */
  policyFile: string;
  containNeeds: ServiceOptions['containNeeds'];
  pseudonyms: Pseudonyms | null;
  enrolmentTokens: readonly string[];
  requireEnrolment: boolean;
};

/** @returns the routes under /api */
export function consoleApi(parts: ConsoleParts): Hono<SignedIn> {
  const { database, desk, live, secureCookies, retention, findToken, policyFile, containNeeds } =
    parts;
  const api = new Hono<SignedIn>();
  const cookies = createCookies(secureCookies);
  const takeRequest = createSessionRate();

  api.use(async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-store');
  });
  api.route('/', signInApi({ ...parts, cookies }));

  api.use(async (context, next) => {
    const { raw, method } = context.req;
    const isReading = method === 'GET' || method === 'HEAD';
    const bearer = bearerOf(raw);
    const cookie = cookies.session.read(context);
    const open =
      bearer !== null
        ? await sessionOfToken(findToken, bearer)
        : cookie === undefined
          ? null
          : await useSession(database, hashOf(cookie), Date.now());
    if (open === null) throw new Refusal(401, 'Nobody is signed in.', 'Sign in first.');
    requireSameSite(raw);
    if (!isReading) {
      requirePerson(open);
      requireCsrf(raw, open.session);
    }
    takeRequest(open.hash, Date.now());
    context.set('open', open);
    await next();
  });

  api.get('/session', (context) => context.json(context.var.open.session));
  api.delete('/session', async (context) => {
    const { hash, session } = context.var.open;
    const origin = await database.transaction(async (queries) => {
      await closeSession(queries, hash);
      await recordAction(queries, session.name, 'sign-out', {}, Date.now());
      return await originOf(queries, session.name);
    });
    live.endSession(hash);
    cookies.session.clear(context);
    const goesOn = origin === 'oidc' && parts.oidc?.endSession === true;
    return context.json({ next: goesOn ? `/api${SIGN_OUT}` : null } satisfies SignedOut);
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
    return context.json(await readSummary(database, span, Date.now()));
  });
  api.get('/facets', async (context) => {
    const span = readSpan(context.req.query(), Date.now());
    return context.json(await readFacets(database, span));
  });
  api.route('/', measuresApi(database, retention, reachOfFleet));
  api.route('/', evidenceApi(parts.evidence));
  api.route('/', savedFiltersApi(database));
  api.get('/live', (context) => {
    requirePerson(context.var.open);
    return live.open(context.var.open);
  });
  api.route('/', keepingApi(database, retention, parts.pseudonyms));
  api.route('/', fleetApi(parts));
  api.route('/', peopleApi(database));
  api.route('/', accountsApi(database));
  api.route('/', inventoryApi(database));
  api.route('/', deskApi(database, desk));
  const published = createPublished(desk.current, policyFile);
  const livePolicy = async () => {
    const state = await published();
    return typeof state === 'string' ? null : state.policy;
  };
  api.route('/', policyApi({ database, published, desk }));
  api.route(
    '/',
    containmentApi({ database, desk: killDesk(desk), livePolicy, needs: containNeeds }),
  );
  api.route('/', namesApi(database, parts.pseudonyms));
  api.route(
    '/',
    approvalsApi({
      ...{ database, desk, signOff: parts.ownerSignOff, pseudonyms: parts.pseudonyms },
      readCounts: (rules, now) => readCountsOf(database, rules, now),
    }),
  );
  api.route('/', findingsApi(database));
  api.route('/', hooksApi(database));
  // Without this the console's own page would answer for a mistyped address.
  api.all('*', (context) => {
    throw new Refusal(404, `There is nothing at ${context.req.path}.`, 'Check the address.');
  });

  return api;
}

/** A program with a token for reading sees what a viewer sees, and changes nothing. */
async function sessionOfToken(findToken: FindToken, token: string): Promise<OpenSession | null> {
  const name = await findToken(token, 'read', Date.now());
  if (name === null) return null;
  const session = { name: tokenActor(name), role: 'viewer', csrf: '' } as const;
  return { session, hash: hashOf(token), expires: Infinity, byToken: true };
}

function badQuery(error: z.ZodError): Refusal {
  const issue = error.issues[0]!;
  return new Refusal(400, `${issue.path.join('.')}: ${issue.message}`, 'Check the filters.');
}
