/** Events on their way through the stream: a JSON array of them as they were sent, and when they came. */
import { headers, type MsgHdrs } from '@nats-io/transport-node';
import { namesOf } from '../events/pseudonymous-event.ts';
import { type Candidate, type NewEvent, parseEvent } from '../events/reported-event.ts';
import type { SealedName } from '../people/names.ts';
import { candidatesOf } from '../reports/candidates.ts';

const RECEIVED = 'Handrail-Received';
/** Pseudonyms with their sealed names. */
const PEOPLE = 'Handrail-People';

/** Bytes of a message, unless one event alone has more; a node keeps every message in its memory once. */
const MESSAGE = 256 * 1024;

/** @returns the events in parts that make one message each */
export function partsOf(events: readonly NewEvent[]): NewEvent[][] {
  const parts: NewEvent[][] = [];
  let bytes = Infinity;
  for (const event of events) {
    const size = Buffer.byteLength(event.json) + 1 + (event.person?.sealed.length ?? 0);
    if (bytes + size > MESSAGE) {
      parts.push([]);
      bytes = 2;
    }
    parts.at(-1)!.push(event);
    bytes += size;
  }
  return parts;
}

/** @param received Unix ms */
export function writeMessage(
  events: readonly NewEvent[],
  received: number,
): { payload: string; headers: MsgHdrs } {
  const marks = headers();
  marks.set(RECEIVED, String(received));
  // Sealed: nobody can read a name in the stream.
  const people = namesOf(events).map(({ pseudonym, sealed }) => `${pseudonym} ${sealed}`);
  if (people.length > 0) marks.set(PEOPLE, people.join(','));
  return { payload: `[${events.map(({ json }) => json).join(',')}]`, headers: marks };
}

export type ReadMessage = {
  events: NewEvent[];
  names: SealedName[];
  received: number;
  /** Why it is none. */ trouble: string | null;
};

/** @returns what a message holds; whatever somebody else has put there is said to be none */
export function readMessage(data: Uint8Array, marks: MsgHdrs | undefined): ReadMessage {
  const received = Number(marks?.get(RECEIVED) ?? Number.NaN);
  try {
    const parsed = candidatesOf(data).map((candidate: Candidate) => parseEvent(candidate));
    const events = parsed.flatMap((one) => (one.ok ? [one.value] : []));
    if (events.length < parsed.length)
      return { events: [], names: [], received, trouble: 'it holds no event' };
    if (!Number.isSafeInteger(received))
      return { events: [], names: [], received, trouble: 'it has no time' };
    return { events, names: readNames(marks?.get(PEOPLE) ?? ''), received, trouble: null };
  } catch (error) {
    return {
      events: [],
      names: [],
      received,
      trouble: error instanceof Error ? error.message : 'unknown',
    };
  }
}

function readNames(text: string): SealedName[] {
  return text.split(',').flatMap((pair) => {
    const [, pseudonym, sealed] = /^(person-[0-9a-f]{24}) ([\w-]+)$/u.exec(pair) ?? [];
    return pseudonym === undefined || sealed === undefined ? [] : [{ pseudonym, sealed }];
  });
}
