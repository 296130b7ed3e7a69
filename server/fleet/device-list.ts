/** Browsers one by one, those that were silent the longest first. */
import { z } from 'zod';
import { type DevicePage, type DeviceQuery, FleetDevice } from '../contract/fleet.ts';
import type { Queries } from '../database/database.ts';
import { Refusal } from '../problem.ts';

/** Devices on a page. */
const PAGE = 100;

/** Where a page ended. */
const Cursor = z.tuple([z.int(), z.string()]);

const MISSING = 'int8multirange(range_merge(c.seen)) - c.seen';

const count = z.coerce.number();
const maybeCount = z.unknown().transform((value) => (value === null ? null : Number(value)));

const Listed = z
  .object({
    ...{ device: z.string(), heard: count, person: z.unknown(), label: z.unknown() },
    ...{ browser: z.string(), version: z.string(), policy: maybeCount },
    ...{ policyHash: z.unknown(), policyChecked: maybeCount, denied: z.string() },
    ...{ flow: z.unknown(), page: z.unknown(), request: z.unknown(), net: z.unknown() },
    ...{ waiting: count, dropped: count, setAside: count },
    ...{ enrolment: z.string(), credentialEnds: maybeCount, copies: count },
    ...{ missing: count, links: count },
  })
  .transform(({ flow, page, request, net, denied, ...same }) =>
    FleetDevice.parse({
      ...same,
      layers: Object.entries({ flow, page, request, net }).map(([id, reason]) => ({ id, reason })),
      denied: denied.split(' ').filter((name) => name !== ''),
    }),
  );

/** The rest stands in the contract; a layer that works is what most browsers have, and needs no index. */
const REASON: Readonly<Record<string, string>> = {
  unknown: 'IS NULL',
  on: `= 'on'`,
};

/**
 * @param now Unix ms, from which silence is counted
 * @returns one page; throws Refusal 400 for a cursor that this service did not make
 */
export async function readFleet(
  { query }: Queries,
  asked: DeviceQuery,
  now: number,
): Promise<DevicePage> {
  const parameters: (string | number)[] = [];
  const conditions: string[] = [];
  const add = (value: string | number | undefined, condition: (place: string) => string): void => {
    if (value === undefined) return;
    parameters.push(value);
    conditions.push(condition(`$${parameters.length}`));
  };
  add(asked.version, (place) => `d.version = ${place}`);
  add(asked.policy, (place) => `d.policy = ${place}::bigint`);
  add(asked.browser, (place) => `d.browser = ${place}`);
  add(asked.policyHash, (place) => `d.policy_hash = ${place}`);
  add(asked.below, (place) => `d.highest < ${place}::bigint`);
  add(asked.silent, (place) => `d.heard < ${now} - ${place}::bigint`);
  add(asked.active, (place) => `d.heard >= ${now} - ${place}::bigint`);
  add(asked.denied, (place) => `${place}::text = ANY (string_to_array(d.denied, ' '))`);
  add(asked.name, (place) => `(d.device = ${place} OR d.label = ${place} OR d.person = ${place})`);
  if (asked.layer !== undefined && asked.reason !== undefined) {
    const known = REASON[asked.reason];
    if (known !== undefined) conditions.push(`d.${asked.layer} ${known}`);
    else add(asked.reason, (place) => `d.${asked.layer} = ${place} AND d.${asked.layer} <> 'on'`);
  }
  if (asked.surface !== undefined) {
    const version = asked.surfaceVersion;
    add(
      asked.surface,
      (place) =>
        `d.device IN (SELECT s.device FROM fleet_device_surfaces s WHERE s.gaps > 0 AND s.surface = ${place}
         ${version === undefined ? '' : `AND s.version = ${version}`})`,
    );
  }
  if (asked.enrolment !== undefined) conditions.push(ENROLMENT[asked.enrolment]);
  if (asked.trouble !== undefined) conditions.push(TROUBLE[asked.trouble]);
  if (asked.cursor !== undefined) {
    const [heard, device] = readCursor(asked.cursor);
    parameters.push(heard, device);
    conditions.push(
      `(d.heard, d.device) > ($${parameters.length - 1}::bigint, $${parameters.length}::text)`,
    );
  }
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  // The page first: what belongs to each device is looked up for these alone.
  const rows = (
    await query(
      `WITH page AS (
         SELECT d.* FROM fleet_devices d ${where} ORDER BY d.heard, d.device LIMIT ${PAGE + 1}
       )
       SELECT d.device, d.heard, d.person, d.label, d.browser, d.version, d.policy,
         d.policy_hash AS "policyHash", d.policy_checked AS "policyChecked", d.denied,
         d.flow, d.page, d.request, d.net, d.waiting, d.dropped, d.set_aside AS "setAside",
         CASE WHEN e.device IS NULL THEN 'token' WHEN e.revoked IS NULL THEN 'enrolled' ELSE 'revoked' END AS enrolment,
         CASE WHEN e.revoked IS NULL THEN e.ends END AS "credentialEnds", coalesce(e.copies, 0) AS copies,
         coalesce(c.length, 0) AS links,
         (SELECT coalesce(sum(upper(piece) - lower(piece)), 0) FROM unnest(${MISSING}) AS piece) AS missing
       FROM page d LEFT JOIN enrolled_devices e ON e.device = d.device LEFT JOIN devices c ON c.device = d.device
       ORDER BY d.heard, d.device`,
      parameters,
    )
  ).map((row) => Listed.parse(row));
  const devices = rows.slice(0, PAGE);
  const last = devices.at(-1);
  const next = rows.length > PAGE && last !== undefined ? writeCursor(last) : null;
  return { devices, next };
}

/** As the index `devices_with_gaps` says it, so that it is used. */
export const HAS_GAPS = 'int8multirange(range_merge(seen)) <> seen OR ragged';

/** Few devices are revoked or have gaps, so that these are asked for by name. */
const ENROLMENT: Readonly<Record<NonNullable<DeviceQuery['enrolment']>, string>> = {
  enrolled: `EXISTS (SELECT 1 FROM enrolled_devices e WHERE e.device = d.device AND e.revoked IS NULL)`,
  token: `NOT EXISTS (SELECT 1 FROM enrolled_devices e WHERE e.device = d.device)`,
  revoked: `d.device IN (SELECT e.device FROM enrolled_devices e WHERE e.revoked IS NOT NULL)`,
};

const TROUBLE: Readonly<Record<NonNullable<DeviceQuery['trouble']>, string>> = {
  waiting: 'd.waiting > 0',
  dropped: 'd.dropped > 0',
  'set-aside': 'd.set_aside > 0',
  gaps: `d.device IN (SELECT g.device FROM devices g WHERE ${HAS_GAPS})`,
  copies: 'd.device IN (SELECT e.device FROM enrolled_devices e WHERE e.copies > 0)',
};

function writeCursor({ heard, device }: FleetDevice): string {
  return Buffer.from(JSON.stringify([heard, device])).toString('base64url');
}

function readCursor(text: string): z.infer<typeof Cursor> {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    throw new Refusal(
      400,
      'The cursor is not one of this service.',
      'Start again from the first page.',
    );
  }
}
