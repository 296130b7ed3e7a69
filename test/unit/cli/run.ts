/** Runs the real command: as a person at a terminal does, or within the test's own process. */
import { type ChildProcess, spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { runCommandLine } from '../../../cli/program.ts';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
export const STARTER = fileURLToPath(new URL('../../../lib/policy/starter.yaml', import.meta.url));
const LAUNCHER = fileURLToPath(new URL('../../../cli/handrail.mjs', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts `handrail` with these words. */
export function start(words: readonly string[], node = process.execPath): ChildProcess {
  return spawn(node, [LAUNCHER, ...words], { cwd: ROOT, stdio: ['pipe', 'pipe', 'pipe'] });
}

/** What a started process said, and how it ended. @param input standard input. */
export async function ended(child: ChildProcess, input = ''): Promise<Ran> {
  child.stdin?.end(input);
  const code = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err] = await Promise.all([text(child.stdout!), text(child.stderr!)]);
  return { code: await code, out, err };
}

let line: Promise<unknown> = Promise.resolve();

/**
 * Runs one command line in this process, which saves the second that a start takes; what it writes is kept. One after
 * the other, since there is one standard output.
 */
export function handrail(...words: readonly string[]): Promise<Ran> {
  const ran = line.then(() => captured(words));
  line = ran.catch(() => undefined);
  return ran;
}

async function captured(words: readonly string[]): Promise<Ran> {
  const said = { out: '', err: '' };
  const listen = (stream: NodeJS.WriteStream, part: 'out' | 'err') =>
    vi.spyOn(stream, 'write').mockImplementation((piece: unknown) => {
      said[part] += String(piece);
      return true;
    });
  const spies = [listen(process.stdout, 'out'), listen(process.stderr, 'err')];
  try {
    return { code: await runCommandLine(words), ...said };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** Runs it and reads its answer. */
export async function json(
  ...words: readonly string[]
): Promise<{ code: number | null; answer: unknown }> {
  const { code, out, err } = await handrail(...words, '--json');
  try {
    return { code, answer: JSON.parse(out) as unknown };
  } catch {
    throw new Error(`handrail ${words.join(' ')} answered no JSON:\n${out}\n${err}`);
  }
}
