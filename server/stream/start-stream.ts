/** The stream's two ends in one process: reports go in, events come out and are stored. */
import type { NewEvent } from '../events/reported-event.ts';
import type { Stored } from '../events/store.ts';
import type { StreamOptions } from '../options.ts';
import { connectStream } from './connect-stream.ts';
import { keepInStream } from './keep-in-stream.ts';
import { type StoreParts, storeFromStream } from './store-from-stream.ts';

export type ReportStream = {
  keep: (events: NewEvent[]) => Promise<Stored>;
  /** True when a node answers. */
  isReady: () => Promise<boolean>;
  close: () => Promise<void>;
};

/** @returns the stream, open at both ends; rejects with a sentence for the admin when it cannot be */
export async function startStream(
  parts: Omit<StoreParts, 'connection'>,
  options: StreamOptions,
): Promise<ReportStream> {
  const connection = await connectStream(options).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The stream cannot be used: ${reason}`, { cause: error });
  });
  const endStoring = storeFromStream({ ...parts, connection });
  return {
    keep: keepInStream(connection, parts.log),
    isReady: () =>
      connection.rtt().then(
        () => true,
        () => false,
      ),
    async close() {
      await endStoring();
      // Acknowledgements that are still on their way.
      await connection.drain();
    },
  };
}
