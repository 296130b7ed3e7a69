/** Signing in through a real OpenID provider, and everything that can be wrong on the way. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditPage } from '../../server/contract/people.ts';
import { Session } from '../../server/contract/contract.ts';
import { type Database, openDatabase } from '../../server/database/database.ts';
import type { Service } from '../../server/main.ts';
import { type IdentityProvider, startIdentityProvider } from '../trial/identity-provider.ts';
import { freePort } from '../trial/ports.ts';
import { createJar, type Jar } from './cookie-jar.ts';
import { DATABASES, usePlace } from './places.ts';
import { signIn as passwordSignIn } from './requests.ts';

// Tests reach behind the running service, which only PostgreSQL lets them do.
const DATABASE = DATABASES.find((name) => name === 'PostgreSQL');

describe.skipIf(DATABASE === undefined)('signing in through an identity provider', () => {
  const place = usePlace(DATABASE ?? 'PGlite');
  let service: Service;
  let idp: IdentityProvider;
  let database: Database;
  let callback: string;

  beforeAll(async () => {
    const port = await freePort(18_420);
    const publicUrl = `http://127.0.0.1:${port}`;
    callback = `${publicUrl}/api/sign-in/callback`;
    idp = await startIdentityProvider(callback);
    service = await place.start({
      port,
      publicUrl,
      oidc: {
        issuer: idp.issuer,
        clientId: idp.clientId,
        clientSecret: idp.clientSecret,
        label: 'Acme',
        roles: [
          { role: 'viewer', value: 'everyone' },
          { role: 'admin', value: 'security' },
        ],
        domains: ['acme.example'],
        endSession: true,
      },
    });
    database = await openDatabase(place.options.databaseUrl!, place.options.dataDirectory);
  });
  afterAll(async () => {
    await database?.close();
    await idp?.close();
  });
  beforeEach(() => {
    idp.person = ada(['everyone', 'security']);
  });

  const ada = (groups: unknown, email = 'ada@acme.example', sub = 'ada') => ({
    sub,
    claims: { email, email_verified: true, preferred_username: 'ada', groups },
  });
  const signIn = (jar: Jar = createJar(), to = '/') =>
    jar.walk(`${service.url}/api/sign-in/start?to=${encodeURIComponent(to)}`, `${service.url}/?`);
  /** Up to the address with which the provider sends the browser back. */
  const almost = async (jar: Jar) =>
    (await jar.walk(`${service.url}/api/sign-in/start`, callback)).url;
  const sessionOf = async (jar: Jar) => {
    const answer = await jar.ask(`${service.url}/api/session`);
    return answer.status === 200 ? Session.parse(await answer.json()) : null;
  };
  const troubleOf = async (jar: Jar, url: string) => {
    const answer = await jar.ask(url);
    expect(answer.status).toBe(302);
    return answer.headers.get('location');
  };

  it('makes the account at the first sign-in and gives the role of the claims each time', async () => {
    expect(await (await fetch(`${service.url}/api/sign-in`)).json()).toEqual({
      ...{ password: true, provider: 'Acme' },
    });
    const jar = createJar();
    const { url } = await signIn(jar, '/inventory?risk=high');
    expect(new URL(url).pathname + new URL(url).search).toBe('/inventory?risk=high');
    expect(await sessionOf(jar)).toMatchObject({ name: 'ada@acme.example', role: 'admin' });
    expect([...jar.cookies.keys()].filter((key) => key.includes('sign-in'))).toEqual([]);

    // The role changes there; who is signed in already sees it at once, since the role hangs on the account.
    idp.person = ada('everyone');
    const later = createJar();
    await signIn(later);
    expect(await sessionOf(later)).toMatchObject({ role: 'viewer' });
    expect(await sessionOf(jar)).toMatchObject({ role: 'viewer' });

    // Without a group there is no way in, and what was open is shut.
    idp.person = ada([]);
    expect((await signIn()).url).toBe(`${service.url}/?sign-in=role`);
    expect(await sessionOf(jar)).toBeNull();
  });

  it('changes the cookie at each sign-in, and lets nobody plant one', async () => {
    const jar = createJar();
    jar.cookies.set(`${service.url} handrail`, 'A'.repeat(43));
    await signIn(jar);
    const first = jar.cookies.get(`${service.url} handrail`)!;
    expect(first).not.toBe('A'.repeat(43));
    await signIn(jar);
    expect(jar.cookies.get(`${service.url} handrail`)).not.toBe(first);
    const old = await fetch(`${service.url}/api/session`, {
      headers: { Cookie: `handrail=${first}` },
    });
    expect(old.status).toBe(401);
  });

  it.each([
    ['another domain', ada(['everyone'], 'ada@evil.example', 'e1'), 'domain'],
    [
      'a domain that only begins so',
      ada(['everyone'], 'a@acme.example.evil.example', 'e2'),
      'domain',
    ],
    [
      'an unverified address',
      {
        sub: 'e3',
        claims: { email: 'x@acme.example', email_verified: false, groups: ['everyone'] },
      },
      'domain',
    ],
    ['no group', ada(undefined, 'b@acme.example', 'e4'), 'role'],
    ['a name that somebody else has', ada(['everyone'], 'ada@acme.example', 'e5'), 'name'],
    ['a cancelled sign-in', null, 'refused'],
  ])('lets nobody in with %s', async (_name, person, trouble) => {
    await signIn();
    idp.person = person;
    const jar = createJar();
    expect((await signIn(jar)).url).toBe(`${service.url}/?sign-in=${trouble}`);
    expect(await sessionOf(jar)).toBeNull();
  });

  it('refuses an answer with another state, one that comes again and one without its cookie', async () => {
    const jar = createJar();
    const back = await almost(jar);
    const forged = new URL(back);
    forged.searchParams.set('state', 'somebody-elses');
    expect(await troubleOf(jar, forged.href)).toBe('/?sign-in=stale');
    expect(await troubleOf(jar, back), 'a sign-in is tried once').toBe('/?sign-in=stale');

    const second = createJar();
    const good = await almost(second);
    const cookie = second.cookies.get(`${service.url} handrail-sign-in`)!;
    expect(await troubleOf(createJar(), good), 'another browser').toBe('/?sign-in=stale');
    expect(await troubleOf(second, good)).toBe('/');
    second.cookies.set(`${service.url} handrail-sign-in`, cookie);
    expect(await troubleOf(second, good), 'replayed').toBe('/?sign-in=stale');
  });

  it('writes down so many answers that nobody waits for, and no more', async () => {
    const written = async () => {
      const [row] = await database.query(
        `SELECT count(*)::int AS n FROM audit WHERE action = 'failed-sign-in'`,
        [],
      );
      return Number(row!.n);
    };
    const before = await written();
    for (let times = 0; times < 60; times += 1)
      expect(await troubleOf(createJar(), `${service.url}/api/sign-in/callback?state=x`)).toBe(
        '/?sign-in=stale',
      );
    expect((await written()) - before).toBeLessThanOrEqual(31);
  });

  it.each([
    ['a nonce that was not asked for', `nonce = 'other'`, 'untrusted'],
    ['a verifier that does not fit', `verifier = '${'v'.repeat(43)}'`, 'refused'],
    ['too late an answer', 'expires = 1', 'stale'],
  ])('refuses %s', async (_name, change, trouble) => {
    const jar = createJar();
    const back = await almost(jar);
    await database.query(`UPDATE sign_ins SET ${change}`, []);
    expect(await troubleOf(jar, back)).toBe(`/?sign-in=${trouble}`);
    expect(await sessionOf(jar)).toBeNull();
  });

  it('refuses an answer of another issuer', async () => {
    const jar = createJar();
    const back = new URL(await almost(jar));
    back.searchParams.set('iss', 'https://evil.example');
    expect(await troubleOf(jar, back.href)).toBe('/?sign-in=untrusted');
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/',
    '/api/events',
    '/%0d%0aX: y',
  ])('never leads to %s', async (to) => {
    const jar = createJar();
    const start = `${service.url}/api/sign-in/start?to=${encodeURIComponent(to)}`;
    const { url } = await jar.walk(start, callback);
    const location = await troubleOf(jar, url);
    expect(location).toMatch(/^\/(?!\/|\\|api)/u);
    expect(new URL(location!, service.url).origin).toBe(service.url);
    expect(location).not.toMatch(/[\r\n]/u);
  });

  it('keeps a disabled account out', async () => {
    await signIn();
    await database.query(`UPDATE accounts SET disabled = 1 WHERE name = 'ada@acme.example'`, []);
    expect((await signIn()).url).toBe(`${service.url}/?sign-in=disabled`);
    await database.query('UPDATE accounts SET disabled = NULL', []);
  });

  it('signs out at the provider too, and comes back', async () => {
    const jar = createJar();
    await signIn(jar);
    // Whoever is signed in there comes in again without being asked.
    idp.person = null;
    expect((await signIn(jar)).url).toBe(`${service.url}/`);
    const csrf = (await sessionOf(jar))!.csrf;
    const out = await jar.ask(`${service.url}/api/session`, {
      method: 'DELETE',
      headers: { 'X-CSRF-Token': csrf },
    });
    expect(await out.json()).toEqual({ next: '/api/sign-in/end' });
    expect(await sessionOf(jar)).toBeNull();

    const { url, response } = await jar.walk(`${service.url}/api/sign-in/end`);
    expect(new URL(url).origin, 'the provider asks').toBe(idp.issuer);
    const asked = await response!.text();
    const [, to] = /action="([^"]+)"/u.exec(asked)!;
    const [, xsrf] = /name="xsrf" value="([^"]+)"/u.exec(asked)!;
    const said = await jar.ask(to!, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ xsrf: xsrf!, logout: 'yes' }),
    });
    expect(said.headers.get('location')).toBe(`${service.url}/`);
    expect((await signIn(jar)).url, 'nobody is signed in there').toBe(
      `${service.url}/?sign-in=refused`,
    );
  });

  it('ends where it is for a password', async () => {
    const reader = await passwordSignIn(service.url);
    const out = await fetch(`${service.url}/api/session`, {
      method: 'DELETE',
      headers: { Cookie: reader.cookie, 'X-CSRF-Token': reader.session.csrf },
    });
    expect(await out.json()).toEqual({ next: null });
  });

  it('can be the only way in, says when the provider is away, and keeps all of it in the trail', async () => {
    await service.close();
    service = await place.start({
      ...{ port: service.port, publicUrl: service.url, localSignIn: false },
      oidc: {
        issuer: idp.issuer,
        clientId: idp.clientId,
        clientSecret: idp.clientSecret,
        defaultRole: 'admin',
      },
    });
    const withPassword = await fetch(`${service.url}/api/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: 'admin', password: 'correct horse battery' }),
    });
    expect(withPassword.status).toBe(403);
    const jar = createJar();
    await signIn(jar);
    const trail = AuditPage.parse(await (await jar.ask(`${service.url}/api/audit`)).json());
    const said = trail.entries.map(({ actor, action, detail }) => [actor, action, detail.reason]);
    expect(said).toContainEqual(['ada@acme.example', 'sign-in', undefined]);
    expect(said).toContainEqual(['ada@acme.example', 'failed-sign-in', 'role']);
    expect(said).toContainEqual(['somebody', 'failed-sign-in', 'untrusted']);
    expect(said).toContainEqual(['identity provider', 'change-role', undefined]);

    await idp.close();
    await service.close();
    service = await place.start({
      ...{ port: service.port, publicUrl: service.url },
      oidc: { issuer: idp.issuer, clientId: idp.clientId },
    });
    expect((await signIn()).url).toBe(`${service.url}/?sign-in=away`);
    // Not asked for: signing out ends here, whatever address is called.
    expect(await troubleOf(createJar(), `${service.url}/api/sign-in/end`)).toBe('/');
  });
});
