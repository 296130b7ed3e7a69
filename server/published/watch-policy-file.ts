/** Looks at the policy file now and then, so that a bundle is kept though nobody has asked for it yet. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../database/database.ts';
import { type Published, readPublished } from '../files/policy-file.ts';
import type { Log } from '../watch/log.ts';
import { keepBundle } from './policy-history.ts';

/** ms. A look costs one `stat`. */
const PAUSE = 1_000;

/** @returns a function that ends it and waits for the look that runs */
export function watchPolicyFile(
  parts: { database: Database; log: Log },
  path: string,
): () => Promise<void> {
  const end = new AbortController();
  let kept: Published | null = null;
  const look = async (): Promise<void> => {
    const published = await readPublished(path, kept);
    if (published === null || published === kept) return;
    await keepBundle(parts.database, published.bytes, Date.now());
    // Only now: where keeping failed, the next look tries again.
    kept = published;
  };
  const running = (async () => {
    while (!end.signal.aborted) {
      await look().catch((error: unknown) => parts.log.trouble('policy history', error));
      await wait(PAUSE, undefined, { signal: end.signal }).catch(() => {});
    }
  })();
  return async () => {
    end.abort();
    await running;
  };
}
