/**
 * What pages read instead of events: facts that are folded from stored events, batch by batch in the order of
 * their commits. What a batch adds and how far the projection has come are committed together, so that
 * every event counts once, whichever process folds it and whenever one dies.
 */
import type { Queries } from '../database/database.ts';
import type { FollowedEvent } from '../events/after.ts';

export type Projection = {
  /** Its cursor hangs on it. */
  name: string;
  /** Raised when `fold` changes what it writes: everything is then folded anew from the first event. */
  version: number;
  /**
   * Adds a batch to what is there, in one transaction with the cursor. Events come in the order of their
   * commits, which is not that of their times.
   */
  fold: (queries: Queries, events: readonly FollowedEvent[]) => Promise<void>;
  /** Empties its tables, before everything is folded anew. Never what people wrote. */
  reset: (queries: Queries) => Promise<void>;
  /** Removes a person, on request; inside the transaction that removes their events. */
  forget: (queries: Queries, person: string) => Promise<void>;
  /**
   * Takes people out whose time is over; absent where it names none.
   * @param cutoff Unix ms of the oldest step that is kept
   */
  expire?: (queries: Queries, cutoff: number) => Promise<void>;
};
