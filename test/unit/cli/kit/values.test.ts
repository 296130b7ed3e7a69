/** Values of a kit: what is taken from where, and every mistake by name. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ValueOptions, readValues } from '../../../../cli/kit/values.ts';
import { Refusal } from '../../../../cli/terminal.ts';
import { ID } from './sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'handrail-kit-values-'));
const write = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const KEYS = join(folder, 'keys.json');
const X = 'A'.repeat(43);
const CHROMIUM = { id: ID, updateUrl: 'https://acme.example/update.xml' };
const POLICY = { policyUrl: 'https://acme.example/policy.jws', key: [KEYS] };

beforeAll(() => {
  write('keys.json', JSON.stringify({ kid: 'acme-1', x: X, d: 'the private part' }));
});
afterAll(() => rmSync(folder, { recursive: true }));

const refusal = (options: ValueOptions): Promise<Refusal> =>
  readValues(options).then(
    () => {
      throw new Error('it was taken');
    },
    (error: unknown) => {
      if (error instanceof Refusal) return error;
      throw error;
    },
  );

describe('values', () => {
  it('come from options; of a key file only the public part', async () => {
    expect(await readValues({ ...CHROMIUM, ...POLICY, tenant: 'acme' })).toEqual({
      chromium: CHROMIUM,
      firefox: null,
      configuration: {
        policyUrl: POLICY.policyUrl,
        policyKeys: [{ kid: 'acme-1', x: X }],
        tenant: 'acme',
      },
    });
  });

  it('come from a file, and options go before it', async () => {
    const values = write(
      'values.yaml',
      `extension: { xpiUrl: 'https://acme.example/a.xpi', xpiUpdateUrl: 'https://acme.example/u.json' }
policyUrl: https://other.example/policy.jws
policyKeys: [{ kid: other, x: ${X} }]
pollMinutes: 30
`,
    );
    const read = await readValues({ values, key: [], policyUrl: POLICY.policyUrl });
    expect(read).toMatchObject({
      chromium: null,
      firefox: {
        installUrl: 'https://acme.example/a.xpi',
        updateUrl: 'https://acme.example/u.json',
      },
      configuration: {
        policyUrl: POLICY.policyUrl,
        policyKeys: [{ kid: 'other', x: X }],
        pollMinutes: 30,
      },
    });
    expect(Object.keys(read.configuration)).toHaveLength(3);
  });

  it.each<[string, Partial<ValueOptions>, string, string]>([
    ['no package', POLICY, 'has to know where the extension is', '--xpi-url'],
    ['half a package', { id: ID, ...POLICY }, 'belong together', 'both'],
    ['no id', { ...CHROMIUM, id: 'abc', ...POLICY }, '32 letters', 'npm run pack'],
    ['no policy', CHROMIUM, 'Without policyUrl and policyKeys', '--key'],
    [
      'a wrong address',
      { ...CHROMIUM, ...POLICY, policyUrl: 'acme' },
      'policyUrl: ',
      'Nothing was written',
    ],
    ['no such file', { ...CHROMIUM, ...POLICY, values: join(folder, 'none') }, 'no such file', ''],
  ])('refuses %s', async (_name, options, words, hint) => {
    const refused = await refusal({ key: [], ...options });
    expect(refused.exitCode).toBe(2);
    expect(refused.message).toContain(words);
    expect(refused.hint ?? '').toContain(hint);
  });

  it.each([
    ['tennant: acme', 'tennant: Handrail has no setting of this name'],
    ['pollMinutes: 0', 'pollMinutes: '],
    ['tenant: "two\\nlines"', 'tenant: a line break'],
    ['groups: ["two\\nlines"]', 'groups: a line break'],
    ['extension: { idd: x }', 'idd'],
    ['- a list', 'holds no values'],
    ['a: [', 'neither YAML nor JSON'],
  ])('names what is wrong in a file: %s', async (text, words) => {
    const values = write('wrong.yaml', text);
    expect((await refusal({ ...CHROMIUM, ...POLICY, values })).message).toContain(words);
  });
});
