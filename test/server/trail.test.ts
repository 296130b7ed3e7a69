/** The trail of what people did: only ever added to, and whoever changes it is seen. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../server/database/database.ts';
import { migrate } from '../../server/database/migrations.ts';
import { readAudit, recordAction, verifyAudit } from '../../server/people/audit.ts';
import { DATABASES, usePlace } from './places.ts';

const NOW = Date.UTC(2026, 10, 29);

describe.each(DATABASES)('the trail on %s', (name) => {
  const place = usePlace(name);
  let database: Database;
  const record = (actor: string, detail: Record<string, string>, at = NOW) =>
    database.transaction((queries) => recordAction(queries, actor, 'sign-in', detail, at));

  beforeAll(async () => {
    database = await openDatabase(place.options.databaseUrl ?? null, place.options.dataDirectory);
    await migrate(database, NOW);
  });
  afterAll(() => database.close());

  it('chains what many do at once, and gives it out page by page and by filter', async () => {
    await Promise.all(
      Array.from({ length: 210 }, (_, index) =>
        record(index % 3 === 0 ? 'Zoë "Z"' : 'b', { way: `ü ${index}` }, NOW + index),
      ),
    );
    expect(await verifyAudit(database)).toEqual({ entries: 210, unchained: 0, broken: [] });
    const first = await readAudit(database, {});
    const second = await readAudit(database, { cursor: first.next! });
    expect([first.entries.length, second.entries.length, second.next]).toEqual([200, 10, null]);
    expect(first.entries[0]).toMatchObject({ time: NOW + 209, detail: { way: 'ü 209' } });
    const some = await readAudit(database, { actor: 'Zoë "Z"', from: NOW + 3, to: NOW + 9 });
    expect(some.entries.map(({ time }) => time - NOW)).toEqual([6, 3]);
    expect((await readAudit(database, { action: 'erase' })).entries).toEqual([]);
    await expect(readAudit(database, { cursor: 'mine' })).rejects.toMatchObject({ status: 400 });
  });

  it('keeps nothing of what was undone', async () => {
    const undone = database.transaction(async (queries) => {
      await recordAction(queries, 'c', 'erase', {}, NOW);
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    expect(await verifyAudit(database)).toMatchObject({ entries: 210, broken: [] });
  });

  it.each([
    ['changed', `UPDATE audit SET actor = 'nobody' WHERE position = 7`, /^Entry 7 is not/u],
    ['removed', 'DELETE FROM audit WHERE position = 9', /^Entries 9 to 9 are missing/u],
    ['cut', 'DELETE FROM audit WHERE position > 200', /^Entries 201 to 210 are missing/u],
  ])('shows what was %s', async (_name, sql, sentence) => {
    const undone = database.transaction(async (queries) => {
      await queries.query(sql, []);
      const { broken } = await verifyAudit(queries);
      expect(broken[0]).toMatch(sentence);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
  });
});
