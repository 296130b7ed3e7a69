/** Handing on: everything once in the order of commits, whatever happens to a sink or a process. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMIT_ORDER, continueCommitOrder } from '../../server/database/commit-order.ts';
import { type Database, openDatabase } from '../../server/database/database.ts';
import { insertEvents } from '../../server/events/store.ts';
import type { Service } from '../../server/main.ts';
import { NOW, step, uidOf } from './dated-events.ts';
import { DATABASES, usePlace } from './places.ts';
import { type Receiver, startReceiver } from './receiver.ts';
import { type Json, manyEvents, newEvents, report, signIn } from './requests.ts';

const SECRET = Buffer.from('a secret of twenty-four bytes').toString('base64');
const FAST = { sinks: { lease: 2_000, pause: 20, retry: 20, longest: 100 } };

/** Machines that test are busy; nothing here is about speed. */
const SOON = { timeout: 20_000, interval: 50 };

const uidsOf = (events: Json[]) => events.map(uidOf).toSorted();
const received = ({ got }: Receiver, from = 0) =>
  uidsOf(got.slice(from).flatMap(({ body }) => JSON.parse(body) as Json[]));

describe.each(DATABASES)('sinks of %s', (name) => {
  const place = usePlace(name);
  let [one, two]: Receiver[] = [];
  let service: Service;
  let cookie = '';
  const start = () =>
    place.start(
      {
        sinks: [one!, two!].map(({ url }, index) => ({
          ...{ type: 'webhook', name: `hook-${index}`, url, secret: SECRET, from: 'start' },
        })) as never,
      },
      FAST,
    );
  const status = async () =>
    (await (
      await fetch(`${service.url}/api/sinks`, { headers: { Cookie: cookie } })
    ).json()) as Json[];

  beforeAll(async () => {
    [one, two] = [await startReceiver(), await startReceiver()];
    service = await start();
    ({ cookie } = await signIn(service.url));
  });
  afterAll(async () => {
    await service.close();
    await Promise.all([one!.close(), two!.close()]);
  });

  it('that fail hold up no other, and get everything when they are back', async () => {
    two!.answer(() => ({ status: 503 }));
    const events = manyEvents(30);
    await report(service.url, events.slice(0, 10));
    await report(service.url, events.slice(10));
    await expect.poll(() => received(one!), SOON).toEqual(uidsOf(events));
    await expect
      .poll(async () => (await status()).map(({ lastTrouble }) => lastTrouble as unknown), SOON)
      .toEqual([null, 'It answered with status 503.']);
    const before = two!.got.length;
    two!.answer(() => ({ status: 204 }));
    await expect.poll(() => received(two!, before).slice(-30), SOON).toEqual(uidsOf(events));
    expect(received(one!)).toEqual(uidsOf(events));
  });

  it('go on where they were after a restart', async () => {
    await expect.poll(async () => (await status())[0]!.delivered as unknown, SOON).toBe(30);
    await service.close();
    service = await start();
    const before = one!.got.length;
    const events = manyEvents(5);
    await report(service.url, events);
    await expect.poll(() => received(one!, before), SOON).toEqual(uidsOf(events));
  });

  it('that never take one event get its neighbours, and what was refused is counted', async () => {
    const events = manyEvents(9);
    const bad = uidOf(events[4]!);
    const taken: string[] = [];
    one!.answer(({ body }) => {
      if (body.includes(bad)) return { status: 400 };
      taken.push(...(JSON.parse(body) as Json[]).map(uidOf));
      return { status: 200 };
    });
    await report(service.url, events);
    const wanted = uidsOf(events).filter((uid) => uid !== bad);
    await expect.poll(() => taken.toSorted(), SOON).toEqual(wanted);
    await expect.poll(async () => (await status())[0]!.refused as unknown, SOON).toBe(1);
  });
});

describe.skipIf(!DATABASES.includes('PostgreSQL' as never))('with several processes', () => {
  const place = usePlace('PostgreSQL');
  let receiver: Receiver;
  let database: Database;
  const sinks = () => [
    { type: 'webhook' as const, name: 'hook', url: receiver.url, secret: SECRET },
  ];
  beforeAll(async () => {
    receiver = await startReceiver();
    const services = [await place.start({ sinks: sinks() }, FAST)];
    services.push(await place.start({ sinks: sinks() }, FAST));
    database = await openDatabase(place.options.databaseUrl!, '');
    await Promise.all(
      Array.from({ length: 12 }, (_, index) => report(services[index % 2]!.url, manyEvents(20))),
    );
  });
  afterAll(async () => {
    await database.close();
    await receiver.close();
  });

  it('each event is handed on once', async () => {
    await expect.poll(() => received(receiver).length, SOON).toBe(240);
    expect(new Set(received(receiver)).size).toBe(240);
  });

  it('an event that is committed late is not passed by', async () => {
    const before = receiver.got.length;
    const [late, early] = [step(), step()];
    let commit = (): void => {};
    const waiting = new Promise<void>((done) => (commit = done));
    const inserted = Promise.withResolvers<void>();
    const slow = database.transaction(async (queries) => {
      await insertEvents(queries, newEvents([late]), NOW);
      inserted.resolve();
      await waiting;
    });
    await inserted.promise;
    // Another device, which would else wait for the chain of the first.
    early.device.uid = 'another-device';
    await insertEvents(database, newEvents([early]), NOW);
    await new Promise((done) => setTimeout(done, 300));
    expect(receiver.got.length, 'the later one waits for the earlier one').toBe(before);
    commit();
    await slow;
    await expect.poll(() => received(receiver, before), SOON).toEqual(uidsOf([late, early]));
  });

  it('the order goes on in a database that was restored, where transactions count anew', async () => {
    await database.query('UPDATE events SET commit_order = commit_order + 1000000', []);
    await continueCommitOrder(database);
    const [row] = await database.query(
      `SELECT (${COMMIT_ORDER}) > max(commit_order) AS later, (${COMMIT_ORDER}) < max(commit_order) + 100 AS near
       FROM events`,
      [],
    );
    expect(row).toEqual({ later: true, near: true });
    await continueCommitOrder(database);
    expect(await database.query('SELECT base < 1100000 AS once FROM commit_clock', [])).toEqual([
      { once: true },
    ]);
  });
});
