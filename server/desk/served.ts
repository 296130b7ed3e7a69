/** The one policy that all processes serve, as it stands in the database. */
import { z } from 'zod';
import type { Queries } from '../database/database.ts';

/** What tells whether anything is due, without the documents themselves, which may be large. */
export const ServedMark = z.object({
  base_version: z.coerce.number(),
  /** Unix ms. */
  base_issued: z.coerce.number(),
  /** Which entries it holds; see `stampOf`. */
  stamp: z.string(),
  kid: z.string(),
  version: z.coerce.number(),
  /** Unix ms. */
  since: z.coerce.number(),
});
export type ServedMark = z.infer<typeof ServedMark>;

export const Served = ServedMark.extend({
  /** The admins' bundle that it was made from. */
  base: z.string(),
  bundle: z.string(),
});
export type Served = z.infer<typeof Served>;

const MARK = 'base_version, base_issued, stamp, kid, version, since';

/** @returns null until the first one was signed */
export async function readMark({ query }: Queries): Promise<ServedMark | null> {
  const [row] = await query(`SELECT ${MARK} FROM desk_policy WHERE only_one = 1`, []);
  return row === undefined ? null : ServedMark.parse(row);
}

/** @returns null until the first one was signed */
export async function readServed({ query }: Queries): Promise<Served | null> {
  const [row] = await query(`SELECT ${MARK}, base, bundle FROM desk_policy WHERE only_one = 1`, []);
  return row === undefined ? null : Served.parse(row);
}

/** To be called under the desk's lock. */
export async function writeServed({ query }: Queries, served: Served): Promise<void> {
  await query(
    `INSERT INTO desk_policy (only_one, ${MARK}, base, bundle)
     VALUES (1, $1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (only_one) DO UPDATE SET base_version = excluded.base_version,
       base_issued = excluded.base_issued, stamp = excluded.stamp, kid = excluded.kid,
       version = excluded.version, since = excluded.since, base = excluded.base,
       bundle = excluded.bundle`,
    [
      ...[served.base_version, served.base_issued, served.stamp, served.kid, served.version],
      ...[served.since, served.base, served.bundle],
    ],
  );
}
