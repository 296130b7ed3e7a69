/** The links of a bundle: those that held events need are kept, and one that was taken out before is missed. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readZip } from '../../cli/evidence/read-zip.ts';
import { verifyEvidence } from '../../lib/events/evidence/verify.ts';
import { generateSigningKey } from '../../lib/policy/bundle.ts';
import { type Database, openDatabase } from '../../server/database/database.ts';
import { preparePartitions } from '../../server/database/partitions.ts';
import { digestOf, verifyChain } from '../../server/events/chain.ts';
import { insertEvents } from '../../server/events/store.ts';
import { makeEvidence } from '../../server/evidence/make-evidence.ts';
import { makeHold, releaseHold } from '../../server/keeping/holds.ts';
import { cutoffsOf, removeExpired } from '../../server/keeping/retention.ts';
import { health, NOW, step, uidOf } from './dated-events.ts';
import { DATABASES, usePlace } from './places.ts';
import { type Json, newEvents } from './requests.ts';

const DAY = 24 * 60 * 60 * 1000;
const KEEP = { step: 400, health: 90 };
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe.each(DATABASES)('links on %s', (name) => {
  const place = usePlace(name);
  let database: Database;
  const store = (events: Json[], received: number) =>
    insertEvents(database, newEvents(events), received);
  const expire = () => removeExpired(database, cutoffsOf(KEEP, NOW), NOW);
  const positionsOf = async (device: string) => {
    const rows = await database.query(
      'SELECT position FROM chain_links WHERE device = $1 ORDER BY position',
      [device],
    );
    return rows.map(({ position }) => Number(position));
  };
  const findingsOf = async (device: string, person?: string) => {
    const key = await generateSigningKey('evidence-1');
    const keptSince = cutoffsOf(KEEP, NOW);
    const parts = { database, key, actor: 'ann', version: '1', keptSince, now: NOW };
    const pieces: Uint8Array[] = [];
    for await (const piece of makeEvidence(parts, {
      from: 0,
      to: NOW + DAY,
      reason: 'case',
      device,
      person,
    }))
      pieces.push(piece);
    const files = readZip(Buffer.concat(pieces));
    const { findings, manifest } = await verifyEvidence(files, { sha256, keys: null });
    expect(manifest!.counts.events).toBeGreaterThan(0);
    return findings.map(({ problem, where, detail }) => [problem, where, detail]);
  };

  beforeAll(async () => {
    database = await openDatabase(place.options.databaseUrl ?? null, place.options.dataDirectory);
    await preparePartitions(database, NOW);
  });
  afterAll(() => database.close());

  it('stay with what a hold keeps, from the first one on', async () => {
    const device = 'held';
    const times = [500, 499, 498].map((days) => NOW - days * DAY);
    for (const time of times) await store([step({ time, device })], time);
    await store([step({ time: NOW, device })], NOW);
    const hold = await makeHold(
      database,
      { person: null, device, from: times[1]!, to: times[1]! + 1, reason: 'case 9' },
      'admin',
      NOW,
    );
    await expire();
    expect(await positionsOf(device)).toEqual([2, 3, 4]);
    expect(await findingsOf(device)).toEqual([]);
    await releaseHold(database, hold.id, 'admin', NOW);
    await expire();
    expect(await positionsOf(device)).toEqual([4]);
    expect(await findingsOf(device)).toEqual([]);
  });

  it('leave from the oldest on, so that there is never one missing between two', async () => {
    const device = 'crossed';
    const old = NOW - 400 * DAY;
    // Two processes: the later link was received first.
    await store([step({ time: old, device })], old);
    await store([step({ time: old, device })], old - 2);
    await store([step({ time: NOW, device })], NOW);
    await expire();
    expect(await positionsOf(device)).toEqual([1, 2, 3]);
    expect(await findingsOf(device)).toEqual([]);
  });

  it('leave all when none is needed', async () => {
    const time = NOW - 450 * DAY;
    await store([step({ time, device: 'over' })], time);
    await expire();
    expect(await positionsOf('over')).toEqual([]);
  });

  describe('of three reports', () => {
    const reported = async (device: string) => {
      const events = [1, 2, 3].map((sequence) => step({ device, sequence }));
      for (const [index, event] of events.entries()) await store([event], NOW + index);
      expect(await findingsOf(device)).toEqual([]);
      return events;
    };
    const remove = async (device: string, position: number, event: Json) => {
      await database.query('DELETE FROM events WHERE uid = $1', [uidOf(event)]);
      await database.query('DELETE FROM chain_links WHERE device = $1 AND position = $2', [
        device,
        position,
      ]);
    };

    it('are missed when one and its events were taken out before', async () => {
      const [, second] = await reported('cut');
      await remove('cut', 2, second!);
      expect(await findingsOf('cut')).toEqual([
        ['chain', 'link 3 of device cut', 'Links between 1 and 3 are missing.'],
      ]);
    });

    it('may have left from the oldest on', async () => {
      const [first] = await reported('late');
      await remove('late', 1, first!);
      expect(await findingsOf('late')).toEqual([]);
    });

    it('are all there, whatever time each says it was received at', async () => {
      const [ana, ben, again] = ['ana', 'ben', 'ana'].map((person, index) =>
        step({ device: 'raced', person, sequence: index + 1 }),
      );
      await store([ana!], NOW);
      await store([ben!], NOW + 9);
      await store([again!], NOW + 2);
      expect(await findingsOf('raced', 'ana')).toEqual([]);
    });
  });

  describe('judge what is gone by the days of its own type', () => {
    const time = NOW - 200 * DAY;
    const stored = async (device: string) => {
      const events = {
        step: step({ time, device, sequence: 1 }),
        health: health({ time, device, sequence: 2 }),
      };
      await store([...Object.values(events), step({ time, device, sequence: 3 })], time);
      return events;
    };
    const remove = (event: Json) =>
      database.query('DELETE FROM events WHERE uid = $1', [uidOf(event)]);
    const brokenIn = async (device: string) =>
      (await verifyChain(database, device, cutoffsOf(KEEP, NOW)))!.broken;

    it('a step is missed, though health is kept for fewer days', async () => {
      const events = await stored('own-days');
      await remove(events.health);
      expect([await brokenIn('own-days'), await findingsOf('own-days')]).toEqual([[], []]);
      await remove(events.step);
      expect(await brokenIn('own-days')).toEqual([
        `Event ${uidOf(events.step)} of link 1 is missing.`,
      ]);
      expect(await findingsOf('own-days')).toMatchObject([
        ['missing', `event ${uidOf(events.step)}`, expect.any(String)],
      ]);
    });

    it('links of before say no type, and are whole; what is gone from them has the shorter days', async () => {
      const device = 'no-type';
      const events = await stored(device);
      const [link] = await database.query('SELECT entries FROM chain_links WHERE device = $1', [
        device,
      ]);
      const entries = String(link!.entries).replaceAll(/:(step|health)/gu, '');
      expect(entries).not.toBe(link!.entries);
      await database.query('UPDATE chain_links SET entries = $2, hash = $3 WHERE device = $1', [
        ...[device, entries, digestOf(entries)],
      ]);
      await database.query('UPDATE devices SET hash = $2 WHERE device = $1', [
        device,
        digestOf(entries),
      ]);
      expect([await brokenIn(device), await findingsOf(device)]).toEqual([[], []]);
      await remove(events.health);
      await remove(events.step);
      expect([await brokenIn(device), await findingsOf(device)]).toEqual([[], []]);
      expect(await verifyChain(database, device)).toMatchObject({
        gone: 0,
        broken: [expect.stringContaining('is missing'), expect.stringContaining('is missing')],
      });
    });
  });
});
