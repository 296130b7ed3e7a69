/** What stopping needs of the policy desk. */
import type { Kill } from '../../lib/policy/schema.ts';
import type { Queries } from '../database/database.ts';
import { nameOfEntry } from '../desk/compose-policy.ts';
import type { Desk } from '../desk/desk.ts';
import { addEntry, liftEntry } from '../desk/entries.ts';

export type KillDesk = {
  /** Whether a stop reaches browsers by itself; otherwise it has to be put into the policy file by hand. */
  signs: boolean;
  /**
   * Puts a kill entry into the policy, in the transaction that records it.
   * @returns the desk's own id of it, and the name that it has in the policy
   */
  stop: (
    queries: Queries,
    kill: Kill,
    actor: string,
    now: number,
  ) => Promise<{ id: string; name: string }>;
  lift: (queries: Queries, deskEntry: string, actor: string, now: number) => Promise<void>;
  /** To be called after the commit: browsers that ask get it from then on. */
  publish: () => Promise<void>;
};

export function killDesk(desk: Desk): KillDesk {
  return {
    signs: desk.signs,
    stop: async (queries, { id: _id, ...body }, actor, now) => {
      const id = await addEntry(queries, { kind: 'kill', body }, actor, now);
      return { id, name: nameOfEntry('kill', id) };
    },
    lift: async (queries, deskEntry, actor, now) => {
      await liftEntry(queries, deskEntry, actor, now);
    },
    publish: desk.republish,
  };
}
