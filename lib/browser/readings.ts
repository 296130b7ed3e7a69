/**
 * What the pages say, tab by tab, and which steps their people agreed to. In memory, since requests are
 * judged at once, and in `storage.session`, since the worker may end between the page and its request.
 */
import { z } from 'zod/mini';
import { Activity, ConsentActivity, fingerprintOf } from '../activity/activity.ts';
import { isWithin } from '../activity/fix.ts';
import { ONE_USE, PASS_LIFETIME } from '../gate/passes.ts';
import { row } from './rows.ts';

const Reading = z.object({ frameId: z.int(), activity: ConsentActivity });
export type Reading = z.infer<typeof Reading>;

/** For a consent the step as it was agreed to; for other kinds whatever lies within it. */
const Pass = z.object({ tabId: z.int(), activity: Activity, until: z.int() });
type Pass = z.infer<typeof Pass>;

export interface Readings {
  /** The newest reading of a tab's page; it stays when the page takes the consent away by itself. */
  readonly of: (tabId: number) => Reading | null;
  readonly take: (tabId: number, reading: Reading) => Promise<void>;
  /** The tab shows another document. */
  readonly left: (tabId: number) => Promise<void>;
  /** The person agreed to this step; good for one use within a minute. Settles once it is kept. */
  readonly grant: (tabId: number, activity: Activity) => Promise<void>;
  readonly allows: (tabId: number, activity: Activity) => boolean;
  /** The step is being taken; what belongs to the same use passes too. */
  readonly use: (tabId: number, activity: Activity) => void;
  readonly ready: Promise<void>;
}

/** A step as it is agreed to: who began it is not part of what is given. */
export function stepOf(activity: Activity): string {
  return fingerprintOf(
    activity.kind === 'consent' ? { ...activity, initiator: 'unknown' } : activity,
  );
}

/** A page and its request say the same step in different words, so that a smaller one is within it. */
function isCovered(activity: Activity, agreed: Activity): boolean {
  return stepOf(activity) === stepOf(agreed) || isWithin(activity, agreed);
}

/** @param now Unix time in ms. */
export function createReadings(now: () => number = Date.now): Readings {
  const storedReadings = row('session', 'readings-1', z.record(z.string(), Reading));
  const storedPasses = row('session', 'request-passes-2', z.array(Pass));
  const readings = new Map<number, Reading>();
  let passes: Pass[] = [];
  /** Tabs that left their page before what is stored was loaded. */
  let early: Set<number> | null = new Set();

  const load = async () => {
    const before = (await storedReadings.read()) ?? {};
    // What came while it was loading is newer.
    for (const [key, reading] of Object.entries(before)) {
      const tabId = Number(key);
      if (!readings.has(tabId) && early?.has(tabId) !== true) readings.set(tabId, reading);
    }
    early = null;
    passes = [...((await storedPasses.read()) ?? []), ...passes];
  };
  const ready = load();
  const keepReadings = async () => {
    await ready;
    await storedReadings.write(Object.fromEntries(readings));
  };
  const keepPasses = async () => {
    await ready;
    passes = passes.filter(({ until }) => now() < until);
    await storedPasses.write(passes);
  };
  const passFor = (tabId: number, activity: Activity) =>
    passes.find(
      (pass) => pass.tabId === tabId && now() < pass.until && isCovered(activity, pass.activity),
    );

  return {
    ready,
    of: (tabId) => readings.get(tabId) ?? null,
    take: async (tabId, reading) => {
      const before = readings.get(tabId);
      readings.set(tabId, reading);
      // Repeated while it is on screen; only a change has to be kept.
      if (before === undefined || stepOf(before.activity) !== stepOf(reading.activity))
        await keepReadings();
    },
    left: async (tabId) => {
      early?.add(tabId);
      if (readings.delete(tabId) || early !== null) await keepReadings();
    },
    grant: async (tabId, activity) => {
      passes.push({ tabId, activity, until: now() + PASS_LIFETIME });
      await keepPasses();
    },
    allows: (tabId, activity) => passFor(tabId, activity) !== undefined,
    use: (tabId, activity) => {
      const pass = passFor(tabId, activity);
      if (pass === undefined) return;
      pass.until = Math.min(pass.until, now() + ONE_USE);
      void keepPasses();
    },
  };
}
