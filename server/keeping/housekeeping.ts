/** What must be done now and then: months made ahead, old events removed. One process at a time does it. */
import type { Database, Queries } from '../database/database.ts';
import { preparePartitions } from '../database/partitions.ts';
import type { RetentionDays } from '../options.ts';
import { expirePolicies } from '../published/policy-history.ts';
import type { Log } from '../watch/log.ts';
import type { Metrics } from '../watch/metrics.ts';
import { cutoffsOf, removeExpired } from './retention.ts';

/** ms. Often enough that an event leaves within the hour after its last day. */
const PAUSE = 60 * 60 * 1000;

export type HousekeepingParts = {
  database: Database;
  retention: RetentionDays;
  metrics: Metrics;
  log: Log;
  /** Removes what else names people, when the last step that did is older than this (Unix ms). */
  expirePeople: (queries: Queries, cutoff: number) => Promise<void>;
};

/**
 * Does the work now and then every hour; a round that fails is logged, and the next one tries again.
 * @returns a function that ends it and waits for the round that runs
 */
export function startHousekeeping({
  database,
  retention,
  metrics,
  log,
  expirePeople,
}: HousekeepingParts): () => Promise<void> {
  const round = async (): Promise<void> => {
    const now = Date.now();
    await preparePartitions(database, now);
    const cutoffs = cutoffsOf(retention, now);
    const { months, events } = await removeExpired(database, cutoffs, now);
    let policies = 0;
    if (cutoffs.step > -Infinity) {
      await expirePeople(database, cutoffs.step);
      policies = await expirePolicies(database, cutoffs.step);
    }
    metrics.removed(events);
    if (events > 0 || months.length > 0 || policies > 0)
      log.info('retention', { events, months: months.join(' '), policies });
  };
  const onTrouble = (error: unknown): void => log.trouble('housekeeping', error);
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
