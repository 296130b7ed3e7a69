/** Counts, until the browser ends, how often each surface was read and how often it could not be. */
import { z } from 'zod/mini';
import { row } from './rows.ts';

const Counts = z.record(z.string(), z.object({ read: z.int(), gaps: z.int() }));
export type SurfaceCounts = z.infer<typeof Counts>;

const stored = () => row('session', 'surface-counts-1', Counts);

/** Counts by surface id; a surface that was not met is absent. */
export async function surfaceCounts(): Promise<SurfaceCounts> {
  return (await stored().read()) ?? {};
}

let counting: Promise<void> = Promise.resolve();

/** Adds one to a count of a surface; one after the other, so that none is lost. */
export function countSurface(surface: string, what: 'read' | 'gaps'): Promise<void> {
  counting = counting.then(async () => {
    const counts = await surfaceCounts();
    const known = counts[surface] ?? { read: 0, gaps: 0 };
    await stored().write({ ...counts, [surface]: { ...known, [what]: known[what] + 1 } });
  });
  return counting;
}
