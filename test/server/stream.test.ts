/** JetStream between receiving and storing. */
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Service } from '../../server/main.ts';
import { STREAM, SUBJECT } from '../../server/stream/connect-stream.ts';
import { uidOf } from './dated-events.ts';
import { hasNats, type NatsCluster, startNats } from './nats-cluster.ts';
import { runOutages } from './outages.ts';
import { usePlace } from './places.ts';
import { hasPostgres } from './postgres-cluster.ts';
import { manyEvents, post, problemOf, type Reader, report, signIn } from './requests.ts';

const SOON = { timeout: 20_000, interval: 50 };

describe.skipIf(!hasNats)('with a stream', () => {
  const place = usePlace('PGlite');
  let nats: NatsCluster;
  let service: Service;
  let reader: Reader;
  beforeAll(async () => {
    nats = await startNats(1);
    service = await place.start({ stream: { urls: nats.urls, maxBytes: 1024 * 1024 } });
    reader = await signIn(service.url);
  });
  afterAll(async () => {
    await service.close();
    nats.remove();
  });
  const uids = async () => (await reader.all()).map(({ uid }) => uid).toSorted();

  it('what is reported is stored once, with the time at which it came', async () => {
    const events = manyEvents(20);
    const before = Date.now();
    expect(await report(service.url, events)).toEqual({
      ...{ accepted: 20, duplicates: 0, rejected: [] },
    });
    await report(service.url, events.slice(5));
    const answered = Date.now();
    await expect.poll(uids, SOON).toEqual(events.map(uidOf).toSorted());
    const { received, event } = await reader.detail(uidOf(events[0]!));
    expect(event).toEqual(events[0]);
    expect(received).toBeGreaterThanOrEqual(before);
    expect(received).toBeLessThanOrEqual(answered);
  });

  it('an event that is larger than a message is named, and its neighbours are stored', async () => {
    const [large, small] = manyEvents(2);
    large!.status_detail = 'x'.repeat(1_100_000);
    expect(await report(service.url, [large, small])).toEqual({
      ...{ accepted: 1, duplicates: 0 },
      rejected: [{ uid: uidOf(large!), reason: 'larger than a message of the stream may be' }],
    });
    await expect.poll(uids, SOON).toContain(uidOf(small!));
  });

  it('what somebody else puts into the stream is set aside and holds up nothing', async () => {
    const connection = await connect({ servers: nats.urls });
    for (const data of ['not json', '[{"an":"event"}]', `[${JSON.stringify(manyEvents(1)[0])}]`])
      await jetstream(connection).publish(SUBJECT, data);
    const events = manyEvents(1);
    await report(service.url, events);
    await expect.poll(uids, SOON).toContain(uidOf(events[0]!));
    const manager = await jetstreamManager(connection);
    const left = async () => (await manager.streams.info(STREAM)).state.messages;
    await expect.poll(left, SOON).toBe(0);
    await connection.close();
    expect(await uids()).toHaveLength(22);
  });

  it('a stream that is away is answered with 503, and with yes when it is back', async () => {
    expect((await fetch(`${service.url}/readyz`)).status).toBe(200);
    nats.kill(0);
    const events = manyEvents(2);
    // The connection may not know yet; either way nobody says that an event is too large.
    await new Promise((done) => setTimeout(done, 200));
    const away = await post(service.url, events);
    expect([away.status, away.headers.get('retry-after')]).toEqual([503, '5']);
    expect((await problemOf(away)).hint).toMatch(/Nothing was acknowledged/);
    await nats.start(0);
    await expect.poll(async () => (await post(service.url, events)).status, SOON).toBe(200);
    await expect.poll(uids, SOON).toContain(uidOf(events[1]!));
    expect((await fetch(`${service.url}/readyz`)).status).toBe(200);
    expect((await uids()).filter((uid) => uid === uidOf(events[0]!))).toHaveLength(1);
  });

  it('says at the start when it cannot be used', async () => {
    await expect(
      place.start({
        dataDirectory: `${place.directory}/other`,
        stream: { urls: ['nats://127.0.0.1:1'] },
      }),
    ).rejects.toThrow(/The stream cannot be used: .*/u);
  });
});

describe.skipIf(!hasNats || !hasPostgres)('outages', () => {
  it(
    'of a process, a node and the database lose nothing and store nothing twice',
    { timeout: 300_000, retry: 1 },
    async () => {
      const result = await runOutages(700, 6, 20);
      console.info(JSON.stringify(result));
      expect(result).toMatchObject({ lost: 0, twice: 0, brokenChains: 0, devicesWithGaps: 0 });
      expect(result.stored).toBe(result.acknowledged);
      expect(result.whileAway).toBeGreaterThan(0);
    },
  );
});
