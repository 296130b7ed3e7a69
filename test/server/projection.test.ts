/** Projections: every event once, whatever fails and whoever folds; a new version begins anew. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../server/database/database.ts';
import { migrate } from '../../server/database/migrations.ts';
import { preparePartitions } from '../../server/database/partitions.ts';
import { insertEvents } from '../../server/events/store.ts';
import { foldAll, foldOnce, registerProjections } from '../../server/projection/fold.ts';
import type { Projection } from '../../server/projection/projection.ts';
import { NOW } from './dated-events.ts';
import { DATABASES, usePlace } from './places.ts';
import { manyEvents, newEvents } from './requests.ts';

/** Counts what it is given in a table of its own. */
function counting(name: string, version = 1): Projection & { fails: boolean } {
  const projection = {
    ...{ name, version, fails: false },
    fold: async ({ query }, events) => {
      await query('UPDATE counted SET count = count + $2 WHERE name = $1', [name, events.length]);
      if (projection.fails) throw new Error('It cannot.');
    },
    reset: async ({ query }) => {
      await query('UPDATE counted SET count = 0 WHERE name = $1', [name]);
    },
    forget: () => Promise.resolve(),
  } as Projection & { fails: boolean };
  return projection;
}

describe.each(DATABASES)('projections on %s', (name) => {
  const place = usePlace(name);
  let database: Database;
  const [one, two] = [counting('one'), counting('two')];
  const counts = async () =>
    Object.fromEntries(
      (await database.query('SELECT name, count FROM counted', [])).map((row) => [
        row.name,
        Number(row.count),
      ]),
    );
  const store = (many: number) => insertEvents(database, newEvents(manyEvents(many)), NOW);

  beforeAll(async () => {
    database = await openDatabase(place.options.databaseUrl ?? null, place.options.dataDirectory);
    await migrate(database, NOW);
    await preparePartitions(database, NOW);
    await database.query('CREATE TABLE counted (name text PRIMARY KEY, count bigint)', []);
    await database.query(`INSERT INTO counted VALUES ('one', 0), ('two', 0)`, []);
  });
  afterAll(() => database.close());

  it('fold what is stored once, in batches', async () => {
    await store(700);
    await foldAll(database, [one, two]);
    await foldAll(database, [one, two]);
    expect(await counts()).toEqual({ one: 700, two: 700 });
  });

  it('that fail hold up no other, undo their batch, and catch up later', async () => {
    two.fails = true;
    await store(20);
    const { troubles } = await foldOnce(database, [one, two]);
    expect(troubles.map((trouble) => trouble.name)).toEqual(['two']);
    expect(await counts()).toEqual({ one: 720, two: 700 });
    const [row] = await database.query(
      `SELECT last_trouble FROM projections WHERE name = 'two'`,
      [],
    );
    expect(row).toEqual({ last_trouble: 'It cannot.' });
    two.fails = false;
    await store(5);
    await foldAll(database, [one, two]);
    expect(await counts()).toEqual({ one: 725, two: 725 });
  });

  it('begin anew with a new version, and an old process leaves it alone then', async () => {
    await foldAll(database, [counting('one', 2)]);
    await store(1);
    await registerProjections(database, [one]);
    await foldOnce(database, [one]);
    expect(await counts()).toMatchObject({ one: 725 });
    await foldAll(database, [counting('one', 2)]);
    expect(await counts()).toMatchObject({ one: 726 });
  });

  it('count every event once when several processes fold', async () => {
    await store(1_200);
    const rounds = Array.from({ length: 8 }, () => foldOnce(database, [two]));
    await Promise.all(rounds);
    await foldAll(database, [two]);
    expect(await counts()).toMatchObject({ two: 1_926 });
  });
});
