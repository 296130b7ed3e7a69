/** Filters that people keep: their own and those of others, and what stands in the trail. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MOST_FILTERS } from '../../server/contract/saved-filters.ts';
import { type Database, openDatabase } from '../../server/database/database.ts';
import { migrate } from '../../server/database/migrations.ts';
import { deleteFilter, keepFilter, readFilters } from '../../server/people/saved-filters.ts';
import { usePlace } from './places.ts';

const NOW = Date.UTC(2026, 10, 1);

describe('saved filters', () => {
  const place = usePlace('PGlite');
  let database: Database;
  const keep = (person: string, name: string, shared = false) =>
    keepFilter(database, { name, search: '?outcome=blocked', shared }, person, NOW);
  const namesOf = async (person: string) =>
    (await readFilters(database, person)).map(
      ({ name, own }) => `${name}${own ? '' : ' of others'}`,
    );
  const trail = async () =>
    (await database.query('SELECT actor, action FROM audit ORDER BY position', [])).map(
      ({ actor, action }) => `${String(actor)} ${String(action)}`,
    );

  beforeAll(async () => {
    database = await openDatabase(null, place.options.dataDirectory);
    await migrate(database, NOW);
    for (const name of ['ann', 'bob', 'cy'])
      await database.query(`INSERT INTO accounts VALUES ($1, 'viewer', 'x')`, [name]);
  }, 120_000);
  afterAll(() => database.close());

  it('show one’s own first, then what others share', async () => {
    await keep('ann', 'b mine');
    await keep('ann', 'A mine', true);
    await keep('bob', 'a shared', true);
    await keep('bob', 'hidden');
    expect(await namesOf('ann')).toEqual(['A mine', 'b mine', 'a shared of others']);
    expect(await trail()).toEqual(['ann share-filter', 'bob share-filter']);
  });

  it('have one name once, and are at most fifty', async () => {
    await expect(keep('ann', 'b mine')).rejects.toThrow('of this name');
    for (let index = 0; index < MOST_FILTERS; index += 1) await keep('cy', `filter ${index}`);
    await expect(keep('cy', 'one more')).rejects.toThrow('You have 50 filters');
  });

  it('are deleted by whoever made them, shared ones by an admin too', async () => {
    const [mine] = await readFilters(database, 'ann');
    const bob = { name: 'bob', role: 'approver' };
    await expect(deleteFilter(database, mine!.id, bob, NOW)).rejects.toThrow('no such filter');
    const hidden = (await readFilters(database, 'bob')).find(({ name }) => name === 'hidden')!;
    const admin = { name: 'cy', role: 'admin' };
    await expect(deleteFilter(database, hidden.id, admin, NOW)).rejects.toThrow('no such filter');
    await deleteFilter(database, mine!.id, admin, NOW);
    await deleteFilter(database, hidden.id, bob, NOW);
    expect(await namesOf('bob')).toEqual(['a shared']);
    expect((await trail()).at(-1)).toBe('cy delete-shared-filter');
  });

  it('leave with the account', async () => {
    await database.query(`DELETE FROM accounts WHERE name = 'bob'`, []);
    expect(await namesOf('ann')).toEqual(['b mine']);
  });
});
