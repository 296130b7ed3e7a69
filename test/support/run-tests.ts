/**
 * `npm test` after checks and build: tests in browsers in one process, all others in a second one beside it.
 * Browsers spend much of their time waiting, so that two cores finish both in little more than the longer of
 * the two. The others are printed when they are done, in one piece; the last line counts everything.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { countsIn, inOneLine, sumOf } from './closing-line.ts';

const VITEST = new URL('../../node_modules/vitest/vitest.mjs', import.meta.url).pathname;

interface Run {
  readonly output: string;
  readonly code: number;
}

const running: ChildProcess[] = [];
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    for (const child of running) child.kill(signal);
  });

/** @param live prints what it says at once; otherwise it is kept for later. */
async function run(projects: readonly string[], live: boolean): Promise<Run> {
  const options = projects.flatMap((project) => ['--project', project]);
  const child = spawn(process.execPath, [VITEST, 'run', ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => {
      output += text;
      if (live) process.stdout.write(text);
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { output, code: code ?? 1 };
}

const others = run(['unit', 'unit-doubles', 'server', 'server-doubles'], false);
const browsers = await run(['e2e'], true);
const rest = await others;
process.stdout.write(`\n${rest.output}\n`);
const counts = [browsers, rest].map(({ output }) => countsIn(output));
console.log(inOneLine(sumOf(counts)));
// A run that ended without counting its tests did not run them.
process.exitCode = browsers.code || rest.code || (counts.includes(null) ? 1 : 0);
