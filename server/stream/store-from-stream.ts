/**
 * Takes messages out of the stream and stores them. A message is done with after its events are
 * committed, and comes again until then; what is stored twice is there once.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { jetstream, type JsMsg } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Database } from '../database/database.ts';
import { insertEvents } from '../events/store.ts';
import { keepNames } from '../people/names.ts';
import type { Log } from '../watch/log.ts';
import type { Metrics } from '../watch/metrics.ts';
import { CONSUMER, STREAM } from './connect-stream.ts';
import { readMessage } from './report-message.ts';
import { setAside } from './set-aside.ts';

/** Messages in one transaction: together they cost one commit. */
const TOGETHER = 16;

/** ms until messages that could not be stored come again, and until a broken consumer is tried anew. */
const AGAIN = 1_000;

/** ms between looks at how much waits. */
const COUNT = 5_000;

/** ms. A node that was replaced knows nothing of what it was asked; silence shows it, and it is asked again. */
const LISTENING = { expires: 5_000, idle_heartbeat: 1_000 };

export type StoreParts = {
  connection: NatsConnection;
  database: Database;
  announce: (uids: string[]) => void;
  metrics: Metrics;
  log: Log;
};

/** @returns a function that ends it and waits for what is being stored */
export function storeFromStream(parts: StoreParts): () => Promise<void> {
  const end = new AbortController();
  const running = follow(parts, end.signal);
  const counting = setInterval(() => void count(parts), COUNT);
  return async () => {
    clearInterval(counting);
    end.abort();
    await running;
  };
}

async function follow(parts: StoreParts, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await consume(parts, signal);
    } catch (error) {
      parts.log.trouble('stream consumer', error);
    }
    await wait(AGAIN, undefined, { signal }).catch(() => {});
  }
}

/** Stores what has come while the last messages were stored, so that a backlog is worked off in bulk. */
async function consume(parts: StoreParts, signal: AbortSignal): Promise<void> {
  const consumer = await jetstream(parts.connection).consumers.get(STREAM, CONSUMER);
  const messages = await consumer.consume({ max_messages: 2 * TOGETHER, ...LISTENING });
  const stop = (): void => messages.stop();
  signal.addEventListener('abort', stop, { once: true });
  const come: JsMsg[] = [];
  let storing = Promise.resolve();
  let busy = false;
  const work = async (): Promise<void> => {
    busy = true;
    while (come.length > 0) await store(parts, come.splice(0, TOGETHER));
    busy = false;
  };
  try {
    for await (const message of messages) {
      come.push(message);
      if (!busy) storing = work();
    }
  } finally {
    signal.removeEventListener('abort', stop);
    await storing;
  }
}

async function store({ database, announce, log }: StoreParts, messages: JsMsg[]): Promise<void> {
  const read = messages.map((message) => ({
    message,
    ...readMessage(message.data, message.headers),
  }));
  try {
    for (const { message, trouble } of read)
      if (trouble !== null) await setAside(database, null, trouble, message.string());
    const events = read.flatMap((one) => one.events);
    const received = Math.max(
      0,
      ...read.flatMap((one) => (one.trouble === null ? [one.received] : [])),
    );
    await keepNames(
      database,
      read.flatMap((one) => one.names),
      received,
    );
    const { added, refused } = await insertEvents(database, events, received);
    for (const { uid, reason } of refused) {
      const event = events.find(({ row }) => row.uid === uid);
      await setAside(database, uid, reason, event === undefined ? '' : event.json);
    }
    for (const message of messages) message.ack();
    if (added.length > 0) announce(added);
  } catch (error) {
    log.trouble('storing from the stream', error);
    for (const message of messages) message.nak(AGAIN);
  }
}

async function count({ connection, metrics }: StoreParts): Promise<void> {
  try {
    const consumer = await jetstream(connection).consumers.get(STREAM, CONSUMER);
    const { num_pending: waiting, num_ack_pending: underway } = await consumer.info();
    metrics.waiting(waiting + underway);
  } catch {
    // The stream is away; reports say so, and the figure stays what it was.
  }
}
