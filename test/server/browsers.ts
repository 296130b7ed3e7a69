/** Browsers that report as real ones do: the same batch again until somebody says yes. */
import { uuidv7 } from '../../lib/activity/identifiers.ts';
import { uidOf } from './dated-events.ts';
import { manyEvents, report } from './requests.ts';

export type Browsers = {
  /** Uids that were sent, and those of them that somebody has said yes to. */
  sent: Set<string>;
  acknowledged: Set<string>;
  /** Sends nothing new and waits until all that was sent is acknowledged. */
  finish: () => Promise<void>;
};

/** @param most events in one report */
export function startBrowsers(url: () => string, count: number, most: number): Browsers {
  const sent = new Set<string>();
  const acknowledged = new Set<string>();
  const ending = new AbortController();
  const browse = async (): Promise<void> => {
    const device = uuidv7();
    let sequence = 0;
    while (!ending.signal.aborted) {
      const events = manyEvents(1 + Math.floor(Math.random() * most)).map((event) => {
        event.device.uid = device;
        event.metadata.sequence = sequence += 1;
        return event;
      });
      const uids = events.map(uidOf);
      for (const uid of uids) sent.add(uid);
      for (let answered = false; !answered;) {
        try {
          const { accepted, duplicates, rejected } = await report(url(), events);
          if (rejected.length > 0) throw new Error(rejected[0]!.reason);
          answered = accepted + duplicates === events.length;
        } catch {
          await new Promise((done) => setTimeout(done, 50 + Math.random() * 50));
        }
      }
      for (const uid of uids) acknowledged.add(uid);
    }
  };
  const running = Array.from({ length: count }, browse);
  return {
    sent,
    acknowledged,
    finish: async () => {
      ending.abort();
      await Promise.all(running);
    },
  };
}
