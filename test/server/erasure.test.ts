/** Erasing a person leaves no name behind, not as who saw a thing first, and not through a fold on its way. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, DatabaseAway, openDatabase } from '../../server/database/database.ts';
import { preparePartitions } from '../../server/database/partitions.ts';
import { readThing } from '../../server/inventory/detail.ts';
import { INVENTORY } from '../../server/inventory/projection.ts';
import { removePeople } from '../../server/inventory/upkeep.ts';
import { erasePerson } from '../../server/keeping/erasure.ts';
import { foldAll, foldOnce, registerProjections } from '../../server/projection/fold.ts';
import type { Projection } from '../../server/projection/projection.ts';
import { NOW, step } from './dated-events.ts';
import { consent, stepOf, store } from './inventory-stage.ts';
import { DATABASES, usePlace } from './places.ts';

const DAY = 86_400_000;

describe.each(DATABASES)('erasure on %s', (name) => {
  const place = usePlace(name);
  let database: Database;
  const erase = (person: string, forget = INVENTORY.forget) =>
    erasePerson(database, { person, reason: 'asked', pseudonym: null }, 'sam', NOW, [forget]);
  const meet = (clientId: string, user: string, time: number) =>
    stepOf(consent({ app: { clientId, name: clientId } }), { user, time });
  const thingCalled = async (known: string) => {
    const rows = await database.query('SELECT thing FROM inventory_things WHERE name = $1', [
      known,
    ]);
    return (await readThing(database, String(rows[0]!.thing)))!;
  };

  beforeAll(async () => {
    database = await openDatabase(place.options.databaseUrl ?? null, place.options.dataDirectory);
    await preparePartitions(database, NOW);
  });
  afterAll(() => database.close());

  describe('of who saw a thing first', () => {
    const removed = () =>
      removePeople({ database, retention: { step: 1, health: 1 } }, NOW + DAY / 2);

    it('comes by itself when the days of the event are over, not while it is kept', async () => {
      await store(database, [
        meet('old', 'ana', NOW - 2 * DAY),
        meet('old', 'ben', NOW),
        meet('again', 'ana', NOW - 2 * DAY),
        meet('again', 'ana', NOW),
      ]);
      await foldAll(database, [INVENTORY]);
      expect((await thingCalled('old')).firstUser).toBe('ana');
      await removed();
      expect(await thingCalled('old')).toMatchObject({ firstUser: null, row: { people: 1 } });
      expect(await thingCalled('again')).toMatchObject({ firstUser: 'ana', row: { people: 1 } });
    });

    it('reaches a thing in whose list of people they are no more', async () => {
      await store(database, [meet('left', 'cem', NOW - 1), meet('left', 'dee', NOW)]);
      await foldAll(database, [INVENTORY]);
      await database.query(`DELETE FROM inventory_people WHERE who = 'cem'`, []);
      await database.query(`UPDATE inventory_things SET people = 1 WHERE name = 'left'`, []);
      await erase('cem');
      const detail = await thingCalled('left');
      expect(detail).toMatchObject({ firstUser: null, row: { people: 1 } });
      expect(JSON.stringify(detail)).not.toContain('cem');
    });
  });

  it('waits for a fold that is on its way with the person', async () => {
    await database.query('CREATE TABLE met (person text)', []);
    const [begun, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const slow: Projection = {
      ...{ name: 'slow', version: 1 },
      fold: async ({ query }, events) => {
        for (const { row } of events) await query('INSERT INTO met VALUES ($1)', [row.user]);
        begun.resolve();
        await goOn.promise;
      },
      reset: () => Promise.resolve(),
      forget: async ({ query }, person) => {
        await query('DELETE FROM met WHERE person = $1', [person]);
      },
    };
    await registerProjections(database, [slow]);
    await store(database, [step({ person: 'eve' }), step({ person: 'fay' })]);
    const folding = foldOnce(database, [slow]);
    await begun.promise;
    const erasing = erase('eve', slow.forget);
    // Long enough for an erasure that would not wait.
    await Promise.race([erasing, new Promise((done) => setTimeout(done, 300))]);
    goOn.resolve();
    await folding;
    await erasing;
    const people = (await database.query('SELECT DISTINCT person FROM met', [])).map(
      ({ person }) => person,
    );
    expect(people).toContain('fay');
    expect(people).not.toContain('eve');
  });

  it('is done again when it and another change waited for each other, and for nothing else', async () => {
    const failing = (times: number, code: string) => {
      const cause = Object.assign(new Error('deadlock detected'), { code });
      const calls = { count: 0 };
      const forget = () => {
        calls.count += 1;
        return calls.count > times
          ? Promise.resolve()
          : Promise.reject(new DatabaseAway('The database does not answer.', { cause }));
      };
      return { calls, forget };
    };
    const twice = failing(2, '40P01');
    await store(database, [step({ person: 'gus' })]);
    expect(await erase('gus', twice.forget)).toEqual({ erased: 1, held: 0 });
    expect(twice.calls.count).toBe(3);
    for (const [code, count] of [
      ['40P01', 3],
      ['57P01', 1],
    ] as const) {
      const always = failing(99, code);
      await expect(erase('gus', always.forget)).rejects.toThrow('does not answer');
      expect(always.calls.count).toBe(count);
    }
  });
});
