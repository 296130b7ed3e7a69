import { describe, expect, it } from 'vitest';
import { encodeBatch } from '../../../lib/events/encode.ts';
import type { ReportFormat } from '../../../lib/events/record.ts';
import { toOcsf } from '../../../lib/events/ocsf.ts';
import { BARE_ORIGIN, everyRecord, healthSample, ORIGIN, stepSample } from './samples.ts';

const records = [
  stepSample({ time: 1_795_446_595_792 }),
  healthSample({ time: 1_795_446_595_001 }),
];
const events = records.map((record, index) => toOcsf(record, ORIGIN, 10 + index));

type Value = Record<string, unknown>;
type Pair = { key: string; value: Value };

/** Reads OTLP's AnyValue back, as a collector would. */
function plain(value: Value): unknown {
  if ('stringValue' in value) return value.stringValue;
  if ('boolValue' in value) return value.boolValue;
  if ('intValue' in value) {
    expect(value.intValue).toEqual(expect.stringMatching(/^-?\d+$/));
    return Number(value.intValue);
  }
  if ('doubleValue' in value) return value.doubleValue;
  if ('arrayValue' in value) return (value.arrayValue as { values: Value[] }).values.map(plain);
  if ('kvlistValue' in value) return pairs((value.kvlistValue as { values: Pair[] }).values);
  return null;
}
const pairs = (list: Pair[]) =>
  Object.fromEntries(list.map(({ key, value }) => [key, plain(value)]));

describe('encodeBatch', () => {
  it.each<[ReportFormat, string]>([
    ['ocsf', 'Bearer secret'],
    ['otlp', 'Bearer secret'],
    ['splunk-hec', 'Splunk secret'],
  ])('%s: JSON with its own kind of authorization', (format, authorization) => {
    const { contentType, headers } = encodeBatch(format, records, ORIGIN, 10, 'secret');
    expect(contentType).toBe('application/json');
    expect(headers).toEqual({ Authorization: authorization });
    expect(encodeBatch(format, records, ORIGIN, 10, null).headers).toEqual({});
  });

  it('ocsf: the array of events, sequence counted on', () => {
    expect(JSON.parse(encodeBatch('ocsf', records, ORIGIN, 10, 't').body)).toEqual(events);
  });

  it('otlp: one log record an event, whole event in the body', () => {
    const { resourceLogs } = JSON.parse(encodeBatch('otlp', records, ORIGIN, 10, 't').body) as {
      resourceLogs: {
        resource: { attributes: Pair[] };
        scopeLogs: { scope: Value; logRecords: (Value & { body: Value; attributes: Pair[] })[] }[];
      }[];
    };
    expect(pairs(resourceLogs[0]!.resource.attributes)).toMatchObject({
      'service.name': 'handrail',
      'service.instance.id': 'device-1',
      'handrail.tenant': 'acme',
    });
    const { logRecords } = resourceLogs[0]!.scopeLogs[0]!;
    expect(logRecords.map(({ body }) => plain(body))).toEqual(events);
    expect(logRecords[0]).toMatchObject({
      timeUnixNano: '1795446595792000000',
      severityNumber: 13,
      severityText: 'WARN',
      eventName: 'handrail.share',
    });
    expect(pairs(logRecords[0]!.attributes)).toEqual({
      'log.record.uid': records[0]!.uid,
      'handrail.surface': 'share/google-drive',
      'handrail.effect': 'justify',
      'handrail.outcome': 'proceeded',
    });
    expect(logRecords[1]).toMatchObject({ eventName: 'handrail.heartbeat', severityNumber: 9 });
  });

  it('splunk-hec: objects one after another, time in seconds', () => {
    const lines = encodeBatch('splunk-hec', records, ORIGIN, 10, 't').body.split('\n');
    const parsed = lines.map((line) => JSON.parse(line) as Value);
    expect(parsed.map(({ event }) => event)).toEqual(events);
    expect(parsed[0]).toMatchObject({
      time: '1795446595.792',
      host: 'ANA-LAPTOP',
      source: 'handrail',
      sourcetype: 'handrail:ocsf',
      fields: { uid: records[0]!.uid, surface: 'share/google-drive', outcome: 'proceeded' },
    });
    expect(parsed[1]).toMatchObject({ time: '1795446595.001', fields: { reason: 'heartbeat' } });
    expect(encodeBatch('splunk-hec', records, BARE_ORIGIN, 0, null).body).toContain(
      '"host":"device-2"',
    );
  });

  it('takes every record in every format without losing one', () => {
    const all = everyRecord().map(([, record]) => record);
    for (const format of ['ocsf', 'otlp', 'splunk-hec'] as const) {
      const { body } = encodeBatch(format, all, BARE_ORIGIN, 0, null);
      for (const { uid } of all) expect(body).toContain(uid);
    }
  });
});
