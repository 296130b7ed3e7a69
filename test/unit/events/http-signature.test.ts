/** Signatures of reports, held against the vectors of RFC 9421 and RFC 9530 and against forgeries. */
import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  type Algorithm,
  DeviceKey,
  type SignedParts,
  WEB_CRYPTO,
  algorithmOf,
  contentDigest,
  importDeviceKey,
  isSignedBy,
  readSignature,
  signRequest,
  signatureBase,
  thumbprintOf,
} from '../../../lib/events/http-signature.ts';

/** RFC 9421, appendix B.1.4. */
const RFC_KEY = {
  kty: 'OKP',
  crv: 'Ed25519',
  d: 'n4Ni-HpISpVObnQMW0wOhCKROaIKqKtW_2ZYb2p9KcU',
  x: 'JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs',
};

describe('the vectors', () => {
  it('of RFC 9421, B.2.6: the same base and the same signature', async () => {
    const parameters =
      '("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"';
    const base = signatureBase(
      [
        ['date', 'Tue, 20 Apr 2021 02:07:55 GMT'],
        ['@method', 'POST'],
        ['@path', '/foo'],
        ['@authority', 'example.com'],
        ['content-type', 'application/json'],
        ['content-length', '18'],
      ],
      parameters,
    );
    const key = await crypto.subtle.importKey('jwk', RFC_KEY, WEB_CRYPTO.ed25519, false, ['sign']);
    const bytes = await crypto.subtle.sign('Ed25519', key, new TextEncoder().encode(base));
    expect(Buffer.from(bytes).toString('base64')).toBe(
      'wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==',
    );
  });

  it('of RFC 9530, appendix B: the digest of a body', async () => {
    const body = new TextEncoder().encode('{"hello": "world"}\n');
    expect(await contentDigest(body)).toBe(
      'sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:',
    );
  });

  it('of RFC 7638 as far as they go: a thumbprint over the members in order', async () => {
    const { d: _secret, ...key } = RFC_KEY;
    const text = `{"crv":"Ed25519","kty":"OKP","x":"${RFC_KEY.x}"}`;
    expect(await thumbprintOf(DeviceKey.parse(key))).toBe(
      createHash('sha256').update(text).digest('base64url'),
    );
  });
});

const PARTS: SignedParts = { method: 'POST', path: '/report', digest: 'sha-256=:AAAA:' };
const KEYID = 'credential-of-the-test';

async function pairOf(algorithm: Algorithm) {
  const pair = (await crypto.subtle.generateKey(WEB_CRYPTO[algorithm], false, [
    'sign',
    'verify',
  ])) as CryptoKeyPair;
  const key = DeviceKey.parse(await crypto.subtle.exportKey('jwk', pair.publicKey));
  return { key, identity: { key: pair.privateKey, algorithm, keyid: KEYID } };
}

describe.each(['ed25519', 'ecdsa-p256-sha256'] as const)('a report signed with %s', (algorithm) => {
  it('is taken as it was signed, and in no other way', async () => {
    const { key, identity } = await pairOf(algorithm);
    expect(algorithmOf(key)).toBe(algorithm);
    const headers = await signRequest(PARTS, identity, 1_700_000_000_999);
    const given = readSignature(headers['Signature-Input']!, headers['Signature']!)!;
    expect(given).toMatchObject({ keyid: KEYID, algorithm, created: 1_700_000_000_000 });
    const publicKey = await importDeviceKey(key);
    expect(await isSignedBy(PARTS, given, publicKey)).toBe(true);
    for (const other of [{ method: 'PUT' }, { path: '/enrol' }, { digest: 'sha-256=:AAAB:' }])
      expect(await isSignedBy({ ...PARTS, ...other }, given, publicKey)).toBe(false);
    const later = given.parameters.replace('created=1700000000', 'created=1700000001');
    expect(await isSignedBy(PARTS, { ...given, parameters: later }, publicKey)).toBe(false);
    const stranger = await importDeviceKey((await pairOf(algorithm)).key);
    expect(await isSignedBy(PARTS, given, stranger)).toBe(false);
  });
});

it('is what another implementation takes and makes: node:crypto over the same base', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const key = await importDeviceKey(DeviceKey.parse(publicKey.export({ format: 'jwk' })));
  const parameters = `("@method" "@path" "content-digest");created=1700000000;keyid="${KEYID}";alg="ed25519";nonce="0123456789abcdef";tag="handrail-report"`;
  const base = `"@method": POST\n"@path": /report\n"content-digest": ${PARTS.digest}\n"@signature-params": ${parameters}`;
  const signature = sign(null, Buffer.from(base), privateKey).toString('base64');
  const given = readSignature(`handrail=${parameters}`, `handrail=:${signature}:`)!;
  expect(await isSignedBy(PARTS, given, key)).toBe(true);
  expect(verify(null, Buffer.from(base), publicKey, given.signature)).toBe(true);
});

describe('headers that are not ours', () => {
  const good = `handrail=("@method" "@path" "content-digest");created=1700000000;keyid="${KEYID}";alg="ed25519";nonce="0123456789abcdef";tag="handrail-report"`;
  const signature = `handrail=:${'A'.repeat(86)}==:`;

  it('are told from ours', () => {
    expect(readSignature(good, signature)).not.toBeNull();
  });

  it.each([
    ['less is covered', good.replace(' "content-digest"', '')],
    ['nothing is covered', good.replace(/\(.*\)/u, '()')],
    ['a parameter stands twice', `${good};keyid="another-one-of-them"`],
    ['there is no nonce', good.replace(/;nonce="[^"]*"/u, '')],
    ['there is no time', good.replace(/;created=\d+/u, '')],
    ['it is for something else', good.replace('handrail-report', 'other')],
    ['the algorithm is another one', good.replace('ed25519', 'hmac-sha256')],
    ['a second signature follows', `${good}, other=()`],
    ['it is empty', ''],
  ])('%s', (_why, input) => expect(readSignature(input, signature)).toBeNull());

  it('nor is a signature of another length', () => {
    expect(readSignature(good, 'handrail=:AAAA:')).toBeNull();
  });
});
