/** Runs the real command, as a person at a terminal does. */
import { type ChildProcess, spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

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

/** Runs `handrail` to its end. */
export const handrail = (...words: readonly string[]): Promise<Ran> => ended(start(words));

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
