/**
 * PostgreSQL inside this process (PGlite), kept in a directory.
 *
 * PGlite 0.5 turns fsync off (`-F`) and its file system ignores sync calls: an acknowledged event
 * would survive a kill, but not a power cut. Both are put right here, at a cost of one fsync a commit.
 */
import { mkdir } from 'node:fs/promises';
import { fdatasyncSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import type { Database, Queries, Row } from './database.ts';
import { lockDirectory } from './directory-lock.ts';

type Stream = { nfd?: number };
type Emscripten = { NODEFS: { stream_ops: { fsync?: (stream: Stream) => number } } };
type InitResult = Awaited<ReturnType<NodeFS['init']>>;

class SyncingFileSystem extends NodeFS {
  override async init(pg: PGlite, options: Parameters<NodeFS['init']>[1]): Promise<InitResult> {
    const { emscriptenOpts } = await super.init(pg, options);
    const preRun = [emscriptenOpts.preRun].flat().filter((step) => step !== undefined);
    return {
      emscriptenOpts: {
        ...emscriptenOpts,
        preRun: [...preRun, makeSyncReal],
      } as typeof emscriptenOpts,
    };
  }
}

/** Directories have no descriptor of their own in NODEFS; there is nothing to sync then. */
function makeSyncReal(module: unknown): void {
  (module as Emscripten).NODEFS.stream_ops.fsync = (stream) => {
    if (stream.nfd !== undefined) fdatasyncSync(stream.nfd);
    return 0;
  };
}

/** `fdatasync` goes past the hook above in this build; `fsync` reaches it (seen with 0.5.16). */
const START = [
  ...PGlite.defaultStartParams.filter((word) => word !== '-F'),
  '-c',
  'wal_sync_method=fsync',
];

/**
 * @param directory where the data lives; made when it is not there
 * @returns an open database; rejects when another process has the directory open
 */
export async function openEmbedded(directory: string): Promise<Database> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const unlock = await lockDirectory(directory);
  try {
    const pglite = await PGlite.create({
      fs: new SyncingFileSystem(join(directory, 'database')),
      startParams: START,
    });
    return {
      ...queriesOf(pglite),
      transaction: (work) => pglite.transaction((inner) => work(queriesOf(inner))),
      // One process, no connection to lose: messages cannot be missed.
      listen: async (channel, onMessage) => {
        await pglite.listen(channel, onMessage);
      },
      close: async () => {
        await pglite.close();
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}

function queriesOf(inner: Pick<PGlite, 'query'>): Queries {
  return {
    query: async (sql, parameters) => (await inner.query<Row>(sql, parameters)).rows,
  };
}
