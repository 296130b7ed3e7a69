/** Hands on what is stored, one sink beside the other: a slow one holds up no other and no report. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../database/database.ts';
import type { Log } from '../watch/log.ts';
import type { Metrics } from '../watch/metrics.ts';
import { type Cursor, type Followed, readAfter } from '../events/after.ts';
import { advance, endLease, noteTrouble, takeLease } from './cursor.ts';
import type { Sink } from './sink.ts';

export type SinkTimes = {
  /** ms after which another process goes on for one that died. */
  lease: number;
  /** ms between looks when there is nothing to hand on. */
  pause: number;
  /** ms before the first new try; doubles up to `longest`. */
  retry: number;
  longest: number;
};

/** The lease outlasts the longest wait for an answer. */
export const SINK_TIMES: SinkTimes = { lease: 60_000, pause: 500, retry: 1_000, longest: 300_000 };

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
  const running = loop(parts, end.signal);
  return async () => {
    end.abort();
    await running;
    await parts.sink.close();
    // Without a database the lease ends by itself.
    await endLease(parts.database, parts.sink.name, parts.owner).catch(() => {});
  };
}

async function loop(parts: SinkParts, signal: AbortSignal): Promise<void> {
  const { log, sink, times } = parts;
  let size = BATCH.events;
  let failures = 0;
  while (!signal.aborted) {
    const turn = await takeTurn(parts, size).catch((error: unknown) => {
      log.trouble(`sink ${sink.name}`, error);
      return { next: 'later', after: null } as const;
    });
    if (turn.next === 'later') failures += 1;
    else failures = 0;
    if (turn.next === 'smaller') size = Math.ceil(turn.of / 2);
    if (turn.next === 'more') size = Math.min(BATCH.events, size * 2);
    const pause = {
      more: 0,
      smaller: 0,
      idle: times.pause,
      later: Math.max(backOff(times, failures), turn.next === 'later' ? (turn.after ?? 0) : 0),
    }[turn.next];
    if (pause > 0) await wait(pause, undefined, { signal }).catch(() => {});
  }
}

/** Doubling, with up to half of it taken off by chance, so that processes do not come back at once. */
function backOff({ retry, longest }: SinkTimes, failures: number): number {
  return Math.min(longest, retry * 2 ** Math.max(0, failures - 1)) * (1 - Math.random() / 2);
}

type Turn =
  | { next: 'more' | 'idle' }
  | { next: 'smaller'; of: number }
  | { next: 'later'; after: number | null };

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
