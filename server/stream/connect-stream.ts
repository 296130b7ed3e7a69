/** The stream of JetStream that stands between receiving and storing. */
import {
  AckPolicy,
  DiscardPolicy,
  jetstreamManager,
  JetStreamApiError,
  RetentionPolicy,
  StorageType,
} from '@nats-io/jetstream';
import { connect, nanos, type NatsConnection } from '@nats-io/transport-node';
import type { StreamOptions } from '../options.ts';

export const STREAM = 'HANDRAIL';
export const SUBJECT = 'handrail.reports';
export const CONSUMER = 'store';

/** ms after which a message that nobody has stored is given to another process. */
const STORING_TIME = 60_000;

/** Messages that are being stored at once, in all processes together; bounds their memory. */
const MOST_UNSTORED = 128;

/** What JetStream says of something that is not there. */
const NOT_FOUND = 404;

/**
 * Connects, and makes the stream and its consumer where they are not there.
 * @returns a connection that comes back by itself for as long as it takes
 */
export async function connectStream(options: StreamOptions): Promise<NatsConnection> {
  const urls = options.urls.map((url) => new URL(url));
  const [{ username, password }] = urls as [URL, ...URL[]];
  const connection = await connect({
    servers: urls.map(({ host }) => host),
    ...(username === ''
      ? {}
      : { user: decodeURIComponent(username), pass: decodeURIComponent(password) }),
    ...(urls.some(({ protocol }) => protocol === 'tls:') ? { tls: {} } : {}),
    name: 'handrail',
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    reconnectJitter: 250,
    // A node that stops answering is given up within seconds.
    pingInterval: 5_000,
    maxPingOut: 2,
  });
  try {
    await prepare(connection, options);
    return connection;
  } catch (error) {
    await connection.close();
    throw error;
  }
}

async function prepare(connection: NatsConnection, options: StreamOptions): Promise<void> {
  const manager = await jetstreamManager(connection);
  const bounds = { num_replicas: options.replicas, max_bytes: options.maxBytes };
  const there = await manager.streams.info(STREAM).catch(nullWhereNotFound);
  if (there === null) {
    await manager.streams.add({
      ...bounds,
      name: STREAM,
      subjects: [SUBJECT],
      storage: StorageType.File,
      // A message leaves when it is stored, and a full stream refuses instead of forgetting.
      retention: RetentionPolicy.Workqueue,
      discard: DiscardPolicy.New,
    });
  } else if (
    there.config.num_replicas !== options.replicas ||
    there.config.max_bytes !== options.maxBytes
  ) {
    await manager.streams.update(STREAM, { ...there.config, ...bounds });
  }
  await manager.consumers.add(STREAM, {
    durable_name: CONSUMER,
    ack_policy: AckPolicy.Explicit,
    ack_wait: nanos(STORING_TIME),
    max_ack_pending: MOST_UNSTORED,
    max_deliver: -1,
  });
}

function nullWhereNotFound(error: unknown): null {
  if (error instanceof JetStreamApiError && error.apiError().code === NOT_FOUND) return null;
  throw error;
}
