/**
 * `GET /api/live`: rows as they are stored, as server-sent events. Uids travel through the
 * database's own NOTIFY, so that every process hears what any of them stored.
 */
import type { EventRow } from '../contract/contract.ts';
import type { Database } from '../database/database.ts';
import { findSession, type OpenSession } from '../people/session.ts';
import { readRows } from './store.ts';

const CHANNEL = 'handrail_events';
/** ms. Uids are told together: one NOTIFY a report would line up all commits of the database. */
const GATHER = 50;
/** NOTIFY takes 8,000 bytes; a uid and its comma are 37. */
const UIDS_A_MESSAGE = 200;
/** ms. Also how long a session may live on here after it ended in another process. */
const HEARTBEAT = 10_000;
/** Messages a slow reader may lag behind before it is cut off; it then connects again by itself. */
const MOST_WAITING = 2_000;

export type Live = {
  /** Tells all processes that these events are stored. */
  announce: (uids: string[]) => void;
  /** A stream of server-sent events that ends with the session. */
  open: (session: OpenSession) => Response;
  /** Ends the streams of one session. */
  endSession: (hash: string) => void;
  /** Ends all streams; readers connect again, to another process or later. */
  endStreams: () => void;
  /** Waits until everything announced has been told. */
  close: () => Promise<void>;
};

type Subscriber = { hash: string; send: (text: string) => void; end: () => void };

/**
 * @param onTrouble told errors that have no request to be answered with
 * @returns the live view, already listening
 */
export async function startLive(
  database: Database,
  onTrouble: (error: unknown) => void,
): Promise<Live> {
  const subscribers = new Set<Subscriber>();
  let gathered: string[] = [];
  let timer: NodeJS.Timeout | null = null;
  let telling = Promise.resolve();

  const tell = async (uids: string[]): Promise<void> => {
    for (let index = 0; index < uids.length; index += UIDS_A_MESSAGE) {
      const payload = uids.slice(index, index + UIDS_A_MESSAGE).join(',');
      await database.query('SELECT pg_notify($1, $2)', [CHANNEL, payload]);
    }
  };
  const flush = (): void => {
    timer = null;
    const uids = gathered;
    gathered = [];
    telling = telling.then(() => tell(uids)).catch(onTrouble);
  };
  const hear = async (payload: string): Promise<void> => {
    if (subscribers.size === 0) return;
    const rows = await readRows(database, payload.split(','));
    const text = rows.map(eventText).join('');
    for (const subscriber of subscribers) subscriber.send(text);
  };
  const endAll = (): void => {
    for (const subscriber of subscribers) subscriber.end();
  };
  let hearing = Promise.resolve();
  await database.listen(
    CHANNEL,
    (payload) => {
      // One after the other, so that rows arrive in the order in which they were told.
      hearing = hearing.then(() => hear(payload)).catch(onTrouble);
    },
    // Something may have been missed: readers connect again and read the list anew.
    endAll,
  );

  return {
    announce(uids) {
      gathered.push(...uids);
      timer ??= setTimeout(flush, GATHER);
    },
    open: (session) => openStream(database, session, subscribers),
    endSession(hash) {
      for (const subscriber of subscribers) if (subscriber.hash === hash) subscriber.end();
    },
    endStreams: endAll,
    async close() {
      endAll();
      if (timer !== null) {
        clearTimeout(timer);
        flush();
      }
      await telling;
      await hearing;
    },
  };
}

function eventText(row: EventRow): string {
  return `id: ${row.uid}\ndata: ${JSON.stringify(row)}\n\n`;
}

function openStream(
  database: Database,
  { hash, expires }: OpenSession,
  subscribers: Set<Subscriber>,
): Response {
  const encoder = new TextEncoder();
  let stop = (): void => {};
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const end = (): void => {
          stop();
          controller.close();
        };
        const send = (text: string): void => {
          controller.enqueue(encoder.encode(text));
          if (controller.desiredSize !== null && controller.desiredSize < -MOST_WAITING) end();
        };
        const subscriber: Subscriber = { hash, send, end };
        const check = async (): Promise<void> => {
          // A database that is away ends the view too: readers connect again until it is back.
          const open = await findSession(database, hash, Date.now()).catch(() => null);
          if (!subscribers.has(subscriber)) return;
          if (open === null) end();
          else send(': still here\n\n');
        };
        const heartbeat = setInterval(() => void check(), HEARTBEAT);
        const expiry = setTimeout(end, Math.max(0, expires - Date.now()));
        stop = () => {
          subscribers.delete(subscriber);
          clearInterval(heartbeat);
          clearTimeout(expiry);
        };
        subscribers.add(subscriber);
        send('retry: 2000\n\n');
      },
      cancel: () => stop(),
    },
    new CountQueuingStrategy({ highWaterMark: 1 }),
  );
  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      // nginx would hold the stream back otherwise.
      'X-Accel-Buffering': 'no',
    },
  });
}
