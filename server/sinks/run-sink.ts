/** Hands on what is stored, one sink beside the other: a slow one holds up no other and no report. */
import type { Database } from '../database/database.ts';
import type { Log } from '../watch/log.ts';
import type { Metrics } from '../watch/metrics.ts';
import { type Cursor, type Followed, readAfter } from '../events/after.ts';
import { advance, endLease, noteTrouble, takeLease } from './cursor.ts';
import type { Sink } from './sink.ts';
import { runTurns, type SinkTimes, type Turn } from './turns.ts';

/** What most receivers take at once. */
const BATCH = { events: 500, bytes: 1_000_000 };

export type SinkParts = {
  database: Database;
  sink: Sink;
  /** Names this process. */
  owner: string;
  times: SinkTimes;
  metrics: Metrics;
  log: Log;
};

/** @returns a function that ends it and waits for the batch that is on its way */
export function runSink(parts: SinkParts): () => Promise<void> {
  const end = new AbortController();
  const { sink, times, log } = parts;
  const running = runTurns(
    { what: `sink ${sink.name}`, most: BATCH.events, times, log },
    (size) => takeTurn(parts, size),
    end.signal,
  );
  return async () => {
    end.abort();
    await running;
    await parts.sink.close();
    // Without a database the lease ends by itself.
    await endLease(parts.database, parts.sink.name, parts.owner).catch(() => {});
  };
}

/** One batch, or the finding that there is none to be handed on by this process. */
async function takeTurn(parts: SinkParts, size: number): Promise<Turn> {
  const { database, metrics, owner, sink, times } = parts;
  const cursor: Cursor | null = await takeLease(database, sink.name, owner, times.lease);
  if (cursor === null) return { next: 'idle' };
  const read = await readAfter(database, cursor, { ...BATCH, events: size });
  metrics.sinkLag(sink.name, read === null ? 0 : ageOf(read));
  return read === null ? { next: 'idle' } : await handOn(parts, read);
}

/** s since the oldest event of the batch was stored. */
function ageOf({ events }: Followed): number {
  return (Date.now() - events[0]!.received) / 1000;
}

async function handOn(parts: SinkParts, { events, last }: Followed): Promise<Turn> {
  const { database, log, metrics, owner, sink } = parts;
  const given = await sink.deliver(events);
  const [only, ...others] = events;
  const fate =
    given.fate === 'smaller' && only !== undefined && others.length === 0
      ? ({ fate: 'delivered', refused: [{ uid: only.uid, reason: given.reason }] } as const)
      : given;
  switch (fate.fate) {
    case 'delivered': {
      const delivered = events.length - fate.refused.length;
      await advance(database, sink.name, owner, last, delivered, [...fate.refused]);
      metrics.sink(sink.name, 'delivered', delivered);
      metrics.sink(sink.name, 'refused', fate.refused.length);
      return { next: 'more' };
    }
    case 'smaller':
      return { next: 'smaller', of: events.length };
    case 'later':
      metrics.sink(sink.name, 'failed', events.length);
      log.info('sink waits', { sink: sink.name, reason: fate.reason });
      await noteTrouble(database, sink.name, fate.reason);
      return { next: 'later', after: fate.after };
  }
}
