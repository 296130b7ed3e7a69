/** Stopping something everywhere, and lifting it again: proposed, confirmed, in the policy, ended. */
import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { uuidv7 } from '../../lib/activity/identifiers.ts';
import type { Policy } from '../../lib/policy/schema.ts';
import {
  Containment,
  type ContainmentList,
  SORTS,
  type StopRequest,
  type Target,
} from '../contract/containment.ts';
import type { Database, Queries } from '../database/database.ts';
import { recordAction } from '../people/audit.ts';
import { Refusal } from '../problem.ts';
import type { KillDesk } from './desk.ts';
import { isOwn } from './preview.ts';
import { killOf, normalTarget } from './targets.ts';

/** Newest that are shown; what still holds is always among them. */
const SHOWN = 200;

const count = z.coerce.number().nullable();
const Stored = z.looseObject({
  id: z.string(),
  entry: z.string(),
  desk_entry: z.string().nullable(),
  sort: z.enum(SORTS),
  target: z.string(),
  name: z.string().nullable(),
  drill: z.boolean(),
  reason: z.string(),
  proposed: z.coerce.number(),
  proposed_by: z.string(),
  confirmed: count,
  confirmed_by: z.string().nullable(),
  ended: count,
  ended_by: z.string().nullable(),
  end_reason: z.string().nullable(),
});
type Stored = z.infer<typeof Stored>;

const Effects = z.looseObject({
  stopped: count,
  went_on: count,
  other: count,
  first_stopped: count,
  last_stopped: count,
  last_went_on: count,
});

const SELECT = `SELECT c.*, e.stopped, e.went_on, e.other, e.first_stopped, e.last_stopped, e.last_went_on
  FROM containments c LEFT JOIN containment_effects e USING (id)`;

function containmentOf(row: Record<string, unknown>, live: Policy | null): Containment {
  const one = Stored.parse(row);
  const effects = Effects.parse(row);
  return Containment.parse({
    id: one.id,
    entry: one.entry,
    target: { sort: one.sort, id: one.target },
    ...{ name: one.name, drill: one.drill, reason: one.reason, state: stateOf(one) },
    ...{ proposed: one.proposed, proposedBy: one.proposed_by },
    ...{ confirmed: one.confirmed, confirmedBy: one.confirmed_by },
    ...{ ended: one.ended, endedBy: one.ended_by, endReason: one.end_reason },
    inPolicy: live?.kill.some(({ id }) => id === one.entry) === true,
    effects: {
      stopped: effects.stopped ?? 0,
      wentOn: effects.went_on ?? 0,
      other: effects.other ?? 0,
      firstStopped: effects.first_stopped,
      lastStopped: effects.last_stopped,
      lastWentOn: effects.last_went_on,
    },
  });
}

function stateOf({ confirmed, ended }: Stored): Containment['state'] {
  if (confirmed === null) return ended === null ? 'proposed' : 'withdrawn';
  return ended === null ? 'stopped' : 'lifted';
}

export type ContainParts = {
  database: Database;
  desk: KillDesk;
  needs: ContainmentList['needs'];
  livePolicy: () => Promise<Policy | null>;
};

/** @returns what holds or waits first, then the newest */
export async function readContainments(
  { query }: Queries,
  live: Policy | null,
): Promise<Containment[]> {
  const rows = await query(
    `${SELECT} ORDER BY (c.ended IS NULL) DESC, c.proposed DESC, c.id DESC LIMIT ${SHOWN}`,
    [],
  );
  return rows.map((row) => containmentOf(row, live));
}

/** @returns null when there is none with this id */
export async function readContainment(
  { query }: Queries,
  id: string,
  live: Policy | null,
): Promise<Containment | null> {
  const [row] = await query(`${SELECT} WHERE c.id = $1`, [id]);
  return row === undefined ? null : containmentOf(row, live);
}

/**
 * Proposes to stop something; where one person is enough, it is stopped at once.
 * Throws Refusal 409 for the organisation's own domain and for what is stopped or proposed already.
 */
export async function proposeStop(
  parts: ContainParts,
  request: StopRequest,
  actor: string,
): Promise<Containment> {
  const now = Date.now();
  const target = request.drill ? madeUpApp() : normalTarget(request.target);
  const live = await parts.livePolicy();
  if (isOwn(target, live))
    throw new Refusal(
      409,
      `${target.id} belongs to the organisation itself.`,
      'Stop a narrower host, or take it out of the list "own" in the policy first.',
    );
  const id = uuidv7(now);
  await parts.database.transaction(async (queries) => {
    // Two people who stop the same thing at once must not make two entries of it.
    await queries.query('LOCK TABLE containments IN SHARE ROW EXCLUSIVE MODE', []);
    const [known] = await queries.query(
      'SELECT id FROM containments WHERE sort = $1 AND target = $2 AND ended IS NULL',
      [target.sort, target.id],
    );
    if (known !== undefined)
      throw new Refusal(409, 'It is stopped or proposed already.', 'Look at it in the list.');
    await queries.query(
      `INSERT INTO containments (id, entry, sort, target, name, drill, reason, proposed, proposed_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[id, entryFor(now, request.drill), target.sort, target.id, request.name],
        ...[request.drill, request.reason, now, actor],
      ],
    );
    if (parts.needs === 'one') await stop(parts, queries, id, actor, now);
    const detail = { ...wordsOf(target), containment: id, reason: request.reason };
    await recordAction(queries, actor, 'propose-stop', detail, now);
    if (parts.needs === 'one') await recordAction(queries, actor, 'stop', detail, now);
  });
  return await found(parts, id);
}

/** Confirms what somebody else has proposed. Throws Refusal 403 for the same person, 409 when it is decided. */
export async function confirmStop(
  parts: ContainParts,
  id: string,
  actor: string,
): Promise<Containment> {
  const now = Date.now();
  await parts.database.transaction(async (queries) => {
    const one = await lock(queries, id);
    if (one.confirmed !== null || one.ended !== null) throw decided();
    if (one.proposed_by === actor)
      throw new Refusal(
        403,
        'You have proposed it yourself.',
        'Somebody else has to confirm it. You can withdraw it.',
      );
    await stop(parts, queries, id, actor, now);
    const detail = { ...wordsOf({ sort: one.sort, id: one.target }), containment: id };
    await recordAction(queries, actor, 'stop', detail, now);
  });
  return await found(parts, id);
}

/** Lifts what is stopped, or withdraws what is only proposed. Throws Refusal 409 when it is over. */
export async function endStop(
  parts: ContainParts,
  id: string,
  reason: string,
  actor: string,
): Promise<Containment> {
  const now = Date.now();
  await parts.database.transaction(async (queries) => {
    const one = await lock(queries, id);
    if (one.ended !== null) throw decided();
    await queries.query(
      'UPDATE containments SET ended = $2, ended_by = $3, end_reason = $4 WHERE id = $1',
      [id, now, actor, reason],
    );
    if (one.desk_entry !== null) await parts.desk.lift(queries, one.desk_entry, actor, now);
    const detail = { ...wordsOf({ sort: one.sort, id: one.target }), containment: id, reason };
    const action = one.confirmed === null ? 'withdraw-stop' : 'lift-stop';
    await recordAction(queries, actor, action, detail, now);
  });
  return await found(parts, id);
}

async function stop(
  { desk }: ContainParts,
  queries: Queries,
  id: string,
  actor: string,
  now: number,
): Promise<void> {
  const one = await lock(queries, id);
  const kill = {
    ...killOf(one.entry, { sort: one.sort, id: one.target }),
    ...(one.drill ? { drill: true } : {}),
  };
  const added = await desk.stop(queries, kill, actor, now);
  await queries.query(
    `UPDATE containments SET confirmed = $2, confirmed_by = $3, desk_entry = $4, entry = $5
     WHERE id = $1`,
    [id, now, actor, added.id, added.name],
  );
}

async function lock({ query }: Queries, id: string): Promise<Stored> {
  const [row] = await query('SELECT * FROM containments WHERE id = $1 FOR UPDATE', [id]);
  if (row === undefined) throw noContainment();
  return Stored.parse(row);
}

async function found(
  { database, livePolicy, desk }: ContainParts,
  id: string,
): Promise<Containment> {
  await desk.publish();
  const one = await readContainment(database, id, await livePolicy());
  if (one === null) throw noContainment();
  return one;
}

/** For routes, too. */
export function noContainment(): Refusal {
  return new Refusal(404, 'There is no such stop.', 'Look for it in the list.');
}

function decided(): Refusal {
  return new Refusal(409, 'Somebody has decided this already.', 'Reload the list.');
}

function madeUpApp(): Target {
  return { sort: 'app', id: `handrail-drill-${randomUUID()}` };
}

function entryFor(now: number, drill: boolean): string {
  const day = new Date(now).toISOString().slice(0, 10);
  return `${drill ? 'drill' : 'stop'}-${day}-${randomBytes(3).toString('hex')}`;
}

function wordsOf({ sort, id }: Target): { what: string; target: string } {
  return { what: sort, target: id.slice(0, 300).toWellFormed() };
}
