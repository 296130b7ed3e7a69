/** What whoever looks at the hooks is told: how each is doing, and what came to nothing. */
import { z } from 'zod';

/** What a hook can be told of; `answered` is the answer to an objection, `found` a finding. */
export const HAPPENINGS = [
  'requested',
  'approved',
  'refused',
  'disputed',
  'answered',
  'found',
] as const;
export type Happening = (typeof HAPPENINGS)[number];

export const HOOK_TYPES = ['slack', 'teams', 'jira', 'servicenow', 'webhook'] as const;
export type HookType = (typeof HOOK_TYPES)[number];

/** Times are Unix ms. */
export const HookStatus = z.strictObject({
  name: z.string(),
  type: z.enum(HOOK_TYPES),
  on: z.array(z.enum(HAPPENINGS)),
  waiting: z.int(),
  /** When the oldest of these happened. */
  waitingSince: z.int().nullable(),
  sent: z.int(),
  lastSent: z.int().nullable(),
  /** Why nothing is sent now; null when all is well. */
  lastTrouble: z.string().nullable(),
  /** The newest that the other side has refused, or that were given up. */
  lost: z.array(
    z.strictObject({
      uid: z.string(),
      happening: z.enum(HAPPENINGS),
      state: z.enum(['refused', 'given-up']),
      at: z.int(),
      note: z.string(),
    }),
  ),
});
export type HookStatus = z.infer<typeof HookStatus>;
export const HookList = z.strictObject({ hooks: z.array(HookStatus) });
