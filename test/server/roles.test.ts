/** Who may do what: every route that exists stands in the table, and says no to everybody else. */
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../server/app.ts';
import { AuditPage } from '../../server/contract/people.ts';
import { type Database, openDatabase } from '../../server/database/database.ts';
import { migrate } from '../../server/database/migrations.ts';
import { preparePartitions } from '../../server/database/partitions.ts';
import { createDesk } from '../../server/desk/desk.ts';
import { type Live, startLive } from '../../server/events/live.ts';
import { ROUTES as DESCRIBED } from '../../server/openapi/routes.ts';
import { ServiceOptions } from '../../server/options.ts';
import { openSession } from '../../server/people/session.ts';
import { INGEST_LIMITS } from '../../server/reports/ingest.ts';
import { keepInDatabase } from '../../server/reports/keep-in-database.ts';
import { createLog } from '../../server/watch/log.ts';
import { createMetrics } from '../../server/watch/metrics.ts';
import { TOKEN, usePlace } from './places.ts';
import { type Role, ROLES, ROUTES } from './route-roles.ts';

/** What can be read without knowing anything that is there. */
const read = Object.entries(DESCRIBED).flatMap(([route, { query, answer }]) => {
  const asked = query?.safeParse({}).success ?? true;
  const plain = route.startsWith('GET /api/') && !/:|\/sign-in/u.test(route);
  return plain && asked && answer !== undefined ? [{ route, answer }] : [];
});

describe('routes', () => {
  const place = usePlace('PGlite');
  let database: Database;
  let live: Live;
  let app: ReturnType<typeof createApp>;
  const sessions = new Map<Role, { cookie: string; csrf: string }>();

  beforeAll(async () => {
    database = await openDatabase(null, place.options.dataDirectory);
    await migrate(database, Date.now());
    await preparePartitions(database, Date.now());
    live = await startLive(database, () => {});
    const options = ServiceOptions.parse({
      ...place.options,
      exportTokens: [`${TOKEN}-2`],
      metricsTokens: [`${TOKEN}-3`],
    });
    const log = createLog(() => {}, Date.now);
    const desk = createDesk({
      ...{ database, log, key: null, adminKeys: [], policyFile: options.policyFile },
      ...{ policyOut: null, onServed: () => Promise.resolve() },
    });
    app = createApp({
      ...{ options, database, desk, live, log, limits: INGEST_LIMITS, metrics: createMetrics() },
      keep: keepInDatabase(database, live.announce),
      pseudonyms: null,
      isReady: () => Promise.resolve(true),
    });
    for (const role of ROLES) {
      await database.query(`INSERT INTO accounts VALUES ($1, $1, 'x')`, [role]);
      const { token, open } = await openSession(database, role, Date.now());
      sessions.set(role, { cookie: `handrail=${token}`, csrf: open.session.csrf });
    }
  });
  afterAll(async () => {
    await live.close();
    await database.close();
  });

  const ask = (route: string, headers: Record<string, string> = {}) => {
    const [method = '', path = ''] = route.split(' ');
    const at = path.replace('*', 'x').replace(/:\w+/gu, 'x');
    return app.request(at, { method: method === 'ALL' ? 'PATCH' : method, headers });
  };
  const askAs = (route: string, role: Role) => {
    const { cookie, csrf } = sessions.get(role)!;
    return ask(route, { Cookie: cookie, 'X-CSRF-Token': csrf });
  };
  const guarded = Object.entries(ROUTES).filter(([, who]) => who !== 'everybody');
  const byRole = Object.entries(ROUTES).flatMap(([route, who]) =>
    typeof who === 'string' ? [] : [{ route, roles: who }],
  );

  it('are all in the table', () => {
    // Middleware is registered for every method and path of its place; it answers nothing itself.
    const middleware = new Set(['ALL /*', 'ALL /api/*', 'ALL /api/containment/*']);
    const there = new Set(
      (app instanceof Hono ? app.routes : [])
        .map(({ method, path }) => `${method} ${path === '/*' && method === 'GET' ? '*' : path}`)
        .filter((route) => !middleware.has(route)),
    );
    const table = Object.keys(ROUTES).filter((route) => !middleware.has(route));
    expect([...there].toSorted()).toEqual(table.toSorted());
  });

  it('are all in the description of the service, and it describes no others', async () => {
    const described = (await (await app.request('/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, Record<string, { responses: object }>>;
    };
    expect(described.openapi).toBe('3.1.0');
    const there = Object.entries(described.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map(
        (method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/gu, ':$1')}`,
      ),
    );
    const table = Object.keys(ROUTES).filter((route) => !/^ALL|\*/u.test(route));
    expect(there.toSorted()).toEqual(table.toSorted());
    expect(Object.keys(DESCRIBED).filter((route) => !there.includes(route))).toEqual([
      // There with an identity provider only.
      'GET /api/sign-in/start',
      'GET /api/sign-in/callback',
      'GET /api/sign-in/end',
    ]);
  });

  it.each(read)('$route answers as it is described', async ({ route, answer }) => {
    const given = await askAs(route, 'admin');
    expect(given.status).toBe(200);
    expect(answer.safeParse(await given.json()).error).toBeUndefined();
  });

  it.each(guarded.map(([route]) => route))('%s is shut to a stranger', async (route) => {
    expect((await ask(route)).status).toBe(401);
    const forged = { Cookie: `handrail=${'A'.repeat(43)}`, Authorization: 'Bearer not-this-one-0' };
    expect((await ask(route, forged)).status).toBe(401);
  });

  it.each(byRole)('$route is for $roles and nobody else', async ({ route, roles }) => {
    for (const role of ROLES) {
      const answer = await askAs(route, role);
      await answer.body?.cancel();
      if (!roles.includes(role)) expect(answer.status, role).toBe(403);
      else expect([401, 403], role).not.toContain(answer.status);
      if (route === 'DELETE /api/session') {
        const { token, open } = await openSession(database, role, Date.now());
        sessions.set(role, { cookie: `handrail=${token}`, csrf: open.session.csrf });
      }
    }
  });

  it.each(byRole.filter(({ route }) => !route.startsWith('GET')))(
    '$route wants the csrf token of the session',
    async ({ route }) => {
      const { cookie } = sessions.get('admin')!;
      expect((await ask(route, { Cookie: cookie })).status).toBe(403);
      const wrong = { Cookie: cookie, 'X-CSRF-Token': sessions.get('viewer')!.csrf };
      expect((await ask(route, wrong)).status).toBe(403);
    },
  );

  it('take a hold, release it and erase a person, and say so in the trail', async () => {
    const { cookie, csrf } = sessions.get('admin')!;
    const headers = { Cookie: cookie, 'X-CSRF-Token': csrf, 'Content-Type': 'application/json' };
    const send = (method: string, path: string, body: unknown) =>
      app.request(path, { method, headers, body: JSON.stringify(body) });
    const request = { person: 'a', device: null, from: 0, to: 10, reason: 'case 1' };
    const made = await send('POST', '/api/holds', request);
    expect(made.status).toBe(201);
    const { id } = (await made.json()) as { id: string };
    expect((await send('POST', '/api/holds', { ...request, to: 0 })).status).toBe(400);
    expect((await send('POST', '/api/holds', { ...request, more: 1 })).status).toBe(400);
    expect((await send('DELETE', `/api/holds/${id}`, null)).status).toBe(200);
    expect((await send('DELETE', `/api/holds/${id}`, null)).status).toBe(404);
    const erased = await send('POST', '/api/erasures', { person: 'a', reason: 'asked' });
    expect([erased.status, await erased.json()]).toEqual([201, { erased: 0, held: 0 }]);
    const trail = AuditPage.parse(await (await app.request('/api/audit', { headers })).json());
    expect(trail.entries.slice(0, 3).map(({ action }) => action)).toEqual([
      ...['erase', 'release-hold', 'hold'],
    ]);
    const devices = await app.request('/api/devices?gaps=only', { headers });
    expect(await devices.json()).toEqual([]);
  });
});
