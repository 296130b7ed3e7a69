/** Keeps the projections up with what is stored, beside everything else. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../database/database.ts';
import type { Log } from '../watch/log.ts';
import type { Metrics } from '../watch/metrics.ts';
import { foldOnce, registerProjections, type Turn } from './fold.ts';
import type { Projection } from './projection.ts';

/** ms between looks when nothing is left, and after trouble. */
export type ProjectionTimes = { pause: number; trouble: number };
export const PROJECTION_TIMES: ProjectionTimes = { pause: 500, trouble: 5_000 };

/** @returns a function that ends it and waits for the batch that runs */
export async function startProjections(
  parts: { database: Database; metrics: Metrics; log: Log; times: ProjectionTimes },
  projections: readonly Projection[],
): Promise<() => Promise<void>> {
  const { database, metrics, log, times } = parts;
  await registerProjections(database, projections);
  const end = new AbortController();
  const turn = async (): Promise<Turn> => {
    try {
      return await foldOnce(database, projections);
    } catch (error) {
      return { more: false, troubles: [{ name: 'all', error }], refused: [] };
    }
  };
  const running = (async () => {
    while (!end.signal.aborted) {
      const { more, troubles, refused } = await turn();
      for (const { name, error } of troubles) log.trouble(`projection ${name}`, error);
      for (const { name, events } of refused) {
        metrics.passedBy(name, events.length);
        for (const { uid, reason } of events)
          log.info('event passed by', { projection: name, uid, reason });
      }
      const pause = troubles.length > 0 ? times.trouble : times.pause;
      if (!more) await wait(pause, undefined, { signal: end.signal }).catch(() => {});
    }
  })();
  return async () => {
    end.abort();
    await running;
  };
}
