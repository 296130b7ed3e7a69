/**
 * PostgreSQL inside this process (PGlite), kept in a directory.
 *
 * PGlite 0.5 turns fsync off (`-F`) and its file system ignores sync calls: an acknowledged event
 * would survive a kill, but not a power cut. Both are put right here, at a cost of one fsync a commit.
 */
import { mkdir } from 'node:fs/promises';
import { closeSync, fdatasyncSync, fsyncSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import type { Database, Queries, Row } from './database.ts';
import { lockDirectory } from './directory-lock.ts';

/** The parts of Emscripten's file system that are used here; its own types say nothing of them. */
type Stream = { node: unknown; nfd?: number };
type NodeFiles = {
  realPath: (node: unknown) => string;
  stream_ops: { fsync?: (stream: Stream) => number };
};

class SyncingFileSystem extends NodeFS {
  override async init(...given: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(...given);
    const before = [emscriptenOpts.preRun].flat().filter((step) => step !== undefined);
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...before, makeSyncReal] } };
  }
}

function makeSyncReal(module: object): void {
  const files = (module as { NODEFS: NodeFiles }).NODEFS;
  files.stream_ops.fsync = ({ node, nfd }) => {
    if (nfd === undefined) syncDirectory(files.realPath(node));
    else fdatasyncSync(nfd);
    return 0;
  };
}

/** Without it a new file may be gone after a power cut, however well its content was synced. */
function syncDirectory(path: string): void {
  // Windows cannot open directories, and writes their entries by itself.
  if (process.platform === 'win32') return;
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
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
