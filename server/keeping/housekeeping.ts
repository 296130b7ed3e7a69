/** What must be done now and then: months made ahead, old events removed. One process at a time does it. */
import type { Database } from '../database/database.ts';
import { preparePartitions } from '../database/partitions.ts';
import type { RetentionDays } from '../options.ts';
import { cutoffsOf, removeExpired, type Removed } from './retention.ts';

/** ms. Often enough that an event leaves within the hour after its last day. */
const PAUSE = 60 * 60 * 1000;

/**
 * Does the work now and then every hour.
 * @param onRemoved told what left
 * @param onTrouble told errors; the next round tries again
 * @returns a function that ends it and waits for the round that runs
 */
export function startHousekeeping(
  database: Database,
  retention: RetentionDays,
  onRemoved: (removed: Removed) => void,
  onTrouble: (error: unknown) => void,
): () => Promise<void> {
  const round = async (): Promise<void> => {
    const now = Date.now();
    await preparePartitions(database, now);
    onRemoved(await removeExpired(database, cutoffsOf(retention, now), now));
  };
  let running = round().catch(onTrouble);
  const timer = setInterval(() => {
    running = running.then(round).catch(onTrouble);
  }, PAUSE);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
