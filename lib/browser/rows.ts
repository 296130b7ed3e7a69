/** Rows in the extension's own storage, each with a shape; a row of another shape counts as absent. */
import type { z } from 'zod/mini';
import { browser } from './extension.ts';

export interface Row<T> {
  readonly read: () => Promise<T | null>;
  readonly write: (value: T) => Promise<void>;
}

/**
 * @param area `local` stays on disk, `session` until the browser ends; both outlive the worker.
 * @param key carries a version, so that a change of shape is a new row and no guess.
 */
export function row<T>(area: 'local' | 'session', key: string, schema: z.ZodMiniType<T>): Row<T> {
  const storage = browser.storage[area];
  return {
    read: async () => schema.safeParse((await storage.get(key))[key]).data ?? null,
    write: (value) => storage.set({ [key]: value }),
  };
}
