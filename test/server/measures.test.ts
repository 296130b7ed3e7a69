/** Counts, menus and the measures of a period: the same as counting the events themselves. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Outcome, OUTCOMES } from '../../lib/activity/decision.ts';
import { uuidv7 } from '../../lib/activity/identifiers.ts';
import type { MeasureName } from '../../server/contract/report.ts';
import { type Database, openDatabase } from '../../server/database/database.ts';
import { migrate } from '../../server/database/migrations.ts';
import { preparePartitions } from '../../server/database/partitions.ts';
import { insertEvents } from '../../server/events/store.ts';
import { MEASURES } from '../../server/measures/projection.ts';
import { readReport } from '../../server/measures/report.ts';
import { readFacets, readSummary } from '../../server/measures/summary.ts';
import { foldAll } from '../../server/projection/fold.ts';
import { ACTIVITIES, DECISION, ORIGIN, stepSample } from '../unit/events/samples.ts';
import { DATABASES, usePlace } from './places.ts';
import { eventOf, type Json, newEvents } from './requests.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NOW = Math.floor(Date.now() / DAY) * DAY + 10 * 60 * MINUTE + 17_123;
const MONTH = {
  from: Math.floor(NOW / DAY) * DAY - 29 * DAY,
  to: Math.floor(NOW / DAY) * DAY + DAY,
};

type Given = { at: number; outcome: Outcome; user?: string; kind?: string; asks?: boolean };

const TERMS = { id: 'use', version: 2, text: 'Be careful.', url: null };

function step({ at, outcome, user = 'ana', kind = 'consent', asks = false }: Given): Json {
  const decision = {
    ...DECISION,
    ...{ effect: 'justify' as const, intended: 'justify' as const },
    requirements: { checklist: [], terms: asks ? TERMS : null },
  };
  return eventOf(
    stepSample({
      ...{ uid: uuidv7(at), time: at, activity: ACTIVITIES[kind]!, decision, outcome },
      rendered: 'justify',
    }),
    { ...ORIGIN, user },
  );
}

describe.each(DATABASES)('measures on %s', (name) => {
  const place = usePlace(name);
  let database: Database;
  const store = (events: Json[]) => insertEvents(database, newEvents(events), NOW);
  const parts = (keptSince = -Infinity) => ({ database, keptSince, reachOf: null });
  const report = async () => {
    const { measures, terms } = await readReport(parts(), MONTH, NOW);
    const value = (of: MeasureName) => measures.find((one) => one.name === of)!.value;
    return { value, terms, measures };
  };

  beforeAll(async () => {
    database = await openDatabase(place.options.databaseUrl ?? null, place.options.dataDirectory);
    await migrate(database, NOW);
    await preparePartitions(database, NOW);
    // Uneven times over three weeks, so that every grain and every edge has something.
    await store(
      Array.from({ length: 300 }, (_, index) =>
        step({
          at: NOW - 1 - index * index * 20_011,
          outcome: OUTCOMES[index % OUTCOMES.length]!,
          user: `person-${index}`,
          kind: ['consent', 'share', 'connect', 'publish'][index % 4]!,
        }),
      ),
    );
    await foldAll(database, [MEASURES]);
    // The projection has not seen these.
    await store([
      step({ at: NOW - 5, outcome: 'blocked' }),
      step({ at: NOW - 40 * DAY, outcome: 'fixed', kind: 'share' }),
    ]);
  }, 60_000);
  afterAll(() => database.close());

  it.each([
    ['an hour', NOW - 60 * MINUTE, NOW],
    ['a day', NOW - DAY, NOW],
    ['three days and a bit', NOW - 3 * DAY - 1_234, NOW - 77],
    ['a week', NOW - 7 * DAY, NOW],
    ['an old hour', NOW - 9 * DAY, NOW - 9 * DAY + 60 * MINUTE],
    ['ten old days', NOW - 17 * DAY, NOW - 7 * DAY],
    ['two months', NOW - 60 * DAY, NOW],
    ['years', NOW - 900 * DAY, NOW],
  ])('count every step of %s once', async (_, from, to) => {
    const summary = await readSummary(database, { from, to }, NOW);
    const [row] = await database.query(
      `SELECT count(*)::int AS steps, count(*) FILTER (WHERE outcome = 'blocked')::int AS blocked
       FROM events WHERE type = 'step' AND time >= $1::bigint AND time < $2::bigint`,
      [from, to],
    );
    expect(summary.steps).toBe(row!.steps);
    expect(summary.byOutcome['blocked'] ?? 0).toBe(row!.blocked);
    const bars = summary.buckets.flatMap(({ byOutcome }) => Object.values(byOutcome));
    expect(bars.reduce((sum, count) => sum + count, 0)).toBe(row!.steps);
    expect(summary.behind).toBe(false);
  });

  it('put each step into the bar of its time', async () => {
    const span = { from: NOW - 2 * DAY, to: NOW };
    const { buckets } = await readSummary(database, span, NOW);
    for (const [index, { time, byEffect }] of buckets.entries()) {
      const end = buckets[index + 1]?.time ?? NOW;
      const [row] = await database.query(
        'SELECT count(*)::int AS count FROM events WHERE time >= $1::bigint AND time < $2::bigint',
        [time, end],
      );
      expect(byEffect['justify'] ?? 0).toBe(row!.count);
    }
  });

  it('offer in menus what occurs', async () => {
    const facets = await readFacets(database, { from: NOW - DAY, to: NOW });
    expect(facets.apps.map(({ name: app }) => app)).toEqual(['Mail Helper', 'Dropbox']);
    expect(facets.people).toContain('person-3');
    expect(facets.people).not.toContain('person-299');
  });

  it('take a step back when the like went ahead within a quarter of an hour', async () => {
    const before = await report();
    const at = NOW - 5 * DAY;
    const steps = [
      step({ at, outcome: 'cancelled', user: 'eve' }),
      step({ at: at + 14 * MINUTE, outcome: 'proceeded', user: 'eve' }),
      step({ at, outcome: 'blocked', user: 'finn' }),
      step({ at: at + 16 * MINUTE, outcome: 'proceeded', user: 'finn' }),
      step({ at, outcome: 'blocked', user: 'gil' }),
      step({ at: at + MINUTE, outcome: 'proceeded', user: 'gil', kind: 'share' }),
      step({ at, outcome: 'fixed', user: 'hal' }),
      step({ at: at + MINUTE, outcome: 'proceeded', user: 'hal' }),
    ];
    // The later half first: two browsers of one person report when they like.
    await store(steps.filter((_, index) => index % 2 === 1));
    await foldAll(database, [MEASURES]);
    await store(steps.filter((_, index) => index % 2 === 0));
    await foldAll(database, [MEASURES]);
    const after = await report();
    // One more was blocked in the first test's events that had not been folded.
    expect(after.value('prevented')! - before.value('prevented')!).toBe(3 + 1);
  });

  it('know who has accepted which version of the terms, and forget a person', async () => {
    await store([
      step({ at: NOW - DAY, outcome: 'cancelled', user: 'ida', asks: true }),
      step({ at: NOW - DAY + 5, outcome: 'proceeded', user: 'ida', asks: true }),
      step({ at: NOW - DAY, outcome: 'cancelled', user: 'jan', asks: true }),
    ]);
    await foldAll(database, [MEASURES]);
    const { value, terms } = await report();
    expect(terms).toEqual([{ terms: 'use', version: 2, shown: 2, accepted: 1 }]);
    expect(value('terms')).toBe(0.5);
    await database.transaction((queries) => MEASURES.forget(queries, 'jan'));
    expect((await report()).value('terms')).toBe(1);
    await MEASURES.expire!(database, NOW - 300 * MINUTE);
    expect((await report()).terms).toEqual([]);
  });

  it('say what is not known instead of a number', async () => {
    const { measures, value } = await report();
    expect(value('detect')).toBeNull();
    expect(value('discovered')).toBeGreaterThan(0);
    expect(value('sensitive')).toBeGreaterThan(0);
    // An event from before the month makes the period before known.
    expect(measures.find((one) => one.name === 'disputes')!.before).not.toBeNull();
    await expect(readReport(parts(), { from: 5, to: DAY }, NOW)).rejects.toThrow('whole days');
  });
});
