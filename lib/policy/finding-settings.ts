/** When the service calls a day's count unusual (`settings.findings`). Browsers do not read it. */
import { z } from 'zod/mini';

export const FindingSettings = z.object({
  /** Off: nothing is compared and nothing is found. */
  on: z._default(z.boolean(), true),
  /** How many of a person's last active days count as their past. */
  history: z._default(z.int().check(z.gte(7), z.lte(90)), 28),
  /** With fewer active days nobody's past is known, and nothing is found. */
  minimumHistory: z._default(z.int().check(z.gte(3), z.lte(60)), 10),
  /** A smaller count is never a finding. */
  minimum: z._default(z.int().check(z.gte(2), z.lte(1000)), 5),
  /** How far beyond the median, in robust deviations. */
  deviations: z._default(z.number().check(z.gte(2), z.lte(50)), 5),
});
export type FindingSettings = z.infer<typeof FindingSettings>;
