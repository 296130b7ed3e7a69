/** What a browser loads: content scripts by kind, and the worker. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pagePart, wholeCatalogue } from '../support/bundled-size.ts';
import { BUILT } from '../support/stage.ts';
import { type Figure, type Figures, atMost, inKb, known } from './figure.ts';

/** Bytes, compressed, for one content script (DESIGN §9). */
const BAR = 60 * 1024;

export async function sizes(): Promise<Figures> {
  const scripts = join(BUILT.chromium, 'content-scripts');
  const dialogs = compressed(join(scripts, 'dialog.js'));
  const figures: Figure[] = readdirSync(scripts)
    .filter((name) => name.endsWith('.js'))
    .map((name) => atMost(`content script ${name}`, compressed(join(scripts, name)), BAR, inKb));
  // One of these comes with the dialogs, whose weight is among the content scripts.
  const words = readdirSync(BUILT.chromium)
    .filter((name) => /^words-.*\.js$/u.test(name))
    .map((name) =>
      atMost(`dialog.js with ${name}`, dialogs + compressed(join(BUILT.chromium, name)), BAR, inKb),
    );
  const worker = [join(BUILT.chromium, 'background.js')].filter((file) => existsSync(file));
  return {
    title: 'Sizes (gzip)',
    figures: [
      ...figures,
      ...words,
      ...worker.map((file) => known('worker background.js', inKb(compressed(file)))),
      known('of which the catalogue, in a page', inKb((await pagePart()).gzip)),
      known('of which the catalogue, in the worker', inKb((await wholeCatalogue()).gzip)),
    ],
    notes: [],
  };
}

function compressed(file: string): number {
  return gzipSync(readFileSync(file), { level: 9 }).length;
}
