/** How the database goes about lists, search and numbers: with 60,000 events it reads no month from end to end. */
import { afterAll, beforeAll, expect, it, describe } from 'vitest';
import { EventQuery } from '../../server/contract/contract.ts';
import { type Database, openDatabase, type Row } from '../../server/database/database.ts';
import { migrate } from '../../server/database/migrations.ts';
import { preparePartitions } from '../../server/database/partitions.ts';
import { readPage } from '../../server/events/store.ts';
import { registerProjections } from '../../server/projection/fold.ts';
import { PROJECTIONS } from '../../server/projections.ts';
import { readFacets, readSummary } from '../../server/measures/summary.ts';
import { fillEvents, prepareMonths } from '../bench/console-load/fill.ts';
import { DATABASES, usePlace } from './places.ts';

const DAY = 24 * 60 * 60_000;
const NOW = Date.now();
const MANY = 60_000;

describe.runIf(DATABASES.length > 1)('plans on PostgreSQL', () => {
  const place = usePlace(DATABASES.at(-1)!);
  let database: Database;

  /** A database that asks for the plan of each question beside its answer. */
  function watched(plans: string[]): Database {
    const explain = (query: Database['query']): Database['query'] => {
      return async (text, parameters): Promise<Row[]> => {
        if (/FROM events|FROM \(\s*SELECT/u.test(text)) {
          const plan = await query(`EXPLAIN ${text}`, parameters);
          plans.push(plan.map((row) => String(row['QUERY PLAN'])).join('\n'));
        }
        return await query(text, parameters);
      };
    };
    return {
      ...database,
      query: explain(database.query),
      transaction: (work) =>
        database.transaction((queries) => work({ query: explain(queries.query) })),
    };
  }

  beforeAll(async () => {
    database = await openDatabase(place.options.databaseUrl ?? null, place.options.dataDirectory);
    await migrate(database, NOW);
    await preparePartitions(database, NOW);
    await prepareMonths(database, NOW);
    await registerProjections(database, PROJECTIONS);
    await fillEvents(database, MANY, NOW);
    // As autovacuum leaves it: what the index of words holds back is in it.
    await database.query('VACUUM (ANALYZE) events', []);
  }, 60_000);
  afterAll(() => database?.close());

  it.each([
    ['nothing', {}],
    ['a day', { from: NOW - DAY }],
    ['a year', { from: NOW - 360 * DAY, to: NOW }],
    ['a type', { type: 'health' }],
    ['a decision', { effect: 'block' }],
    ['an outcome', { outcome: 'disputed' }],
    ['a surface', { surface: 'share/google-drive' }],
    ['an app', { app: 'app-7.apps.example' }],
    ['a person', { person: 'person-17@acme.example' }],
    ['all of them', { type: 'step', outcome: 'proceeded', person: 'person-17@acme.example' }],
    ['a common word', { text: 'google' }],
    ['a rare word', { text: 'person-19999' }],
    ['a rare word and a person', { text: 'app-2999', person: 'person-17@acme.example' }],
  ])('list by %s without reading a month from end to end', async (_, filter) => {
    const plans: string[] = [];
    await readPage(watched(plans), EventQuery.parse(filter));
    expect(plans.length).toBeGreaterThan(0);
    expect(scansIn(plans)).toEqual([]);
  });

  it('count and offer without reading a month from end to end', async () => {
    const plans: string[] = [];
    for (const days of [1, 30, 360]) {
      const span = { from: NOW - days * DAY, to: NOW };
      await readSummary(watched(plans), span, NOW);
      await readFacets(watched(plans), span);
    }
    expect(plans.length).toBeGreaterThan(2);
    expect(scansIn(plans)).toEqual([]);
  });

  it('would be seen if one did', async () => {
    const plans: string[] = [];
    await watched(plans).query(`SELECT count(*) FROM events WHERE message LIKE '%x%'`, []);
    expect(scansIn(plans).length).toBeGreaterThan(5);
  });
});

/** Lines that read a month with events in it; an empty one has nothing else to be read by. */
function scansIn(plans: readonly string[]): string[] {
  return plans.flatMap((plan) =>
    plan
      .split('\n')
      .filter((line) => /Seq Scan on events_/u.test(line))
      .filter((line) => Number(/rows=(\d+)/u.exec(line)?.[1]) > 1),
  );
}
