/** The projection behind the proof: what a stop has held up since it was made, and what went on all the same. */
import { z } from 'zod';
import { killKeys } from '../../lib/policy/compile.ts';
import { SORTS } from '../contract/containment.ts';
import type { Queries } from '../database/database.ts';
import type { FollowedEvent } from '../events/after.ts';
import type { Projection } from '../projection/projection.ts';
import { wentOn } from './seen.ts';
import { killableKeys, killOf } from './targets.ts';

/** Stopped things are few; this keeps a fold short whatever people do. */
const MOST_FOLLOWED = 5_000;

const Followed = z.object({
  id: z.string(),
  entry: z.string(),
  sort: z.enum(SORTS),
  target: z.string(),
  confirmed: z.coerce.number(),
  ended: z.coerce.number().nullable(),
});
type Followed = z.infer<typeof Followed>;

export const EFFECTS_PROJECTION: Projection = {
  name: 'containment-effects',
  version: 1,
  fold: async (queries, events) => {
    const followed = await readFollowed(queries);
    if (followed.size === 0) return;
    const rows = effectsOf(events, followed);
    if (rows.length === 0) return;
    await queries.query(
      `INSERT INTO containment_effects AS known
         (id, stopped, went_on, other, first_stopped, last_stopped, last_went_on)
       SELECT id, stopped, "wentOn", other, "firstStopped", "lastStopped", "lastWentOn"
       FROM json_to_recordset($1::json) AS given (id uuid, stopped bigint, "wentOn" bigint, other bigint,
         "firstStopped" bigint, "lastStopped" bigint, "lastWentOn" bigint)
       ORDER BY id
       ON CONFLICT (id) DO UPDATE SET
         stopped = known.stopped + excluded.stopped, went_on = known.went_on + excluded.went_on,
         other = known.other + excluded.other,
         first_stopped = least(known.first_stopped, excluded.first_stopped),
         last_stopped = greatest(known.last_stopped, excluded.last_stopped),
         last_went_on = greatest(known.last_went_on, excluded.last_went_on)`,
      [JSON.stringify(rows)],
    );
  },
  reset: async ({ query }) => {
    await query('DELETE FROM containment_effects', []);
  },
  // Counts name nobody.
  forget: () => Promise.resolve(),
};

/** By the keys under which the engine finds them. */
async function readFollowed({ query }: Queries): Promise<Map<string, Followed[]>> {
  const rows = await query(
    `SELECT id, entry, sort, target, confirmed, ended FROM containments WHERE confirmed IS NOT NULL
     ORDER BY proposed DESC, id DESC LIMIT ${MOST_FOLLOWED}`,
    [],
  );
  const byKey = new Map<string, Followed[]>();
  for (const row of rows) {
    const one = Followed.parse(row);
    for (const key of killKeys(killOf(one.entry, { sort: one.sort, id: one.target })))
      byKey.set(key, [...(byKey.get(key) ?? []), one]);
  }
  return byKey;
}

type Effects = {
  id: string;
  stopped: number;
  wentOn: number;
  other: number;
  firstStopped: number | null;
  lastStopped: number | null;
  lastWentOn: number | null;
};

function effectsOf(
  events: readonly FollowedEvent[],
  followed: ReadonlyMap<string, Followed[]>,
): Effects[] {
  const sums = new Map<string, Effects>();
  for (const { row, event } of events) {
    const { handrail: step } = event.unmapped;
    if (step.type !== 'step') continue;
    const keys = [...killableKeys(step.activity)];
    const found = new Set(keys.flatMap((key) => followed.get(key) ?? []));
    for (const { id, entry, confirmed, ended } of found) {
      if (row.time < confirmed || (ended !== null && row.time >= ended)) continue;
      const sum = sums.get(id) ?? NO_EFFECTS(id);
      // Another entry or rule may have held it up first; that is told apart.
      const stopped = step.basis === 'kill' && step.entry === entry;
      const passed = !stopped && wentOn(step);
      if (stopped) {
        sum.stopped += 1;
        sum.firstStopped = Math.min(sum.firstStopped ?? row.time, row.time);
        sum.lastStopped = Math.max(sum.lastStopped ?? row.time, row.time);
      } else if (passed) {
        sum.wentOn += 1;
        sum.lastWentOn = Math.max(sum.lastWentOn ?? row.time, row.time);
      } else sum.other += 1;
      sums.set(id, sum);
    }
  }
  return [...sums.values()];
}

const NO_EFFECTS = (id: string): Effects => ({
  ...{ id, stopped: 0, wentOn: 0, other: 0 },
  ...{ firstStopped: null, lastStopped: null, lastWentOn: null },
});
