/** What shows that nothing was changed, removed or lost. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { uuidv7 } from '../../lib/activity/identifiers.ts';
import { type Database, openDatabase } from '../../server/database/database.ts';
import { migrate } from '../../server/database/migrations.ts';
import { preparePartitions } from '../../server/database/partitions.ts';
import { verifyChain } from '../../server/events/chain.ts';
import { readDevices } from '../../server/events/gaps.ts';
import { insertEvents } from '../../server/events/store.ts';
import { NOW, step, uidOf } from './dated-events.ts';
import { DATABASES, usePlace } from './places.ts';
import { type Json, newEvents } from './requests.ts';

describe.each(DATABASES)('stored on %s', (name) => {
  const place = usePlace(name);
  let database: Database;
  const store = (events: Json[]) => insertEvents(database, newEvents(events), NOW);

  beforeAll(async () => {
    database = await openDatabase(place.options.databaseUrl ?? null, place.options.dataDirectory);
    await migrate(database, NOW);
    await preparePartitions(database, NOW);
  });
  afterAll(() => database.close());

  describe('as a chain for each device', () => {
    let device = '';
    let events: Json[] = [];
    beforeEach(async () => {
      device = `device-${uuidv7()}`;
      // Text that a change of form on the way would spoil.
      const odd = { b: 1e21, a: [0.1, 'ä\u2028😀"\\/'], 2: null, 1: {} };
      events = [1, 2, 3, 4].map((sequence) => ({ ...step({ device, sequence }), odd }));
      await store(events.slice(0, 2));
      await store([events[1]!, events[2]!, events[2]!]);
      await store(events.slice(3));
    });
    const broken = async () => (await verifyChain(database, device))!.broken.join('\n');

    it('holds for what was stored; repeats are not part of it', async () => {
      expect(await verifyChain(database, device)).toEqual({
        ...{ device, links: 3, events: 4, broken: [], gone: 0 },
      });
      expect(await verifyChain(database, 'nobody')).toBeNull();
    });

    it.each([
      ['an event is changed', `UPDATE events SET event = '{}' WHERE uid = $1`, /not as link 2/],
      ['an event is removed', 'DELETE FROM events WHERE uid = $1', /link 2 is missing/],
    ])('%s: found', async (_what, sql, expected) => {
      await database.query(sql, [uidOf(events[2]!)]);
      expect(await broken()).toMatch(expected);
    });

    it.each([
      [
        'a link is removed',
        'DELETE FROM chain_links WHERE position = 2 AND device = $1',
        /Links bet/,
      ],
      [
        'a link is changed',
        `UPDATE chain_links SET entries = entries || 'x' WHERE position = 2 AND device = $1`,
        /Link 2 does not have the hash/,
      ],
      [
        'the last link is removed',
        'DELETE FROM chain_links WHERE position = 3 AND device = $1',
        /ends at link 2, but 3/,
      ],
    ])('%s: found', async (_what, sql, expected) => {
      await database.query(sql, [device]);
      expect(await broken()).toMatch(expected);
    });

    it('old links may leave; the rest still holds', async () => {
      await database.query('DELETE FROM chain_links WHERE position = 1 AND device = $1', [device]);
      expect(await verifyChain(database, device)).toMatchObject({ links: 2, broken: [] });
    });

    it('reports of one device at the same moment line up', async () => {
      const many = Array.from({ length: 24 }, (_, index) => step({ device, sequence: 10 + index }));
      await Promise.all([0, 8, 16].map((from) => store(many.slice(from, from + 8))));
      expect(await verifyChain(database, device)).toMatchObject({ links: 6, broken: [] });
    });
  });

  describe('with the numbers that browsers give them', () => {
    const numbers = async (device: string, ...sequences: number[]) => {
      for (const sequence of sequences) await store([step({ device, sequence })]);
      return (await readDevices(database, false, '')).find((row) => row.device === device);
    };

    it('says which never came, until they come', async () => {
      const device = `gaps-${name}`;
      expect(await numbers(device, 7, 8, 12, 15)).toMatchObject({
        missing: 5,
        pieces: [
          { from: 9, to: 11 },
          { from: 13, to: 14 },
        ],
      });
      expect((await readDevices(database, true, '')).map((row) => row.device)).toContain(device);
      expect(await numbers(device, 11, 9, 14, 10, 13)).toMatchObject({ missing: 0, pieces: [] });
      expect((await readDevices(database, true, '')).map((row) => row.device)).not.toContain(
        device,
      );
    });

    it('does not let one device fill the table', async () => {
      const device = `scattered-${name}`;
      const scattered = Array.from({ length: 1200 }, (_, i) => step({ device, sequence: i * 2 }));
      for (let at = 0; at < 1200; at += 400) await store(scattered.slice(at, at + 400));
      expect(await numbers(device, 5000)).toMatchObject({ ragged: true, missing: 0 });
    });
  });
});
