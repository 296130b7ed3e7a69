/**
 * Events as OTLP/HTTP logs in JSON (opentelemetry-proto, docs/specification.md): lowerCamelCase keys,
 * enums as integers, 64-bit integers as decimal strings. One log record an event; its body is the
 * whole OCSF event, so that nothing is lost on the way.
 */
import type { OcsfEvent } from './ocsf.ts';
import type { Origin } from './record.ts';

type AnyValue =
  | { stringValue: string }
  | { boolValue: boolean }
  | { intValue: string }
  | { doubleValue: number }
  | { arrayValue: { values: AnyValue[] } }
  | { kvlistValue: { values: KeyValue[] } }
  | Record<string, never>;
type KeyValue = { key: string; value: AnyValue };

/** Body of an ExportLogsServiceRequest. */
export type OtlpLogs = { resourceLogs: unknown[] };

/**
 * @param events OCSF events of one device
 * @param origin who and what reports; becomes the OTLP resource
 * @returns the request body as a plain object
 */
export function toOtlp(events: OcsfEvent[], origin: Origin): OtlpLogs {
  const resource: KeyValue[] = [
    pair('service.name', 'handrail'),
    pair('service.version', origin.version),
    pair('service.instance.id', origin.device),
    pair('user_agent.name', origin.browser),
    ...(origin.tenant === null ? [] : [pair('handrail.tenant', origin.tenant)]),
  ];
  return {
    resourceLogs: [
      {
        resource: { attributes: resource },
        scopeLogs: [
          {
            scope: { name: 'handrail.events', version: origin.version },
            logRecords: events.map(logRecord),
          },
        ],
      },
    ],
  };
}

/** OTLP severity numbers by OCSF severity_id: INFO, INFO2, WARN, ERROR. */
const SEVERITY: Record<number, { number: number; text: string }> = {
  1: { number: 9, text: 'INFO' },
  2: { number: 10, text: 'INFO2' },
  3: { number: 13, text: 'WARN' },
  4: { number: 17, text: 'ERROR' },
};

function logRecord(event: OcsfEvent): Record<string, unknown> {
  const { handrail } = event.unmapped;
  const severity = SEVERITY[event.severity_id];
  // ms to ns as text: the number itself is beyond what a JSON number holds exactly.
  const time = `${event.time}000000`;
  return {
    timeUnixNano: time,
    observedTimeUnixNano: time,
    ...(severity === undefined
      ? {}
      : { severityNumber: severity.number, severityText: severity.text }),
    eventName:
      handrail.type === 'step' ? `handrail.${handrail.kind}` : `handrail.${handrail.reason}`,
    body: anyValue(event),
    attributes: [
      // log.record.uid is the semantic convention's word for an id to remove duplicates by.
      pair('log.record.uid', event.metadata.uid),
      ...(handrail.surface === null ? [] : [pair('handrail.surface', handrail.surface)]),
      ...(handrail.type === 'step'
        ? [pair('handrail.effect', handrail.effect), pair('handrail.outcome', handrail.outcome)]
        : []),
    ],
  };
}

function pair(key: string, value: unknown): KeyValue {
  return { key, value: anyValue(value) };
}

function anyValue(value: unknown): AnyValue {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  }
  if (Array.isArray(value)) return { arrayValue: { values: value.map(anyValue) } };
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    return { kvlistValue: { values: entries.map(([key, inner]) => pair(key, inner)) } };
  }
  // The protocol's own word for "no value".
  return {};
}
