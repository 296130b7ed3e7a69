/** What every sink is: something that takes a batch and says what became of it. */
import type { OcsfEvent } from '../../lib/events/ocsf.ts';

/** One stored event on its way out. */
export type HandedEvent = {
  uid: string;
  /** The JSON that was reported. */
  json: string;
  /** The same as a value; the service took it, so it is an event of ours. */
  event: OcsfEvent;
};

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
