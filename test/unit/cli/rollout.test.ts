import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { ACME as starter } from './acme-policy.ts';
import { handrail, json } from './run.ts';

// Each test starts processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'handrail-rollout-'));
const file = join(folder, 'acme.yaml');
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => writeFileSync(file, starter));
const now = () => readFileSync(file, 'utf8');
const rule = (id: string) =>
  (parse(now()) as { rules: Array<{ id: string; stage: string; rollout?: number }> }).rules.find(
    (one) => one.id === id,
  );
const COACHED = 'share-outside';

describe('promote and demote', () => {
  it('move a rule in the file and raise the version, and nothing else', async () => {
    const { stage } = rule(COACHED)!;
    expect(stage).toBe('coach');
    expect(
      await json('policy', 'promote', file, COACHED, '--stage', 'enforce', '--rollout', '25'),
    ).toMatchObject({
      code: 0,
      answer: {
        from: { stage: 'coach', rollout: 100 },
        to: { stage: 'enforce', rollout: 25 },
        version: 2,
      },
    });
    expect(rule(COACHED)).toMatchObject({ stage: 'enforce', rollout: 25 });
    const changed = now()
      .split('\n')
      .filter((line) => !starter.split('\n').includes(line));
    expect(changed).toEqual([
      'version: 2',
      expect.stringMatching(/^issued: '20/u),
      '    stage: enforce',
      '    rollout: 25',
    ]);
    expect((await json('policy', 'promote', file, COACHED, '--rollout', '100')).code).toBe(0);
    expect(rule(COACHED)).not.toHaveProperty('rollout');
    expect((await json('policy', 'demote', file, COACHED)).code).toBe(0);
    expect(rule(COACHED)?.stage).toBe('coach');
    expect(parse(now())).toMatchObject({ version: 4 });
  });

  it('only show it with --dry-run', async () => {
    const { code, out } = await handrail('policy', 'demote', file, COACHED, '--dry-run');
    expect(code).toBe(0);
    expect(out).toMatch(
      /-version: 1\n[^]*\+version: 2\n[^]*-    stage: coach\n\+    stage: observe/,
    );
    expect(out).not.toContain('\u001B');
    expect(now()).toBe(starter);
  });

  it('take the whole document, too', async () => {
    expect((await json('policy', 'demote', file, '--bundle', '--rollout', '10')).code).toBe(0);
    expect(parse(now())).toMatchObject({ rollout: 10, version: 2 });
    expect((await json('policy', 'promote', file, '--bundle', '--rollout', '50')).code).toBe(0);
    expect(parse(now())).toMatchObject({ rollout: 50, version: 3 });
    expect((await json('policy', 'promote', file, '--bundle', '--rollout', '100')).code).toBe(0);
    expect(parse(now())).not.toHaveProperty('rollout');
  });

  it.each([
    [
      'a step in the other direction',
      ['promote', file, COACHED, '--stage', 'observe'],
      1,
      'use demote',
    ],
    ['no step', ['promote', file, COACHED, '--stage', 'coach'], 1, 'already'],
    ['no such rule', ['promote', file, 'share-outsid'], 2, 'no rule'],
    ['no such stage', ['promote', file, COACHED, '--stage', 'enforced'], 2, 'no stage'],
    ['no share', ['promote', file, COACHED, '--rollout', '0'], 2, 'no share'],
    ['neither rule nor document', ['promote', file], 2, 'Say what moves'],
    ['a document without a share', ['promote', file, '--bundle'], 2, '--rollout'],
  ])('refuse %s', async (_name, words, code, error) => {
    expect(await json('policy', ...words)).toMatchObject({
      code,
      answer: { error: expect.stringContaining(error) },
    });
    expect(now()).toBe(starter);
  });
});
