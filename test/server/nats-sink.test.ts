/** Handing on to a subject of a real NATS: one message an event, each once, over the loss of the node. */
import { jetstreamManager, type StoredMsg } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Service } from '../../server/main.ts';
import { uidOf } from './dated-events.ts';
import { hasNats, type NatsCluster, startNats } from './nats-cluster.ts';
import { usePlace } from './places.ts';
import { type Json, manyEvents, type Reader, report, signIn } from './requests.ts';

const STREAM = 'SIEM';
const SUBJECT = 'siem.handrail';
const SOON = { timeout: 20_000, interval: 50 };
const FAST = { sinks: { lease: 2_000, pause: 20, retry: 20, longest: 100 } };

describe.skipIf(!hasNats)('a sink to a subject of NATS', () => {
  const place = usePlace('PGlite');
  let nats: NatsCluster;
  let service: Service;
  let reader: Reader;
  const sent: Json[] = [];
  const withConnection = async <Result>(
    work: (connection: NatsConnection) => Promise<Result>,
  ): Promise<Result> => {
    const connection = await connect({ servers: nats.urls });
    try {
      return await work(connection);
    } finally {
      await connection.close();
    }
  };
  const kept = (): Promise<StoredMsg[]> =>
    withConnection(async (connection) => {
      const { streams } = await jetstreamManager(connection);
      const { state } = await streams.info(STREAM);
      const sequences = Array.from({ length: state.messages }, (_, index) => index + 1);
      const messages = sequences.map((seq) => streams.getMessage(STREAM, { seq }));
      return (await Promise.all(messages)).filter((message) => message !== null);
    });
  const uids = async () => (await kept()).map((message) => uidOf(message.json<Json>()));
  const trouble = async (): Promise<unknown> =>
    ((await (await reader.get('/api/sinks')).json()) as Json[])[0]!.lastTrouble;
  const send = async (many: number) => {
    const events = manyEvents(many);
    sent.push(...events);
    await report(service.url, events);
  };

  beforeAll(async () => {
    nats = await startNats(1);
    service = await place.start(
      {
        sinks: [
          { type: 'nats', name: 'siem', servers: nats.urls, subject: SUBJECT, from: 'start' },
        ],
      },
      FAST,
    );
    reader = await signIn(service.url);
  });
  afterAll(async () => {
    await service?.close();
    nats?.remove();
  });

  it('that no stream keeps says so, and waits', async () => {
    await send(3);
    await expect.poll(trouble, SOON).toMatch(/^No stream keeps the subject siem.handrail/u);
  });

  it('gets what waited as soon as a stream keeps it: each as it was reported, with its uid', async () => {
    await withConnection(async (connection) => {
      const { streams } = await jetstreamManager(connection);
      await streams.add({ name: STREAM, subjects: [SUBJECT] });
    });
    await expect.poll(uids, SOON).toHaveLength(3);
    const [first] = await kept();
    const event = sent.find((one) => uidOf(one) === uidOf(first!.json<Json>()));
    expect(first!.json<Json>()).toEqual(event);
    expect(first!.header.get('Nats-Msg-Id')).toBe(uidOf(event!));
    expect(await trouble()).toBeNull();
  });

  it('loses nothing and sends nothing twice when the node goes away and comes back', async () => {
    await send(40);
    nats.kill(0);
    await send(40);
    await expect.poll(trouble, SOON).not.toBeNull();
    await nats.start(0);
    await expect.poll(async () => (await uids()).length, SOON).toBeGreaterThanOrEqual(sent.length);
    expect((await uids()).toSorted()).toEqual(sent.map(uidOf).toSorted());
  });
});
