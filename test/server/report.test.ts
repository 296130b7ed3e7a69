import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Service } from '../../server/main.ts';
import { ACTIVITIES, everyRecord, healthSample, stepSample } from '../unit/events/samples.ts';
import { DATABASES, TOKEN, usePlace } from './places.ts';
import {
  eventOf,
  type Json,
  manyEvents,
  post,
  problemOf,
  report,
  type Reader,
  signIn,
} from './requests.ts';

describe.each(DATABASES)('POST /report on %s', (name) => {
  const place = usePlace(name);
  let service: Service;
  let reader: Reader;
  beforeAll(async () => {
    service = await place.start();
    reader = await signIn(service.url);
  }, 60_000);

  it('takes every kind of event and gives it back whole', async () => {
    const events = everyRecord().map(([, record]) => eventOf(record));
    expect(await report(service.url, events)).toEqual({
      accepted: events.length,
      duplicates: 0,
      rejected: [],
    });
    for (const event of [events[0]!, events[40]!, events.at(-1)!]) {
      const { event: stored, row } = await reader.detail(event.metadata.uid);
      expect(stored).toEqual(event);
      expect(row).toMatchObject({
        uid: event.metadata.uid,
        time: event.time,
        message: event.message,
      });
    }
  });

  it('takes gzip', async () => {
    const response = await post(service.url, manyEvents(50), { gzip: true });
    expect(await response.json()).toMatchObject({ accepted: 50 });
  });

  it('stores an event once, however often and wherever it comes', async () => {
    const events = manyEvents(20);
    expect(await report(service.url, [...events, ...events.slice(0, 5)])).toMatchObject({
      accepted: 20,
      duplicates: 5,
    });
    expect(await report(service.url, events)).toMatchObject({ accepted: 0, duplicates: 20 });
    const upper = {
      ...events[0]!,
      metadata: { ...events[0]!.metadata, uid: events[0]!.metadata.uid.toUpperCase() },
    };
    expect(await report(service.url, [upper])).toMatchObject({ accepted: 0, duplicates: 1 });
  });

  it('stores it once when many browsers send it at the same moment', async () => {
    const events = manyEvents(800, { justification: 'all at once' });
    const shuffled = Array.from({ length: 12 }, (_, turn) =>
      events.toSorted(() => (turn % 2) - 0.5),
    );
    const answers = await Promise.all(shuffled.map((batch) => report(service.url, batch)));
    const sum = (key: 'accepted' | 'duplicates') =>
      answers.reduce((total, answer) => total + answer[key], 0);
    expect(sum('accepted')).toBe(800);
    expect(sum('duplicates')).toBe(8800);
  });

  it.each<[string, (event: Json) => void, RegExp]>([
    ['no uid', (event) => delete event.metadata.uid, /metadata\.uid/],
    [
      'a uid of another kind',
      (event) => (event.metadata.uid = '6fa459ea-ee8a-4ca4-894e-db77e160355e'),
      /metadata\.uid/,
    ],
    ['a time of the wrong type', (event) => (event.time = 'now'), /^time/],
    ['a time beyond all dates', (event) => (event.time = 9e15), /^time/],
    [
      'an unknown effect',
      (event) => (event.unmapped.handrail.effect = 'explode'),
      /unmapped\.handrail\.effect/,
    ],
    [
      'an activity with a title',
      (event) => (event.unmapped.handrail.activity.title = 'Budget'),
      /unmapped\.handrail\.activity/,
    ],
    ['no Handrail part', (event) => delete event.unmapped, /^unmapped/],
    [
      'another product',
      (event) => (event.metadata.product.name = 'Other'),
      /metadata\.product\.name/,
    ],
    ['a class of its own', (event) => (event.class_uid = 1001), /class_uid/],
    ['a NUL character', (event) => (event.status_detail = 'a\0b'), /NUL/],
    ['a NUL character in a name', (event) => (event.extra = { 'a\0b': 1 }), /NUL/],
    ['half of a surrogate pair', (event) => (event.status_detail = 'a\ud800b'), /surrogate/],
    [
      'nesting without end',
      (event) => (event.extra = JSON.parse('['.repeat(60) + ']'.repeat(60))),
      /nested/,
    ],
  ])('rejects by itself an event with %s', async (_name, spoil, reason) => {
    const [before, bad, after] = manyEvents(3) as [Json, Json, Json];
    spoil(bad);
    const answer = await report(service.url, [before, bad, after]);
    expect(answer).toMatchObject({ accepted: 2, duplicates: 0 });
    expect(answer.rejected).toHaveLength(1);
    expect(answer.rejected[0]!.reason).toMatch(reason);
    expect(answer.rejected[0]!.uid).toBe(bad.metadata.uid ?? null);
    for (const good of [before, after]) {
      expect((await reader.get(`/api/events/${good.metadata.uid}`)).status).toBe(200);
    }
  });

  it.each([
    ['a number', 5],
    ['null', null],
    ['a text', 'x'],
    ['an array', []],
  ])('rejects by itself %s among events', async (_name, odd) => {
    const answer = await report(service.url, [eventOf(), odd]);
    expect(answer).toMatchObject({ accepted: 1, rejected: [{ uid: null }] });
  });

  it('holds the largest texts that a page can choose', async () => {
    const wide = String.fromCodePoint(0x1f600);
    const events = manyEvents(3, { activity: ACTIVITIES.consent! });
    events[1]!.unmapped.handrail.activity.app.clientId = Array.from({ length: 1024 }, (_, index) =>
      String.fromCodePoint(0x4e00 + ((index * 7919) % 20_000)),
    ).join('');
    events[1]!.unmapped.handrail.rules[0].id = 'r '.repeat(600_000);
    events[1]!.actor.user.name = wide.repeat(160);
    events[2]!.unmapped.handrail.surface = `share/${'x'.repeat(5_000)}`;
    expect(await report(service.url, events)).toMatchObject({
      accepted: 2,
      rejected: [{ uid: events[2]!.metadata.uid }],
    });
    const { clientId } = events[1]!.unmapped.handrail.activity.app;
    const found = await reader.all(`limit=5&app=${encodeURIComponent(clientId)}`);
    expect(found.map(({ uid }) => uid)).toEqual([events[1]!.metadata.uid]);
  });

  it('takes an empty report', async () => {
    expect(await report(service.url, [])).toEqual({ accepted: 0, duplicates: 0, rejected: [] });
  });

  it.each<[string, string | object]>([
    ['HTML', '<html></html>'],
    ['half of an array', '[{"a":1}'],
    ['an object', { events: [] }],
    ['nothing', ''],
    ['NaN', '[NaN]'],
    ['a hundred thousand brackets', '['.repeat(100_000)],
    ['brackets that close', `${'['.repeat(300)}${']'.repeat(300)}`],
  ])('answers 400 to %s', async (_name, body) => {
    const response = await post(service.url, body);
    expect(response.status).toBe(400);
    expect((await problemOf(response)).error).toMatch(/JSON/);
  });

  it('answers 400 to what is not UTF-8 and to what is not gzip', async () => {
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${TOKEN}` };
    const latin = await fetch(`${service.url}/report`, {
      method: 'POST',
      headers,
      body: new Uint8Array([0x5b, 0xff, 0x5d]),
    });
    expect(latin.status).toBe(400);
    const plain = await post(service.url, [], { headers: { 'Content-Encoding': 'gzip' } });
    expect(plain.status).toBe(400);
    expect((await problemOf(plain)).error).toMatch(/gzip/);
  });

  it.each([
    ['none', null],
    ['a wrong one', 'a-report-token-of-the-testz'],
    ['an empty one', ''],
    ['a longer one', `${TOKEN}x`],
  ])('answers 401 to a token: %s', async (_name, token) => {
    const response = await post(service.url, manyEvents(1), { token });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect((await problemOf(response)).hint).toMatch(/reportToken/);
  });

  it('answers 401 before it reads the body', async () => {
    expect((await post(service.url, 'x'.repeat(20 * 1024 * 1024), { token: null })).status).toBe(
      401,
    );
  });

  it('answers 405 to GET and 415 to other types and encodings', async () => {
    const get = await fetch(`${service.url}/report`);
    expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST']);
    expect(
      (await post(service.url, [], { headers: { 'Content-Type': 'text/plain' } })).status,
    ).toBe(415);
    expect((await post(service.url, [], { headers: { 'Content-Encoding': 'br' } })).status).toBe(
      415,
    );
  });

  it('answers 413 to what is too large, and the sender gets to read it', async () => {
    const large = await post(service.url, `["${'x'.repeat(9 * 1024 * 1024)}"]`);
    expect(large.status).toBe(413);
    expect((await problemOf(large)).hint).toMatch(/smaller/);
    expect((await post(service.url, manyEvents(1001))).status).toBe(413);
  });

  it('answers 413 to a stream without a length as soon as it is too large', async () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536;
        if (sent > 40 * 1024 * 1024) controller.close();
        else controller.enqueue(new Uint8Array(65_536).fill(0x20));
      },
    });
    const response = await fetch(`${service.url}/report`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${TOKEN}` },
      body,
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(413);
  });

  it.each([
    ['one that grows 1000 times', gzipSync(Buffer.alloc(64 * 1024 * 1024, 0x20))],
    [
      'one in many parts',
      Buffer.concat(Array.from({ length: 40 }, () => gzipSync(Buffer.alloc(1024 * 1024, 0x20)))),
    ],
    ['one that is large before it grows', Buffer.alloc(1024 * 1024 + 1)],
  ])('answers 413 to a gzip bomb: %s, and its memory stays small', async (_name, bomb) => {
    const before = process.memoryUsage().rss;
    const response = await fetch(`${service.url}/report`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Content-Encoding': 'gzip',
        Authorization: `Bearer ${TOKEN}`,
      },
      body: new Uint8Array(bomb),
    });
    expect(response.status).toBe(413);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  it('finds what a report holds by the words in it', async () => {
    const unusual = eventOf(stepSample(), { ...eventOrigin, user: 'zoë.quixote@acme.example' });
    await report(service.url, [unusual, eventOf(healthSample())]);
    const found = await reader.all('limit=500&text=quixote');
    expect(found.map(({ uid }) => uid)).toEqual([unusual.metadata.uid]);
  });
});

const eventOrigin = {
  tenant: null,
  groups: [],
  device: 'device-9',
  deviceLabel: null,
  browser: 'Chromium 141',
  version: '0.1.0',
};
