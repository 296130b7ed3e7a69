/**
 * Apps that the person has let in from this browser, and that the organisation has stopped since: a stop keeps
 * new access from being given, and what was given before holds until the person takes it back. Nothing of this
 * is reported.
 */
import { z } from 'zod/mini';
import { killKeys } from '../policy/compile.ts';
import { pick } from '../policy/localise.ts';
import type { Policy } from '../policy/schema.ts';
import { Localised } from '../policy/words.ts';
import type { GivenApp } from './memory.ts';
import type { StoppedApp } from './messages.ts';
import { row } from './rows.ts';

const StoppedRow = z.object({
  platform: z.string(),
  /** Client id, as it is compared. */
  app: z.string(),
  /** When this browser first heard of the stop, Unix ms. */
  since: z.int(),
  why: Localised,
  /** The person has seen it, and has said that the access is taken back. */
  told: z.boolean(),
  done: z.boolean(),
});
type StoppedRow = z.infer<typeof StoppedRow>;

/** Which one is meant. */
export type StoppedName = Pick<StoppedApp, 'platform' | 'app'>;

export interface StoppedApps {
  /** A policy is in force: which of the given apps does it stop? Settles once that is kept. */
  readonly applied: (policy: Pick<Policy, 'kill' | 'drill'>) => Promise<void>;
  /** Newest stop first. */
  readonly list: (language: string) => Promise<StoppedApp[]>;
  /** Stops that nobody has looked at. */
  readonly untold: () => number;
  readonly looked: (seen: readonly StoppedName[]) => Promise<void>;
  /** The person says that it is taken back. */
  readonly done: (which: StoppedName) => Promise<void>;
  /** Settles once what was kept before is in memory. */
  readonly ready: Promise<void>;
}

/**
 * @param given what the person has let in, newest last; read once `ready` says so
 * @param changed told whenever something in it changed
 * @param now Unix time in ms
 */
export function createStoppedApps(
  { given, ready: memory }: { given: () => readonly GivenApp[]; ready: Promise<void> },
  changed: () => void = () => undefined,
  now: () => number = Date.now,
): StoppedApps {
  const stored = row('local', 'stopped-apps-1', z.array(StoppedRow));
  let kept: readonly StoppedRow[] = [];
  const ready = Promise.all([stored.read(), memory]).then(([before]) => void (kept = before ?? []));
  /** One after the other: two policies that arrive at once must not forget each other's stops. */
  let queue: Promise<void> = ready;
  const then = (task: () => Promise<void>) => (queue = queue.then(task, task));
  const keep = async (next: readonly StoppedRow[]) => {
    if (JSON.stringify(next) === JSON.stringify(kept)) return;
    kept = next;
    await stored.write([...kept]);
    changed();
  };
  const mark = (which: readonly StoppedName[], as: Partial<StoppedRow>) =>
    then(() =>
      keep(kept.map((one) => (which.some((name) => isSame(name, one)) ? { ...one, ...as } : one))),
    );

  return {
    ready,
    applied: (policy) =>
      then(async () => {
        const stops = stopsOf(policy);
        const next = given().flatMap(({ platform, app }): StoppedRow[] => {
          const why = stops.get(`app:${app}`);
          if (why === undefined) return [];
          const before = kept.find((one) => isSame(one, { platform, app }));
          const fresh = { platform, app, since: now(), told: false, done: false };
          return [{ ...fresh, ...before, why }];
        });
        await keep(next);
      }),
    list: async (language) => {
      await ready;
      return kept
        .toSorted((a, b) => b.since - a.since)
        .map(({ platform, app, since, why, done }) => {
          const { name, time } = given().findLast((one) => isSame(one, { platform, app })) ?? {};
          const said = { name: name ?? null, given: time ?? null };
          return { platform, app, ...said, since, why: pick(why, language), done };
        });
    },
    untold: () => kept.filter(({ told }) => !told).length,
    looked: (seen) => mark(seen, { told: true }),
    done: (which) => mark([which], { told: true, done: true }),
  };
}

/** What is stopped in earnest, by the engine's own keys, each with why. */
function stopsOf({ kill, drill }: Pick<Policy, 'kill' | 'drill'>): Map<string, Localised> {
  return new Map(
    kill
      .filter((entry) => !(entry.drill ?? drill))
      .flatMap((entry) => killKeys(entry).map((key) => [key, entry.why ?? {}] as const)),
  );
}

function isSame(one: StoppedName, other: StoppedName): boolean {
  return one.platform === other.platform && one.app === other.app;
}
