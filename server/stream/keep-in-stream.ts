/** Events are safe when the stream has confirmed them; a database that is away holds up no report. */
import { jetstream } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { NewEvent } from '../events/reported-event.ts';
import type { Stored } from '../events/store.ts';
import { Refusal } from '../problem.ts';
import type { Log } from '../watch/log.ts';
import { SUBJECT } from './connect-stream.ts';
import { partsOf, writeMessage } from './report-message.ts';

/** ms; a cluster chooses a new leader well within it. */
const CONFIRM_TIME = 8_000;

/** Bytes that a message has beside its events. */
const HEADERS = 4096;

/**
 * @returns a function that puts events into the stream. What was sent before counts as new here: it is
 * found when it is stored. Throws Refusal 503 when they are not safe.
 */
export function keepInStream(
  connection: NatsConnection,
  log: Log,
): (events: NewEvent[]) => Promise<Stored> {
  const stream = jetstream(connection, { timeout: CONFIRM_TIME });
  // Nothing is said of it while the connection is away: what was said last holds on.
  let largest = Infinity;
  return async (events) => {
    if (connection.info !== undefined) largest = connection.info.max_payload - HEADERS;
    const fits = ({ json }: NewEvent): boolean => Buffer.byteLength(json) < largest;
    const fitting = events.filter(fits);
    const now = Date.now();
    try {
      await Promise.all(
        partsOf(fitting).map((part) => {
          const { payload, headers } = writeMessage(part, now);
          return stream.publish(SUBJECT, payload, { headers });
        }),
      );
    } catch (error) {
      log.trouble('stream', error);
      throw new Refusal(
        503,
        'The stream does not answer.',
        'Nothing was acknowledged. Try again as Retry-After says.',
        { 'Retry-After': '5' },
      );
    }
    return {
      added: fitting.map(({ row }) => row.uid),
      refused: events
        .filter((event) => !fits(event))
        .map(({ row }) => ({ uid: row.uid, reason: 'larger than a message of the stream may be' })),
    };
  };
}
