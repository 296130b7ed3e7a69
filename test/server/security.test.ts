/** What somebody outside tries: other tenants' keys, forged requests, headers, paths, tables. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { MadeToken } from '../../server/contract/people.ts';
import type { Service } from '../../server/main.ts';
import { usePlace } from './places.ts';
import { type Reader, signIn } from './requests.ts';

describe('the service against people who mean ill', () => {
  const [place, neighbour] = [usePlace('PGlite'), usePlace('PGlite')];
  let service: Service;
  let other: Service;
  let admin: Reader;
  const send = (
    path: string,
    init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
  ) =>
    fetch(service.url + path, {
      ...init,
      headers: {
        Cookie: admin.cookie,
        'X-CSRF-Token': admin.session.csrf,
        'Content-Type': 'application/json',
        ...init.headers,
      },
    });
  const makeToken = async (scopes: string[], name = 'a program') => {
    const body = JSON.stringify({ name, scopes, days: 1 });
    return MadeToken.parse(await (await send('/api/tokens', { method: 'POST', body })).json());
  };

  beforeAll(async () => {
    const consoleDirectory = join(place.directory, 'console');
    mkdirSync(consoleDirectory);
    writeFileSync(join(consoleDirectory, 'index.html'), '<!doctype html><title>here</title>');
    writeFileSync(join(place.directory, 'secret.txt'), 'hidden words');
    service = await place.start({ consoleDirectory, tenant: 'acme' });
    other = await neighbour.start({ tenant: 'globex' });
    admin = await signIn(service.url);
  }, 120_000);

  it('opens nothing of one tenant with a session or a token of another', async () => {
    const { token } = await makeToken(['read', 'export', 'metrics', 'report']);
    const stolen = { Cookie: admin.cookie, 'X-CSRF-Token': admin.session.csrf };
    for (const path of ['/api/events', '/api/audit', '/api/session'])
      expect((await fetch(other.url + path, { headers: stolen })).status).toBe(401);
    for (const path of ['/api/events', '/export', '/metrics'])
      for (const [at, status] of [
        [service.url, 200],
        [other.url, 401],
      ] as const) {
        const answer = await fetch(at + path, { headers: { Authorization: `Bearer ${token}` } });
        await answer.body?.cancel();
        expect(answer.status, `${at}${path}`).toBe(status);
      }
  });

  it('lets a token do what it says and nothing else, until it is revoked', async () => {
    const { token, entry } = await makeToken(['read']);
    const ask = (path: string, method = 'GET', headers: Record<string, string> = {}) =>
      fetch(service.url + path, {
        method,
        headers: { Authorization: `Bearer ${token}`, ...headers },
      });
    expect((await ask('/api/summary?from=0')).status).toBe(200);
    for (const path of [
      '/api/audit',
      '/api/accounts',
      '/api/tokens',
      '/api/names',
      '/api/account',
      '/api/live',
    ])
      expect((await ask(path)).status, path).toBe(403);
    for (const path of ['/export', '/metrics']) expect((await ask(path)).status, path).toBe(401);
    const forged = { 'X-CSRF-Token': '' };
    expect((await ask('/api/session', 'DELETE', forged)).status).toBe(403);
    // An admin's cookie beside it makes no admin of a program.
    expect((await ask('/api/accounts', 'GET', { Cookie: admin.cookie })).status).toBe(403);
    await send(`/api/tokens/${entry.id}`, { method: 'DELETE' });
    expect((await ask('/api/summary?from=0')).status).toBe(401);
  });

  it.each(['cross-site', 'same-site'])('refuses what a %s page asks for', async (site) => {
    for (const method of ['GET', 'DELETE'])
      expect(
        (await send('/api/session', { method, headers: { 'Sec-Fetch-Site': site } })).status,
      ).toBe(403);
    expect((await send('/api/session')).status).toBe(200);
  });

  it('takes no admin away by accident or on purpose', async () => {
    const refusals = [
      await send('/api/accounts/admin/role', { method: 'PUT', body: '{"role":"viewer"}' }),
      await send('/api/accounts/admin/disable', { method: 'POST' }),
      await send('/api/accounts/admin', { method: 'DELETE' }),
    ];
    expect(refusals.map(({ status }) => status)).toEqual([409, 409, 409]);
    const body = JSON.stringify({ name: 'second', role: 'admin' });
    const made = (await (await send('/api/accounts', { method: 'POST', body })).json()) as {
      password: string;
    };
    const enter = (next?: string) =>
      fetch(`${service.url}/api/session`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ name: 'second', password: made.password, next }),
      });
    expect(await (await enter()).json()).toEqual({ passwordDue: true });
    expect((await enter()).headers.get('set-cookie')).toBeNull();
    expect((await enter('short')).status).toBe(400);
    expect((await enter('a password of my own')).status).toBe(200);
    expect((await enter('another of my own')).status, 'once').toBe(401);
    const second = await signIn(service.url, 'second', 'a password of my own');
    const change = await send('/api/accounts/second/role', {
      method: 'PUT',
      body: '{"role":"viewer"}',
    });
    expect(change.status).toBe(204);
    expect((await second.get('/api/accounts')).status, 'at once').toBe(403);
    await send('/api/accounts/second/disable', { method: 'POST' });
    expect((await second.get('/api/session')).status).toBe(401);
  });

  it.each([
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/....//secret.txt',
    '/..%5csecret.txt',
    '/%00/x',
    '//secret.txt',
  ])('gives out nothing beside the console for %s', async (path) => {
    const answer = await fetch(service.url + path);
    expect(await answer.text()).not.toContain('hidden words');
    expect(answer.headers.get('content-type')).not.toContain('text/plain');
  });

  it('says in every answer what a browser must not do with it', async () => {
    const page = await fetch(`${service.url}/people`);
    const policy = page.headers.get('content-security-policy')!;
    expect(policy).not.toMatch(/unsafe|\*|https?:/u);
    for (const part of [
      "default-src 'self'",
      "frame-ancestors 'none'",
      "object-src 'none'",
      "base-uri 'none'",
    ])
      expect(policy).toContain(part);
    expect(page.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(page.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(page.headers.get('permissions-policy')).toContain('camera=()');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    for (const path of ['/api/session', '/api/events', '/api/nothing'])
      expect((await send(path)).headers.get('cache-control')).toBe('no-store');
  });

  it('puts no text of others into headers, and no formula into a table', async () => {
    await makeToken(['read'], '=cmd|calc!A1');
    const table = await send('/api/audit.csv?action=make-token%0d%0aX-Evil:%20yes');
    expect(table.headers.get('x-evil')).toBeNull();
    const trail = await (await send('/api/audit.csv')).text();
    expect(trail).toContain('=cmd|calc!A1');
    for (const line of trail.replace('\uFEFF', '').trim().split('\r\n'))
      for (const cell of line.split(',')) expect(cell).not.toMatch(/^"?[=+\-@|]/u);
  });
});
