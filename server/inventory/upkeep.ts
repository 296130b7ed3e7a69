/** Keeps the inventory true beside the folding: another policy, and people whose events have left. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../database/database.ts';
import type { RetentionDays } from '../options.ts';
import type { Log } from '../watch/log.ts';
import { takePolicy } from './policy-lists.ts';

/** ms between looks at the policy, and between removals. */
const PAUSE = 5_000;
const REMOVAL = 60 * 60 * 1000;
const DAY = 86_400_000;

export type UpkeepParts = {
  database: Database;
  /** The bundle that browsers are given now; null while there is none. */
  served: () => Promise<string | null>;
  retention: RetentionDays;
  log: Log;
};

/** @returns a function that ends it and waits for the round that runs */
export function startUpkeep(parts: UpkeepParts): () => Promise<void> {
  const end = new AbortController();
  const running = (async () => {
    let removed = 0;
    while (!end.signal.aborted) {
      const now = Date.now();
      try {
        await takePolicy(parts.database, await parts.served(), now);
        if (now - removed >= REMOVAL) {
          await removePeople(parts, now);
          removed = now;
        }
      } catch (error) {
        parts.log.trouble('inventory', error);
      }
      await wait(PAUSE, undefined, { signal: end.signal }).catch(() => {});
    }
  })();
  return async () => {
    end.abort();
    await running;
  };
}

/** People leave a thing when the last event that names them there has left. */
export async function removePeople(
  { database, retention }: Pick<UpkeepParts, 'database' | 'retention'>,
  now: number,
): Promise<void> {
  if (retention.step === null) return;
  const cutoff = now - retention.step * DAY;
  await database.transaction(async ({ query }) => {
    await query(
      `WITH gone AS (DELETE FROM inventory_people WHERE last_seen < $1::bigint RETURNING thing),
         counted AS (SELECT thing, count(*)::int AS people FROM gone GROUP BY thing)
       UPDATE inventory_things t SET people = greatest(0, t.people - counted.people)
       FROM counted WHERE counted.thing = t.thing`,
      [cutoff],
    );
    // The first one to see a thing is named in what was seen of it.
    await query(
      `UPDATE inventory_things t SET facts = jsonb_set(facts::jsonb, '{firstUser}', 'null')::json
       WHERE first_seen < $1::bigint AND facts->>'firstUser' IS NOT NULL AND NOT EXISTS (
         SELECT 1 FROM inventory_people p
         WHERE p.thing = t.thing AND p.named AND p.who = t.facts->>'firstUser')`,
      [cutoff],
    );
  });
}
