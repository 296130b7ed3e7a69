/** A fleet in a database of its own: browsers that report, folded into what the page reads. */
import { uuidv7 } from '../../lib/activity/identifiers.ts';
import type { HealthState } from '../../lib/events/health-state.ts';
import type { HealthRecord, Origin } from '../../lib/events/record.ts';
import type { Database } from '../../server/database/database.ts';
import { insertEvents } from '../../server/events/store.ts';
import { FLEET } from '../../server/fleet/projection.ts';
import { foldAll } from '../../server/projection/fold.ts';
import { BARE_ORIGIN, healthSample, stateSample } from '../unit/events/samples.ts';
import { eventOf, type Json, newEvents } from './requests.ts';

export type Beat = {
  device: string;
  time: number;
  policy?: number | null;
  sequence?: number;
  condition?: Partial<HealthState> | null;
  origin?: Partial<Origin>;
  record?: Partial<HealthRecord>;
};

/** A heartbeat of one browser. */
export function beatOf({ device, time, policy = null, ...more }: Beat): Json {
  const condition = more.condition === null ? null : stateSample(more.condition ?? {});
  const event = eventOf(
    healthSample({
      ...{ uid: uuidv7(time), time, policyVersion: policy, condition },
      ...more.record,
    }),
    { ...BARE_ORIGIN, device, ...more.origin },
  );
  event.metadata.sequence = more.sequence ?? 1;
  return event;
}

/** Stores what browsers sent and folds it, as if it had been received when it happened. */
export async function heard(database: Database, beats: readonly Beat[]): Promise<void> {
  for (const [time, together] of Map.groupBy(beats, (beat) => beat.time))
    await insertEvents(database, newEvents(together.map(beatOf)), time);
  await foldAll(database, [FLEET]);
}
