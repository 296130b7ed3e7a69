/** Starting and ending replays of candidates; who did so is in the trail. */
import { uuidv7 } from '../../lib/activity/identifiers.ts';
import { hasErrors, lintPolicy } from '../../lib/policy/lint/lint.ts';
import type { Policy } from '../../lib/policy/schema.ts';
import type { ReplayLine, ReplayRequest, ReplayStart } from '../contract/policy.ts';
import type { Database } from '../database/database.ts';
import { recordAction } from '../people/audit.ts';
import { Refusal } from '../problem.ts';
import { extentOf, MOST_EVENTS, runReplay } from './replay-job.ts';
import { addReplay, endAbandoned, endReplay } from './replay-store.ts';

export type Replays = {
  /** Lints a candidate and, where it may be signed, starts the replay. Throws Refusal 409 while one runs. */
  start: (request: ReplayRequest, live: Policy | null, actor: string) => Promise<ReplayStart>;
  /** @returns false when it had ended already */
  cancel: (id: string, actor: string) => Promise<boolean>;
};

/** @param most how many events one replay reads; tests make it small */
export function createReplays(database: Database, most: number = MOST_EVENTS): Replays {
  let running: Promise<void> | null = null;
  return {
    start: async (request, live, actor) => {
      const now = Date.now();
      const linted = lintPolicy(request.text, now);
      const findings = [...linted.findings];
      if (linted.policy === null || hasErrors(linted)) return { findings, id: null };
      if (request.against === 'live' && live === null)
        throw new Refusal(
          409,
          'There is no live policy to compare with.',
          'Compare with what was decided then.',
        );
      if (running !== null)
        throw new Refusal(409, 'A replay is running already.', 'Wait for its end, or cancel it.');
      const { promise, resolve } = Promise.withResolvers<void>();
      running = promise;
      const free = () => {
        running = null;
        resolve();
      };
      try {
        await endAbandoned(database, now);
        const extent = await extentOf(database, request, most);
        const line: ReplayLine = {
          id: uuidv7(now),
          made: now,
          madeBy: actor,
          name: request.name,
          policy: { id: linted.policy.id, version: linted.policy.version },
          against: request.against,
          from: extent.from,
          to: extent.to,
          state: 'running',
          planned: extent.events,
          done: 0,
          cut: extent.cut,
          trouble: null,
        };
        await database.transaction(async (queries) => {
          await addReplay(queries, line, request.text);
          const detail = { replay: line.id, name: line.name, events: extent.events };
          await recordAction(queries, actor, 'replay-policy', detail, now);
        });
        const against = request.against === 'live' ? live : null;
        const job = { id: line.id, candidate: linted.policy, against, extent };
        // Nobody waits for it here; what goes wrong is noted in its row, where the page reads it.
        void runReplay(database, job)
          .catch(() => {})
          .finally(free);
        return { findings, id: line.id };
      } catch (error) {
        free();
        throw error;
      }
    },
    cancel: async (id, actor) =>
      await database.transaction(async (queries) => {
        const ended = await endReplay(queries, id, { state: 'cancelled' });
        if (ended) await recordAction(queries, actor, 'cancel-replay', { replay: id }, Date.now());
        return ended;
      }),
  };
}
