/** All hooks of the options, started together and ended together. */
import { randomUUID } from 'node:crypto';
import { registerSink } from '../sinks/cursor.ts';
import { registerHooks, sinkOf } from './outbox.ts';
import type { ReadyHook } from './ready-hooks.ts';
import { type HookParts, runHook } from './run-hook.ts';

/** @returns a function that ends them all */
export async function startHooks(
  parts: Omit<HookParts, 'hook' | 'owner'>,
  hooks: readonly ReadyHook[],
): Promise<() => Promise<void>> {
  const owner = randomUUID();
  const options = hooks.map((hook) => hook.options);
  await parts.database.transaction(async (queries) => {
    await registerHooks(queries, options, Date.now());
    for (const { name } of options) await registerSink(queries, sinkOf(name), 'now');
  });
  const ends = hooks.map((hook) => runHook({ ...parts, owner, hook }));
  return async () => {
    await Promise.all(ends.map((end) => end()));
  };
}
