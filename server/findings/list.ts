/** Findings page by page, newest first, with what people said of each. */
import { z } from 'zod';
import {
  Finding,
  type FindingChange,
  type FindingPage,
  type FindingQuery,
} from '../contract/findings.ts';
import type { Database, Queries, Row } from '../database/database.ts';
import { recordAction } from '../people/audit.ts';
import { Refusal } from '../problem.ts';

const COLUMNS = `f.finding, f.sort, f.subject, f.name, f.measure, f.day, f.count, f.usual_low, f.usual_high,
  f.usual_days, f.peers, f.peers_low, f.peers_high, f.peers_days, f.severity,
  coalesce(s.state, 'new') AS state, s.why, s.changed, s.changed_by`;

const Cursor = z.tuple([z.int(), z.string()]);

/** @returns one page; throws Refusal 400 for a cursor that this service did not make */
export async function readFindings({ query }: Queries, asked: FindingQuery): Promise<FindingPage> {
  const conditions: string[] = [];
  const parameters: (string | number)[] = [];
  const place = (value: string | number) => `$${parameters.push(value)}`;
  if (asked.state !== undefined)
    conditions.push(`coalesce(s.state, 'new') = ${place(asked.state)}`);
  if (asked.finding !== undefined) conditions.push(`f.finding = ${place(asked.finding)}`);
  if (asked.subject !== undefined) conditions.push(`f.subject = ${place(asked.subject)}`);
  if (asked.cursor !== undefined) {
    const [day, finding] = readCursor(asked.cursor);
    conditions.push(`(f.day, f.finding) < (${place(day)}::int, ${place(finding)}::text)`);
  }
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const rows = await query(
    `SELECT ${COLUMNS} FROM findings f LEFT JOIN finding_states s USING (finding) ${where}
     ORDER BY f.day DESC, f.finding DESC LIMIT ${asked.limit + 1}`,
    parameters,
  );
  const page = rows.slice(0, asked.limit).map(findingOf);
  const last = page.at(-1);
  const more = rows.length > asked.limit && last !== undefined;
  return { rows: page, next: more ? writeCursor(last) : null };
}

/** Says what becomes of a finding, and why. Throws Refusal 404. */
export async function changeFinding(
  database: Database,
  finding: string,
  { state, why }: FindingChange,
  actor: string,
  now: number,
): Promise<Finding> {
  return await database.transaction(async (queries) => {
    const [row] = await queries.query(
      `SELECT ${COLUMNS} FROM findings f LEFT JOIN finding_states s USING (finding)
       WHERE f.finding = $1 FOR UPDATE OF f`,
      [finding],
    );
    if (row === undefined)
      throw new Refusal(404, 'There is no such finding.', 'It may have been a mistyped address.');
    await queries.query(
      `INSERT INTO finding_states (finding, state, why, changed, changed_by)
       VALUES ($1, $2, $3, $4::bigint, $5)
       ON CONFLICT (finding) DO UPDATE SET (state, why, changed, changed_by) =
         (excluded.state, excluded.why, excluded.changed, excluded.changed_by)`,
      [finding, state, why, now, actor],
    );
    await recordAction(queries, actor, 'change-finding', { finding, state, why }, now);
    return findingOf({ ...row, state, why, changed: now, changed_by: actor });
  });
}

function findingOf(row: Row): Finding {
  const { usual_low, usual_high, usual_days, peers_low, peers_high, peers_days, ...same } = row;
  const { changed_by: changedBy, changed, ...others } = same;
  return Finding.parse({
    ...others,
    usual: usual_low == null ? null : { low: usual_low, high: usual_high },
    usualDays: usual_days,
    peersUsual: peers_low == null ? null : { low: peers_low, high: peers_high },
    peersDays: peers_days,
    changed: changed == null ? null : Number(changed),
    changedBy,
  });
}

function writeCursor({ day, finding }: Finding): string {
  return Buffer.from(JSON.stringify([day, finding])).toString('base64url');
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
