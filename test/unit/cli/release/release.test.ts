/** A release, opened and checked as those do who get it. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newPackageKey } from '../../../../cli/release/crx.ts';
import {
  LICENCES,
  readBundledPackages,
  recordBundledPackages,
} from '../../../../cli/release/bundled-packages.ts';
import { type Release, type ReleaseOptions, releaseOf } from '../../../../cli/release/release.ts';
import { FIREFOX_ID } from '../../../../lib/policy/configuration.ts';
import { readCrx, readZip } from './read-packages.ts';

const folder = mkdtempSync(join(tmpdir(), 'handrail-release-'));
const builds = join(folder, 'builds');
const key = newPackageKey();
const BASE = 'https://handrail.acme.example/files?a=1&b=2';
const MANIFEST = { manifest_version: 3, name: 'Handrail', version: '1.2.0' };
const GECKO = {
  browser_specific_settings: {
    gecko: { id: 'handrail@handrail.example', strict_min_version: '142.0' },
  },
};

/** A package as it lies in `node_modules`. @returns a module of it */
function installed(name: string, licence: string, files: Record<string, string>): string {
  const place = join(folder, 'node_modules', name);
  mkdirSync(place, { recursive: true });
  writeFileSync(
    join(place, 'package.json'),
    JSON.stringify({ name, version: '3.1.4', license: licence }),
  );
  for (const [file, text] of Object.entries(files)) writeFileSync(join(place, file), text);
  return join(place, 'dist', 'index.js');
}

beforeAll(() => {
  const modules = [
    installed('@scope/one', 'MIT', { 'LICENSE.md': 'Words of one' }),
    installed('two', '(MIT OR Apache-2.0)', { Licence: 'Words of two' }),
    installed('three', 'ISC', {}),
  ];
  for (const [build, manifest] of [
    ['chrome-mv3', MANIFEST],
    ['firefox-mv3', { ...MANIFEST, ...GECKO }],
  ] as const) {
    mkdirSync(join(builds, build, 'deep'), { recursive: true });
    writeFileSync(join(builds, build, 'manifest.json'), JSON.stringify(manifest));
    writeFileSync(join(builds, build, 'deep', 'größe.js'), 'code of ours');
    recordBundledPackages(join(builds, build), [
      ...modules,
      ...modules,
      '/ours/lib/a.ts',
      '\0virtual',
    ]);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

const release = (options: Partial<ReleaseOptions> = {}): Release =>
  releaseOf({ builds, key, ring: 'stable', baseUrl: BASE, asVersion: null, ...options });
const text = ({ files }: Release, path: string) => files.get(path)!.toString('utf8');
const manifestIn = (archive: Buffer) =>
  JSON.parse(readZip(archive).get('manifest.json')!.toString('utf8')) as object;

describe('npm run pack', () => {
  const pack = (...words: string[]) =>
    spawnSync(process.execPath, ['cli/release/main.ts', ...words], { encoding: 'utf8' });

  it('makes a key once, and writes a release with it', () => {
    const options = [
      '--content',
      builds,
      '--key',
      join(folder, 'k/key.pem'),
      '--out',
      join(folder, 'out'),
    ];
    const first = pack(...options, '--base-url', `${BASE}/`);
    expect(first).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('A new package key'),
    });
    const again = pack(...options);
    expect(again.stdout).not.toContain('A new package key');
    const id = /extension ([a-p]{32})/u.exec(first.stdout)?.[1];
    expect(again.stdout).toContain(`extension ${id}`);
    expect(statSync(join(folder, 'k/key.pem')).mode & 0o077).toBe(0);
    expect(readFileSync(join(folder, 'out/stable/update.xml'), 'utf8')).toContain(
      'codebase="https://handrail.acme.example/files?a=1&amp;b=2/handrail-1.2.0.crx"',
    );
    expect(
      readCrx(readFileSync(join(folder, 'out/handrail-1.2.0.crx'))).archive.length,
    ).toBeGreaterThan(0);
  });

  it('says what to do where there is no build', () => {
    const { status, stderr } = pack(
      '--content',
      join(folder, 'nothing'),
      '--key',
      join(folder, 'no.pem'),
    );
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringContaining('npm run build'),
    });
    expect(existsSync(join(folder, 'no.pem'))).toBe(false);
  });
});

describe('a release', () => {
  it('has a signed package for Chromium, under the id of its key', () => {
    const { files, id } = release();
    const { archive, publicKey, idBytes } = readCrx(files.get('handrail-1.2.0.crx')!);
    const hash = createHash('sha256').update(publicKey).digest();
    expect(idBytes).toEqual(hash.subarray(0, 16));
    const letters = hash
      .toString('hex')
      .slice(0, 32)
      .split('')
      .map((digit) => String.fromCodePoint(97 + Number.parseInt(digit, 16)));
    expect(id).toBe(letters.join(''));
    expect(manifestIn(archive)).toEqual(MANIFEST);
    expect([...readZip(archive).keys()]).toEqual(['deep/größe.js', 'manifest.json', LICENCES]);
    expect(files.get('store/handrail-1.2.0-chromium.zip')).toEqual(archive);
  });

  it('has a package for Firefox', () => {
    const { files } = release();
    expect(manifestIn(files.get('handrail-1.2.0.xpi')!)).toMatchObject(GECKO);
    expect(files.get('store/handrail-1.2.0-firefox.zip')).toEqual(files.get('handrail-1.2.0.xpi'));
  });

  it.each(['stable', 'beta'])('names the version in the lists of its ring: %s', (ring) => {
    const made = release({ ring });
    const xml = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' });
    expect(xml.parse(text(made, `${ring}/update.xml`))).toMatchObject({
      gupdate: {
        protocol: '2.0',
        app: {
          appid: made.id,
          updatecheck: { codebase: `${BASE}/handrail-1.2.0.crx`, version: '1.2.0' },
        },
      },
    });
    const xpi = createHash('sha256').update(made.files.get('handrail-1.2.0.xpi')!).digest('hex');
    expect(JSON.parse(text(made, `${ring}/updates.json`))).toEqual({
      addons: {
        [FIREFOX_ID]: {
          updates: [
            {
              version: '1.2.0',
              update_link: `${BASE}/handrail-1.2.0.xpi`,
              update_hash: `sha256:${xpi}`,
              applications: { gecko: { strict_min_version: '142.0' } },
            },
          ],
        },
      },
    });
    const other = ring === 'stable' ? 'beta' : 'stable';
    expect([...made.files.keys()].filter((path) => path.startsWith(`${other}/`))).toEqual([]);
    // The service hands out the stable one.
    expect(made.files.has('extension.json')).toBe(ring === 'stable');
  });

  it('without an address has no update lists', () => {
    expect(
      [...release({ baseUrl: null }).files.keys()].filter((path) => /update/u.test(path)),
    ).toEqual([]);
  });

  it('makes the same bytes of the same builds', () => {
    expect(release().files).toEqual(release().files);
  });

  it('says what is inside, with licences', () => {
    expect(readBundledPackages(join(builds, 'chrome-mv3'))).toEqual([
      { name: '@scope/one', version: '3.1.4', licence: 'MIT' },
      { name: 'three', version: '3.1.4', licence: 'ISC' },
      { name: 'two', version: '3.1.4', licence: '(MIT OR Apache-2.0)' },
    ]);
    const made = release();
    expect(JSON.parse(text(made, 'handrail-1.2.0.cdx.json'))).toMatchObject({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      metadata: { component: { name: 'handrail', version: '1.2.0' } },
      components: [
        { purl: 'pkg:npm/%40scope/one@3.1.4', licenses: [{ license: { id: 'MIT' } }] },
        { purl: 'pkg:npm/three@3.1.4', licenses: [{ license: { id: 'ISC' } }] },
        { purl: 'pkg:npm/two@3.1.4', licenses: [{ expression: '(MIT OR Apache-2.0)' }] },
      ],
      dependencies: [{ dependsOn: expect.arrayContaining(['pkg:npm/two@3.1.4']) }],
    });
    const licences = readZip(made.files.get('handrail-1.2.0.xpi')!).get(LICENCES)!.toString('utf8');
    expect(licences).toMatch(/^@scope\/one 3\.1\.4 \(MIT\)\n\nWords of one\n/u);
    expect(licences).toContain('Words of two');
    expect(licences).toContain('three 3.1.4 (ISC)\n\nThe package names its licence');
  });

  it('has the checksum of every file', () => {
    const { files } = release();
    const lines = text(release(), 'handrail-1.2.0.sha256').trimEnd().split('\n');
    const sums = new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
    for (const [path, bytes] of files)
      if (!path.endsWith('.sha256'))
        expect([path, sums.get(path)]).toEqual([
          path,
          createHash('sha256').update(bytes).digest('hex'),
        ]);
    expect(sums.size).toBe(files.size - 1);
  });

  it('puts earlier content out again under a higher version', () => {
    const made = release({ asVersion: '1.3.1' });
    expect(made.version).toBe('1.3.1');
    const files = readZip(made.files.get('handrail-1.3.1.xpi')!);
    expect(manifestIn(made.files.get('handrail-1.3.1.xpi')!)).toMatchObject({
      ...MANIFEST,
      ...GECKO,
      version: '1.3.1',
    });
    expect(files.get('deep/größe.js')?.toString()).toBe('code of ours');
    expect(text(made, 'stable/update.xml')).toContain('version="1.3.1"');
  });

  it('refuses a version that no browser reads', () => {
    expect(() => release({ asVersion: 'v2' })).toThrow('v2');
  });
});
