/** What waits for an answer, what was answered, and how long it took. */
import { z } from 'zod';
import {
  type ApprovalCase,
  type ApprovalPage,
  type ApprovalView,
  AskedFacts,
  Terms,
} from '../contract/approvals.ts';
import type { Queries } from '../database/database.ts';

const DAY = 86_400_000;
/** Nobody waits longer; who still needs it asks again. */
export const REQUEST_AGE = 30 * DAY;
/** Lines of one view. */
const MOST = 200;

/** Risk from which two people have to agree; `never` asks for one. */
export type SignOff = 'never' | 'moderate' | 'high' | 'severe';
const LEVELS = ['low', 'moderate', 'high', 'severe'];

export function needsTwo(signOff: SignOff, facts: AskedFacts): boolean {
  if (signOff === 'never' || facts.risk === null) return false;
  return LEVELS.indexOf(facts.risk.level) >= LEVELS.indexOf(signOff);
}

const Row = z.object({
  uid: z.string(),
  asks: z.enum(['requested', 'disputed']),
  same: z.string(),
  who: z.string(),
  named: z.boolean(),
  time: z.coerce.number(),
  facts: z.string(),
  answer: z.enum(['approved', 'refused', 'kept', 'changed']).nullable(),
  at: z.coerce.number().nullable(),
  made_by: z.string().nullable(),
  agreed_by: z.string().nullable(),
  said: z.string().nullable(),
  entry: z.string().nullable(),
  lifted: z.coerce.number().nullable(),
  proposed: z.coerce.number().nullable(),
  proposed_by: z.string().nullable(),
  terms: z.string().nullable(),
  people: z.coerce.number().nullable(),
  thing_status: z.string().nullable(),
});
export type AskedRow = z.infer<typeof Row>;

/** What one of two people has agreed to counts for whoever asks the same again. */
const ROWS = `SELECT r.uid, r.asks, r.same, r.who, r.named, r.time, r.facts, a.answer, a.at, a.made_by,
    a.agreed_by, a.said, a.entry, d.lifted, p.made AS proposed, p.made_by AS proposed_by, p.terms,
    t.people, t.status AS thing_status
  FROM approval_requests r
  LEFT JOIN approval_answers a ON a.uid = r.uid
  LEFT JOIN LATERAL (
    SELECT given.made, given.made_by, given.terms FROM approval_proposals given
    JOIN approval_requests asked ON asked.uid = given.uid WHERE asked.same = r.same
    ORDER BY given.made, given.uid LIMIT 1
  ) p ON a.uid IS NULL
  LEFT JOIN desk_entries d ON d.id = a.entry
  LEFT JOIN inventory_things t ON t.thing = r.thing`;

const VIEWS: Readonly<Record<ApprovalView, string>> = {
  open: `WHERE r.asks = 'requested' AND a.uid IS NULL AND r.time > $1::bigint ORDER BY r.time, r.uid`,
  answered: `WHERE a.uid IS NOT NULL AND a.at > $1::bigint ORDER BY a.at DESC, r.uid`,
  disputes: `WHERE r.asks = 'disputed' AND a.uid IS NULL AND r.time > $1::bigint ORDER BY r.time, r.uid`,
  expired: `WHERE a.uid IS NULL AND r.time <= $1::bigint AND r.time > $1::bigint - ${3 * REQUEST_AGE}
    ORDER BY r.time DESC, r.uid`,
};

/** @returns one view of the queue */
export async function readQueue(
  queries: Queries,
  view: ApprovalView,
  signOff: SignOff,
  now: number,
): Promise<Omit<ApprovalPage, 'signs' | 'rules'>> {
  const from = now - (view === 'answered' ? 3 * REQUEST_AGE : REQUEST_AGE);
  const rows = await queries.query(`${ROWS} ${VIEWS[view]} LIMIT ${MOST}`, [from]);
  const cases = casesOf(
    rows.map((row) => Row.parse(row)),
    signOff,
    now,
  );
  return { cases, ...(await readStanding(queries, now)) };
}

/** @returns the line that a request is part of, with every other that is the same; none when it is not there */
export async function readOne(
  queries: Queries,
  uid: string,
  signOff: SignOff,
  now: number,
): Promise<Omit<ApprovalPage, 'signs' | 'rules'>> {
  const rows = await queries.query(
    `${ROWS} WHERE r.same = (SELECT same FROM approval_requests WHERE uid = $1::uuid)
     ORDER BY r.time DESC, r.uid LIMIT ${MOST}`,
    [uid],
  );
  const cases = casesOf(
    rows.map((row) => Row.parse(row)),
    signOff,
    now,
  );
  const own = cases.filter(({ uids }) => uids.includes(uid));
  return { cases: own, ...(await readStanding(queries, now)) };
}

/** How many wait, and how long answers take. */
async function readStanding(
  queries: Queries,
  now: number,
): Promise<Pick<ApprovalPage, 'waiting' | 'medianAnswer'>> {
  const [counts] = await queries.query(
    `SELECT count(*) FILTER (WHERE asks = 'requested') AS requests,
       count(*) FILTER (WHERE asks = 'disputed') AS disputes
     FROM (SELECT DISTINCT asks, same FROM approval_requests r
       WHERE time > $1::bigint AND NOT EXISTS (SELECT 1 FROM approval_answers a WHERE a.uid = r.uid)) one`,
    [now - REQUEST_AGE],
  );
  const [median] = await queries.query(
    `SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY a.at - r.time) AS half
     FROM approval_answers a JOIN approval_requests r ON r.uid = a.uid WHERE a.at > $1::bigint`,
    [now - 90 * DAY],
  );
  const half = median?.half;
  return {
    waiting: { requests: Number(counts?.requests), disputes: Number(counts?.disputes) },
    medianAnswer:
      half === null || half === undefined ? null : Math.max(0, Math.round(Number(half))),
  };
}

/** @returns rows of these requests that are there */
export async function readAsked({ query }: Queries, uids: readonly string[]): Promise<AskedRow[]> {
  const rows = await query(
    `${ROWS} WHERE r.uid IN (SELECT value::uuid FROM json_array_elements_text($1::json) AS value)`,
    [JSON.stringify(uids)],
  );
  return rows.map((row) => Row.parse(row));
}

export function factsOf({ facts }: AskedRow): AskedFacts {
  return AskedFacts.parse(JSON.parse(facts));
}

/** Whether nobody answers it any more. */
export function isOver({ answer, time }: AskedRow, now: number): boolean {
  return answer === null && time <= now - REQUEST_AGE;
}

/** The same asked twice, with the same answer, is one line. */
function casesOf(rows: readonly AskedRow[], signOff: SignOff, now: number): ApprovalCase[] {
  const groups = Map.groupBy(rows, (row) => `${row.same} ${row.at ?? ''} ${isOver(row, now)}`);
  return [...groups.values()].map((group) => caseOf(group, signOff, now));
}

function caseOf(group: readonly AskedRow[], signOff: SignOff, now: number): ApprovalCase {
  const byTime = group.toSorted((a, b) => b.time - a.time);
  const newest = byTime[0]!;
  const facts = factsOf(newest);
  const { at, made_by: by } = newest;
  return {
    uids: byTime.map(({ uid }) => uid),
    ...{ asks: newest.asks, who: newest.who, named: newest.named, facts },
    since: byTime.at(-1)!.time,
    status: statusOf(newest, now),
    answer:
      at === null || by === null
        ? null
        : { at, by, agreedBy: newest.agreed_by, said: newest.said, entry: newest.entry },
    proposal:
      newest.proposed === null || newest.proposed_by === null || newest.terms === null
        ? null
        : {
            ...{ at: newest.proposed, by: newest.proposed_by },
            terms: Terms.parse(JSON.parse(newest.terms)),
          },
    needsTwo: newest.asks === 'requested' && group.some((row) => needsTwo(signOff, factsOf(row))),
    inventory:
      newest.people === null || newest.thing_status === null
        ? null
        : { people: newest.people, status: newest.thing_status },
  };
}

function statusOf(row: AskedRow, now: number): ApprovalCase['status'] {
  if (row.answer === null) return isOver(row, now) ? 'expired' : 'open';
  return row.lifted === null ? row.answer : 'withdrawn';
}
