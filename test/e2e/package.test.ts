/** The packages as they were built: what stores say, what is inside, and the same bytes of another build. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LICENCES, readBundledPackages } from '../../cli/release/bundled-packages.ts';
import { directoryEntries } from '../../cli/release/zip.ts';
import { BUILT } from '../support/stage.ts';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'handrail-package-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Bytes, compressed, for one content script (DESIGN §9): people pay for it on every page. */
const BAR = 60 * 1024;

const Manifest = z.object({
  permissions: z.array(z.string()),
  host_permissions: z.array(z.string()),
});
const targets = [
  ['chrome', BUILT.chromium],
  ['firefox', BUILT.firefox],
] as const;

describe('the packages', () => {
  it('addons-linter finds no error, no warning and nothing to notice', async () => {
    const { stdout } = await run(process.execPath, [
      ...['node_modules/addons-linter/bin/addons-linter', BUILT.firefox, '-o', 'json'],
    ]).catch((error: unknown) => error as { stdout: string });
    const found = JSON.parse(stdout) as Record<string, Array<{ code: string; file: string }>>;
    expect([...found['errors']!, ...found['warnings']!, ...found['notices']!]).toEqual([]);
  });

  it.each(targets)('another build for %s has the same bytes', async (browser, built) => {
    const script = `import { build } from 'wxt';
      await build({ outDir: process.argv[1], browser: process.argv[2], manifestVersion: 3 });`;
    await run(process.execPath, ['--input-type=module', '-e', script, folder, browser], {
      // The test runner's own NODE_ENV would bring the libraries' parts for development.
      env: { ...process.env, NODE_ENV: 'production' },
    });
    const again = new Map(
      directoryEntries(join(folder, `${browser}-mv3`)).map(({ name, contents }) => [
        name,
        contents,
      ]),
    );
    const first = directoryEntries(built);
    expect([...again.keys()]).toEqual(first.map(({ name }) => name));
    expect(
      first
        .filter(({ name, contents }) => again.get(name)?.equals(contents) !== true)
        .map(({ name }) => name),
    ).toEqual([]);
  });

  it.each(targets)('%s: each content script stays below 60 KB, compressed', (_browser, built) => {
    const scripts = directoryEntries(join(built, 'content-scripts'))
      .filter(({ name }) => name.endsWith('.js'))
      .map(({ name, contents }) => ({ name, bytes: gzipSync(contents, { level: 9 }).length }));
    expect(scripts.map(({ name }) => name)).toContain('consent.js');
    expect(scripts.filter(({ bytes }) => bytes > BAR)).toEqual([]);
  });

  it.each(targets)('%s: carries the licence of each library inside', (_browser, built) => {
    const packages = readBundledPackages(built);
    expect(packages.map(({ name }) => name)).toEqual(expect.arrayContaining(['preact', 'zod']));
    const licences = readFileSync(join(built, LICENCES), 'utf8');
    for (const { name, version, licence } of packages)
      expect(licences).toContain(`${name} ${version} (${licence})\n\n`);
  });

  it.each(targets)(
    '%s: asks for what the README explains, and for nothing else',
    (_browser, built) => {
      const manifest = Manifest.parse(
        JSON.parse(readFileSync(join(built, 'manifest.json'), 'utf8')),
      );
      const asked = [...manifest.permissions, ...manifest.host_permissions];
      const rows = readFileSync('README.md', 'utf8').split('### Permissions')[1]!.split('\n##')[0]!;
      const explained = [...rows.matchAll(/^\| (`[^|]+) \|/gmu)].flatMap(([, names]) =>
        names!.split(',').map((name) => name.trim().replaceAll('`', '')),
      );
      expect(explained.toSorted()).toEqual(asked.toSorted());
    },
  );
});
