/** The configuration that a trial build carries. A release build carries none (a test looks). */
import { z } from 'zod/mini';

declare const __TRIAL_CONFIGURATION__: unknown;

/** Values as if they were managed, or null in a release build. */
export function trialConfiguration(): Record<string, unknown> | null {
  return z.nullable(z.record(z.string(), z.unknown())).parse(__TRIAL_CONFIGURATION__);
}
