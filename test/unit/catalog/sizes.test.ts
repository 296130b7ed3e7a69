/** What the catalogue costs where it is loaded. */
import { expect, it } from 'vitest';
import { pagePart, wholeCatalogue } from '../../support/bundled-size.ts';

const kb = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;

it('a page holds how to read an excerpt, and no list', async () => {
  const { code, raw, gzip } = await pagePart();
  console.log(`catalogue in a page: ${kb(raw)}, ${kb(gzip)} compressed`);
  expect(gzip).toBeLessThan(6 * 1024);
  for (const sign of ['gmail.readonly', 'ngrok', '04b07795', 'docusign', 'hotmail', 'adobelogin'])
    expect(code, sign).not.toContain(sign);
}, 60_000);

it('the worker holds all of it', async () => {
  const { code, raw, gzip } = await wholeCatalogue();
  console.log(`catalogue in the worker: ${kb(raw)}, ${kb(gzip)} compressed`);
  expect(gzip).toBeLessThan(90 * 1024);
  for (const sign of ['gmail.readonly', 'ngrok', '04b07795', 'docusign', 'hotmail', 'adobelogin'])
    expect(code, sign).toContain(sign);
}, 60_000);
