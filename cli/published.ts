/**
 * Where bundles are published: a folder with `current.jws` and `history/VERSION.jws`, or a single file with
 * its history beside it (`policy.jws`, `policy.history/VERSION.jws`). A web server hands out the current one.
 */
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { z } from 'zod';
import type { Publication } from '../lib/policy/delivery/publish.ts';
import { readTextIfThere, writeAtomically } from './files.ts';
import { Refusal } from './terminal.ts';

export interface Target {
  readonly current: string;
  readonly history: string;
}

/** A bundle as it lies there. What it says is not verified. */
export interface Published extends Publication {
  readonly bundle: string;
  readonly issued: string;
  readonly expires: string;
  /** The whole document as it was signed, with parts that this version may not know. */
  readonly document: Readonly<Record<string, unknown>>;
}

/** The places of a target. A path that ends in .jws, or is a file, is a single file. */
export async function targetOf(path: string): Promise<Target> {
  const isFile = path.endsWith('.jws') || (await isThereAsFile(path));
  return isFile
    ? { current: path, history: `${path.replace(/\.[^./\\]+$/u, '')}.history` }
    : { current: join(path, 'current.jws'), history: join(path, 'history') };
}

async function isThereAsFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    // Nothing there yet: it becomes a folder.
    return false;
  }
}

const Payload = z.looseObject({
  id: z.string(),
  version: z.int(),
  issued: z.string(),
  expires: z.string(),
});

/** A bundle on disk, or null when there is none. @throws Refusal 1 when the file is something else. */
export async function readBundle(path: string): Promise<Published | null> {
  const bundle = (await readTextIfThere(path))?.trim() ?? '';
  if (bundle === '') return null;
  const parts = partsOf(bundle);
  if (parts === null)
    throw new Refusal(
      `${path} is there and is no policy bundle; it was left alone.`,
      1,
      'Publish to another place, or move that file away.',
    );
  const { id, version, issued, expires } = parts.document;
  return { bundle, kid: parts.kid, id, version, issued, expires, document: parts.document };
}

function partsOf(bundle: string): { kid: string; document: z.infer<typeof Payload> } | null {
  try {
    const document = Payload.safeParse(decodeJwt(bundle));
    const { kid } = decodeProtectedHeader(bundle);
    return document.success && kid !== undefined ? { kid, document: document.data } : null;
  } catch {
    // Not a JWS with a JSON object inside.
    return null;
  }
}

/** Everything that was ever published there, oldest first. */
export async function readHistory({ history }: Target): Promise<Published[]> {
  let names: string[];
  try {
    names = await readdir(history);
  } catch {
    // Nothing was published yet.
    return [];
  }
  const bundles: Published[] = [];
  for (const name of names.filter((file) => /^\d+\.jws$/u.test(file))) {
    const bundle = await readBundle(join(history, name));
    if (bundle !== null) bundles.push(bundle);
  }
  return bundles.toSorted((a, b) => a.version - b.version);
}

/** Writes a bundle: into the history first, so that what is handed out is never missing there. */
export async function writeBundle(target: Target, version: number, bundle: string): Promise<void> {
  await writeAtomically(join(target.history, `${version}.jws`), bundle);
  await writeAtomically(target.current, bundle);
}

/**
 * Keeps two publications from passing each other: each looks at what is there before it writes.
 * @throws Refusal 1 when another one is under way.
 */
export async function alone<Result>(target: Target, work: () => Promise<Result>): Promise<Result> {
  const lock = `${target.current}.lock`;
  await mkdir(dirname(lock), { recursive: true });
  try {
    await (await open(lock, 'wx')).close();
  } catch {
    throw new Refusal(
      `Another publication is under way: ${lock} is there.`,
      1,
      'If none is, it was cut off; remove that file and publish again.',
    );
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}
