/** What pages read of people leaves with the events that it was folded from, and not before. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../server/database/database.ts';
import { migrate } from '../../server/database/migrations.ts';
import { preparePartitions } from '../../server/database/partitions.ts';
import { makeHold } from '../../server/keeping/holds.ts';
import { cutoffsOf, removeExpired } from '../../server/keeping/retention.ts';
import { expireNames, keepNames } from '../../server/people/names.ts';
import { foldAll } from '../../server/projection/fold.ts';
import { PROJECTIONS } from '../../server/projections.ts';
import { NOW } from './dated-events.ts';
import { consent, stepOf, store } from './inventory-stage.ts';
import { DATABASES, usePlace } from './places.ts';

const DAY = 86_400_000;
const OLD = NOW - 500 * DAY;

describe.each(DATABASES)('people whose time is over on %s', (kind) => {
  const place = usePlace(kind);
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase(place.options.databaseUrl ?? null, place.options.dataDirectory);
    await migrate(database, NOW);
    await preparePartitions(database, NOW);
  });
  afterAll(() => database.close());

  /** Names in a column, each once. */
  const named = async (table: string, column: string) => {
    const rows = await database.query(`SELECT DISTINCT "${column}" AS name FROM ${table}`, []);
    return rows.flatMap(({ name }) => (typeof name === 'string' ? [name] : [])).toSorted();
  };

  it('leave who met what, what was asked, the fleet and the map of names; what is held stays', async () => {
    const asked = (user: string, time: number) =>
      stepOf(consent({}), { user, time, outcome: 'requested', device: `browser-of-${user}` });
    await store(database, [asked('old', OLD), asked('held', OLD), asked('new', NOW)]);
    const names = ['old', 'held', 'new'].map((name) => ({ pseudonym: name, sealed: 'x' }));
    await keepNames(database, names, OLD);
    await foldAll(database, PROJECTIONS);
    const where = [
      ['approval_requests', 'who'],
      ['seen_uses', 'person'],
      ['pseudonyms', 'pseudonym'],
    ] as const;
    for (const [table, column] of where)
      expect(await named(table, column), table).toEqual(['held', 'new', 'old']);
    await database.query(`UPDATE fleet_devices SET person = 'old', label = 'desk 1', heard = $1`, [
      OLD,
    ]);
    expect(await named('fleet_devices', 'label')).toEqual(['desk 1']);
    const hold = { person: 'held', device: null, from: 0, to: NOW, reason: 'case 9' };
    await makeHold(database, hold, 'admin', NOW);

    const cutoffs = cutoffsOf({ step: 400, health: 90 }, NOW);
    await removeExpired(database, cutoffs, NOW);
    for (const { expire } of PROJECTIONS) await expire?.(database, cutoffs.step);
    await expireNames(database, cutoffs.step);
    expect(await named('approval_requests', 'who')).toEqual(['held', 'new']);
    expect(await named('pseudonyms', 'pseudonym')).toEqual(['held', 'new']);
    // Who met what is no evidence; it follows the time alone.
    expect(await named('seen_uses', 'person')).toEqual(['new']);
    expect(await named('fleet_devices', 'person')).toEqual([]);
    expect(await named('fleet_devices', 'label')).toEqual([]);
  });
});
