/** All hooks of the options, started together and ended together. */
import { randomUUID } from 'node:crypto';
import type { Database } from '../database/database.ts';
import { registerSink } from '../sinks/cursor.ts';
import type { SinkTimes } from '../sinks/turns.ts';
import type { Log } from '../watch/log.ts';
import type { Metrics } from '../watch/metrics.ts';
import { registerHooks, sinkOf } from './outbox.ts';
import type { ReadyHook } from './ready-hooks.ts';
import { runHook } from './run-hook.ts';

/** @returns a function that ends them all */
export async function startHooks(
  parts: { database: Database; metrics: Metrics; log: Log; times: SinkTimes },
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
