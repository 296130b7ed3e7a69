import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Database, openDatabase, type Queries } from '../../../server/database/database.ts';
import { migrate } from '../../../server/database/migrations.ts';
import { MIGRATIONS } from '../../../server/database/migration-steps.ts';
import { insertEvents, readRows } from '../../../server/events/store.ts';
import { DATABASES, usePlace } from '../places.ts';
import { manyEvents, newEvents } from '../requests.ts';

const syncs = vi.hoisted(() => ({ count: 0 }));
vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  const fdatasyncSync = (descriptor: number): void => {
    syncs.count += 1;
    real.fdatasyncSync(descriptor);
  };
  return { ...real, fdatasyncSync };
});

const someEvents = (count: number) => newEvents(manyEvents(count));

describe.each(DATABASES)('the store on %s', (name) => {
  const place = usePlace(name);
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase(place.options.databaseUrl ?? null, place.options.dataDirectory);
    await migrate(database, Date.now());
  });
  afterAll(() => database.close());

  it.each([0, 3, 6])(
    'finds the one event that the database refuses, at place %i of 7',
    async (at) => {
      const events = someEvents(7);
      // Nothing that passes the schema is refused today; this stands for what tomorrow's schema misses.
      events[at]!.row.time = 1e30;
      const { added, refused } = await insertEvents(database, events, Date.now());
      expect(added).toHaveLength(6);
      expect(refused).toEqual([{ uid: events[at]!.row.uid, reason: expect.any(String) }]);
      expect(
        await readRows(
          database,
          events.map(({ row }) => row.uid),
        ),
      ).toHaveLength(6);
    },
  );

  it('migrates once, also when many start at the same moment', async () => {
    await Promise.all([1, 2, 3, 4].map((now) => migrate(database, now)));
    expect(await database.query('SELECT count(*)::int AS count FROM migrations', [])).toEqual([
      { count: MIGRATIONS.length },
    ]);
  });

  it('refuses data of a newer Handrail', async () => {
    await database.query(
      `INSERT INTO migrations (version, name, applied) VALUES (99, 'later', 0)`,
      [],
    );
    await expect(migrate(database, Date.now())).rejects.toThrow(/version 99.*newer/);
    await database.query('DELETE FROM migrations WHERE version = 99', []);
  });

  it('undoes a transaction that fails', async () => {
    const work = database.transaction(async ({ query }) => {
      await query(
        `INSERT INTO accounts (name, role, password_hash) VALUES ('x', 'viewer', '')`,
        [],
      );
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await database.query(`SELECT name FROM accounts WHERE name = 'x'`, [])).toEqual([]);
  });

  it.runIf(name === 'PostgreSQL')(
    'a connection that breaks between two queries fails its transaction and nothing else',
    async () => {
      const work = database.transaction(async ({ query }) => {
        const [row] = await query('SELECT pg_backend_pid() AS pid', []);
        await database.query('SELECT pg_terminate_backend($1)', [Number(row!.pid)]);
        // The connection says so by itself; where nobody hears it, the process ends.
        await new Promise((resolve) => setTimeout(resolve, 300));
        await query('SELECT 1', []);
      });
      await expect(work).rejects.toThrow('The database does not answer.');
      expect(await database.query('SELECT 1 AS one', [])).toEqual([{ one: 1 }]);
    },
  );

  it.runIf(name === 'PGlite')('really writes to the disk before it says yes', async () => {
    for (const event of someEvents(5)) {
      const before = syncs.count;
      await insertEvents(database, [event], Date.now());
      expect(syncs.count).toBeGreaterThan(before);
    }
    expect(await database.query('SHOW fsync', [])).toEqual([{ fsync: 'on' }]);
    expect(await database.query('SHOW synchronous_commit', [])).toEqual([
      { synchronous_commit: 'on' },
    ]);
  });
});

describe('two reports with the same events', () => {
  it('lock them in one order, since PostgreSQL would otherwise end one of them as a deadlock', async () => {
    const orders: string[][] = [];
    const watching: Queries = {
      query: async (_sql, [json]) => {
        orders.push((JSON.parse(String(json)) as { uid: string }[]).map(({ uid }) => uid));
        return [];
      },
    };
    const events = someEvents(20);
    await insertEvents(watching, events, 0);
    await insertEvents(watching, events.toReversed(), 0);
    expect(orders[1]).toEqual(orders[0]);
  });
});
