/** The turns of whatever hands something on: when the next one is, after how the last one went. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../watch/log.ts';

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

export type Turn =
  | { next: 'more' | 'idle' }
  | { next: 'smaller'; of: number }
  | { next: 'later'; after: number | null };

/**
 * Takes turns until the signal ends it.
 * @param what names it in the log
 * @param most how many at once when all goes well
 */
export async function runTurns(
  { what, most, times, log }: { what: string; most: number; times: SinkTimes; log: Log },
  takeTurn: (size: number) => Promise<Turn>,
  signal: AbortSignal,
): Promise<void> {
  let size = most;
  let failures = 0;
  while (!signal.aborted) {
    const turn = await takeTurn(size).catch((error: unknown) => {
      log.trouble(what, error);
      return { next: 'later', after: null } as const;
    });
    if (turn.next === 'later') failures += 1;
    else failures = 0;
    if (turn.next === 'smaller') size = Math.ceil(turn.of / 2);
    if (turn.next === 'more') size = Math.min(most, size * 2);
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
