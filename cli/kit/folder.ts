/**
 * The kit's folder: it knows what it wrote, writes over nothing else, and takes away what a later kit no longer has.
 * What it wrote stands in `handrail-kit.json`, by checksum.
 */
import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod/mini';
import { Refusal } from '../terminal.ts';
import { type Artifact, bytesOf } from './kit.ts';

const RECORD = 'handrail-kit.json';

/** No path of a record leads out of the folder. */
const Inside = z.string().check(z.regex(/^(?!\/)(?!.*(^|\/)\.\.(\/|$))/));
const Record = z.object({ handrail: z.string(), files: z.record(Inside, z.string()) });
type Record = z.infer<typeof Record>;

/** SHA-256 in hex. */
export function checksum(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Writes a kit. @throws Refusal 1, before anything is written, when a file there is not the kit's own. */
export async function writeKit(
  folder: string,
  version: string,
  artifacts: readonly Artifact[],
): Promise<void> {
  const before = await readRecord(folder);
  const files = artifacts.map((artifact) => ({ ...artifact, bytes: bytesOf(artifact) }));
  const foreign: string[] = [];
  for (const { path, bytes } of files) {
    const there = await checksumOf(join(folder, path));
    if (there !== null && there !== before.files[path] && there !== checksum(bytes))
      foreign.push(path);
  }
  if (foreign.length > 0)
    throw new Refusal(
      `In ${folder} these files are not as the kit wrote them, and were left alone:\n${foreign.map((path) => `  ${path}`).join('\n')}`,
      1,
      'Nothing was written. Move them away, or choose another --out.',
    );
  await removeLeftovers(folder, before, new Set(files.map(({ path }) => path)));
  for (const { path, bytes, executable } of files) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
    await chmod(target, executable ? 0o755 : 0o644);
  }
  const record: Record = {
    handrail: version,
    files: Object.fromEntries(files.map(({ path, bytes }) => [path, checksum(bytes)])),
  };
  await writeFile(join(folder, RECORD), `${JSON.stringify(record, null, 2)}\n`);
}

/** What an earlier kit wrote and this one has not; what was changed since stays. */
async function removeLeftovers(
  folder: string,
  before: Record,
  now: ReadonlySet<string>,
): Promise<void> {
  for (const [path, hash] of Object.entries(before.files))
    if (!now.has(path) && (await checksumOf(join(folder, path))) === hash)
      await rm(join(folder, path));
}

async function readRecord(folder: string): Promise<Record> {
  const text = await textIfThere(join(folder, RECORD));
  if (text === null) return { handrail: '', files: {} };
  const read = Record.safeParse(jsonOf(text));
  if (!read.success)
    throw new Refusal(
      `${join(folder, RECORD)} is not the record of a kit.`,
      1,
      'Move it away, or choose another --out.',
    );
  return read.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

async function checksumOf(path: string): Promise<string | null> {
  const bytes = await bytesIfThere(path);
  return bytes === null ? null : checksum(bytes);
}

async function textIfThere(path: string): Promise<string | null> {
  return (await bytesIfThere(path))?.toString('utf8') ?? null;
}

async function bytesIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new Refusal(
      `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
      2,
    );
  }
}
