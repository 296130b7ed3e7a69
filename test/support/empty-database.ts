/**
 * A database in which nothing has happened yet. Making one takes seconds (its own files, then every migration),
 * so it is made once for each shape of the data, kept in the temporary folder, and copied.
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from '../../server/database/embedded-database.ts';
import { MIGRATIONS } from '../../server/database/migration-steps.ts';
import { migrate } from '../../server/database/migrations.ts';

const engine = createRequire(import.meta.url).resolve('@electric-sql/pglite');

/** Lays an empty database of the newest shape into a data directory that does not exist yet. */
export async function layEmptyDatabase(dataDirectory: string): Promise<void> {
  const shape = createHash('sha256')
    .update(JSON.stringify([engine, MIGRATIONS]))
    .digest('hex');
  const kept = join(tmpdir(), `handrail-empty-${shape.slice(0, 16)}`);
  if (!existsSync(kept)) {
    const made = mkdtempSync(`${kept}-`);
    const database = await openEmbedded(made);
    await migrate(database, Date.now());
    await database.close();
    try {
      renameSync(made, kept);
    } catch {
      // Somebody else was as quick; theirs is as good.
      rmSync(made, { recursive: true, force: true });
    }
  }
  mkdirSync(dataDirectory, { mode: 0o700 });
  cpSync(kept, dataDirectory, { recursive: true });
}
