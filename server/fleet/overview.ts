/** The numbers of the coverage page, each from a table of counts. */
import { z } from 'zod';
import type { Coverage } from '../contract/fleet.ts';
import type { Queries } from '../database/database.ts';
import { coverageOf, silentSince } from './coverage.ts';
import { HAS_GAPS } from './device-list.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;
/** Days that surfaces are summed over. */
const SURFACE_DAYS = 30;
/** What is rarer stands in the lists only. */
const MOST_VALUES = 50;
const MOST_SURFACES = 200;

const Count = z.object({ dimension: z.string(), value: z.string(), devices: z.coerce.number() });
const Live = z.object({ version: z.coerce.number(), hash: z.string(), since: z.coerce.number() });
const Surface = z.object({
  surface: z.string(),
  version: z.coerce.number(),
  read: z.coerce.number(),
  gaps: z.coerce.number(),
});

/** @param now Unix ms. @param required whether only signed reports are taken */
export async function readCoverage(
  queries: Queries,
  now: number,
  required: boolean,
): Promise<Coverage> {
  const { query } = queries;
  const counts = (
    await query(
      `SELECT dimension, value, devices FROM fleet_counts WHERE devices > 0
       ORDER BY devices DESC, value LIMIT 2000`,
      [],
    )
  ).map((row) => Count.parse(row));
  const of = (dimension: string) =>
    counts
      .filter((count) => count.dimension === dimension)
      .slice(0, MOST_VALUES)
      .map(({ value, devices }) => ({ value, devices }));
  const trouble = Object.fromEntries(of('trouble').map(({ value, devices }) => [value, devices]));
  const live = await livePolicy(queries);
  const [hour = 0, day = 0, week = 0] = await silentSince(queries, [
    now - HOUR,
    now - DAY,
    now - WEEK,
  ]);
  const all = await coverageOf(queries, live === null ? 0 : live.version, now - WEEK);
  const spread = live === null ? null : await coverageOf(queries, live.version, live.since);
  const [gaps] = await query(`SELECT count(*) AS devices FROM devices WHERE ${HAS_GAPS}`, []);
  return {
    now,
    devices: all.devices,
    active: all.heard,
    silent: { hour, day, week },
    policy:
      live === null || spread === null
        ? null
        : {
            ...live,
            reached: spread.reached,
            activeReached: all.heardReached,
            ...{ p50: spread.p50, p95: spread.p95 },
          },
    policies: of('policy').map(({ value, devices }) => {
      const [version = '-', hash = '-'] = value.split(' ');
      return {
        policy: version === '-' ? null : Number(version),
        hash: hash === '-' ? null : hash,
        devices,
        live: live !== null && live.hash === hash,
      };
    }),
    versions: of('version'),
    browsers: of('browser'),
    layers: (['flow', 'page', 'request', 'net'] as const).flatMap((layer) =>
      of(layer).map(({ value, devices }) => ({ layer, reason: value, devices })),
    ),
    denied: of('denied'),
    enrolment: { ...(await readEnrolment(queries, all.devices)), required },
    trouble: {
      waiting: trouble['waiting'] ?? 0,
      dropped: trouble['dropped'] ?? 0,
      setAside: trouble['set-aside'] ?? 0,
      gaps: Number(gaps!.devices),
    },
    surfaces: (
      await query(
        `SELECT surface, version, sum(read) AS read, sum(gaps) AS gaps FROM fleet_surfaces
         WHERE day >= $1::bigint GROUP BY surface, version
         ORDER BY sum(gaps)::float8 / greatest(sum(read) + sum(gaps), 1) DESC, sum(gaps) DESC, surface, version
         LIMIT ${MOST_SURFACES}`,
        [now - SURFACE_DAYS * DAY],
      )
    ).map((row) => Surface.parse(row)),
  };
}

/** The bundle that is handed out now, where it says a version. */
async function livePolicy({ query }: Queries): Promise<z.infer<typeof Live> | null> {
  const [row] = await query(
    `SELECT b.version, h.sha256 AS hash, h.since FROM policy_history h
     JOIN policy_bundles b USING (sha256) ORDER BY h.id DESC LIMIT 1`,
    [],
  );
  const live = Live.safeParse(row);
  return live.success && row?.version !== null ? live.data : null;
}

async function readEnrolment({ query }: Queries, devices: number) {
  const [row] = await query(
    `SELECT (SELECT count(*) FROM enrolled_devices) AS known,
       (SELECT count(*) FROM enrolled_devices WHERE revoked IS NOT NULL) AS revoked,
       (SELECT count(*) FROM enrolled_devices WHERE copies > 0) AS copies`,
    [],
  );
  const [known, revoked, copies] = [row!.known, row!.revoked, row!.copies].map(Number) as [
    number,
    number,
    number,
  ];
  return { enrolled: known - revoked, revoked, copies, token: Math.max(0, devices - known) };
}
