/** All sinks of the options, started together and ended together. */
import { randomUUID } from 'node:crypto';
import type { Database } from '../database/database.ts';
import type { Log } from '../watch/log.ts';
import type { Metrics } from '../watch/metrics.ts';
import { registerSink } from './cursor.ts';
import { makeSink } from './make-sink.ts';
import { runSink } from './run-sink.ts';
import type { SinkTimes } from './turns.ts';
import type { SinkOptions } from './sink-options.ts';

/** @returns a function that ends them all */
export async function startSinks(
  parts: { database: Database; metrics: Metrics; log: Log; times: SinkTimes },
  sinks: readonly SinkOptions[],
): Promise<() => Promise<void>> {
  const owner = randomUUID();
  for (const { name, from } of sinks) await registerSink(parts.database, name, from);
  const ends = sinks.map((options) => runSink({ ...parts, owner, sink: makeSink(options) }));
  return async () => {
    await Promise.all(ends.map((end) => end()));
  };
}
