/**
 * What many test files need and what takes seconds to make, made once for each shape of what it is made from and
 * kept in the temporary folder.
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/**
 * @param shape anything that changes whenever the result would
 * @param make fills an empty directory
 * @returns the directory, which nobody may change
 */
export async function madeOnce(
  name: string,
  shape: string,
  make: (directory: string) => Promise<void>,
): Promise<string> {
  const hash = createHash('sha256').update(shape).digest('hex').slice(0, 16);
  const kept = join(tmpdir(), `handrail-${name}-${hash}`);
  if (existsSync(kept)) return kept;
  const made = mkdtempSync(`${kept}-`);
  await make(made);
  try {
    renameSync(made, kept);
  } catch {
    // Somebody else was as quick; theirs is as good.
    rmSync(made, { recursive: true, force: true });
  }
  return kept;
}

/**
 * The shape of what is built from sources.
 * @param folders from the project's top; the lock file counts too, for what builds them
 */
export function shapeOfSources(folders: readonly string[]): string {
  const files = folders.flatMap((folder) => globSync(`${folder}/**/*.*`, { cwd: ROOT })).toSorted();
  const hash = createHash('sha256');
  for (const file of [...files, 'package-lock.json'])
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(ROOT, file)))
      .update('\0');
  return hash.digest('hex');
}
