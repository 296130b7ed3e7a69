import { beforeAll, describe, expect, it } from 'vitest';
import type { Service } from '../../server/main.ts';
import { usePlace } from './places.ts';

describe('signing in', () => {
  const place = usePlace('PGlite');
  let service: Service;
  beforeAll(async () => {
    service = await place.start({ secureCookies: true });
  });
  const attempt = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${service.url}/api/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  it('sets a cookie that scripts and other sites cannot use', async () => {
    const response = await attempt({ password: 'correct horse battery' });
    const cookie = response.headers.get('set-cookie')!;
    for (const part of ['__Host-handrail=', 'HttpOnly', 'SameSite=Strict', 'Secure', 'Path=/'])
      expect(cookie).toContain(part);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it.each<[string, unknown, Record<string, string>, number]>([
    ['no JSON', 'password', {}, 400],
    ['no password', { name: 'admin' }, {}, 400],
    ['a very long password', { password: 'x'.repeat(201) }, {}, 400],
    ['a body without end', `{"password":"${'x'.repeat(9000)}"}`, {}, 413],
    [
      'a form of another site',
      'password=x',
      { 'Content-Type': 'application/x-www-form-urlencoded' },
      403,
    ],
    ['another site', { password: 'x' }, { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['an unknown name', { name: 'root', password: 'correct horse battery' }, {}, 401],
  ])('refuses %s', async (_name, body, headers, status) => {
    expect((await attempt(body, headers)).status).toBe(status);
  });

  it('slows guessing down, also for who guesses right in between', async () => {
    const statuses: number[] = [];
    for (let index = 0; index < 14; index += 1)
      statuses.push((await attempt({ password: `guess ${index}` })).status);
    expect(statuses.slice(0, 5)).toEqual([401, 401, 401, 401, 401]);
    expect(statuses.at(-1)).toBe(429);
    const right = await attempt({ password: 'correct horse battery' });
    expect(right.status).toBe(429);
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(0);
  }, 30_000);
});
