import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { verifyBundle } from '../../../lib/policy/bundle.ts';
import { handrail, json } from './run.ts';

// Each test starts processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'handrail-signer-'));
const at = (...names: string[]) => join(folder, ...names);
const write = (name: string, content: string) => {
  writeFileSync(at(name), content);
  return at(name);
};
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const policy = (version: number) =>
  write(
    `v${version}.yaml`,
    `vocabulary: 1
id: acme
version: ${version} # only grows
issued: '2026-11-01T00:00:00Z'
expires: '2029-12-31T00:00:00Z'
organisation: { name: Acme }
rules:
  - id: every-consent
    kinds: [consent]
    when: { offline: true }
    effect: log
    stage: observe
kill: []
`,
  );

interface Pinned {
  readonly kid: string;
  readonly x: string;
}
const keys: Record<string, { file: string; pinned: Pinned }> = {};
const key = (name: string) => keys[name]!.file;
const pinned = (...names: string[]) =>
  write(
    `pinned-${names.join('-')}.json`,
    JSON.stringify({ policyKeys: names.map((name) => keys[name]!.pinned) }),
  );

beforeAll(async () => {
  for (const name of ['old', 'new']) {
    const { answer } = await json('policy', 'keygen', '--out', folder, '--kid', name);
    const made = answer as { file: string; policyKeys: [Pinned] };
    keys[name] = { file: made.file, pinned: made.policyKeys[0] };
  }
});

let site = '';
let sites = 0;
beforeEach(() => {
  sites += 1;
  site = at(`site-${sites}`);
});
const publish = (file: string, ...more: string[]) =>
  json('policy', 'publish', file, '--to', site, ...more);
const current = () => readFileSync(join(site, 'current.jws'), 'utf8');

describe('a signer of one’s own', () => {
  const script = (name: string, body: string) =>
    write(
      name,
      `import { createPrivateKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
const input = await text(process.stdin);
const key = createPrivateKey({ key: JSON.parse(readFileSync(process.argv[2], 'utf8')), format: 'jwk' });
const signature = sign(null, Buffer.from(input), key).toString('base64url');
${body}
`,
    );
  const signer = (file: string, name: string) => [
    '--signer',
    `"${process.execPath}" "${file}" "${key(name)}"`,
  ];

  it('signs without the key in our hands', async () => {
    const good = script('good.mjs', 'console.log(signature);');
    expect(await publish(policy(1), ...signer(good, 'old'), '--keys', pinned('old'))).toMatchObject(
      { code: 0, answer: { kid: 'old' } },
    );
    expect(await verifyBundle(current(), [keys['old']!.pinned], {}, Date.now())).toMatchObject({
      ok: true,
    });
    const out = at('signed.jws');
    expect(
      await handrail(
        'policy',
        'sign',
        policy(1),
        '--out',
        out,
        ...signer(good, 'old'),
        '--keys',
        pinned('old', 'new'),
        '--kid',
        'old',
      ),
    ).toMatchObject({ code: 0, out: expect.stringContaining('with key old') });
  });

  it.each([
    ['another key', 'console.log(signature);', 'new', 'does not fit the public key'],
    ['no signature', "console.log('yes');", 'old', 'did not write an Ed25519 signature'],
    ['a failure', 'process.exit(3);', 'old', 'ended with 3'],
    ['no end', 'setInterval(() => {}, 1000);', 'old', 'took longer'],
  ])('is not believed: %s', async (name, body, signs, words) => {
    const file = script(`${name.replace(' ', '-')}.mjs`, body);
    const { code, answer } = await publish(
      policy(1),
      ...signer(file, signs),
      ...['--keys', pinned('old'), '--signer-timeout', '3'],
    );
    expect({ code, answer }).toMatchObject({
      code: 1,
      answer: { error: expect.stringContaining(words) },
    });
    expect(() => current()).toThrow('no such file');
  });

  it('goes through no shell', async () => {
    const trace = at('trace');
    const { code } = await publish(
      policy(1),
      ...['--signer', `true; touch ${trace}`, '--keys', pinned('old')],
    );
    expect(code).toBe(1);
    expect(readdirSync(folder)).not.toContain('trace');
  });

  it('says how it is used', async () => {
    const all = [[], ['--key', key('old'), '--signer', 'true'], ['--signer', 'true']];
    for (const words of all) expect((await publish(policy(1), ...words)).code).toBe(2);
    expect(
      (await publish(policy(1), '--signer', 'true', '--keys', pinned('old', 'new'))).answer,
    ).toMatchObject({ hint: expect.stringContaining('--kid') });
  });
});
