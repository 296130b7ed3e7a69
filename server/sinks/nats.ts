/** A subject of NATS that a stream keeps; the uid lets the stream drop what comes again soon. */
import { jetstream } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { DELIVERED, type Sink } from './sink.ts';
import type { SinkOptions } from './sink-options.ts';

/** ms until the stream has confirmed an event. */
const TIMEOUT = 10_000;

/** @returns a sink that connects on first use, and again after it has failed */
export function natsSink(options: Extract<SinkOptions, { type: 'nats' }>): Sink {
  let connecting: Promise<NatsConnection> | null = null;
  const forget = async (): Promise<void> => {
    const old = connecting;
    connecting = null;
    await (await old?.catch(() => null))?.close();
  };
  return {
    name: options.name,
    deliver: async (handed) => {
      try {
        connecting ??= connect({ servers: options.servers, name: `handrail ${options.name}` });
        const stream = jetstream(await connecting, { timeout: TIMEOUT });
        await Promise.all(
          handed.map(({ uid, json }) => stream.publish(options.subject, json, { msgID: uid })),
        );
        return DELIVERED;
      } catch (error) {
        await forget();
        return { fate: 'later', after: null, reason: reasonOf(error, options.subject) };
      }
    },
    close: forget,
  };
}

/** The server says nothing more than that nobody answered, which the library takes for a missing JetStream. */
function reasonOf(error: unknown, subject: string): string {
  if (error instanceof Error && error.name === 'JetStreamNotEnabled')
    return `No stream keeps the subject ${subject}; make one, or switch JetStream on.`;
  return error instanceof Error ? error.message : String(error);
}
