import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { STARTER, handrail, json } from './run.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'handrail-diff-'));
const at = (name: string) => join(folder, name);
const write = (name: string, content: string) => {
  writeFileSync(at(name), content);
  return at(name);
};
const starter = readFileSync(STARTER, 'utf8');
const changed = write(
  'changed.yaml',
  starter
    .replace(/^version: 1$/mu, 'version: 2')
    .replace('partner: [partner.example]', 'partner: [partner.example, vendor.example]')
    .replace('kill: []', 'kill: [{ id: stop-it, app: mailtidy }]')
    .replace(/(id: link-for-anyone\n[^]*?stage: )coach/u, '$1observe'),
);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('policy diff', () => {
  it('says nothing but that nothing changes', async () => {
    const newer = write('newer.yaml', starter.replace(/^version: 1$/mu, 'version: 9'));
    const { code, out } = await handrail('policy', 'diff', STARTER, newer);
    expect({ code, out }).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /^acme-starter version 1 and acme-starter version 9 say and decide the same\.\n$/u,
      ),
    });
    expect(await json('policy', 'diff', STARTER, newer)).toMatchObject({
      code: 0,
      answer: { changed: false, changes: [], document: [] },
    });
  });

  it('shows what becomes milder and stronger, by steps that can be pasted as cases', async () => {
    const { code, out } = await handrail('policy', 'diff', STARTER, changed);
    expect(code).toBe(1);
    expect(out).toContain('~ lists.domains.partner: +vendor.example');
    expect(out).toContain('~ rules.link-for-anyone.stage: coach → observe');
    expect(out).toContain('+ kill.stop-it');
    expect(out).toMatch(
      /Milder: people are held up less[^]*justify by link-for-anyone, share-outside → acknowledge/u,
    );
    expect(out).toMatch(
      /acknowledge by share-outside → inform by share-with-partner\n +\{ share: \{ recipients: \[ \{ domain: vendor\.example/u,
    );
    expect(out).toMatch(
      /Stronger: people are held up more[^]*→ block by kill stop-it\n +\{ consent: \{ app: \{ clientId: mailtidy \} \} \}/u,
    );
    expect(out).toContain('What is not seen:');
    expect(out).not.toContain('\u001B');
  });

  it('gives scripts the same, each witness a case that holds', async () => {
    const { code, answer } = await json('policy', 'diff', STARTER, changed);
    expect(code).toBe(1);
    const { changes } = answer as {
      changes: Array<{ change: string; after: { effect: string; by: string[] }; case: object }>;
    };
    expect(changes.map(({ change }) => change)).toEqual(
      expect.arrayContaining(['milder', 'stronger']),
    );
    const cases = write(
      'witnesses.cases.json',
      JSON.stringify(
        changes.map(({ after, case: witness }, index) => ({
          name: `witness ${index}`,
          ...witness,
          effect: after.effect,
        })),
      ),
    );
    expect(await json('policy', 'test', cases, '--policy', changed)).toMatchObject({
      code: 0,
      answer: { ok: true },
    });
  });

  it('compares bundles, too', async () => {
    const { answer } = await json('policy', 'keygen', '--out', folder, '--kid', 'k');
    const { file } = answer as { file: string };
    const bundle = at('old.jws');
    expect((await handrail('policy', 'sign', STARTER, '--key', file, '--out', bundle)).code).toBe(
      0,
    );
    expect((await handrail('policy', 'diff', bundle, STARTER)).code).toBe(0);
    expect((await handrail('policy', 'diff', bundle, changed)).code).toBe(1);
  });

  it('has 2 for trouble', async () => {
    expect((await handrail('policy', 'diff', STARTER)).code).toBe(2);
    expect((await handrail('policy', 'diff', STARTER, at('none.yaml'))).code).toBe(2);
    const broken = write('broken.yaml', 'id: x');
    expect(await handrail('policy', 'diff', STARTER, broken)).toMatchObject({
      code: 2,
      err: expect.stringContaining('is not a policy'),
    });
    expect((await handrail('policy', 'diff', STARTER, changed, '--at', 'soon')).code).toBe(2);
  });
});
