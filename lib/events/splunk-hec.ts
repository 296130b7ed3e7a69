/**
 * Events for Splunk's HTTP Event Collector, endpoint /services/collector/event: JSON objects one
 * after another, not an array.
 */
import type { OcsfEvent } from './ocsf.ts';
import type { Origin } from './record.ts';

/** The sourcetype to write Splunk field extractions and searches against. */
export const SOURCETYPE = 'handrail:ocsf';

/**
 * @param events OCSF events of one device
 * @param origin who and what reports
 * @returns concatenated JSON objects, one a line; the index is the token's default one
 */
export function toSplunkHec(events: OcsfEvent[], origin: Origin): string {
  const host = origin.deviceLabel === null ? origin.device : origin.deviceLabel;
  return events
    .map((event) =>
      JSON.stringify({
        // HEC wants seconds; three decimals keep the ms exactly.
        time: (event.time / 1000).toFixed(3),
        host,
        source: 'handrail',
        sourcetype: SOURCETYPE,
        event,
        fields: fieldsOf(event),
      }),
    )
    .join('\n');
}

/** Indexed fields are flat text. */
function fieldsOf(event: OcsfEvent): Record<string, string> {
  const { handrail } = event.unmapped;
  const uid = { uid: event.metadata.uid };
  return handrail.type === 'step'
    ? { ...uid, surface: handrail.surface, effect: handrail.effect, outcome: handrail.outcome }
    : { ...uid, reason: handrail.reason };
}
