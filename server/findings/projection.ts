/** Folds steps into counts a day, and judges each count that rose: what is unusual becomes a finding. */
import { createHash } from 'node:crypto';
import type { Queries } from '../database/database.ts';
import type { Projection } from '../projection/projection.ts';
import { EVERYBODY, countsOf, dayOf } from './counts.ts';
import {
  type Counted,
  addUp,
  expireHabits,
  forgetHabits,
  meet,
  readOwn,
  readPeers,
} from './habits.ts';
import { FEWEST_PEER_DAYS, type Histogram, judge } from './judge.ts';
import { type News, noteFound, untellSql } from './news.ts';
import { type Thresholds, readThresholds } from './thresholds.ts';

export const FINDINGS: Projection = {
  name: 'findings',
  version: 1,
  fold: async (queries, events) => {
    const counts = events.map(countsOf);
    const fresh = await meet(
      queries,
      counts.flatMap(({ met }) => met ?? []),
    );
    const added = [...counts.flatMap((one) => one.added), ...fresh];
    if (added.length === 0) return;
    const counted = await addUp(queries, added);
    const thresholds = await readThresholds(queries);
    if (!thresholds.on) return;
    await judgeAll(
      queries,
      counted.filter(({ count }) => count >= thresholds.minimum),
      thresholds,
    );
  },
  reset: async ({ query }) => {
    for (const table of ['habit_days', 'habit_peers', 'habit_known', 'habit_spread', 'findings'])
      await query(`DELETE FROM ${table}`, []);
  },
  forget: async (queries, person) => {
    await forgetHabits(queries, person);
    await queries.query(
      `DELETE FROM finding_states WHERE finding IN (
         SELECT finding FROM findings WHERE sort = 'person' AND subject = $1)`,
      [person],
    );
    await queries.query(untellSql(`sort = 'person' AND subject = $1`), [person]);
    await queries.query(`DELETE FROM findings WHERE sort = 'person' AND subject = $1`, [person]);
  },
  expire: async (queries, cutoff) => {
    await expireHabits(queries, cutoff);
    const over = `sort = 'person' AND day < ${dayOf(cutoff)}`;
    await queries.query(
      `DELETE FROM finding_states WHERE finding IN (SELECT finding FROM findings WHERE ${over})`,
      [],
    );
    await queries.query(untellSql(over), []);
    await queries.query(`DELETE FROM findings WHERE ${over}`, []);
  },
};

async function judgeAll(
  queries: Queries,
  candidates: readonly Counted[],
  thresholds: Thresholds,
): Promise<void> {
  if (candidates.length === 0) return;
  const own = await readOwn(queries, candidates, thresholds.history);
  const peersOf = peersReader(queries, thresholds.history);
  const found: (News & Record<string, unknown>)[] = [];
  for (const [at, candidate] of candidates.entries()) {
    const { name: peers, histogram } = await peersOf(candidate);
    const past = own[at] ?? [];
    const judged = judge(candidate.count, past, histogram, candidate.sort === 'app', thresholds);
    if (judged === null) continue;
    const { sort, subject, name, measure, day, count } = candidate;
    found.push({
      ...{ finding: idOf(candidate), day },
      ...{ sort, subject, name, measure, count, peers },
      ...{ usual_low: judged.own?.low, usual_high: judged.own?.high, usual_days: past.length },
      ...{ peers_low: judged.peers?.low, peers_high: judged.peers?.high },
      peers_days: judged.peers?.days ?? 0,
      severity: judged.severity,
    });
  }
  await queries.query(
    `INSERT INTO findings SELECT * FROM json_to_recordset($1::json) AS (finding text, sort text, subject text,
       name text, measure text, day int, count int, usual_low int, usual_high int, usual_days int,
       peers text, peers_low int, peers_high int, peers_days int, severity text)
     ORDER BY finding
     ON CONFLICT (finding) DO UPDATE SET (name, count, usual_low, usual_high, usual_days, peers, peers_low,
       peers_high, peers_days, severity) = (excluded.name, excluded.count, excluded.usual_low,
       excluded.usual_high, excluded.usual_days, excluded.peers, excluded.peers_low, excluded.peers_high,
       excluded.peers_days, excluded.severity)`,
    [JSON.stringify(found)],
  );
  await noteFound(queries, found);
}

/** The person's own group where it is large enough to say something, else everybody. Read once a batch. */
function peersReader(queries: Queries, days: number) {
  const read = new Map<string, Promise<Histogram>>();
  const histogramOf = (peers: string, { measure, day }: Counted) => {
    const key = JSON.stringify([peers, measure, day]);
    const known = read.get(key) ?? readPeers(queries, peers, measure, day, days);
    read.set(key, known);
    return known;
  };
  return async (candidate: Counted): Promise<{ name: string; histogram: Histogram }> => {
    const histogram = await histogramOf(candidate.peers, candidate);
    const size = [...histogram.values()].reduce((sum, one) => sum + one, 0);
    if (candidate.sort !== 'person' || candidate.peers === EVERYBODY || size >= FEWEST_PEER_DAYS)
      return { name: candidate.sort === 'app' ? EVERYBODY : candidate.peers, histogram };
    return { name: EVERYBODY, histogram: await histogramOf(EVERYBODY, candidate) };
  };
}

function idOf({ sort, subject, measure, day }: Counted): string {
  const text = JSON.stringify([sort, subject, measure, day]);
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
