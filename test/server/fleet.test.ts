/** The fleet as reports show it: counts that page and lists agree on, and how far a policy has spread. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPropagation } from '../../lib/policy/delivery/propagation.ts';
import type { DeviceQuery } from '../../server/contract/fleet.ts';
import { type Database, openDatabase } from '../../server/database/database.ts';
import { migrate } from '../../server/database/migrations.ts';
import { preparePartitions } from '../../server/database/partitions.ts';
import { coverageOf, silentSince } from '../../server/fleet/coverage.ts';
import { readFleet } from '../../server/fleet/device-list.ts';
import { FLEET } from '../../server/fleet/projection.ts';
import { foldAll } from '../../server/projection/fold.ts';
import { NOW } from './dated-events.ts';
import { type Beat, heard } from './fleet-stage.ts';
import { DATABASES, usePlace } from './places.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe.each(DATABASES)('the fleet on %s', (name) => {
  const place = usePlace(name);
  let database: Database;
  const listed = async (asked: DeviceQuery) =>
    (await readFleet(database, asked, NOW)).devices.map(({ device }) => device);
  const rows = (table: string) => database.query(`SELECT * FROM ${table} ORDER BY 1, 2, 3`, []);

  beforeAll(async () => {
    database = await openDatabase(place.options.databaseUrl ?? null, place.options.dataDirectory);
    await migrate(database, NOW);
    await preparePartitions(database, NOW);
  });
  afterAll(() => database.close());

  /** Six browsers with version 6; version 7 is published two hours ago, and four take it. */
  const PUBLISHED = NOW - 2 * HOUR;
  const BEATS: Beat[] = [
    ...[1, 2, 3, 4, 5, 6].map((n) => ({
      ...{ device: `d${n}`, time: PUBLISHED - n * HOUR, policy: 6 },
      condition: { policyHash: '66'.repeat(32) },
    })),
    ...[1, 2, 3, 4].map((n) => ({ device: `d${n}`, time: PUBLISHED + n * MINUTE, policy: 7 })),
    { device: 'd5', time: PUBLISHED + HOUR, policy: 6, condition: null },
    { device: 'd1', time: PUBLISHED + HOUR, policy: 7, origin: { version: '0.2.0' } },
  ];

  it('spreads a policy: the same figures as counting every sighting', async () => {
    await heard(database, BEATS);
    const counter = createPropagation();
    for (const { device, time, policy = null } of BEATS)
      counter.add({ device, time, version: policy, drill: false });
    const slow = counter.result(7, PUBLISHED)!;
    const fast = await coverageOf(database, 7, PUBLISHED);
    expect(fast).toEqual({
      ...{ devices: slow.devices, reached: slow.reached, heard: 5, heardReached: 4 },
      ...{ p50: slow.p50, p95: slow.p95 },
    });
    expect(fast).toMatchObject({ devices: 6, reached: 4, p50: 2 * MINUTE, p95: 4 * MINUTE });
    expect(await listed({ below: 7 })).toEqual(slow.late.map(({ device }) => device));
    expect(await silentSince(database, [NOW - HOUR - MINUTE, NOW - 5 * HOUR])).toEqual([4, 1]);
  });

  it('is counted as it is now, whatever it was before', async () => {
    const counts = Object.fromEntries(
      (await rows('fleet_counts')).map(({ dimension, value, devices }) => [
        `${String(dimension)} ${String(value)}`,
        Number(devices),
      ]),
    );
    expect(counts).toMatchObject({
      ...{ 'version 0.1.0': 5, 'version 0.2.0': 1, 'denied private-windows': 6 },
      [`policy 7 ${'ab'.repeat(32)}`]: 4,
      [`policy 6 ${'66'.repeat(32)}`]: 2,
      'request not-installed-by-policy': 6,
    });
    expect(await listed({ version: '0.2.0' })).toEqual(['d1']);
    expect(await listed({ layer: 'request', reason: 'not-installed-by-policy' })).toHaveLength(6);
    expect(await listed({ layer: 'flow', reason: 'on', silent: HOUR + MINUTE })).toHaveLength(4);
    expect(await listed({ layer: 'net', reason: 'unknown' })).toEqual([]);
    expect(await listed({ name: 'd4' })).toEqual(['d4']);
  });

  it('tells surfaces by what each heartbeat adds, also over a restart of the browser', async () => {
    const surfaces = (read: number, gaps: number, version = 3) => ({
      surfaces: [{ id: 'share/box', version, read, gaps } as const],
    });
    const device = 's1';
    await heard(database, [
      { device, time: NOW - 6 * HOUR, condition: surfaces(4, 0) },
      { device, time: NOW - 5 * HOUR, condition: surfaces(9, 2) },
      { device, time: NOW - 4 * HOUR, condition: surfaces(1, 0) },
    ]);
    const [row] = await database.query(
      `SELECT sum(read) AS read, sum(gaps) AS gaps FROM fleet_surfaces WHERE surface = 'share/box'`,
      [],
    );
    expect([Number(row!.read), Number(row!.gaps)]).toEqual([10, 2]);
    expect(await listed({ surface: 'share/box' })).toEqual([]);
    await heard(database, [{ device, time: NOW - 3 * HOUR, condition: surfaces(2, 5, 4) }]);
    expect(await listed({ surface: 'share/box' })).toEqual([device]);
    expect(await listed({ surface: 'share/box', surfaceVersion: 3 })).toEqual([]);
  });

  it('pages through many without one twice, and shows the gaps in their numbers', async () => {
    const many = Array.from({ length: 150 }, (_, n) => ({
      ...{ device: `many-${n}`, time: NOW - 30 * MINUTE, sequence: 1 },
      origin: { version: '0.3.0', deviceLabel: 'LAB', user: 'lab@acme.example' },
    }));
    await heard(database, [...many, { ...many[0]!, time: NOW - 29 * MINUTE, sequence: 5 }]);
    const first = await readFleet(database, { version: '0.3.0' }, NOW);
    const rest = await readFleet(database, { version: '0.3.0', cursor: first.next! }, NOW);
    const all = [...first.devices, ...rest.devices];
    expect(new Set(all.map(({ device }) => device)).size).toBe(150);
    expect([all.length, rest.next]).toEqual([150, null]);
    const gaps = await readFleet(database, { trouble: 'gaps' }, NOW);
    expect(gaps.devices).toMatchObject([{ device: 'many-0', missing: 3, enrolment: 'token' }]);
  });

  it('comes out the same when everything is folded anew, and forgets a person', async () => {
    const tables = [
      'fleet_devices',
      'fleet_counts',
      'fleet_heard',
      'fleet_arrivals',
      'fleet_surfaces',
    ];
    const before = await Promise.all(tables.map(rows));
    await foldAll(database, [{ ...FLEET, version: 2 }]);
    expect(await Promise.all(tables.map(rows))).toEqual(before);
    await database.transaction((queries) => FLEET.forget(queries, 'lab@acme.example'));
    expect(await listed({ name: 'lab@acme.example' })).toEqual([]);
    expect(await listed({ name: 'LAB' })).toEqual([]);
  });
});
