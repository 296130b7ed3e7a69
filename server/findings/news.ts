/** Writes down for each hook which findings it is to be told of, in the transaction that makes them. */
import { SEVERITIES } from '../contract/findings.ts';
import { isConcerned } from '../database/concerned-hooks.ts';
import type { Queries } from '../database/database.ts';

/** Days after which a finding is no news, as when everything is folded anew. */
const NEWS = 7;

const RANKS = JSON.stringify(Object.fromEntries(SEVERITIES.map((one, rank) => [one, rank])));
const NOW = '(extract(epoch FROM clock_timestamp()) * 1000)::bigint';
const DAY = 86_400_000;

/** As much of a finding as says whom it concerns. */
export type News = { finding: string; day: number; severity: (typeof SEVERITIES)[number] };

/**
 * Each hook is told of a finding once: when it is made, or when it has grown as severe as the hook wants.
 * What people have spoken about already, or what was before the hook, is no news.
 */
export async function noteFound({ query }: Queries, found: readonly News[]): Promise<void> {
  if (found.length === 0) return;
  await query(
    `INSERT INTO hook_outbox (hook, happening, uid, made, state, tries)
     SELECT h.name, 'found', f.finding::uuid, ${NOW}, 'waiting', 0
     FROM json_to_recordset($1::json) AS f (finding text, day int, severity text)
     JOIN hooks h ON ${isConcerned(`'found'`)}
       AND ($2::json ->> f.severity)::int >= ($2::json ->> h.severity)::int
       AND (f.day + 1) * ${DAY}::bigint > greatest(h.since, ${NOW} - ${NEWS * DAY}::bigint)
     WHERE NOT EXISTS (SELECT 1 FROM finding_states s WHERE s.finding = f.finding)
     ORDER BY 1, 3
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(found), RANKS],
  );
}

/** SQL that forgets what hooks were told, and are to be told, of findings. @param findings SQL that holds for them */
export function untellSql(findings: string): string {
  return `DELETE FROM hook_outbox WHERE happening = 'found' AND uid IN
    (SELECT finding::uuid FROM findings WHERE ${findings})`;
}
