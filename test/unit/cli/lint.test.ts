import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { STARTER, ended, handrail, json, start } from './run.ts';

// Each test starts processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'handrail-lint-'));
const at = (name: string) => join(folder, name);
const write = (name: string, content: string) => {
  writeFileSync(at(name), content);
  return at(name);
};
const starter = readFileSync(STARTER, 'utf8');

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('lint', () => {
  it('is silent on the starter policy', async () => {
    const { code, out, err } = await handrail('policy', 'lint', STARTER);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.split('\n')).toEqual([
      `${STARTER}: nothing to say.`,
      'Not looked at: whether rules were watched before they are enforced (--since).',
      '',
    ]);
  });

  it('names place, word and way out, for people and for scripts', async () => {
    const bad = write(
      'bad.yaml',
      starter.replace('scopeOutside: sign-in }', 'scopeOutside: sign_in }'),
    );
    const line =
      readFileSync(bad, 'utf8')
        .split('\n')
        .findIndex((row) => row.includes('sign_in')) + 1;
    const { code, out } = await handrail('policy', 'lint', bad);
    expect(code).toBe(1);
    expect(out).toContain(`${bad}:${line}:`);
    expect(out).toContain('did you mean "sign-in"?');
    expect(out).not.toContain('\u001B');
    const { answer } = await json('policy', 'lint', bad);
    expect(answer).toMatchObject({
      ok: false,
      findings: [{ code: 'no-such-list', severity: 'error', line, message: expect.any(String) }],
    });
  });

  it('lets warnings pass, unless told otherwise', async () => {
    const warned = write(
      'warned.yaml',
      starter.replace('kill: []', 'kill: [{ id: k, domain: acme.example }]'),
    );
    expect((await handrail('policy', 'lint', warned)).code).toBe(0);
    expect((await handrail('policy', 'lint', '--strict', warned)).code).toBe(1);
  });

  it('says what is wrong with the command', async () => {
    expect(await handrail('policy', 'lint', at('none.yaml'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('there is no such file'),
    });
    expect((await handrail('policy', 'lint')).code).toBe(2);
    expect((await handrail('policy', 'lnt', STARTER)).code).toBe(2);
  });

  it('reads standard input, and answers scripts in one line', async () => {
    const { code, out } = await ended(start(['policy', 'lint', '-', '--json']), 'id: x');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ ok: false, file: '-', findings: expect.any(Array) });
    expect(out.trimEnd()).not.toContain('\n');
  });

  it('holds enforced rules against what was in force, in a file or a bundle', async () => {
    const before = write('before.yaml', starter.replaceAll('stage: enforce', 'stage: observe'));
    const gone = write('gone.yaml', starter.replace('id: consent-for-everyone', 'id: another'));
    expect(await handrail('policy', 'lint', STARTER, '--since', before)).toMatchObject({
      code: 0,
      out: `${STARTER}: nothing to say.\n`,
    });
    const { code, out } = await handrail('policy', 'lint', STARTER, '--since', gone, '--strict');
    expect({ code, out }).toMatchObject({
      code: 1,
      out: expect.stringMatching(
        /"consent-for-everyone" is enforced without ever.*\[never-observed\]/u,
      ),
    });
    expect((await handrail('policy', 'lint', STARTER, '--since', at('none.yaml'))).code).toBe(2);
  });

  it('takes seconds for ten thousand rules', async () => {
    const rules = Array.from({ length: 10_000 }, (_, index) => ({
      id: `rule-${index}`,
      kinds: ['consent'],
      when: {
        all: [
          { appIdIn: [`app-${index}`] },
          { any: [{ scopeIn: 'mail' }, { scopeOutside: 'mail' }] },
          { not: { accountDomainIn: 'consumer' } },
        ],
      },
      effect: 'log',
      stage: 'coach',
    }));
    const many = write(
      'many.json',
      JSON.stringify({
        vocabulary: 2,
        id: 'many',
        version: 1,
        issued: '2026-01-01T00:00:00Z',
        expires: '2036-01-01T00:00:00Z',
        organisation: { name: 'Acme' },
        lists: {
          domains: { own: ['acme.example'], consumer: ['gmail.com'] },
          scopes: { mail: ['mail.*'] },
        },
        rules,
      }),
    );
    const started = performance.now();
    const { code, out } = await handrail('policy', 'lint', many);
    const took = Math.round(performance.now() - started);
    console.log(`handrail policy lint: 10,000 rules in ${took} ms, with the start of the process`);
    expect({ code, out }).toEqual({ code: 0, out: `${many}: nothing to say.\n` });
    expect(took).toBeLessThan(40_000);
  });
});

describe('schema', () => {
  it('prints JSON Schema that finds nothing wrong with the starter policy', async () => {
    const { code, out } = await handrail('policy', 'schema');
    expect(code).toBe(0);
    const schema = JSON.parse(out) as Record<string, unknown>;
    const validate = new Ajv({ validateFormats: false }).compile(schema);
    expect(validate(parse(starter))).toBe(true);
    expect(validate({ ...(parse(starter) as object), ruls: [] })).toBe(false);
  });
});
