/**
 * "What would this change have done to last month": a candidate over stored events, in pieces, beside
 * everything else that the process does. One at a time in a process; memory grows with people, rules and
 * days, never with events.
 */
import { setImmediate as turn } from 'node:timers/promises';
import { z } from 'zod';
import { catalog } from '../../lib/catalog/full.ts';
import { RecordedEvent } from '../../lib/events/recorded.ts';
import { createEventReplay, type ReplayedStep } from '../../lib/events/replay-events.ts';
import { type CompiledPolicy, compile } from '../../lib/policy/compile.ts';
import type { Policy } from '../../lib/policy/schema.ts';
import { type Changed, type ReplayExample, ReplayResult } from '../contract/policy.ts';
import type { Database, Queries } from '../database/database.ts';
import { endReplay, noteProgress } from './replay-store.ts';

/** Events that one replay reads: the newest of its time. */
export const MOST_EVENTS = 200_000;

/** Events read at once; what the process does besides waits no longer than these take. */
const PIECE = 250;

const SHOWN_EXAMPLES = 8;

export type Span = { from: number; to: number };

/** Where reading begins, and how much there is. */
export type Extent = Span & { events: number; cut: boolean };

/**
 * @param most tests make it small
 * @returns the newest part of the span that holds at most so many steps
 */
export async function extentOf(
  { query }: Queries,
  { from, to }: Span,
  most: number,
): Promise<Extent> {
  const [row] = await query(
    `SELECT count(*)::int AS events, min(time) AS first FROM (
       SELECT time FROM events WHERE type = 'step' AND time >= $1 AND time < $2
       ORDER BY time DESC, uid DESC LIMIT ${Math.trunc(most) + 1}
     ) AS newest`,
    [from, to],
  );
  const events = Number(row!.events);
  if (events <= most) return { from, to, events, cut: false };
  // All that share the first moment are left out, so that the count cannot go over.
  return { from: Number(row!.first) + 1, to, events: most, cut: true };
}

const Piece = z.array(
  z.looseObject({ uid: z.string(), time: z.coerce.number(), event: z.unknown() }),
);

export type ReplayJob = {
  id: string;
  candidate: Policy;
  /** Null compares with what was decided then. */
  against: Policy | null;
  extent: Extent;
};

/** Works on one replay to its end, which it notes; never rejects while the database answers. */
export async function runReplay(database: Database, job: ReplayJob): Promise<void> {
  try {
    const result = await replayed(database, job);
    if (result !== null) await endReplay(database, job.id, { state: 'done', result });
  } catch (error) {
    const trouble = error instanceof Error ? error.message : 'unknown';
    await endReplay(database, job.id, { state: 'failed', trouble });
  }
}

/** @returns null when it was cancelled */
async function replayed(
  database: Database,
  { id, candidate, against, extent }: ReplayJob,
): Promise<ReplayResult | null> {
  const steps = createEventReplay(compile(candidate), compiled(against), catalog);
  const notes = createNotes();
  let [done, unread] = [0, 0];
  let after = { time: extent.from, uid: '00000000-0000-0000-0000-000000000000' };
  for (;;) {
    const rows = Piece.parse(
      await database.query(
        `SELECT uid, time, event FROM events
         WHERE type = 'step' AND (time, uid) > ($1::bigint, $2::uuid) AND time < $3
         ORDER BY time, uid LIMIT ${PIECE}`,
        [after.time, after.uid, extent.to],
      ),
    );
    for (const { uid, event } of rows) {
      const parsed = RecordedEvent.safeParse(event);
      const step = parsed.success ? steps.add(parsed.data, event) : null;
      if (step === null || !parsed.success) unread += 1;
      else notes.add(uid, parsed.data, step);
    }
    done += rows.length;
    if (!(await noteProgress(database, id, done, Date.now()))) return null;
    const last = rows.at(-1);
    if (rows.length < PIECE || last === undefined) break;
    after = { time: last.time, uid: last.uid };
    await turn();
  }
  // Who would be asked most is for the person at a terminal who asks for it.
  const { mostAsked: _people, ...result } = steps.result();
  return ReplayResult.parse({ ...result, unread, ...notes.result() });
}

function compiled(policy: Policy | null): CompiledPolicy | null {
  return policy === null ? null : compile(policy);
}

/** Which rules take part in a change, and a few steps of each change to look at. */
function createNotes() {
  const ruleChanges: Record<string, Partial<Record<Changed, number>>> = {};
  const examples: Partial<Record<Changed, ReplayExample[]>> = {};
  return {
    add: (uid: string, event: RecordedEvent, { change, before, after }: ReplayedStep) => {
      if (change === 'same') return;
      const { handrail } = event.unmapped;
      const then = before.rules.map(({ id }) => id);
      const now = after.rules.map(({ id }) => id);
      if (after.basis === 'kill' && after.entry !== null) now.push(after.entry);
      // A rule that is gone from the candidate takes part as well: by what it no longer says.
      const rules = change === 'removed' || change === 'milder' ? then : now;
      for (const id of new Set(rules)) {
        const known = (ruleChanges[id] ??= {});
        known[change] = (known[change] ?? 0) + 1;
      }
      // The newest are kept: they are read in order of time.
      const kept = (examples[change] ??= []);
      kept.push({
        uid,
        time: event.time,
        surface: handrail.surface ?? '',
        before: before.effect,
        after: after.effect,
        rules,
      });
      if (kept.length > SHOWN_EXAMPLES) kept.shift();
    },
    result: () => ({ ruleChanges, examples }),
  };
}
