import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Service } from '../../server/main.ts';
import { healthSample, stepSample } from '../unit/events/samples.ts';
import { DATABASES, TOKEN, usePlace } from './places.ts';
import { eventOf, manyEvents, problemOf, report } from './requests.ts';

const EXPORT_TOKEN = 'an-export-token-of-the-tests';
const DAY = 86_400_000;

/** Databases order the keys of stored JSON in their own way. */
const isSame = (a: unknown, b: unknown) => isDeepStrictEqual(a, b);

describe.each(DATABASES)('GET /export on %s', (name) => {
  const place = usePlace(name);
  let service: Service;
  const get = (query = '', token: string | null = EXPORT_TOKEN) =>
    fetch(`${service.url}/export${query}`, {
      headers: token === null ? {} : { Authorization: `Bearer ${token}` },
    });
  const linesOf = async (query = '') => {
    const text = await (await get(query)).text();
    return text === ''
      ? []
      : text
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line));
  };

  beforeAll(async () => {
    service = await place.start({ exportTokens: [EXPORT_TOKEN] });
  });

  it('is empty where nothing was reported', async () => {
    const response = await get();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/x-ndjson');
    expect(await response.text()).toBe('');
  });

  it('gives every event as it was received, oldest first, once, over several pieces', async () => {
    const start = Date.parse('2026-11-01T00:00:00Z');
    const sent: unknown[] = [];
    for (let batch = 0; batch < 5; batch += 1) {
      // The same time for many, so that a piece ends in the middle of one moment.
      const events = manyEvents(500, { time: start + (4 - batch) * DAY });
      sent.push(...events);
      await report(service.url, events);
    }
    const lines = await linesOf();
    expect(lines).toHaveLength(2_500);
    const uidOf = (event: { metadata: { uid: string } }) => event.metadata.uid;
    expect(new Set(lines.map(uidOf)).size).toBe(2_500);
    const times = lines.map(({ time }: { time: number }) => time);
    expect(times).toEqual(times.toSorted((a: number, b: number) => a - b));
    const known = new Map(sent.map((event) => [uidOf(event as never), event]));
    expect(lines.filter((event) => !isSame(event, known.get(uidOf(event))))).toEqual([]);
  });

  it('keeps to a span and to a type', async () => {
    await report(service.url, [
      eventOf(stepSample({ time: 5_000 })),
      eventOf(healthSample({ time: 6_000 })),
      eventOf(stepSample({ time: 7_000 })),
    ]);
    expect((await linesOf('?to=10000')).map(({ time }) => time)).toEqual([5_000, 6_000, 7_000]);
    expect((await linesOf('?from=6000&to=7000')).map(({ time }) => time)).toEqual([6_000]);
    expect((await linesOf('?to=10000&type=step')).map(({ time }) => time)).toEqual([5_000, 7_000]);
  });

  it('refuses who has no token of its own, the report token too', async () => {
    for (const token of [null, TOKEN, `${EXPORT_TOKEN}x`]) {
      const response = await get('', token);
      expect(response.status).toBe(401);
      expect((await problemOf(response)).error).toMatch(/export/u);
    }
  });

  it('says what is wrong with a query', async () => {
    for (const query of ['?from=yesterday', '?type=all', '?colour=red']) {
      expect((await get(query)).status).toBe(400);
    }
  });

  it('gives nothing out where no export token is set', async () => {
    await service.close();
    service = await place.start();
    expect((await get()).status).toBe(401);
  });
});
