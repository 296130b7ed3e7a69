/** The command itself: values in, folder out, and what it refuses. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handrail, json } from '../run.ts';
import { ID, SECRET } from './sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'handrail-kit-command-'));
const at = (name: string) => join(folder, name);
const write = (name: string, text: string) => {
  writeFileSync(at(name), text);
  return at(name);
};
const CHROMIUM = ['--id', ID, '--update-url', 'https://acme.example/update.xml'];
const POLICY = ['--policy-url', 'https://acme.example/policy.jws', '--key', at('keys.json')];
const ENOUGH = [...CHROMIUM, ...POLICY];
const CHROMIUM_FILE = 'linux/tree/etc/chromium/policies/managed/handrail.json';

beforeAll(() => {
  write('keys.json', JSON.stringify([{ kid: 'acme-1', x: 'A'.repeat(43) }]));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('handrail kit', () => {
  it('writes for the Chromium family what its options say, and nothing secret', async () => {
    const out = at('chromium');
    const { code, answer } = await json('kit', '--out', out, ...ENOUGH, '--tenant', 'acme');
    expect({ code, answer }).toMatchObject({ code: 0, answer: { ok: true, out, secret: false } });
    expect(JSON.parse(readFileSync(join(out, CHROMIUM_FILE), 'utf8'))).toMatchObject({
      '3rdparty': {
        extensions: {
          [ID]: {
            policyUrl: 'https://acme.example/policy.jws',
            policyKeys: [{ kid: 'acme-1', x: 'A'.repeat(43) }],
            tenant: 'acme',
          },
        },
      },
    });
    expect(
      (answer as { files: string[] }).files.filter((path) => path.includes('firefox')),
    ).toEqual([]);
    expect(readFileSync(join(out, 'README.md'), 'utf8')).toContain(
      'no package was named (`--xpi-url`)',
    );
  });

  it('takes a file, options go before it, and warns of the secret', async () => {
    const values = write(
      'values.yaml',
      [
        `extension: { xpiUrl: 'https://acme.example/handrail.xpi' }`,
        'policyUrl: https://other.example/policy.jws',
        `policyKeys: [{ kid: acme-1, x: ${'A'.repeat(43)} }]`,
        `reportToken: "${SECRET}"`,
        'pollMinutes: 30',
      ].join('\n'),
    );
    const out = at('firefox');
    const policyUrl = 'https://acme.example/policy.jws';
    const ran = await handrail('kit', '--out', out, '--values', values, '--policy-url', policyUrl);
    expect(ran).toMatchObject({ code: 0, err: expect.stringContaining('carries the token') });
    const { policies } = JSON.parse(
      readFileSync(join(out, 'linux/tree/etc/firefox/policies/policies.json'), 'utf8'),
    ) as { policies: { '3rdparty': { Extensions: Record<string, unknown> } } };
    expect(Object.values(policies['3rdparty'].Extensions)).toEqual([
      expect.objectContaining({ policyUrl, pollMinutes: 30, reportToken: SECRET }),
    ]);
  });

  it('says what is wrong, and writes nothing', async () => {
    const { code, answer } = await json('kit', '--out', at('refused'), ...POLICY);
    expect({ code, answer }).toEqual({
      code: 2,
      answer: {
        error: 'The kit has to know where the extension is.',
        hint: expect.stringContaining('--xpi-url'),
      },
    });
    expect(existsSync(at('refused'))).toBe(false);
  });
});
