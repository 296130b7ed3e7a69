/** Devices that report, and the events that each of them has numbered but that never came. */
import { z } from 'zod';
import { DeviceReport } from '../contract/contract.ts';
import type { Queries } from '../database/database.ts';

/** A report of every missing piece would be as long as the device likes. */
const MOST_PIECES = 20;

const MISSING = 'int8multirange(range_merge(seen)) - seen';

const StoredDevice = z
  .looseObject({
    firstReceived: z.coerce.number(),
    lastReceived: z.coerce.number(),
    links: z.coerce.number(),
    missing: z.coerce.number(),
    pieces: z.array(z.strictObject({ from: z.int(), to: z.int() })),
  })
  .pipe(DeviceReport);

/**
 * @param onlyWithGaps leaves out devices of which everything came
 * @param after device after which the list goes on, '' for its start
 * @returns devices by name, at most 500
 */
export async function readDevices(
  { query }: Queries,
  onlyWithGaps: boolean,
  after: string,
): Promise<DeviceReport[]> {
  const rows = await query(
    `SELECT device, length AS links, ragged, first_received AS "firstReceived",
       last_received AS "lastReceived",
       (SELECT coalesce(sum(upper(piece) - lower(piece)), 0) FROM unnest(${MISSING}) AS piece) AS missing,
       (SELECT coalesce(json_agg(json_build_object('from', lower(piece), 'to', upper(piece) - 1)), '[]')
        FROM (SELECT piece FROM unnest(${MISSING}) AS piece LIMIT ${MOST_PIECES}) AS first) AS pieces
     FROM devices
     WHERE device > $1 AND (NOT $2::boolean OR ${MISSING} <> '{}' OR ragged)
     ORDER BY device LIMIT 500`,
    [after, onlyWithGaps],
  );
  return rows.map((row) => StoredDevice.parse(row));
}
