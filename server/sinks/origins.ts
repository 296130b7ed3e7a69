/** The encoders of lib/events write events of one device together; here they come mixed. */
import { z } from 'zod';
import type { OcsfEvent } from '../../lib/events/ocsf.ts';
import type { Origin } from '../../lib/events/record.ts';
import type { HandedEvent } from './sink.ts';

const Reported = z.object({
  metadata: z.object({
    product: z.object({ version: z.string().catch('') }),
    tenant_uid: z.string().nullable().catch(null),
  }),
  device: z.object({
    uid: z.string(),
    name: z.string().nullable().catch(null),
    desc: z.string().catch(''),
  }),
});

/** @returns the events with who reported them, one group a device */
export function byOrigin(
  handed: readonly HandedEvent[],
): { origin: Origin; events: OcsfEvent[] }[] {
  const groups = new Map<string, { origin: Origin; events: OcsfEvent[] }>();
  for (const { event } of handed) {
    const origin = originOf(event);
    const key = JSON.stringify(origin);
    const group = groups.get(key) ?? { origin, events: [] };
    groups.set(key, group);
    group.events.push(event);
  }
  return [...groups.values()];
}

function originOf(event: OcsfEvent): Origin {
  const { metadata, device } = Reported.parse(event);
  return {
    tenant: metadata.tenant_uid,
    user: null,
    groups: [],
    device: device.uid,
    deviceLabel: device.name,
    browser: device.desc,
    version: metadata.product.version,
  };
}
