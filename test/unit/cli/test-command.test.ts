import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { STARTER, ended, handrail, json, start } from './run.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'handrail-test-'));
const at = (name: string) => join(folder, name);
const write = (name: string, content: string) => {
  mkdirSync(dirname(at(name)), { recursive: true });
  writeFileSync(at(name), content);
  return at(name);
};
const policy = `
vocabulary: 2
id: small
version: 1
issued: '2026-11-01T00:00:00Z'
expires: '2030-01-01T00:00:00Z'
organisation: { name: Acme }
lists: { domains: { own: [acme.example] } }
rules:
  - { id: open-link, kinds: [share], when: { audienceAtLeast: anyone_with_link }, effect: justify, stage: enforce }
  - { id: outside, kinds: [share], when: { audienceAtLeast: external }, effect: acknowledge, stage: enforce }
`;
const good = `
# A link that can be passed on.
- name: a link
  share: { link: anyone_with_link }
  effect: justify
  rules: [open-link, outside]
- name: a colleague
  share: { recipients: [{ domain: acme.example, type: person, count: 1 }] }
  effect: allow
`;
const bad = `${good}
- name: somebody outside
  share: { recipients: [{ domain: vendor.example, type: person, count: 1 }] }
  effect: block
  rules: [open-link]
  says: [Stop.]
`;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('policy test', () => {
  it('runs the cases beside a policy', async () => {
    const file = write('a/small.yaml', policy);
    write('a/small.cases.yaml', good);
    expect(await handrail('policy', 'test', file)).toEqual({
      code: 0,
      out: `${file}: all 2 cases hold.\n2 of 2 rules decide in some case (100 %).\n`,
      err: '',
    });
  });

  it('says where and how a case does not hold', async () => {
    const file = write('b/small.yaml', policy);
    const cases = write('b/small.cases.yaml', bad);
    const { code, out } = await handrail('policy', 'test', file);
    expect(code).toBe(1);
    expect(out.split('\n').slice(0, 9)).toEqual([
      `failed ${cases}:11 somebody outside`,
      '  effect: expected block, got acknowledge',
      '  rules',
      '    - open-link',
      '    + outside',
      '  says',
      '    - Stop.',
      '    got: nothing',
      '  matched: outside',
    ]);
    expect(out).toContain(`${file}: 1 of 3 cases do not hold.`);
    expect(await json('policy', 'test', cases)).toMatchObject({
      code: 1,
      answer: {
        ok: false,
        files: [
          {
            policy: file,
            held: 2,
            failed: [
              {
                name: 'somebody outside',
                line: 11,
                differences: [{ field: 'effect' }, { field: 'rules' }, { field: 'says' }],
                decision: { effect: 'acknowledge' },
              },
            ],
            coverage: { percent: 100 },
          },
        ],
      },
    });
  });

  it('holds the starter policy to its cases, and asks for coverage', async () => {
    expect(await handrail('policy', 'test', STARTER, '--min-coverage', '100')).toMatchObject({
      code: 0,
      out: expect.stringContaining('(100 %)'),
    });
    const file = write('i/small.yaml', policy);
    write('i/small.cases.yaml', '- { name: nobody, share: {}, effect: allow }');
    expect(await handrail('policy', 'test', file, '--min-coverage', '50')).toMatchObject({
      code: 1,
      out: expect.stringMatching(
        /all 1 cases hold\.\n0 of 2 rules .*at least 50 % is asked\)\.\n {2}no case matches: open-link, outside/u,
      ),
    });
    expect((await handrail('policy', 'test', file)).code).toBe(0);
  });

  it('takes folders, a policy named by the cases, and one named on the command line', async () => {
    write('c/policies/small.yaml', policy);
    write(
      'c/cases/one.cases.yaml',
      `policy: ../policies/small.yaml\ncases:${good.replaceAll('\n', '\n  ')}`,
    );
    write('c/policies/small.cases.yml', good);
    const { code, answer } = await json('policy', 'test', at('c'));
    expect({ code, answer }).toMatchObject({
      code: 0,
      answer: { ok: true, files: [{ held: 2 }, { held: 2 }] },
    });
    const loose = write('d/loose.cases.yaml', good);
    expect((await handrail('policy', 'test', loose)).err).toContain('Name it with --policy');
    expect(
      (await handrail('policy', 'test', loose, '--policy', at('c/policies/small.yaml'))).code,
    ).toBe(0);
  });

  it('reads a policy from standard input', async () => {
    const cases = write('e/x.cases.yaml', good);
    const ran = await ended(start(['policy', 'test', '-', '--cases', cases]), policy);
    expect(ran).toMatchObject({ code: 0, out: expect.stringContaining('all 2 cases hold') });
  });

  it.each<[string, string, RegExp]>([
    [
      'a misspelt word',
      good.replace('effect: allow', 'effct: allow'),
      /:9:3: .*did you mean "effect"/,
    ],
    ['a misspelt effect', good.replace('effect: allow', 'effect: alow'), /:9:11: .*effect/],
    ['broken YAML', '- name: [', /:\d+:\d+: /],
  ])('says where a file of cases has %s', async (_name, text, expected) => {
    const cases = write('f/x.cases.yaml', text);
    const file = write('f/x.yaml', policy);
    const { code, err } = await handrail('policy', 'test', file);
    expect(code).toBe(2);
    expect(err).toContain(cases);
    expect(err).toMatch(expected);
  });

  it('says what is wrong with the command', async () => {
    const alone = write('g/alone.yaml', policy);
    expect(await handrail('policy', 'test', alone)).toMatchObject({
      code: 2,
      err: expect.stringContaining('alone.cases.yaml'),
    });
    mkdirSync(at('h'));
    expect((await handrail('policy', 'test', at('h'))).code).toBe(2);
    expect((await handrail('policy', 'test')).code).toBe(2);
    expect((await handrail('policy', 'test', STARTER, '--min-coverage', '200')).code).toBe(2);
    expect(readFileSync(alone, 'utf8')).toBe(policy);
  });
});
