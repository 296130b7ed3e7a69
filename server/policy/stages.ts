/** Promoting and demoting a rule: an entry of the desk in place of the one before. */
import type { Policy } from '../../lib/policy/schema.ts';
import type { StageRequest } from '../contract/policy.ts';
import type { Database } from '../database/database.ts';
import type { Desk } from '../desk/desk.ts';
import { addEntry, liftEntry, readLiveEntries } from '../desk/entries.ts';
import { recordAction } from '../people/audit.ts';
import { Refusal } from '../problem.ts';

/** Changes how far a rule goes. Throws Refusal 404 for a rule that the live policy does not have. */
export async function changeStage(
  { database, desk }: { database: Database; desk: Desk },
  live: Policy | null,
  request: StageRequest,
  actor: string,
): Promise<void> {
  const now = Date.now();
  if (live?.rules.some(({ id }) => id === request.rule) !== true)
    throw new Refusal(404, 'The live policy has no such rule.', 'Reload the page.');
  await database.transaction(async (queries) => {
    for (const entry of await readLiveEntries(queries, now))
      if (entry.kind === 'stage' && entry.body.rule === request.rule)
        await liftEntry(queries, entry.id, actor, now);
    await addEntry(queries, { kind: 'stage', body: request }, actor, now);
    await recordAction(queries, actor, 'change-stage', request, now);
  });
  await desk.republish();
}
