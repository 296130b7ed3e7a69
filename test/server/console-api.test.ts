import { beforeAll, describe, expect, it } from 'vitest';
import { OUTCOMES } from '../../lib/activity/decision.ts';
import { type EventRow, Facets, Summary } from '../../server/contract/contract.ts';
import type { Service } from '../../server/main.ts';
import { ACTIVITIES, DECISION, healthSample, ORIGIN, stepSample } from '../unit/events/samples.ts';
import { DATABASES, usePlace } from './places.ts';
import { eventOf, manyEvents, problemOf, type Reader, report, signIn } from './requests.ts';

const HOUR = 3_600_000;
const NOON = Date.UTC(2026, 5, 1, 12);

describe.each(DATABASES)('the console API on %s', (name) => {
  const place = usePlace(name);
  let service: Service;
  let reader: Reader;
  const markup = '<img src=x onerror=alert(1)>';
  const people = ['ana@acme.example', 'ben@acme.example', 'cem@acme.example'];

  beforeAll(async () => {
    service = await place.start();
    reader = await signIn(service.url);
    const kinds = [
      ACTIVITIES.consent!,
      ACTIVITIES.share!,
      ACTIVITIES.connect!,
      ACTIVITIES.publish!,
    ];
    // 240 steps, one every three minutes, and two health events; several share a time.
    const events = Array.from({ length: 240 }, (_, index) =>
      eventOf(
        stepSample({
          time: NOON + Math.floor(index / 4) * 720_000,
          activity: kinds[index % 4]!,
          outcome: OUTCOMES[index % OUTCOMES.length]!,
          decision: {
            ...DECISION,
            effect: index % 2 === 0 ? 'inform' : 'block',
            intended: 'block',
          },
        }),
        { ...ORIGIN, user: people[index % 3]!, device: `device-${index % 5}` },
      ),
    );
    await report(service.url, events);
    await report(
      service.url,
      [1, 2].map(() => eventOf(healthSample({ time: NOON + HOUR }), { ...ORIGIN, user: null })),
    );
  });

  it.each([
    '/api/session',
    '/api/events',
    '/api/events/x',
    '/api/summary',
    '/api/facets',
    '/api/live',
    '/api/other',
    '/api',
  ])('%s wants a session', async (path) => {
    for (const headers of [{}, { Cookie: 'handrail=guess' }, { Cookie: `${reader.cookie}x` }]) {
      const response = await fetch(service.url + path, { headers });
      expect(response.status).toBe(401);
      expect((await problemOf(response)).hint).toBe('Sign in first.');
    }
  });

  it('pages from newest to oldest without losing or repeating a row', async () => {
    const rows = await reader.all('limit=7');
    expect(rows).toHaveLength(242);
    expect(new Set(rows.map(({ uid }) => uid)).size).toBe(242);
    expect(rows).toEqual(rows.toSorted((a, b) => b.time - a.time || (a.uid < b.uid ? 1 : -1)));
  });

  it('pages stably while events arrive', async () => {
    const expected = (await reader.all('limit=500')).map(({ uid }) => uid);
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: Awaited<ReturnType<Reader['page']>> = await reader.page(
        `limit=10${next === '' ? '' : `&cursor=${next}`}`,
      );
      seen.push(...page.rows.map(({ uid }) => uid));
      next = page.next;
      // Newer ones, and late ones that belong before what was read.
      await report(
        service.url,
        manyEvents(3, { time: NOON + 1000 * HOUR, activity: ACTIVITIES['site share']! }),
      );
    }
    expect(seen).toEqual(expected);
  });

  it.each<[string, (row: EventRow) => boolean]>([
    ['outcome=cancelled', (row) => row.outcome === 'cancelled'],
    ['effect=inform', (row) => row.effect === 'inform'],
    ['surface=share/google-drive', (row) => row.surface === 'share/google-drive'],
    ['app=1234.apps.example', (row) => row.subject === '1234.apps.example'],
    ['app=spreadsheet', () => false],
    ['person=ben@acme.example', (row) => row.user === 'ben@acme.example'],
    ['type=health', (row) => row.type === 'health'],
    [
      `from=${NOON + HOUR}&to=${NOON + 3 * HOUR}`,
      (row) => row.time >= NOON + HOUR && row.time < NOON + 3 * HOUR,
    ],
    ['text=mail helper', (row) => row.subjectName === 'Mail Helper'],
    ['text=DROPB', (row) => row.subjectName === 'Dropbox'],
    ['text=acme ben', (row) => row.user === 'ben@acme.example'],
    ["text='); DROP TABLE events; --", () => false],
    ['text=%26 | ! :*', () => true],
    [
      'outcome=blocked&person=cem@acme.example&effect=block',
      (row) =>
        row.outcome === 'blocked' && row.user === 'cem@acme.example' && row.effect === 'block',
    ],
  ])('filters by %s', async (query, matches) => {
    const all = await reader.all('limit=500');
    const some = await reader.all(`limit=50&${query}`);
    expect(some).toEqual(all.filter(matches));
  });

  it.each([
    'effect=explode',
    'limit=0',
    'limit=9999',
    'from=yesterday',
    'colour=red',
    'cursor=abc',
    `cursor=${btoa('["x",1]')}`,
  ])('refuses %s with a sentence', async (query) => {
    const response = await reader.get(`/api/events?${query}`);
    expect(response.status).toBe(400);
    expect((await problemOf(response)).error).not.toBe('');
  });

  it('gives one event whole, or says that there is none', async () => {
    const [row] = (await reader.page('limit=1&outcome=disputed')).rows;
    const detail = await reader.detail(row!.uid);
    expect(detail.row).toEqual(row);
    expect(detail.received).toBeGreaterThan(NOON);
    expect(detail.event).toMatchObject({
      metadata: { uid: row!.uid },
      unmapped: { handrail: { kind: row!.kind } },
    });
    for (const uid of ['6fa459ea-ee8a-4ca4-894e-db77e160355e', 'nothing', '%27']) {
      expect((await reader.get(`/api/events/${uid}`)).status).toBe(404);
    }
  });

  it('gives markup back as text inside JSON', async () => {
    const [event] = manyEvents(1, { justification: markup });
    event!.unmapped.handrail.activity = {
      ...ACTIVITIES.consent!,
      app: { clientId: markup, name: markup, publisher: null, verified: null },
    };
    event!.unmapped.handrail.kind = 'consent';
    event!.message = markup;
    await report(service.url, [event!]);
    const response = await reader.get(`/api/events/${event!.metadata.uid}`);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.json()).toMatchObject({
      row: { subjectName: markup, message: markup },
      event: { status_detail: markup },
    });
  });

  it('sums up a span of time', async () => {
    const span = { from: NOON, to: NOON + 12 * HOUR };
    const summary = Summary.parse(
      await (await reader.get(`/api/summary?from=${span.from}&to=${span.to}`)).json(),
    );
    const rows = (await reader.all(`limit=500&from=${span.from}&to=${span.to}`)).filter(
      ({ type }) => type === 'step',
    );
    expect(summary.steps).toBe(rows.length);
    expect(summary.steps).toBe(240);
    expect(summary.devices).toBe(5);
    for (const outcome of OUTCOMES) {
      expect(summary.byOutcome[outcome] ?? 0).toBe(
        rows.filter((row) => row.outcome === outcome).length,
      );
    }
    expect(summary.byEffect).toEqual({ inform: 120, block: 120 });
    // Older than minutes are kept, so the bars are hours.
    expect(summary.buckets.map(({ time }) => time)).toEqual(
      Array.from({ length: 12 }, (_, index) => NOON + index * HOUR),
    );
    expect(summary.buckets[0]!.byEffect).toEqual({ block: 20 });
    const counted = summary.buckets.reduce((sum, { byEffect }) => sum + (byEffect.block ?? 0), 0);
    expect(counted).toBe(240);
    expect((await reader.get('/api/summary?from=5&to=4')).status).toBe(400);
    expect((await reader.get('/api/summary?from=x')).status).toBe(400);
    expect((await reader.get('/api/summary')).status).toBe(200);
  });

  it('offers what occurs in a span of time', async () => {
    const read = async (from: number, to: number) =>
      Facets.parse(await (await reader.get(`/api/facets?from=${from}&to=${to}`)).json());
    // The menus follow the projection, which is half a second behind.
    await expect
      .poll(() => read(NOON, NOON + 12 * HOUR), { timeout: 20_000 })
      .toEqual({
        surfaces: [
          'connect/power-automate',
          'consent/google',
          'publish/node-red',
          'share/google-drive',
        ],
        apps: [
          { id: '1234.apps.example', name: 'Mail Helper' },
          { id: 'shared_dropbox', name: 'Dropbox' },
        ],
        people,
      });
    expect(await read(0, 1)).toEqual({ surfaces: [], apps: [], people: [] });
  });
});
