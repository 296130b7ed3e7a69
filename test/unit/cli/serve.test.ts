import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, it, vi } from 'vitest';
import { STARTER, handrail, start } from './run.ts';

// It starts a database of its own.
vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'handrail-serve-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('hands out the policy that was signed, until it is told to stop', async () => {
  await handrail('policy', 'keygen', '--out', folder, '--kid', 'k');
  const bundle = join(folder, 'policy.jws');
  await handrail('policy', 'sign', STARTER, '--key', join(folder, 'k.key.json'), '--out', bundle);
  const child = start([
    'serve',
    '--port',
    '0',
    '--data',
    join(folder, 'data'),
    '--policy',
    bundle,
    '--report-token',
    'a-token-of-some-length',
    '--json',
  ]);
  try {
    const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string];
    const { url, adminPassword } = JSON.parse(line) as { url: string; adminPassword: string };
    expect(adminPassword.length).toBeGreaterThanOrEqual(12);
    const answer = await fetch(`${url}/policy.jws`);
    expect(await answer.text()).toBe(readFileSync(bundle, 'utf8'));
  } finally {
    child.kill('SIGTERM');
  }
  const [code] = (await once(child, 'close')) as [number];
  expect(code).toBe(0);
});

it('says what is wrong with its options', async () => {
  expect((await handrail('serve', '--port', 'http')).code).toBe(2);
  expect(
    await handrail(
      'serve',
      '--port',
      '0',
      '--data',
      join(folder, 'other'),
      '--report-token',
      'short',
    ),
  ).toMatchObject({ code: 1, err: expect.stringContaining('token') });
});

it('tries the migrations without keeping what they did', async () => {
  const words = ['serve', '--dry-run', '--data', join(folder, 'dry'), '--json'];
  const first = await handrail(...words);
  expect(first.code).toBe(0);
  const { due } = JSON.parse(first.out) as { due: string[] };
  expect(due.length).toBeGreaterThan(1);
  expect(JSON.parse((await handrail(...words)).out)).toEqual({ due });
});
