/** Files that the command reads and writes; every failure is a sentence. */
import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { text } from 'node:stream/consumers';
import { Refusal } from './terminal.ts';

/** Reads a text file; `-` is standard input. @throws Refusal 2 when it cannot be read. */
export async function readText(path: string): Promise<string> {
  if (path === '-') return text(process.stdin);
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** Reads JSON. @param what how to call it in an error. @throws Refusal 2 when it is none. */
export async function readJson(path: string, what: string): Promise<unknown> {
  const content = await readText(path);
  try {
    return JSON.parse(content) as unknown;
  } catch {
    throw new Refusal(`${path} is not ${what}: it is not JSON.`, 2);
  }
}

/** A file's text, or null when there is none. @throws Refusal 2 when it is there and cannot be read. */
export async function readTextIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw unreadable(path, error);
  }
}

/** Writes a file whole or not at all: a reader sees the old one or the new one, never a half. */
export async function writeAtomically(path: string, content: string, mode = 0o644): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}.part`;
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(draft, 'wx', mode);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw unwritable(path, error);
  }
}

/** Writes a new file that only its owner may read. @throws Refusal 1 when there is one already. */
export async function writeSecret(path: string, content: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(content);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (codeOf(error) === 'EEXIST')
      throw new Refusal(
        `${path} is there already; a key is never written over.`,
        1,
        'Choose another --kid or --out.',
      );
    throw unwritable(path, error);
  }
}

/** Whether others than the owner may read a file. */
export async function isOpenToOthers(path: string): Promise<boolean> {
  return process.platform !== 'win32' && ((await stat(path)).mode & 0o077) !== 0;
}

function unreadable(path: string, error: unknown): Refusal {
  const reason = codeOf(error) === 'ENOENT' ? 'there is no such file' : messageOf(error);
  return new Refusal(`${path} cannot be read: ${reason}.`, 2);
}

function unwritable(path: string, error: unknown): Refusal {
  return new Refusal(`${path} cannot be written: ${messageOf(error)}.`, 2);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
