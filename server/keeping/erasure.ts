/** Everything about one person leaves on request; what a legal hold names stays, and is counted. */
import type { Erasure, ErasureRequest } from '../contract/contract.ts';
import { type Database, isDeadlock, type Queries } from '../database/database.ts';
import { recordAction } from '../people/audit.ts';
import { forgetName } from '../people/names.ts';
import { holdFolds } from '../projection/fold.ts';
import { IS_HELD, lockAgainstHolds } from './holds.ts';

type Asked = ErasureRequest & { pseudonym: string | null };
type Forget = (queries: Queries, person: string) => Promise<void>;

/** An erasure touches rows of every table, in an order that suits no other change. */
const ATTEMPTS = 3;

/**
 * Removes the events of a person, all or none. The chain keeps their uids and digests, from which
 * nobody can tell what they said; copies that sinks have handed on are not reached.
 * @param asked the person by name, and by their pseudonym where names are replaced
 * @param forgetters everything else that knows people by name
 * @returns how many events left, and how many a hold has kept
 */
export async function erasePerson(
  database: Database,
  asked: Asked,
  actor: string,
  now: number,
  forgetters: readonly Forget[],
): Promise<Erasure> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database.transaction((queries) => erase(queries, asked, actor, now, forgetters));
    } catch (error) {
      if (attempt === ATTEMPTS || !isDeadlock(error)) throw error;
    }
  }
}

async function erase(
  queries: Queries,
  { person, reason, pseudonym }: Asked,
  actor: string,
  now: number,
  forgetters: readonly Forget[],
): Promise<Erasure> {
  await holdFolds(queries);
  await lockAgainstHolds(queries);
  const [row] = await queries.query(
    `WITH gone AS (
       DELETE FROM events e WHERE e.person IN ($1, $3) AND NOT ${IS_HELD} RETURNING uid
     ), noted AS (
       INSERT INTO erased (uid, erased) SELECT uid, $2::bigint FROM gone ON CONFLICT DO NOTHING
     )
     SELECT (SELECT count(*)::int FROM gone) AS erased,
       (SELECT count(*)::int FROM events e WHERE e.person IN ($1, $3) AND ${IS_HELD}) AS held`,
    [person, now, pseudonym === null ? person : pseudonym],
  );
  for (const name of new Set([person, ...(pseudonym === null ? [] : [pseudonym])]))
    for (const forget of forgetters) await forget(queries, name);
  // A hold that still needs the events may still need to know whose they are.
  if (pseudonym !== null && Number(row!.held) === 0) await forgetName(queries, pseudonym);
  const counts = { erased: Number(row!.erased), held: Number(row!.held) };
  // The trail says that it was done and by whom, not about whom: that would keep the name.
  await recordAction(queries, actor, 'erase', { ...counts, reason }, now);
  return counts;
}
