/** One look at the policy address, and everything that can come of it. */
import { beforeAll, describe, expect, it } from 'vitest';
import {
  LARGEST_BUNDLE,
  type SigningKey,
  generateSigningKey,
  signBundle,
} from '../../../lib/policy/bundle.ts';
import { Policy } from '../../../lib/policy/schema.ts';
import type { HttpResult } from '../../../lib/remote/http.ts';
import { type PullRequest, pull } from '../../../lib/remote/pull.ts';
import { answer, endpoint } from './endpoint.ts';

const NOW = Date.UTC(2026, 10, 23, 12);
let key: SigningKey;
let other: SigningKey;

const policy = (change: object = {}) =>
  Policy.parse({
    vocabulary: 1,
    id: 'acme',
    version: 7,
    issued: '2026-11-01T00:00:00Z',
    expires: '2026-12-01T00:00:00Z',
    organisation: { name: 'Acme' },
    ...change,
  });

beforeAll(async () => {
  key = await generateSigningKey('2026');
  other = await generateSigningKey('2026');
});

const look = (reply: HttpResult, change: Partial<PullRequest> = {}) => {
  const server = endpoint(() => reply);
  const keys = [{ kid: key.kid, x: key.x }];
  const request = { url: 'https://policy.example/p', keys, etag: null, newest: {}, now: NOW };
  return { server, pulled: pull(server, { ...request, ...change }) };
};

describe('a good bundle', () => {
  it('comes with its policy, signer and ETag', async () => {
    const bundle = await signBundle(policy(), key);
    const pulled = await look(answer(200, bundle, { etag: '"v7"' })).pulled;
    expect(pulled).toEqual({
      result: 'new',
      bundle,
      policy: policy(),
      kid: '2026',
      etag: '"v7"',
      newerVocabulary: false,
    });
  });

  it('is taken without an ETag, with white space around it, and in the same version again', async () => {
    const bundle = await signBundle(policy(), key);
    const { pulled } = look(answer(200, `${bundle}\n`), { newest: { 2026: 7, 2025: 99 } });
    expect(await pulled).toMatchObject({ result: 'new', etag: null });
  });
});

describe('304', () => {
  it('says that nothing is new to whoever asked with an ETag', async () => {
    const { server, pulled } = look(answer(304), { etag: '"v7"' });
    expect(await pulled).toEqual({ result: 'unchanged' });
    expect(server.requests[0]?.headers).toEqual({ 'If-None-Match': '"v7"' });
  });

  it('says nothing to whoever has nothing', async () => {
    const { server, pulled } = look(answer(304));
    expect(await pulled).toMatchObject({ result: 'unreachable' });
    expect(server.requests[0]?.headers).toEqual({});
  });
});

describe('no bundle', () => {
  it.each([204, 301, 401, 403, 404, 429, 500, 503])('%i is worth trying again', async (status) => {
    expect(await look(answer(status, '<p>Sorry')).pulled).toEqual({
      result: 'unreachable',
      detail: `The policy server answered with status ${status}.`,
    });
  });

  it.each(['timeout', 'unreachable'] as const)('%s is worth trying again', async (problem) => {
    expect(await look({ ok: false, problem }).pulled).toMatchObject({ result: 'unreachable' });
  });

  it.each(['<!doctype html><title>Welcome</title>', '', '{}', 'a.b', 'a.b.c', '....'])(
    '%j is refused for what it is',
    async (text) => {
      expect(await look(answer(200, text)).pulled).toMatchObject({
        result: 'rejected',
        problem: 'not-a-bundle',
      });
    },
  );
});

describe('a bundle that is not to be used', () => {
  it('too large: on the wire, and once it is here', async () => {
    const { server, pulled } = look({ ok: false, problem: 'too-large' });
    expect(await pulled).toMatchObject({ result: 'rejected', problem: 'too-large' });
    expect(server.requests[0]?.largest).toBe(LARGEST_BUNDLE);
    const long = 'x'.repeat(LARGEST_BUNDLE + 1);
    expect(await look(answer(200, long)).pulled).toMatchObject({ problem: 'too-large' });
  });

  it('wrong signature, another key under the same name', async () => {
    const bundle = await signBundle(policy(), other);
    expect(await look(answer(200, bundle)).pulled).toMatchObject({
      result: 'rejected',
      problem: 'wrong-signature',
    });
  });

  it('wrong signature, one character of the content changed', async () => {
    const [header, content, signature] = (await signBundle(policy(), key)).split('.');
    const changed = `${header}.${content?.replace(/.$/u, (last) => (last === 'A' ? 'B' : 'A'))}.${signature}`;
    const pulled = await look(answer(200, changed)).pulled;
    expect(pulled).toMatchObject({ result: 'rejected', problem: 'wrong-signature' });
  });

  it('a key that nobody pinned', async () => {
    const bundle = await signBundle(policy(), { ...key, kid: '2031' });
    const pulled = await look(answer(200, bundle)).pulled;
    expect(pulled).toMatchObject({ result: 'rejected', problem: 'unknown-key' });
  });

  it('older than what was in force', async () => {
    const bundle = await signBundle(policy(), key);
    const { pulled } = look(answer(200, bundle), { newest: { 2026: 8 } });
    expect(await pulled).toMatchObject({ result: 'rejected', problem: 'older-version' });
  });

  it('expired, to the millisecond', async () => {
    const bundle = await signBundle(policy(), key);
    const expires = Date.parse('2026-12-01T00:00:00Z');
    const late = look(answer(200, bundle), { now: expires });
    expect(await late.pulled).toMatchObject({ result: 'rejected', problem: 'expired' });
    const intime = look(answer(200, bundle), { now: expires - 1 });
    expect(await intime.pulled).toMatchObject({ result: 'new' });
  });

  it('well signed, and no policy', async () => {
    const bundle = await signBundle({ version: 'seven', leftOut: [] } as never, key);
    const pulled = await look(answer(200, bundle)).pulled;
    expect(pulled).toMatchObject({ result: 'rejected', problem: 'not-a-policy' });
    expect(pulled).toHaveProperty('detail', expect.stringContaining('version'));
  });
});
