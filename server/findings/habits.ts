/** Adds to the counts of days, keeps the peers' histogram true, and reads what is usual. */
import { z } from 'zod';
import type { Measure, SubjectSort } from '../contract/findings.ts';
import type { Queries } from '../database/database.ts';
import { APPS, EVERYBODY, type Added, type Met, type Subject, dayOf } from './counts.ts';
import type { Histogram } from './judge.ts';

/** An app that more people have met than this is not rare. */
const RARE = 3;

export type Counted = Subject & { day: number; measure: Measure; count: number };

/** Remembers what people met. @returns what counts, because it was new to them that day */
export async function meet({ query }: Queries, met: readonly Met[]): Promise<Added[]> {
  const rows = new Map<string, { subject: string; sort: string; value: string; day: number }>();
  for (const { subject, known: sort, values, day } of met)
    for (const value of values) {
      const key = JSON.stringify([subject, sort, value]);
      const before = rows.get(key);
      rows.set(key, { subject, sort, value, day: Math.min(before?.day ?? day, day) });
    }
  if (rows.size === 0) return [];
  const known = await query(
    `WITH written AS (
       INSERT INTO habit_known AS known (subject, sort, value, day)
       SELECT subject, sort, value, day
       FROM json_to_recordset($1::json) AS (subject text, sort text, value text, day int)
       ORDER BY subject, sort, value
       ON CONFLICT (subject, sort, value) DO UPDATE SET day = least(known.day, excluded.day)
       RETURNING subject, sort, value, day, xmax = 0 AS fresh
     ), spread AS (
       INSERT INTO habit_spread AS known (sort, value, subjects)
       SELECT sort, value, count(*)::int FROM written WHERE fresh AND sort = 'app'
       GROUP BY sort, value ORDER BY value
       ON CONFLICT (sort, value) DO UPDATE SET subjects = known.subjects + excluded.subjects
       RETURNING value, subjects
     )
     SELECT w.subject, w.sort, w.value, w.day, coalesce(s.subjects, h.subjects, 1) AS subjects
     FROM written w LEFT JOIN spread s ON w.sort = 'app' AND s.value = w.value
     LEFT JOIN habit_spread h ON h.sort = w.sort AND h.value = w.value`,
    [JSON.stringify([...rows.values()])],
  );
  const facts = new Map(
    known.map(({ subject, sort, value, day, subjects }) => [
      JSON.stringify([subject, sort, value]),
      { day: Number(day), rare: Number(subjects) <= RARE },
    ]),
  );
  return met.flatMap(({ known: sort, values, ...who }): Added[] => {
    const fresh = values.some((value) => {
      const fact = facts.get(JSON.stringify([who.subject, sort, value]));
      return fact?.day === who.day && (sort === 'domain' || fact.rare);
    });
    return fresh ? [{ ...who, measure: sort === 'domain' ? 'new-domains' : 'rare-apps' }] : [];
  });
}

/** @returns what each count that was added to has become */
export async function addUp({ query }: Queries, added: readonly Added[]): Promise<Counted[]> {
  const sums = new Map<string, Counted>();
  for (const one of added) {
    const key = JSON.stringify([one.sort, one.subject, one.measure, one.day]);
    sums.set(key, { ...one, count: (sums.get(key)?.count ?? 0) + 1 });
  }
  const rows = await query(
    `INSERT INTO habit_days AS known (sort, subject, measure, day, count)
     SELECT sort, subject, measure, day, count
     FROM json_to_recordset($1::json) AS (sort text, subject text, measure text, day int, count int)
     ORDER BY sort, subject, measure, day
     ON CONFLICT (sort, subject, measure, day) DO UPDATE SET count = known.count + excluded.count
     RETURNING sort, subject, measure, day, count`,
    [JSON.stringify([...sums.values()])],
  );
  const counted = rows.flatMap(({ sort, subject, measure, day, count }) => {
    const sum = sums.get(JSON.stringify([sort, subject, measure, Number(day)]));
    return sum === undefined
      ? []
      : [{ before: Number(count) - sum.count, now: { ...sum, count: Number(count) } }];
  });
  await movePeers({ query }, counted);
  return counted.map(({ now }) => now);
}

/** A subject whose count rises leaves one bar of its group's histogram for another. */
async function movePeers(
  { query }: Queries,
  counted: readonly { before: number; now: Counted }[],
): Promise<void> {
  const moves = new Map<
    string,
    { peers: string; measure: string; day: number; count: number; subjects: number }
  >();
  const move = (peers: string, { measure, day }: Counted, count: number, by: number) => {
    const key = JSON.stringify([peers, measure, day, count]);
    const subjects = (moves.get(key)?.subjects ?? 0) + by;
    moves.set(key, { peers, measure, day, count, subjects });
  };
  for (const { before, now } of counted)
    for (const peers of groupsOf(now)) {
      if (before > 0) move(peers, now, before, -1);
      move(peers, now, now.count, 1);
    }
  await query(
    `INSERT INTO habit_peers AS known (peers, measure, day, count, subjects)
     SELECT peers, measure, day, count, subjects FROM json_to_recordset($1::json) AS
       (peers text, measure text, day int, count int, subjects int)
     WHERE subjects <> 0 ORDER BY peers, measure, day, count
     ON CONFLICT (peers, measure, day, count) DO UPDATE SET subjects = known.subjects + excluded.subjects`,
    [JSON.stringify([...moves.values()])],
  );
}

function groupsOf({ sort, peers }: Counted): string[] {
  if (sort === 'app') return [APPS];
  return peers === EVERYBODY ? [EVERYBODY] : [EVERYBODY, peers];
}

/** Calendar days within which active days are looked for. */
const LOOK_BACK = 90;

const Own = z.object({ at: z.coerce.number(), count: z.coerce.number() });

/** @returns for each candidate the counts of its last active days before the day */
export async function readOwn(
  { query }: Queries,
  candidates: readonly Counted[],
  days: number,
): Promise<number[][]> {
  const asked = candidates.map(({ sort, subject, measure, day }, at) => ({
    at,
    sort,
    subject,
    measure,
    day,
  }));
  const rows = await query(
    `SELECT asked.at, past.count FROM json_to_recordset($1::json) AS asked
       (at int, sort text, subject text, measure text, day int)
     CROSS JOIN LATERAL (
       SELECT coalesce(m.count, 0) AS count FROM habit_days s
       LEFT JOIN habit_days m ON m.sort = s.sort AND m.subject = s.subject AND m.measure = asked.measure
         AND m.day = s.day
       WHERE s.sort = asked.sort AND s.subject = asked.subject AND s.measure = 'steps'
         AND s.day < asked.day AND s.day >= asked.day - ${LOOK_BACK}
       ORDER BY s.day DESC LIMIT ${Math.trunc(days)}
     ) past`,
    [JSON.stringify(asked)],
  );
  const own = candidates.map((): number[] => []);
  for (const row of rows) {
    const { at, count } = Own.parse(row);
    own[at]?.push(count);
  }
  return own;
}

const Bar = z.object({
  measure: z.string(),
  count: z.coerce.number(),
  subjects: z.coerce.number(),
});

/** @returns how many active days of a group had which count, in the days before one */
export async function readPeers(
  { query }: Queries,
  peers: string,
  measure: Measure,
  day: number,
  days: number,
): Promise<Histogram> {
  const rows = await query(
    `SELECT measure, count, sum(subjects) AS subjects FROM habit_peers
     WHERE peers = $1 AND measure IN ($2, 'steps') AND day < $3::int AND day >= $4::int
     GROUP BY measure, count`,
    [peers, measure, day, day - days],
  );
  const bars = rows.map((row) => Bar.parse(row));
  const own = bars.filter((bar) => bar.measure === measure);
  const sum = (list: typeof bars) => list.reduce((total, { subjects }) => total + subjects, 0);
  const histogram = new Map(own.map(({ count, subjects }) => [count, subjects]));
  // Active days without any of it.
  const none = sum(bars.filter((bar) => bar.measure === 'steps')) - sum(own);
  if (measure !== 'steps' && none > 0) histogram.set(0, none);
  return histogram;
}

/** Removes a person's counts. Bars of groups stay: they name nobody. */
export async function forgetHabits({ query }: Queries, subject: string): Promise<void> {
  const sorts: SubjectSort = 'person';
  await query('DELETE FROM habit_days WHERE sort = $2 AND subject = $1', [subject, sorts]);
  await query('DELETE FROM habit_known WHERE subject = $1', [subject]);
}

/** Takes out days and people whose time is over. @param cutoff Unix ms of the oldest step that is kept */
export async function expireHabits({ query }: Queries, cutoff: number): Promise<void> {
  await query('DELETE FROM habit_days WHERE day < $1', [dayOf(cutoff)]);
  // Whoever did nothing since is not remembered for what they once met.
  await query(
    `DELETE FROM habit_known known WHERE NOT EXISTS (
       SELECT 1 FROM habit_days WHERE sort <> 'app' AND subject = known.subject)`,
    [],
  );
}
