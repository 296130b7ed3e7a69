/**
 * A database in which nothing has happened yet. Making one takes seconds (its own files, then every migration),
 * so it is made once for each shape of the data, and copied.
 */
import { cpSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { openEmbedded } from '../../server/database/embedded-database.ts';
import { MIGRATIONS } from '../../server/database/migration-steps.ts';
import { migrate } from '../../server/database/migrations.ts';
import { madeOnce } from './made-once.ts';

const engine = createRequire(import.meta.url).resolve('@electric-sql/pglite');

/** Lays an empty database of the newest shape into a data directory that does not exist yet. */
export async function layEmptyDatabase(dataDirectory: string): Promise<void> {
  const kept = await madeOnce('empty', JSON.stringify([engine, MIGRATIONS]), async (directory) => {
    const database = await openEmbedded(directory);
    await migrate(database, Date.now());
    await database.close();
  });
  mkdirSync(dataDirectory, { mode: 0o700 });
  cpSync(kept, dataDirectory, { recursive: true });
}
