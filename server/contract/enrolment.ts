/** What browsers and the service say to each other at `POST /enrol`. */
import { z } from 'zod';
import { DeviceKey } from '../../lib/events/http-signature.ts';

export const EnrolRequest = z.strictObject({
  /** As reports name it (`device.uid`). */
  device: z.string().min(1).max(200),
  key: DeviceKey,
});
export type EnrolRequest = z.infer<typeof EnrolRequest>;

/** The credential names the key in signatures; it is no secret. */
export const EnrolAnswer = z.strictObject({ credential: z.string(), ends: z.int() });
export type EnrolAnswer = z.infer<typeof EnrolAnswer>;
