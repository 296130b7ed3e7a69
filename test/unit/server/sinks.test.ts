/** Each kind of sink against a receiver: what is sent, and what every answer means. */
import { createHmac } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toOcsf } from '../../../lib/events/ocsf.ts';
import { makeSink } from '../../../server/sinks/make-sink.ts';
import type { HandedEvent } from '../../../server/sinks/sink.ts';
import { SinkList, SinkOptions } from '../../../server/sinks/sink-options.ts';
import { type Receiver, startReceiver } from '../../server/receiver.ts';
import { BARE_ORIGIN, healthSample, ORIGIN, stepSample } from '../events/samples.ts';

const events: HandedEvent[] = [
  toOcsf(stepSample(), ORIGIN, 1),
  toOcsf(healthSample(), BARE_ORIGIN, 2),
  toOcsf(stepSample(), ORIGIN, 3),
].map((event) => {
  const json = JSON.stringify(event);
  return { uid: event.metadata.uid, json, event: JSON.parse(json) as typeof event };
});
const uids = events.map(({ uid }) => uid);
const SECRET = `whsec_${Buffer.from('a secret of twenty-four bytes').toString('base64')}`;

let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(() => receiver.close());

const sinkOf = (given: Record<string, unknown>) =>
  makeSink(SinkOptions.parse({ name: 'one', url: receiver.url, ...given }));
const json = (body: unknown, status = 200) => ({ status, body: JSON.stringify(body) });

const KINDS = {
  otlp: { type: 'otlp', headers: { 'X-Key': 'k' } },
  splunk: { type: 'splunk-hec', token: 'a-token' },
  elastic: { type: 'elastic', index: 'logs-handrail-default', apiKey: 'a-key' },
  webhook: { type: 'webhook', secret: SECRET },
};

describe('what arrives', () => {
  it('as OTLP: one record an event, under its own device', async () => {
    expect(await sinkOf(KINDS.otlp).deliver(events)).toEqual({ fate: 'delivered', refused: [] });
    const [got] = receiver.got;
    expect(got!.headers).toMatchObject({ 'content-type': 'application/json', 'x-key': 'k' });
    const { resourceLogs } = JSON.parse(got!.body) as {
      resourceLogs: {
        resource: { attributes: { key: string; value: { stringValue: string } }[] };
        scopeLogs: { logRecords: { attributes: { value: { stringValue: string } }[] }[] }[];
      }[];
    };
    expect(
      resourceLogs.map(({ resource, scopeLogs }) => [
        resource.attributes.find(({ key }) => key === 'service.instance.id')!.value.stringValue,
        scopeLogs[0]!.logRecords.map(({ attributes }) => attributes[0]!.value.stringValue),
      ]),
    ).toEqual([
      [ORIGIN.device, [uids[0], uids[2]]],
      [BARE_ORIGIN.device, [uids[1]]],
    ]);
  });

  it('at Splunk: one object an event, with the token', async () => {
    receiver.answer(() => json({ text: 'Success', code: 0 }));
    expect((await sinkOf(KINDS.splunk).deliver(events)).fate).toBe('delivered');
    expect(receiver.got[0]!.headers.authorization).toBe('Splunk a-token');
    const lines = receiver.got[0]!.body.split('\n').map(
      (line) => JSON.parse(line) as { fields: { uid: string } },
    );
    expect(lines.map(({ fields }) => fields.uid).toSorted()).toEqual(uids.toSorted());
  });

  it('at Elasticsearch: the uid is the id, and an event that is there already is no trouble', async () => {
    receiver.answer(() =>
      json({
        errors: true,
        items: [
          { create: { status: 201 } },
          { create: { status: 409, error: { type: 'version_conflict', reason: 'there' } } },
          { create: { status: 400, error: { type: 'mapper_parsing', reason: 'no date' } } },
        ],
      }),
    );
    expect(await sinkOf(KINDS.elastic).deliver(events)).toEqual({
      fate: 'delivered',
      refused: [{ uid: uids[2], reason: 'mapper_parsing: no date' }],
    });
    const [got] = receiver.got;
    expect([got!.path, got!.headers.authorization]).toEqual(['/_bulk', 'ApiKey a-key']);
    expect(got!.body.endsWith('\n')).toBe(true);
    const lines = got!.body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(lines[0]).toEqual({ create: { _index: 'logs-handrail-default', _id: uids[0] } });
    const time = new Date(events[0]!.event.time).toISOString();
    expect(lines[1]).toEqual({ ...events[0]!.event, '@timestamp': time });
  });

  it('at a webhook: signed, and with the same id when it comes again', async () => {
    const sink = sinkOf(KINDS.webhook);
    await sink.deliver(events);
    await sink.deliver(events);
    const [one, two] = receiver.got;
    const of = ({ headers }: typeof one & object) => headers as Record<string, string>;
    expect(of(one!)['webhook-id']).toBe(of(two!)['webhook-id']);
    const key = Buffer.from(SECRET.slice(6), 'base64');
    const signed = `${of(one!)['webhook-id']}.${of(one!)['webhook-timestamp']}.${one!.body}`;
    const expected = createHmac('sha256', key).update(signed).digest('base64');
    expect(of(one!)['webhook-signature']).toBe(`v1,${expected}`);
    expect(Math.abs(Number(of(one!)['webhook-timestamp']) - Date.now() / 1000)).toBeLessThan(30);
    expect(JSON.parse(one!.body)).toEqual(events.map(({ event }) => event));
  });

  it('in a file: a line an event; part of a line that a crash has left is cut off', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'handrail-ndjson-'));
    const sink = makeSink(SinkOptions.parse({ name: 'one', type: 'ndjson', directory }));
    await sink.deliver(events.slice(0, 1));
    const path = join(directory, readdirSync(directory)[0]!);
    const broken = [{ ...events[1]!, json: '{\n}' }];
    writeFileSync(path, `{"half of a lin${'x'.repeat(100_000)}`, { flag: 'a' });
    await sink.deliver(broken);
    const lines = readFileSync(path, 'utf8').split('\n');
    expect(lines.slice(0, 2).map((line) => JSON.parse(line) as unknown)).toEqual(
      events.slice(0, 2).map(({ event }) => event),
    );
    expect(lines.slice(2)).toEqual(['']);
    rmSync(directory, { recursive: true });
    writeFileSync(directory, '');
    expect((await sink.deliver(events)).fate).toBe('later');
    rmSync(directory);
  });
});

describe.each(Object.entries(KINDS))('an answer to %s', (_name, kind) => {
  it.each([
    [429, 'later'],
    [500, 'later'],
    [503, 'later'],
    [401, 'later'],
    [404, 'later'],
    [400, 'smaller'],
    [413, 'smaller'],
    [302, 'later'],
  ])('of %i means %s', async (status, fate) => {
    const location = `${receiver.url}/elsewhere`;
    receiver.answer(() => ({ status, headers: { 'Retry-After': '7', Location: location } }));
    const result = await sinkOf(kind).deliver(events);
    expect(result.fate).toBe(fate);
    if (result.fate === 'later' && status !== 302) expect(result.after).toBe(7_000);
    expect(receiver.got, 'a redirect is not followed').toHaveLength(1);
  });

  it('that never comes means later', async () => {
    const sink = sinkOf({ ...kind, url: 'http://127.0.0.1:1' });
    expect(await sink.deliver(events)).toMatchObject({ fate: 'later', after: null });
  });
});

describe('an answer of 200', () => {
  it.each([
    ['a proxy to Splunk', KINDS.splunk, '<html>', 'later'],
    ['a proxy to Elasticsearch', KINDS.elastic, '<html>', 'later'],
    [
      'a busy Elasticsearch',
      KINDS.elastic,
      JSON.stringify({ items: [201, 429, 201].map((status) => ({ create: { status } })) }),
      'later',
    ],
    [
      'an OTLP endpoint that has left out one of them',
      KINDS.otlp,
      JSON.stringify({ partialSuccess: { rejectedLogRecords: '1', errorMessage: 'no' } }),
      'delivered',
    ],
  ])('from %s', async (_who, kind, body, fate) => {
    receiver.answer(() => ({ status: 200, body }));
    expect((await sinkOf(kind).deliver(events)).fate).toBe(fate);
  });

  it('from OTLP with one alone refused says so', async () => {
    receiver.answer(() =>
      json({ partialSuccess: { rejectedLogRecords: '1', errorMessage: 'too old' } }),
    );
    expect(await sinkOf(KINDS.otlp).deliver(events.slice(0, 1))).toEqual({
      fate: 'delivered',
      refused: [{ uid: uids[0], reason: 'too old' }],
    });
  });
});

describe('options of sinks', () => {
  it.each([
    [
      [
        { name: 'a', type: 'ndjson', directory: 'x' },
        { name: 'a', type: 'ndjson', directory: 'y' },
      ],
    ],
    [[{ name: 'A b', type: 'ndjson', directory: 'x' }]],
    [[{ name: 'a', type: 'webhook', url: 'https://x.example', secret: 'short' }]],
    [[{ name: 'a', type: 'webhook', url: 'ftp://x.example', secret: SECRET }]],
    [[{ name: 'a', type: 'fax', number: 1 }]],
  ])('%j is refused', (given) => {
    expect(SinkList.safeParse(given).success).toBe(false);
  });
});
