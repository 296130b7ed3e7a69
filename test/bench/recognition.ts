/** What one ordinary navigation costs the worker: is this an authorize request? */
import { readFileSync, readdirSync } from 'node:fs';
import { advance } from '../../lib/surfaces/consent-flow.ts';
import { type Figures, known, median, percentile } from './figure.ts';

const ROUNDS = 400;
/** Addresses are looked at in batches: one alone is shorter than the clock's step. */
const BATCH = 20;

export function recognition(): Figures {
  const ordinary = addresses('none').filter((url) => advance(null, at(url)).flow === null);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const begun = performance.now();
    for (let turn = 0; turn < BATCH; turn += 1) {
      for (const url of ordinary) advance(null, at(url));
    }
    times.push((performance.now() - begun) / (BATCH * ordinary.length));
  }
  // The first rounds run before the code is compiled.
  const warm = times.slice(ROUNDS / 4);
  const inMicroseconds = (ms: number) => `${(ms * 1000).toFixed(1)} µs`;
  return {
    title: 'Recognition: one ordinary navigation, in the worker',
    figures: [
      known('p50', inMicroseconds(median(warm))),
      known('p95', inMicroseconds(percentile(warm, 0.95))),
    ],
    notes: [
      `Over ${ordinary.length} addresses of ordinary pages, in Node. Navigations never wait for it: the listener only looks.`,
    ],
  };
}

function at(url: string) {
  return { url, form: null, committed: true, now: 0 };
}

function addresses(folder: string): string[] {
  const directory = `test/sites/${folder}`;
  return readdirSync(directory)
    .filter((name) => name.endsWith('.json'))
    .map(
      (name) => (JSON.parse(readFileSync(`${directory}/${name}`, 'utf8')) as { url: string }).url,
    );
}
