/** What people did about it: entries of the trail from the span on, with their place in its chain. */
import { z } from 'zod';
import type { EvidenceRequest } from '../contract/evidence.ts';
import type { Queries } from '../database/database.ts';

/** Entries of one bundle. */
const MOST = 5_000;

const Entry = z.object({
  id: z.string(),
  time: z.coerce.number(),
  actor: z.string(),
  action: z.string(),
  /** As it was stored: the chain's hash covers this text. */
  detail: z.string(),
  position: z.coerce.number().nullable(),
  hash: z.string().nullable(),
});
export type TrailEntry = z.infer<typeof Entry>;

/** @returns entries that name what was asked for; where nothing narrows, all of the span; oldest first */
export async function readTrailAbout(
  { query }: Queries,
  { from, to, person, device, app, rule }: EvidenceRequest,
  now: number,
): Promise<TrailEntry[]> {
  const named = [person, device, app, rule].filter((value) => value !== undefined);
  const parameters: (string | number)[] = [from, named.length === 0 ? to : now + 1];
  // Found as it stands in JSON, so that quotes in it cannot hide it.
  const mentions = named.map(
    (value) => `position($${parameters.push(JSON.stringify(value))} IN detail::text) > 0`,
  );
  const about = mentions.length === 0 ? '' : `AND (${mentions.join(' OR ')})`;
  const rows = await query(
    `SELECT id, time, actor, action, detail::text AS detail, position, hash FROM audit
     WHERE time >= $1::bigint AND time < $2::bigint ${about} ORDER BY time, id LIMIT ${MOST}`,
    parameters,
  );
  return rows.map((row) => Entry.parse(row));
}
