import { CompactSign, base64url, importJWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  BUNDLE_TYPE,
  LARGEST_BUNDLE,
  type PublicKey,
  type SigningKey,
  generateSigningKey,
  signBundle,
  verifyBundle,
} from '../../../lib/policy/bundle.ts';
import { VOCABULARY } from '../../../lib/policy/schema.ts';
import { NOW, policyInput, policyWith } from './samples.ts';

let key: SigningKey;
let other: SigningKey;
let bundle: string;
let keys: PublicKey[];

beforeAll(async () => {
  key = await generateSigningKey('acme-1');
  other = await generateSigningKey('acme-2');
  keys = [{ kid: key.kid, x: key.x }];
  bundle = await signBundle(policyWith(), key);
});

/** Anything, signed with any key under any header. */
async function signed(
  payload: unknown,
  header: Record<string, unknown> = {},
  by: SigningKey = key,
): Promise<string> {
  const bytes = new TextEncoder().encode(
    typeof payload === 'string' ? payload : JSON.stringify(payload),
  );
  return new CompactSign(bytes)
    .setProtectedHeader({ alg: 'EdDSA', kid: by.kid, typ: BUNDLE_TYPE, ...header })
    .sign(await importJWK(by, 'EdDSA'));
}

const unsigned = (header: Record<string, unknown>, signature = '') =>
  `${base64url.encode(JSON.stringify({ kid: 'acme-1', typ: BUNDLE_TYPE, ...header }))}.${base64url.encode(JSON.stringify(policyInput()))}.${signature}`;

const check = (text: string, newest: Record<string, number> = {}, now = NOW) =>
  verifyBundle(text, keys, newest, now);

describe('a good bundle', () => {
  it('is taken, with white space around it, and again at the same version', async () => {
    expect(await check(`\n${bundle}\n`)).toMatchObject({
      ok: true,
      kid: 'acme-1',
      policy: policyWith(),
      newerVocabulary: false,
    });
    expect(await check(bundle, { 'acme-1': 3, 'acme-2': 99 })).toMatchObject({ ok: true });
  });

  it('is taken with parts of a later version, which are left out', async () => {
    const later = {
      ...policyInput(),
      vocabulary: VOCABULARY + 1,
      weather: 'fine',
      lists: { ...policyInput().lists, moons: { near: ['luna'] } },
      settings: { freshBeforeRisk: false, colour: 'green' },
      hosts: [{ surface: 'upload/new-tool', hosts: ['tool.acme.example'] }],
      rules: [
        {
          id: 'a',
          kinds: ['upload'],
          when: { moonPhase: 'full' },
          effect: 'block',
          stage: 'enforce',
          mood: 'good',
        },
      ],
    };
    const verified = await check(await signed(later));
    expect(verified).toMatchObject({
      ok: true,
      newerVocabulary: true,
      policy: { settings: { freshBeforeRisk: false } },
    });
    expect(JSON.stringify(verified)).not.toMatch(/weather|luna|colour|mood/);
  });
});

describe('a bad bundle is refused with its reason', () => {
  it.each([
    ['wrong-signature', () => `${bundle.slice(0, -6)}AAAAAA`],
    [
      'wrong-signature',
      async () =>
        `${(await signed({ ...policyInput(), version: 9 })).split('.').slice(0, 2).join('.')}.${bundle.split('.')[2]}`,
    ],
    [
      'wrong-signature',
      () => signed(policyInput(), { kid: 'acme-1' }, { ...other, kid: 'acme-1' }),
    ],
    ['unknown-key', () => signed(policyInput(), {}, other)],
    ['not-a-policy', () => signed('hello')],
    ['not-a-policy', () => signed({ ...policyInput(), version: 'three' })],
    ['not-a-policy', () => signed('null')],
    ['not-a-bundle', () => signed(policyInput(), { typ: 'JWT' })],
    ['not-a-bundle', () => '<!doctype html><title>Not found</title>'],
    ['not-a-bundle', () => JSON.stringify(policyInput())],
    ['not-a-bundle', () => ''],
    ['not-a-bundle', () => 'a.b'],
    ['not-a-bundle', () => '..'],
    ['not-a-bundle', () => unsigned({ alg: 'none' })],
    ['not-a-bundle', () => unsigned({ alg: 'NONE' }, 'AAAA')],
    ['too-large', () => 'x'.repeat(LARGEST_BUNDLE + 1)],
    ['too-large', () => signed({ ...policyInput(), comment: 'x'.repeat(LARGEST_BUNDLE) })],
  ])('%s', async (problem, make) => {
    const verified = await check(await make());
    expect(verified).toMatchObject({ ok: false, problem });
    expect(!verified.ok && verified.detail).toMatch(/\.$/);
  });

  it('HS256 with the public key as secret', async () => {
    const input = unsigned({ alg: 'HS256' }).slice(0, -1);
    for (const secret of [
      new TextEncoder().encode(key.x),
      new Uint8Array(base64url.decode(key.x)),
    ]) {
      const hmac = await crypto.subtle.importKey(
        'raw',
        secret,
        { name: 'HMAC', hash: 'SHA-256' },
        false,
        ['sign'],
      );
      const tag = new Uint8Array(
        await crypto.subtle.sign('HMAC', hmac, new TextEncoder().encode(input)),
      );
      expect(await check(`${input}.${base64url.encode(tag)}`)).toMatchObject({
        ok: false,
        problem: 'not-a-bundle',
      });
      const disguised = unsigned({ alg: 'EdDSA' }, base64url.encode(tag));
      expect(await check(disguised)).toMatchObject({ ok: false, problem: 'wrong-signature' });
    }
  });

  it('a key in the header', async () => {
    const own = await signed(
      policyInput(),
      { kid: 'acme-1', jwk: { kty: 'OKP', crv: 'Ed25519', x: other.x } },
      { ...other, kid: 'acme-1' },
    );
    expect(await check(own)).toMatchObject({ ok: false, problem: 'wrong-signature' });
  });

  it('an extension that must be understood', async () => {
    const header = base64url.encode(
      JSON.stringify({ alg: 'EdDSA', kid: 'acme-1', typ: BUNDLE_TYPE, crit: ['x'], x: 1 }),
    );
    expect(await check(`${header}.${bundle.split('.').slice(1).join('.')}`)).toMatchObject({
      ok: false,
      problem: 'wrong-signature',
    });
  });

  it('an older version than was in force under this key', async () => {
    expect(await check(bundle, { 'acme-1': 4 })).toMatchObject({
      ok: false,
      problem: 'older-version',
      detail: expect.stringContaining('version 4'),
    });
  });

  it('one that has expired, at the moment it does', async () => {
    const end = Date.parse('2027-11-01T00:00:00Z');
    expect(await check(bundle, {}, end - 1)).toMatchObject({ ok: true });
    expect(await check(bundle, {}, end)).toMatchObject({ ok: false, problem: 'expired' });
  });

  it('without any key', async () => {
    expect(await verifyBundle(bundle, [], {}, NOW)).toMatchObject({
      ok: false,
      problem: 'unknown-key',
    });
    expect(await verifyBundle(bundle, [{ kid: 'acme-1', x: 'short' }], {}, NOW)).toMatchObject({
      ok: false,
      problem: 'wrong-signature',
    });
  });
});
