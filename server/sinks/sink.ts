/** What every sink is: something that takes a batch and says what became of it. */
import type { FollowedEvent } from '../events/after.ts';

/** One stored event on its way out. */
export type HandedEvent = Pick<FollowedEvent, 'uid' | 'json' | 'event'>;

export type Fate =
  /** The other side has them for good, but those it will never take. */
  | { fate: 'delivered'; refused: Refused[] }
  /** Try the same again, not before `after` ms. */
  | { fate: 'later'; after: number | null; reason: string }
  /** Too much at once, or something in it is not wanted: try fewer; one alone is refused. */
  | { fate: 'smaller'; reason: string };

export type Refused = { uid: string; reason: string };

export type Sink = {
  name: string;
  /** Resolves for whatever the other side says; at least once, so the same event may come again. */
  deliver: (events: readonly HandedEvent[]) => Promise<Fate>;
  close: () => Promise<void>;
};

export const DELIVERED: Fate = { fate: 'delivered', refused: [] };
