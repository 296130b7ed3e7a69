/** A folder with keys, policies and places to publish to; to be opened once in a test file. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, vi } from 'vitest';
import { json } from './run.ts';

interface Pinned {
  readonly kid: string;
  readonly x: string;
}

/** What differs in a policy from the plain one. */
export interface PolicyChange {
  readonly id?: string;
  readonly kill?: string;
  readonly effect?: string;
}

/** @param names of the keys that are made; every test publishes to a place of its own. */
export function usePublishingPlace(names: readonly string[]) {
  // Each test starts processes, on a machine that may be busy.
  vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });
  const folder = mkdtempSync(join(tmpdir(), 'handrail-publishing-'));
  const keys: Record<string, { file: string; pinned: Pinned }> = {};
  let site = '';
  let sites = 0;

  beforeAll(async () => {
    for (const name of names) {
      const { answer } = await json('policy', 'keygen', '--out', folder, '--kid', name);
      const made = answer as { file: string; policyKeys: [Pinned] };
      keys[name] = { file: made.file, pinned: made.policyKeys[0] };
    }
  });
  const anotherSite = () => {
    sites += 1;
    site = join(folder, `site-${sites}`);
  };
  beforeEach(anotherSite);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const at = (...path: string[]) => join(folder, ...path);
  const write = (name: string, content: string) => {
    writeFileSync(at(name), content);
    return at(name);
  };
  return {
    at,
    write,
    /** Where this test publishes to. */
    site: () => site,
    /** From here on the test publishes to a fresh one. */
    anotherSite,
    policy: (version: number, { id = 'acme', kill = '[]', effect = 'log' }: PolicyChange = {}) =>
      write(
        `v${version}.yaml`,
        `vocabulary: 1
id: ${id}
version: ${version} # only grows
issued: '2026-11-01T00:00:00Z'
expires: '2029-12-31T00:00:00Z'
organisation: { name: Acme }
rules:
  - id: every-consent
    kinds: [consent]
    when: { offline: true }
    effect: ${effect}
    stage: observe
kill: ${kill}
`,
      ),
    key: (name: string) => keys[name]!.file,
    publicKey: (name: string) => keys[name]!.pinned,
    /** A file with the public keys, as browsers pin them. */
    pinned: (...pinned: string[]) =>
      write(
        `pinned-${pinned.join('-')}.json`,
        JSON.stringify({ policyKeys: pinned.map((name) => keys[name]!.pinned) }),
      ),
    publish: (file: string, ...more: string[]) =>
      json('policy', 'publish', file, '--to', site, ...more),
    current: () => readFileSync(join(site, 'current.jws'), 'utf8'),
  };
}
