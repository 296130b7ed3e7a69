/** What is kept, for how long, and what shows that it is whole. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from '../../lib/activity/identifiers.ts';
import { type Database, openDatabase } from '../../server/database/database.ts';
import { migrate, rehearseMigrations } from '../../server/database/migrations.ts';
import { MIGRATIONS } from '../../server/database/migration-steps.ts';
import {
  listPartitions,
  lowestUid,
  monthOf,
  preparePartitions,
} from '../../server/database/partitions.ts';
import { verifyChain } from '../../server/events/chain.ts';
import { insertEvents, readEvent } from '../../server/events/store.ts';
import { erasePerson } from '../../server/keeping/erasure.ts';
import { makeHold, readHolds, releaseHold } from '../../server/keeping/holds.ts';
import { cutoffsOf, removeExpired } from '../../server/keeping/retention.ts';
import { readAudit } from '../../server/people/audit.ts';
import { change, health, NOW, step, uidOf } from './dated-events.ts';
import { DATABASES, usePlace } from './places.ts';
import { type Json, newEvents } from './requests.ts';

const DAY = 24 * 60 * 60 * 1000;
const KEEP = { step: 400, health: 90 };

describe.each(DATABASES)('kept on %s', (name) => {
  const place = usePlace(name, { bare: true });
  let database: Database;
  const store = (events: Json[], received = NOW) =>
    insertEvents(database, newEvents(events), received);
  const isThere = async (event: Json) => (await readEvent(database, uidOf(event))) !== null;
  const tableOf = async (event: Json) => {
    const [row] = await database.query(
      'SELECT tableoid::regclass::text AS t FROM events WHERE uid = $1',
      [uidOf(event)],
    );
    return row!.t;
  };

  beforeAll(async () => {
    database = await openDatabase(place.options.databaseUrl ?? null, place.options.dataDirectory);
  });
  afterAll(() => database.close());

  it('brings data of the first version along, and can rehearse that', async () => {
    await database.query(
      'CREATE TABLE migrations (version int PRIMARY KEY, name text NOT NULL, applied bigint NOT NULL)',
      [],
    );
    for (const statement of MIGRATIONS[0]!.statements) await database.query(statement, []);
    await database.query(`INSERT INTO migrations VALUES (1, 'first', 0)`, []);
    const old = step();
    await database.query(
      `INSERT INTO events VALUES ($1, $2, 5, 'step', 'd', NULL, NULL, 'share', 'file', NULL, NULL, 'warn',
         'warn', 'proceeded', NULL, 'a sentence', to_tsvector('simple', 'a'), $3)`.replaceAll(
        `'warn'`,
        `'inform'`,
      ),
      [uidOf(old), NOW, JSON.stringify(old)],
    );
    const due = MIGRATIONS.slice(1).map((migration) => migration.name);
    expect(await rehearseMigrations(database, NOW)).toEqual(due);
    const [before] = await database.query(`SELECT to_regclass('devices')::text AS devices`, []);
    expect(before, 'a rehearsal leaves nothing behind').toEqual({ devices: null });
    await migrate(database, NOW);
    expect(await rehearseMigrations(database, NOW)).toEqual([]);
    await preparePartitions(database, NOW);
    expect(await readEvent(database, uidOf(old))).toMatchObject({ received: 5, event: old });
    expect(await tableOf(old)).toBe('events_2026_11');
  });

  describe('in months', () => {
    it('lie next to each other without a gap', async () => {
      const months = await listPartitions(database);
      expect(months.map(({ table }) => table)).toEqual([
        ...['events_2026_11', 'events_2026_12', 'events_2027_01'],
      ]);
      expect(months.slice(1).map(({ start }) => start)).toEqual(
        months.slice(0, -1).map(({ end }) => end),
      );
      expect(monthOf(Date.UTC(2026, 11, 31, 23, 59), 2).table).toBe('events_2027_02');
      expect(lowestUid(months[0]!.end) > uuidv7(months[0]!.end - 1)).toBe(true);
      expect(lowestUid(months[0]!.end) < uuidv7(months[0]!.end)).toBe(true);
    });

    it('events of wrong clocks are kept too, once, and move into their month when it comes', async () => {
      const [past, future] = [
        step({ time: Date.UTC(2001, 1) }),
        step({ time: Date.UTC(2027, 2, 2) }),
      ];
      expect((await store([past, future])).added).toHaveLength(2);
      expect((await store([past, future])).added).toEqual([]);
      expect([await tableOf(past), await tableOf(future)]).toEqual([
        'events_other',
        'events_other',
      ]);
      await Promise.all([1, 2].map(() => preparePartitions(database, Date.UTC(2027, 0, 5))));
      expect(await tableOf(future)).toBe('events_2027_03');
      expect((await store([future])).added).toEqual([]);
    });
  });

  describe('for their time', () => {
    it('each type leaves after its days, with the month when nothing else is in it', async () => {
      const month = monthOf(NOW, -16);
      await preparePartitions(database, month.start);
      const oldStep = step({ time: month.start + DAY });
      const kept = step({ time: NOW - 399 * DAY });
      const [oldHealth, newHealth] = [health({ time: NOW - 91 * DAY }), health()];
      // A clock that runs ahead keeps nothing longer.
      const ahead = step({ time: NOW + 900 * DAY });
      await store([oldStep, kept, oldHealth, newHealth]);
      await store([ahead], NOW - 401 * DAY);
      expect(await tableOf(oldStep)).toBe(month.table);
      const removed = await removeExpired(database, cutoffsOf(KEEP, NOW), NOW);
      expect(removed.months).toContain(month.table);
      expect(await Promise.all([kept, newHealth].map(isThere))).toEqual([true, true]);
      expect(await Promise.all([oldStep, oldHealth, ahead].map(isThere))).toEqual([
        ...[false, false, false],
      ]);
      expect((await removeExpired(database, cutoffsOf(KEEP, NOW), NOW)).events).toBe(0);
    });

    it('a month with something young in it stays', async () => {
      const month = monthOf(NOW, -16);
      await preparePartitions(database, month.start);
      // The uid is old, its time is not: a browser whose clock was put right in between.
      const young = change(step({ time: month.start + DAY }), { time: NOW - DAY });
      await store([young]);
      const removed = await removeExpired(database, cutoffsOf(KEEP, NOW), NOW);
      expect(removed.months).not.toContain(month.table);
      expect(await isThere(young)).toBe(true);
    });

    it('null keeps for ever', async () => {
      const old = step({ time: NOW - 3000 * DAY });
      await store([old]);
      await removeExpired(database, cutoffsOf({ step: null, health: 1 }, NOW), NOW);
      expect(await isThere(old)).toBe(true);
    });

    it('a legal hold keeps what it names until it is released', async () => {
      const time = NOW - 500 * DAY;
      const [held, other] = [step({ time, person: 'held@acme.example' }), step({ time })];
      await store([held, other]);
      const request = { device: null, from: 0, to: NOW, reason: 'case 7' };
      const hold = await makeHold(
        database,
        { ...request, person: 'held@acme.example' },
        'admin',
        NOW,
      );
      await removeExpired(database, cutoffsOf(KEEP, NOW), NOW);
      expect([await isThere(held), await isThere(other)]).toEqual([true, false]);
      await releaseHold(database, hold.id, 'admin', NOW + 1);
      await expect(releaseHold(database, hold.id, 'admin', NOW)).rejects.toThrow('no such hold');
      expect(await readHolds(database)).toEqual([
        { ...hold, released: NOW + 1, releasedBy: 'admin' },
      ]);
      await removeExpired(database, cutoffsOf(KEEP, NOW), NOW);
      expect(await isThere(held)).toBe(false);
    });
  });

  describe('until a person asks for erasure', () => {
    it('then everything about them leaves but what is held; the trail does not name them', async () => {
      const person = 'gone@acme.example';
      const device = 'device-of-gone';
      const [one, two, held] = [1, 2, 3].map((sequence) => step({ person, device, sequence }));
      const other = step({ person: 'stays@acme.example', device, sequence: 4 });
      change(held!, { time: NOW - 5 });
      await store([one!, two!, held!, other]);
      const request = { person: null, device, from: NOW - 9, to: NOW - 1, reason: 'case 8' };
      const { id } = await makeHold(database, request, 'admin', NOW);
      const asked = { person, reason: 'request 4711', pseudonym: null };
      expect(await erasePerson(database, asked, 'admin', NOW, [])).toEqual({ erased: 2, held: 1 });
      expect(await Promise.all([one!, two!, held!, other].map(isThere))).toEqual([
        ...[false, false, true, true],
      ]);
      const trail = await readAudit(database, {});
      expect(trail.entries.find(({ action }) => action === 'erase')).toMatchObject({
        actor: 'admin',
        detail: { erased: 2, held: 1, reason: 'request 4711' },
      });
      expect(JSON.stringify(trail)).not.toContain(person);
      expect(await verifyChain(database, device)).toMatchObject({
        broken: [],
        gone: 2,
        events: 4,
      });
      await releaseHold(database, id, 'admin', NOW);
    });
  });
});
