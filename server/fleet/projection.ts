/** Folds reports into what is known of each browser, and into counts that a page reads at once. */
import { z } from 'zod';
import type { Queries } from '../database/database.ts';
import type { FollowedEvent } from '../events/after.ts';
import type { Projection } from '../projection/projection.ts';
import { DeviceState, countedAs, slotOf, stateAfter } from './device-state.ts';
import { type Tally, createTally } from './tally.ts';

const DAY = 24 * 60 * 60 * 1000;
const SECOND = 1000;

const TABLES = [
  'fleet_devices',
  'fleet_counts',
  'fleet_heard',
  'fleet_arrivals',
  'fleet_device_surfaces',
  'fleet_surfaces',
];

/** The fleet: one row a browser, and how many of them are alike. */
export const FLEET: Projection = {
  name: 'fleet',
  version: 1,
  fold: async (queries, events) => {
    await foldDevices(queries, events);
    await foldSurfaces(queries, events);
  },
  reset: async ({ query }) => {
    for (const table of TABLES) await query(`DELETE FROM ${table}`, []);
  },
  forget: async ({ query }, person) => {
    await query('UPDATE fleet_devices SET person = NULL, label = NULL WHERE person = $1', [person]);
  },
  expire: async ({ query }, cutoff) => {
    await query(
      `UPDATE fleet_devices SET person = NULL, label = NULL
       WHERE heard < $1 AND (person IS NOT NULL OR label IS NOT NULL)`,
      [cutoff],
    );
  },
};

async function foldDevices(queries: Queries, events: readonly FollowedEvent[]): Promise<void> {
  const before = await readStates(queries, [...new Set(events.map(({ row }) => row.device))]);
  const after = new Map<string, DeviceState>(before);
  const arrivals = createTally({
    name: 'fleet_arrivals',
    keys: { to_version: 'bigint', from_version: 'bigint', at: 'bigint' },
    counts: ['devices'],
    leavesAtZero: false,
  });
  for (const event of events) {
    const known = after.get(event.row.device) ?? null;
    const next = stateAfter(known, event);
    after.set(event.row.device, next);
    const from = known === null ? -1 : known.highest;
    if (next.highest === from) continue;
    // By its own clock, but never after it was heard of: reports wait while a browser is offline.
    const at = Math.floor(Math.min(event.row.time, event.received) / SECOND) * SECOND;
    arrivals.add([next.highest, from, at], [1]);
  }
  const counts = createTally({
    name: 'fleet_counts',
    keys: { dimension: 'text', value: 'text' },
    counts: ['devices'],
    leavesAtZero: true,
  });
  const heard = createTally({
    name: 'fleet_heard',
    keys: { highest: 'bigint', slot: 'bigint' },
    counts: ['devices'],
    leavesAtZero: true,
  });
  for (const [device, state] of after) {
    const old = before.get(device);
    if (old !== undefined) count(counts, heard, old, -1);
    count(counts, heard, state, 1);
  }
  await writeStates(queries, [...after.values()]);
  for (const tally of [arrivals, counts, heard]) await tally.write(queries);
}

function count(counts: Tally, heard: Tally, state: DeviceState, amount: 1 | -1): void {
  for (const pair of countedAs(state)) counts.add(pair, [amount]);
  heard.add([state.highest, slotOf(state.heard)], [amount]);
}

const COLUMNS = Object.keys(DeviceState.shape);
const TEXTS = new Set(['device', 'person', 'label', 'browser', 'version', 'policy_hash', 'denied']);
const LAYERS = new Set(['flow', 'page', 'request', 'net']);
const SHAPE = COLUMNS.map(
  (column) => `${column} ${TEXTS.has(column) || LAYERS.has(column) ? 'text' : 'bigint'}`,
).join(', ');

async function readStates(
  { query }: Queries,
  devices: string[],
): Promise<Map<string, DeviceState>> {
  const rows = await query(
    `SELECT ${COLUMNS.join(', ')} FROM fleet_devices
     WHERE device IN (SELECT value FROM json_array_elements_text($1::json))`,
    [JSON.stringify(devices)],
  );
  return new Map(
    rows.map((row) => {
      const state = DeviceState.parse(row);
      return [state.device, state];
    }),
  );
}

async function writeStates({ query }: Queries, states: DeviceState[]): Promise<void> {
  await query(
    `INSERT INTO fleet_devices (${COLUMNS.join(', ')})
     SELECT ${COLUMNS.join(', ')} FROM json_to_recordset($1::json) AS given (${SHAPE})
     ON CONFLICT (device) DO UPDATE SET
       ${COLUMNS.filter((column) => column !== 'device')
         .map((column) => `${column} = excluded.${column}`)
         .join(', ')}`,
    [JSON.stringify(states)],
  );
}

const Met = z.object({
  device: z.string(),
  surface: z.string(),
  version: z.coerce.number(),
  read: z.coerce.number(),
  gaps: z.coerce.number(),
});
type Met = z.infer<typeof Met>;

/** Heartbeats count from the browser's start, so that what a day adds is the difference to the one before. */
async function foldSurfaces(queries: Queries, events: readonly FollowedEvent[]): Promise<void> {
  const told = events.flatMap(metIn);
  if (told.length === 0) return;
  const rows = await queries.query(
    `SELECT device, surface, version, read, gaps FROM fleet_device_surfaces
     WHERE device IN (SELECT value FROM json_array_elements_text($1::json))`,
    [JSON.stringify([...new Set(told.map(({ met }) => met.device))])],
  );
  const last = new Map(
    rows.map((row) => {
      const met = Met.parse(row);
      return [keyOf(met), met];
    }),
  );
  const days = createTally({
    name: 'fleet_surfaces',
    keys: { day: 'bigint', surface: 'text', version: 'bigint' },
    counts: ['read', 'gaps'],
    leavesAtZero: false,
  });
  const changed = new Map<string, Met>();
  for (const { met, time } of told) {
    const before = last.get(keyOf(met));
    // Smaller than before, or another version: the browser was started anew and counts from zero.
    const goesOn =
      before !== undefined &&
      before.version === met.version &&
      before.read <= met.read &&
      before.gaps <= met.gaps;
    const [read, gaps] = goesOn ? [before.read, before.gaps] : [0, 0];
    days.add(
      [Math.floor(time / DAY) * DAY, met.surface, met.version],
      [met.read - read, met.gaps - gaps],
    );
    last.set(keyOf(met), met);
    changed.set(keyOf(met), met);
  }
  await queries.query(
    `INSERT INTO fleet_device_surfaces (device, surface, version, read, gaps)
     SELECT device, surface, version, read, gaps FROM json_to_recordset($1::json)
       AS given (device text, surface text, version bigint, read bigint, gaps bigint)
     ON CONFLICT (device, surface) DO UPDATE SET
       version = excluded.version, read = excluded.read, gaps = excluded.gaps`,
    [JSON.stringify([...changed.values()])],
  );
  await days.write(queries);
}

const keyOf = ({ device, surface }: Met) => JSON.stringify([device, surface]);

function metIn({ row, received, event }: FollowedEvent): { met: Met; time: number }[] {
  const { handrail } = event.unmapped;
  if (handrail.type !== 'health') return [];
  // Absent in events of before it was told.
  const surfaces = handrail.condition?.surfaces ?? [];
  const time = Math.min(row.time, received);
  return surfaces.map(({ id, version, read, gaps }) => ({
    met: { device: row.device, surface: id.slice(0, 100), version, read, gaps },
    time,
  }));
}
