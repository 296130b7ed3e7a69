/** The policy in force: a bad bundle never replaces a good one, and no answer takes it away. */
import { createHash } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPolicyKeeper, isStale } from '../../../lib/browser/policy-keeper.ts';
import { type SigningKey, generateSigningKey, signBundle } from '../../../lib/policy/bundle.ts';
import { type Configuration, readConfiguration } from '../../../lib/policy/configuration.ts';
import { type Identity, takesPart } from '../../../lib/policy/rollout.ts';
import { Policy } from '../../../lib/policy/schema.ts';
import type { HttpRequest, HttpResult } from '../../../lib/remote/http.ts';
import { answer } from '../remote/endpoint.ts';
import { extension, freshBrowser } from './extension-double.ts';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('./extension-double.ts')).extension,
}));

let key: SigningKey;
let stranger: SigningKey;
let configuration: Configuration;
let reply: HttpResult;
let requests: HttpRequest[] = [];
let applied: number[] = [];
let failures: string[] = [];
let identity: Identity = { user: 'ada@acme.example', device: 'device-1' };

beforeAll(async () => {
  key = await generateSigningKey('k1');
  stranger = await generateSigningKey('k1');
});
beforeEach(() => {
  freshBrowser();
  requests = [];
  applied = [];
  failures = [];
  ({ configuration } = readConfiguration({
    policyUrl: 'https://policy.example/acme',
    policyKeys: [{ kid: key.kid, x: key.x }],
  }));
});

/** The keeper of a worker that has just been started. */
const startKeeper = () =>
  createPolicyKeeper({
    http: (request) => {
      requests.push(request);
      return Promise.resolve(reply);
    },
    identity: () => Promise.resolve(identity),
    applied: ({ version }) => void applied.push(version),
    failed: ({ detail }) => void failures.push(detail),
  });

async function bundle(version: number, by = key, change: object = {}): Promise<HttpResult> {
  const policy = Policy.parse({
    vocabulary: 1,
    id: 'acme',
    version,
    issued: '2026-01-01T00:00:00Z',
    expires: '2126-01-01T00:00:00Z',
    organisation: { name: 'Acme' },
    ...change,
  });
  return answer(200, await signBundle(policy, by), { etag: `"v${version}"` });
}

const inForce = async (keeper: ReturnType<typeof startKeeper>) =>
  (await keeper.current(configuration))?.document.version ?? null;

describe('a good bundle', () => {
  it('is read and verified once, however many ask while the worker starts', async () => {
    reply = await bundle(7);
    await startKeeper().refresh(configuration);
    const verify = vi.spyOn(crypto.subtle, 'verify');
    const keeper = startKeeper();
    const [one, other] = await Promise.all([
      keeper.current(configuration),
      keeper.current(configuration),
    ]);
    expect(one?.document.version).toBe(7);
    expect(other?.document).toBe(one?.document);
    expect(await keeper.current(configuration)).toBe(one);
    expect(verify).toHaveBeenCalledOnce();
    verify.mockRestore();
  });

  it('of other keys does not wait for them', async () => {
    reply = await bundle(7);
    await startKeeper().refresh(configuration);
    const keeper = startKeeper();
    const others = { ...configuration, policyKeys: [{ kid: 'k1', x: stranger.x }] };
    const [good, foreign] = await Promise.all([
      keeper.current(configuration),
      keeper.current(others),
    ]);
    expect([good?.document.version, foreign]).toEqual([7, null]);
    expect(await inForce(keeper)).toBe(7);
  });

  it('is in force at once, and in the next worker without the network', async () => {
    const keeper = startKeeper();
    expect(await inForce(keeper)).toBeNull();
    reply = await bundle(7);
    await keeper.refresh(configuration);
    expect([await inForce(keeper), await inForce(startKeeper())]).toEqual([7, 7]);
    expect([applied, requests.length]).toEqual([[7], 1]);
    if (!reply.ok) throw new Error('The endpoint answered.');
    const hash = createHash('sha256').update(reply.answer.text).digest('hex');
    expect(await startKeeper().hash()).toBe(hash);
  });

  it('is asked for with its ETag from then on; "not modified" makes it younger', async () => {
    reply = await bundle(7);
    await startKeeper().refresh(configuration);
    const before = (await startKeeper().current(configuration))?.checkedAt ?? 0;
    await new Promise((resolve) => setTimeout(resolve, 5));
    reply = answer(304);
    await startKeeper().refresh(configuration);
    expect(requests[1]?.headers).toEqual({ 'If-None-Match': '"v7"' });
    const after = await startKeeper().current(configuration);
    expect(after?.checkedAt).toBeGreaterThan(before);
    expect(after?.verifiedAt).toBe(before);
    expect(applied).toEqual([7]);
  });

  it('from another address is asked for as a whole', async () => {
    reply = await bundle(7);
    await startKeeper().refresh(configuration);
    await startKeeper().refresh({ ...configuration, policyUrl: 'https://other.example/p' });
    expect(requests[1]?.headers).toEqual({});
  });

  it('replaces the one before, and tells of it once', async () => {
    const keeper = startKeeper();
    for (const version of [7, 8, 8]) {
      reply = await bundle(version);
      await keeper.refresh(configuration);
    }
    expect([applied, await inForce(keeper)]).toEqual([[7, 8], 8]);
  });
});

describe('what never replaces a good one', () => {
  const BAD: ReadonlyArray<[string, () => HttpResult | Promise<HttpResult>]> = [
    ['a wrong signature', () => bundle(9, stranger)],
    ['an older version', () => bundle(6)],
    ['an expired one', () => bundle(9, key, { expires: '2026-01-02T00:00:00Z' })],
    ['something malformed', () => answer(200, '{"version": 9}')],
    ['something far too large', () => ({ ok: false, problem: 'too-large' })],
    ['a page of HTML', () => answer(200, '<!doctype html>')],
    ['a server that is down', () => ({ ok: false, problem: 'unreachable' })],
    ['a slow one', () => ({ ok: false, problem: 'timeout' })],
    ['an error', () => answer(500)],
    ['an address that is gone', () => answer(404)],
  ];
  it.each(BAD)('%s: told once, and the last good one stays', async (_what, bad) => {
    reply = await bundle(7);
    await startKeeper().refresh(configuration);
    reply = await bad();
    const keeper = startKeeper();
    await keeper.refresh(configuration);
    await keeper.refresh(configuration);
    await startKeeper().refresh(configuration);
    expect(failures).toHaveLength(1);
    expect([await inForce(keeper), await inForce(startKeeper()), applied]).toEqual([7, 7, [7]]);
    expect(await keeper.lastPull()).toMatchObject({ ok: false });
    reply = await bundle(8);
    await keeper.refresh(configuration);
    expect(await inForce(keeper)).toBe(8);
    expect(await keeper.lastPull()).toMatchObject({ ok: true });
  });

  it('an older version, also after everything but the row of versions was lost', async () => {
    reply = await bundle(7);
    await startKeeper().refresh(configuration);
    extension.storage.local.rows.delete('policy-1');
    reply = await bundle(6);
    await startKeeper().refresh(configuration);
    expect(await inForce(startKeeper())).toBeNull();
  });
});

describe('what lies on disk', () => {
  it('is verified again: a bundle that was exchanged there is not used', async () => {
    reply = await bundle(7);
    await startKeeper().refresh(configuration);
    const forged = await bundle(7, stranger);
    const kept = extension.storage.local.rows.get('policy-1') as object;
    const text = forged.ok ? forged.answer.text : '';
    await extension.storage.local.set({ 'policy-1': { ...kept, bundle: text } });
    expect(await inForce(startKeeper())).toBeNull();
  });

  it('stays in force past its expiry, as stale', async () => {
    const expires = new Date(Date.now() + 60).toISOString();
    reply = await bundle(7, key, { expires });
    await startKeeper().refresh(configuration);
    await new Promise((resolve) => setTimeout(resolve, 80));
    const held = await startKeeper().current(configuration);
    expect(held?.document.version).toBe(7);
    expect(isStale(held!.document, Date.now())).toBe(true);
  });

  it('is void when its key is no longer pinned', async () => {
    reply = await bundle(7);
    const keeper = startKeeper();
    await keeper.refresh(configuration);
    configuration = { ...configuration, policyKeys: [{ kid: 'k1', x: stranger.x }] };
    expect(await inForce(keeper)).toBeNull();
  });
});

it('several who ask at once share one look; nobody asks where no address is set', async () => {
  reply = await bundle(7);
  const keeper = startKeeper();
  await Promise.all([keeper.refresh(configuration), keeper.refresh(configuration)]);
  expect(requests).toHaveLength(1);
  expect(await keeper.refresh({ ...configuration, policyUrl: null })).toBeNull();
  expect(requests).toHaveLength(1);
});

describe('a policy that is rolled out in steps', () => {
  /** Somebody who is in the first 20 percent of this policy, or is not. */
  const somebody = (isIn: boolean): Identity =>
    Array.from({ length: 200 }, (_, index) => ({ user: `person-${index}@acme.example` })).find(
      (one) => takesPart({ id: 'acme', rollout: 20 }, one) === isIn,
    )!;

  it.each([
    [true, 8],
    [false, 7],
  ])('in the share: %s, so version %i is in force', async (isIn, version) => {
    identity = somebody(isIn);
    reply = await bundle(7);
    const keeper = startKeeper();
    await keeper.refresh(configuration);
    reply = await bundle(8, key, { rollout: 20 });
    await keeper.refresh(configuration);
    expect([await inForce(keeper), await inForce(startKeeper())]).toEqual([version, version]);
    expect(applied).toEqual(isIn ? [7, 8] : [7]);
    expect(failures).toEqual([]);
    expect((await keeper.lastPull())?.detail).toMatch(
      isIn ? /8 is in force/u : /20 % .* version 7/u,
    );
  });

  it('those who wait look for the next step without loading this one again, and then take it', async () => {
    identity = somebody(false);
    reply = await bundle(7);
    const keeper = startKeeper();
    await keeper.refresh(configuration);
    reply = await bundle(8, key, { rollout: 20 });
    await keeper.refresh(configuration);
    reply = answer(304);
    await keeper.refresh(configuration);
    expect(requests.at(-1)?.headers['If-None-Match']).toBe('"v8"');
    expect(await inForce(keeper)).toBe(7);
    reply = await bundle(9);
    await keeper.refresh(configuration);
    expect(await inForce(keeper)).toBe(9);
  });

  it('a browser without any policy takes it all the same', async () => {
    identity = somebody(false);
    reply = await bundle(8, key, { rollout: 20 });
    const keeper = startKeeper();
    await keeper.refresh(configuration);
    expect(await inForce(keeper)).toBe(8);
  });
});
