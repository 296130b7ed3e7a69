/** What the console and the service say to each other about evidence. */
import { z } from 'zod';

/** What to put into a bundle; filters are optional and add up. Times are Unix ms, `to` is not part of it. */
export const EvidenceRequest = z.strictObject({
  from: z.coerce.number().int().nonnegative(),
  to: z.coerce.number().int().nonnegative(),
  person: z.string().min(1).max(320).optional(),
  device: z.string().min(1).max(200).optional(),
  app: z.string().min(1).max(1024).optional(),
  rule: z.string().min(1).max(200).optional(),
  /** Why it is made; stands in the bundle and in the trail. */
  reason: z.string().min(1).max(500),
});
export type EvidenceRequest = z.infer<typeof EvidenceRequest>;

/** How much it would be, before it is made. */
export const EvidencePreview = z.strictObject({
  events: z.int(),
  devices: z.int(),
  policies: z.int(),
  /** More than a bundle can hold; `events` is then the most that was counted. */
  tooMany: z.boolean(),
});
export type EvidencePreview = z.infer<typeof EvidencePreview>;

/** The public half of the key that signs bundles. */
export const EvidenceKey = z.strictObject({ kid: z.string(), x: z.string() });
export type EvidenceKey = z.infer<typeof EvidenceKey>;
