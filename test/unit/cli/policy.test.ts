import {
  chmodSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { verifyBundle } from '../../../lib/policy/bundle.ts';
import { ROOT, STARTER, ended, handrail, json } from './run.ts';

// Each test starts processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'handrail-cli-'));
const at = (name: string) => join(folder, name);
const write = (name: string, content: string) => {
  writeFileSync(at(name), content);
  return at(name);
};
const starter = readFileSync(STARTER, 'utf8');
const withVersion = (version: number) =>
  write(`v${version}.yaml`, starter.replace(/^version: 1$/mu, `version: ${version}`));

let made: { kid: string; file: string; policyKeys: Array<{ kid: string; x: string }> };

beforeAll(async () => {
  const { code, answer } = await json('policy', 'keygen', '--out', folder, '--kid', 'acme-1');
  if (code !== 0) throw new Error(`keygen ended with ${code}`);
  made = answer as typeof made;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('keygen', () => {
  it('writes a key that only its owner may read, and shows what browsers need', () => {
    expect(statSync(made.file).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(made.file, 'utf8'))).toMatchObject({
      kty: 'OKP',
      crv: 'Ed25519',
      kid: 'acme-1',
      d: expect.any(String),
    });
    expect(made.policyKeys).toEqual([
      { kid: 'acme-1', x: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/) },
    ]);
    expect(JSON.stringify(made)).not.toContain(JSON.parse(readFileSync(made.file, 'utf8')).d);
  });

  it('never writes over a key, and takes no path for a name', async () => {
    const before = readFileSync(made.file, 'utf8');
    expect(await handrail('policy', 'keygen', '--out', folder, '--kid', 'acme-1')).toMatchObject({
      code: 1,
      err: expect.stringContaining('never written over'),
    });
    expect(readFileSync(made.file, 'utf8')).toBe(before);
    expect((await handrail('policy', 'keygen', '--out', folder, '--kid', '../x')).code).toBe(2);
  });
});

describe('sign and verify', () => {
  const bundle = at('out/policy.jws');
  const sign = (file: string, ...more: string[]) =>
    handrail('policy', 'sign', file, '--key', made.file, '--out', bundle, ...more);

  it('makes what browsers take', async () => {
    expect(await sign(withVersion(5))).toMatchObject({
      code: 0,
      out: expect.stringContaining('version 5'),
    });
    const verified = await verifyBundle(
      readFileSync(bundle, 'utf8'),
      made.policyKeys,
      {},
      Date.now(),
    );
    expect(verified).toMatchObject({ ok: true, policy: { version: 5, id: 'acme-starter' } });
    expect(readdirSync(at('out'))).toEqual(['policy.jws']);
    const keys = write(
      'keys.json',
      JSON.stringify({ policyUrl: 'x', policyKeys: made.policyKeys }),
    );
    const { code, answer } = await json('policy', 'verify', bundle, '--keys', keys);
    expect({ code, answer }).toMatchObject({
      code: 0,
      answer: { ok: true, kid: 'acme-1', version: 5 },
    });
  });

  it('refuses a lower version, unless forced, and keeps what is there', async () => {
    const before = readFileSync(bundle, 'utf8');
    expect(await sign(withVersion(4))).toMatchObject({
      code: 1,
      err: expect.stringMatching(/holds version 5; version 4 is lower[^]*version: 6/),
    });
    expect(readFileSync(bundle, 'utf8')).toBe(before);
    expect((await sign(withVersion(4), '--force')).code).toBe(0);
    expect(readFileSync(bundle, 'utf8')).not.toBe(before);
  });

  it('refuses errors and leaves other files alone', async () => {
    const before = readFileSync(bundle, 'utf8');
    const bad = write('bad2.yaml', starter.replace('effect: justify', 'effect: justfy'));
    expect(await sign(bad)).toMatchObject({
      code: 1,
      out: expect.stringContaining('was not signed'),
    });
    expect(readFileSync(bundle, 'utf8')).toBe(before);
    const letter = write('letter.txt', 'Dear Ada');
    expect(
      await handrail('policy', 'sign', STARTER, '--key', made.file, '--out', letter),
    ).toMatchObject({ code: 1, err: expect.stringContaining('no policy bundle') });
    expect(readFileSync(letter, 'utf8')).toBe('Dear Ada');
  });

  it('takes signing keys only, and warns of open ones', async () => {
    expect(
      await handrail(
        'policy',
        'sign',
        STARTER,
        '--key',
        write('half.json', JSON.stringify(made.policyKeys[0])),
        '--out',
        at('x.jws'),
      ),
    ).toMatchObject({ code: 2, err: expect.stringContaining('not a signing key') });
    const open = write('open.key.json', readFileSync(made.file, 'utf8'));
    chmodSync(open, 0o644);
    expect(
      await handrail('policy', 'sign', STARTER, '--key', open, '--out', at('y.jws')),
    ).toMatchObject({ code: 0, err: expect.stringContaining('chmod 600') });
  });

  it('refuses what browsers refuse', async () => {
    const spoiled = write('spoiled.jws', `${readFileSync(bundle, 'utf8').slice(0, -6)}AAAAAA`);
    expect(await json('policy', 'verify', spoiled, '--keys', made.file)).toMatchObject({
      code: 1,
      answer: { ok: false, problem: 'wrong-signature' },
    });
    expect(
      (await handrail('policy', 'verify', bundle, '--keys', write('nokeys.json', '{}'))).code,
    ).toBe(2);
  });
});

describe('the launcher', () => {
  it('runs as npx handrail from the folder of the project', async () => {
    const { spawn } = await import('node:child_process');
    const { code, out } = await ended(
      spawn('npx', ['--no-install', 'handrail', 'policy', 'lint', STARTER], {
        cwd: ROOT,
        stdio: 'pipe',
      }),
    );
    expect({ code, out }).toMatchObject({
      code: 0,
      out: expect.stringContaining('nothing to say'),
    });
  });

  it('shows help on every level', async () => {
    for (const words of [
      ...[[], ['policy'], ['policy', 'sign'], ['policy', 'lint'], ['policy', 'test']],
      ...[['policy', 'diff'], ['policy', 'schema'], ['explain'], ['serve']],
    ])
      expect(await handrail(...words, '--help')).toMatchObject({
        code: 0,
        out: expect.stringContaining('Usage: handrail'),
      });
    expect((await handrail()).code).toBe(2);
  });
});
