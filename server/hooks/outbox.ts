/** What is on its way to each hook, and what became of it. */
import { z } from 'zod';
import { HAPPENINGS, HookStatus } from '../contract/hooks.ts';
import type { Queries } from '../database/database.ts';
import type { HookOptions } from './hook-options.ts';

/** ms that rows stay when they are done, for people who look at them. */
const KEPT = 90 * 86_400_000;

/** Rows that came to nothing and are shown, each hook. */
const MOST_LOST = 20;

/** Name of a hook among the sinks, whose lease and figures it shares; no sink can be called so. */
export function sinkOf(hook: string): string {
  return `hook:${hook}`;
}

/** Makes the hooks of the options known; those that are there no more are told of nothing new. */
export async function registerHooks(
  { query }: Queries,
  hooks: readonly HookOptions[],
  now: number,
): Promise<void> {
  const given = hooks.map(({ name, type, on, severity }) => ({
    ...{ name, type, severity },
    on: JSON.stringify(on),
  }));
  await query(
    `UPDATE hooks SET ended = $2 WHERE ended IS NULL AND name NOT IN
     (SELECT name FROM json_to_recordset($1::json) AS given (name text))`,
    [JSON.stringify(given), now],
  );
  await query(
    `INSERT INTO hooks AS known (name, type, happenings, severity, since)
     SELECT name, type, "on", severity, $2::bigint
     FROM json_to_recordset($1::json) AS given (name text, type text, "on" text, severity text)
     ORDER BY name
     ON CONFLICT (name) DO UPDATE SET type = excluded.type, happenings = excluded.happenings,
       severity = excluded.severity,
       since = CASE WHEN known.ended IS NULL THEN known.since ELSE excluded.since END, ended = NULL`,
    [JSON.stringify(given), now],
  );
}

const Waiting = z.object({
  uid: z.string(),
  happening: z.enum(HAPPENINGS),
  made: z.coerce.number(),
  tries: z.number(),
  note: z.string().nullable(),
});
export type Waiting = z.infer<typeof Waiting>;

/** @returns the oldest that waits, or null */
export async function readNext({ query }: Queries, hook: string): Promise<Waiting | null> {
  const [row] = await query(
    `SELECT uid, happening, made, tries, note FROM hook_outbox
     WHERE hook = $1 AND state = 'waiting' ORDER BY made, uid, happening LIMIT 1`,
    [hook],
  );
  return row === undefined ? null : Waiting.parse(row);
}

/** @returns what the other side has made for the same request, or null */
export async function readReference(
  { query }: Queries,
  hook: string,
  same: string,
): Promise<string | null> {
  const [row] = await query(
    `SELECT o.reference FROM hook_outbox o JOIN approval_requests r ON r.uid = o.uid
     WHERE o.hook = $1 AND r.same = $2 AND o.reference IS NOT NULL ORDER BY o.made DESC LIMIT 1`,
    [hook, same],
  );
  return typeof row?.reference === 'string' ? row.reference : null;
}

/** One that goes to nobody any more: sent, refused by the other side, or given up. */
export async function endOne(
  { query }: Queries,
  hook: string,
  { uid, happening }: Waiting,
  end: { state: 'sent' | 'refused' | 'given-up'; note: string | null; reference: string | null },
  now: number,
): Promise<void> {
  await query(
    `UPDATE hook_outbox SET state = $4, note = $5, reference = $6, ended = $7, tries = tries + 1
     WHERE hook = $1 AND happening = $2 AND uid = $3`,
    [hook, happening, uid, end.state, end.note?.slice(0, 1000) ?? null, end.reference, now],
  );
  await query(
    `DELETE FROM hook_outbox WHERE hook = $1 AND state <> 'waiting' AND made < $2::bigint`,
    [hook, now - KEPT],
  );
}

/** Keeps why one still waits. */
export async function noteTry(
  { query }: Queries,
  hook: string,
  { uid, happening }: Waiting,
  reason: string,
): Promise<void> {
  await query(
    `UPDATE hook_outbox SET tries = tries + 1, note = $4
     WHERE hook = $1 AND happening = $2 AND uid = $3`,
    [hook, happening, uid, reason.slice(0, 1000)],
  );
}

const Stored = z
  .looseObject({
    on: z.string().transform((text) => JSON.parse(text) as unknown),
    waiting: z.coerce.number(),
    waitingSince: z.coerce.number().nullable(),
    sent: z.coerce.number(),
    lastSent: z.coerce.number().nullable(),
  })
  .pipe(HookStatus.omit({ lost: true }));
const Lost = HookStatus.shape.lost.element.extend({ hook: z.string(), at: z.coerce.number() });

/** @returns every hook of the options, by name */
export async function readHooks({ query }: Queries): Promise<HookStatus[]> {
  const rows = await query(
    `SELECT h.name, h.type, h.happenings AS "on", count(o.uid) AS waiting,
       min(o.made) AS "waitingSince", coalesce(s.delivered, 0) AS sent,
       s.last_delivered AS "lastSent", s.last_trouble AS "lastTrouble"
     FROM hooks h LEFT JOIN hook_outbox o ON o.hook = h.name AND o.state = 'waiting'
     LEFT JOIN sinks s ON s.name = 'hook:' || h.name
     WHERE h.ended IS NULL
     GROUP BY h.name, h.type, h.happenings, s.delivered, s.last_delivered, s.last_trouble
     ORDER BY h.name`,
    [],
  );
  const lost = await query(
    `SELECT hook, uid, happening, state, ended AS at, coalesce(note, '') AS note FROM (
       SELECT o.*, row_number() OVER (PARTITION BY hook ORDER BY made DESC, uid) AS place
       FROM hook_outbox o WHERE state IN ('refused', 'given-up')) newest
     WHERE place <= ${MOST_LOST} ORDER BY made DESC, uid`,
    [],
  );
  const byHook = Map.groupBy(
    lost.map((row) => Lost.parse(row)),
    ({ hook }) => hook,
  );
  return rows.map((row) => {
    const status = Stored.parse(row);
    const own = byHook.get(status.name) ?? [];
    return { ...status, lost: own.map(({ hook: _hook, ...rest }) => rest) };
  });
}
