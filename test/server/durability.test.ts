import { afterEach, describe, expect, it } from 'vitest';
import { ADMIN } from '../../server/people/accounts.ts';
import { DATABASES, type DatabaseName, PASSWORD, type Place, usePlace } from './places.ts';
import { manyEvents, post, problemOf, report, signIn } from './requests.ts';
import { type ServiceProcess, startProcess } from './service-processes.ts';

const running = new Set<ServiceProcess>();
afterEach(async () => {
  for (const one of running) await one.kill();
  running.clear();
});

async function startOf(place: Place): Promise<ServiceProcess> {
  const started = await startProcess(place.options);
  running.add(started);
  return started;
}

describe.each(DATABASES)('what is kept on %s', (name) => {
  const place = usePlace(name);

  it('survives a restart: events, sessions, the password that was made up', async () => {
    const first = await place.start({ adminPassword: null });
    expect(first.adminPassword).toMatch(/^[0-9a-f-]{34}$/);
    const events = manyEvents(30);
    await report(first.url, events);
    const before = await signIn(first.url, ADMIN, first.adminPassword!);
    const rows = await before.all();
    await first.close();

    const second = await place.start({ adminPassword: null });
    expect(second.adminPassword).toBeNull();
    const session = await fetch(`${second.url}/api/session`, {
      headers: { Cookie: before.cookie },
    });
    expect(session.status).toBe(200);
    const after = await signIn(second.url, ADMIN, first.adminPassword!);
    expect(await after.all()).toEqual(rows);
    expect(await report(second.url, events)).toMatchObject({ accepted: 0, duplicates: 30 });
    await second.close();

    const third = await place.start();
    const old = await fetch(`${third.url}/api/session`, { headers: { Cookie: before.cookie } });
    expect(old.status, 'a new password ends the sessions of the old one').toBe(401);
    await expect(signIn(third.url, ADMIN, first.adminPassword!)).rejects.toThrow('401');
    await signIn(third.url, ADMIN, PASSWORD);
    await third.close();
  });

  it('survives kill -9 while events arrive: all that was acknowledged is there, once', async () => {
    const acknowledged = new Set<string>();
    const sent = new Set<string>();
    let kills = 0;
    let service = await startOf(place);
    const stop = new AbortController();
    const send = async (): Promise<void> => {
      while (!stop.signal.aborted) {
        const events = manyEvents(1 + Math.floor(Math.random() * 40));
        const uids = events.map((event) => event.metadata.uid as string);
        // Like a browser: the same batch again until somebody says yes.
        for (let answered = false; !answered && !stop.signal.aborted;) {
          for (const uid of uids) sent.add(uid);
          try {
            const answer = await report(service.url, events);
            expect(answer.accepted + answer.duplicates).toBe(events.length);
            for (const uid of uids) acknowledged.add(uid);
            answered = true;
          } catch {
            await new Promise((done) => setTimeout(done, 30));
          }
        }
      }
    };
    const senders = Array.from({ length: 6 }, send);
    for (; kills < 4; kills += 1) {
      await new Promise((done) => setTimeout(done, 300 + Math.random() * 500));
      await service.kill();
      service = await startOf(place);
    }
    await new Promise((done) => setTimeout(done, 300));
    stop.abort();
    await Promise.all(senders);
    await service.kill();

    service = await startOf(place);
    const reader = await signIn(service.url);
    const stored = (await reader.all('limit=500&text=partner')).map(({ uid }) => uid);
    const mine = stored.filter((uid) => sent.has(uid));
    expect(new Set(stored).size).toBe(stored.length);
    expect([...acknowledged].filter((uid) => !mine.includes(uid))).toEqual([]);
    expect(acknowledged.size).toBeGreaterThan(100);
    console.info(
      `${name}: ${kills + 1} kills, ${acknowledged.size} acknowledged, ${mine.length} stored`,
    );
    await service.kill();
  }, 120_000);
});

describe('one directory', () => {
  const place = usePlace('PGlite' satisfies DatabaseName);

  it('is not opened by two services, but by the next one after a kill', async () => {
    const first = await startOf(place);
    await expect(place.start()).rejects.toThrow(/Another Handrail service uses .*DATABASE_URL/);
    await report(first.url, manyEvents(1));
    await first.kill();
    const second = await place.start();
    expect(await (await signIn(second.url)).all()).toHaveLength(1);
    await second.close();
  });
});

describe.skipIf(!DATABASES.includes('PostgreSQL' as never))('PostgreSQL that goes away', () => {
  const place = usePlace('PostgreSQL', { alone: true });

  it('is answered with 503 and Retry-After, and with yes when it is back', async () => {
    const service = await place.start();
    const events = manyEvents(3);
    await report(service.url, events.slice(0, 1));
    place.cluster!.kill();
    const away = await post(service.url, events);
    expect(away.status).toBe(503);
    expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await problemOf(away)).hint).toMatch(/Nothing was stored/);
    expect((await fetch(`${service.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${service.url}/healthz`)).status).toBe(200);
    place.cluster!.start();
    expect(await report(service.url, events)).toMatchObject({ accepted: 2, duplicates: 1 });
    expect((await fetch(`${service.url}/readyz`)).status).toBe(200);
  });

  it('serves several processes at once', async () => {
    const [one, two] = await Promise.all([place.start(), place.start()]);
    const events = manyEvents(200);
    const answers = await Promise.all([one, two, one, two].map(({ url }) => report(url, events)));
    expect(answers.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(200);
    const session = await signIn(one.url);
    const elsewhere = await fetch(`${two.url}/api/session`, {
      headers: { Cookie: session.cookie },
    });
    expect(elsewhere.status).toBe(200);
  });

  it('says what is wrong when it is away at the start', async () => {
    await expect(
      place.start({ databaseUrl: 'postgres://postgres@127.0.0.1:1/none' }),
    ).rejects.toThrow(/ECONNREFUSED/);
  });
});

describe('options', () => {
  const place = usePlace('PGlite', { bare: true });

  it.each([
    [{ port: 70_000 }, /port/],
    [{ reportTokens: ['short'] }, /16 characters/],
    [{ reportTokens: ['has spaces in the middle'] }, /printable/],
    [{ adminPassword: 'short' }, /12 characters/],
    [{ databaseUrl: 'mysql://x' }, /databaseUrl/],
    [{ colour: 'red' }, /colour/],
  ])('%j is refused with a sentence', async (change, expected) => {
    await expect(place.start(change as object)).rejects.toThrow(expected);
  });
});
