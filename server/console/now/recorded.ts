/** An event as the service keeps it, read back into the words of the project. */
import { z } from 'zod';
import { HandrailExtension } from '../../../lib/events/handrail-extension.ts';

/** The few parts of OCSF that the detail shows besides `unmapped.handrail`. */
const Carrier = z.object({
  status_detail: z.string().nullable().catch(null),
  device: z
    .object({ name: z.string().nullable().catch(null) })
    .nullable()
    .catch(null),
  unmapped: z.object({ handrail: HandrailExtension }),
});

export interface Recorded {
  readonly facts: HandrailExtension;
  /** What the person typed. */
  readonly justification: string | null;
  readonly deviceLabel: string | null;
}

/** @returns what the event says, or null where this console does not know its vocabulary */
export function readRecorded(event: Readonly<Record<string, unknown>>): Recorded | null {
  const parsed = Carrier.safeParse(event);
  if (!parsed.success) return null;
  const { unmapped, status_detail: justification, device } = parsed.data;
  return { facts: unmapped.handrail, justification, deviceLabel: device?.name ?? null };
}
