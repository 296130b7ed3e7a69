import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { verifyBundle } from '../../../lib/policy/bundle.ts';
import { usePublishingPlace } from './publishing-place.ts';
import { handrail } from './run.ts';

const { at, write, policy, key, publicKey, pinned, publish, current } = usePublishingPlace([
  'old',
  'new',
]);

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
    expect(await verifyBundle(current(), [publicKey('old')], {}, Date.now())).toMatchObject({
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
    expect(readdirSync(at())).not.toContain('trace');
  });

  it('says how it is used', async () => {
    const all = [[], ['--key', key('old'), '--signer', 'true'], ['--signer', 'true']];
    for (const words of all) expect((await publish(policy(1), ...words)).code).toBe(2);
    expect(
      (await publish(policy(1), '--signer', 'true', '--keys', pinned('old', 'new'))).answer,
    ).toMatchObject({ hint: expect.stringContaining('--kid') });
  });
});
