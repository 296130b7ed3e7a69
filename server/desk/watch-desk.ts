/** Keeps what is served up with the policy file, with other processes, and with what ends by itself. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../watch/log.ts';
import type { Desk } from './desk.ts';

/** ms. A look costs one `stat` and two small reads. */
const PAUSE = 1_000;

/** @returns a function that ends it and waits for the look that runs */
export function watchDesk(desk: Desk, log: Log): () => Promise<void> {
  const end = new AbortController();
  const running = (async () => {
    while (!end.signal.aborted) {
      await desk.republish().catch((error: unknown) => log.trouble('policy desk', error));
      await wait(PAUSE, undefined, { signal: end.signal }).catch(() => {});
    }
  })();
  return async () => {
    end.abort();
    await running;
  };
}
