/** The inventory at fifty thousand things on PostgreSQL: every list by an index. How long it takes is printed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ThingQuery } from '../../server/contract/inventory.ts';
import { type Database, openDatabase, type Queries } from '../../server/database/database.ts';
import { migrate } from '../../server/database/migrations.ts';
import { readThing } from '../../server/inventory/detail.ts';
import { NO_FACTS } from '../../server/inventory/facts.ts';
import { readInventorySummary, readThings } from '../../server/inventory/list.ts';
import { NOW } from './dated-events.ts';
import { DATABASES, usePlace } from './places.ts';

const THINGS = 50_000;

describe.runIf(DATABASES.includes('PostgreSQL' as never))('the inventory of 50,000 things', () => {
  const place = usePlace('PostgreSQL');
  let database: Database;
  const asked: { sql: string; parameters: Parameters<Queries['query']>[1] }[] = [];
  const noting: Queries = {
    query: (sql, parameters) => {
      asked.push({ sql, parameters });
      return database.query(sql, parameters);
    },
  };
  const page = (query: Record<string, unknown>) => readThings(noting, ThingQuery.parse(query));

  beforeAll(async () => {
    database = await openDatabase(place.options.databaseUrl ?? null, place.options.dataDirectory);
    await migrate(database, NOW);
    await database.query(
      `INSERT INTO inventory_things
       SELECT md5(n::text), md5((n * 7)::text), (ARRAY['app','connector','published','shared'])[1 + n % 4], 'google',
         'client-' || n, 'accounts.google.com', NULL, 'App ' || n,
         to_tsvector('simple', 'app name' || n % 5000), ARRAY[(ARRAY['mail','files','chat'])[1 + n % 3]],
         n % 2 = 0, 'external', n % 300, n, $1::bigint - n * 60000::bigint, $1::bigint - n * 1000::bigint,
         (ARRAY['unreviewed','approved','limited','blocked'])[1 + (n / 4) % 4], 'nobody',
         CASE WHEN n % 3 = 0 THEN 'team' END, (n * 37) % 101, 'low', '[]'::json, $2::json
       FROM generate_series(1, ${THINGS}) n`,
      [NOW, JSON.stringify(NO_FACTS)],
    );
    await database.query('VACUUM ANALYZE inventory_things', []);
  });
  afterAll(() => database.close());

  it('opens each list by an index', async () => {
    const first = await page({});
    const queries = [
      { cursor: first.next },
      ...['first', 'last', 'people'].map((sort) => ({ sort })),
      { kind: 'app' },
      { status: 'blocked' },
      { unowned: 'yes' },
      { area: 'mail', status: 'unreviewed' },
      { since: NOW - 7 * 86_400_000 },
      { text: 'name4999' },
    ];
    const times: number[] = [];
    for (const query of queries) {
      // Once for the cache, as the second reader of a page has it.
      await page(query);
      const start = performance.now();
      const { rows } = await page(query);
      times.push(performance.now() - start);
      expect(rows.length, JSON.stringify(query)).toBeGreaterThan(0);
    }
    await readInventorySummary(noting, NOW);
    const start = performance.now();
    await readThing(noting, first.rows[0]!.thing);
    times.push(performance.now() - start);
    for (const { sql, parameters } of asked) {
      const plan = await database.query(`EXPLAIN ${sql}`, parameters);
      expect(plan.map((row) => String(row['QUERY PLAN'])).join('\n'), sql).not.toContain(
        'Seq Scan on inventory_things',
      );
    }
    const sorted = times.toSorted((a, b) => a - b);
    const words = sorted.map((time) => time.toFixed(1)).join(' ');
    process.stdout.write(`inventory pages at ${THINGS} things, ms: ${words}\n`);
  });
});
