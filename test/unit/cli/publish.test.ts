import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyBundle } from '../../../lib/policy/bundle.ts';
import { usePublishingPlace } from './publishing-place.ts';
import { handrail, json } from './run.ts';

const { at, write, policy, key, publicKey, pinned, publish, current, site, anotherSite } =
  usePublishingPlace(['old', 'new', 'other']);
const kill = (...ids: string[]) => `[${ids.map((id) => `{ id: ${id}, app: ${id} }`).join(', ')}]`;

describe('publish', () => {
  it('writes what browsers take, with history, and says what changed', async () => {
    expect(await publish(policy(1), '--key', key('old'))).toMatchObject({
      code: 0,
      answer: { ok: true, id: 'acme', version: 1, kid: 'old', previous: null, changes: null },
    });
    expect(
      await publish(policy(2, { effect: 'inform', kill: kill('bad') }), '--key', key('old')),
    ).toMatchObject({
      code: 0,
      answer: {
        previous: 1,
        changes: {
          document: [
            { path: 'rules.every-consent.effect', change: 'changed' },
            { path: 'kill.bad', change: 'added' },
          ],
          meaning: expect.any(Object),
        },
      },
    });
    expect(readdirSync(site()).toSorted()).toEqual(['current.jws', 'history']);
    expect(readdirSync(join(site(), 'history')).toSorted()).toEqual(['1.jws', '2.jws']);
    expect(current()).toBe(readFileSync(join(site(), 'history', '2.jws'), 'utf8'));
    expect(await verifyBundle(current(), [publicKey('old')], { old: 1 }, Date.now())).toMatchObject(
      { ok: true, policy: { version: 2 } },
    );
  });

  it('takes a single file, too', async () => {
    const file = `${site()}/policy.jws`;
    expect(
      (await handrail('policy', 'publish', policy(1), '--to', file, '--key', key('old'))).code,
    ).toBe(0);
    expect(readdirSync(site()).toSorted()).toEqual(['policy.history', 'policy.jws']);
  });

  it.each([
    ['a lower version', 1, 'not higher'],
    ['the same version', 2, 'not higher'],
  ])('refuses %s and leaves what is there', async (_name, version, words) => {
    await publish(policy(2), '--key', key('old'));
    const before = current();
    expect(await publish(policy(version), '--key', key('old'))).toMatchObject({
      code: 1,
      answer: {
        error: expect.stringContaining(words),
        hint: expect.stringContaining('version: 3'),
      },
    });
    expect(current()).toBe(before);
  });

  it('refuses errors, another policy, and a file that is no bundle', async () => {
    const wrong = write(
      'wrong.yaml',
      readFileSync(policy(1), 'utf8').replace('effect: log', 'effect: lgo'),
    );
    expect(await publish(wrong, '--key', key('old'))).toMatchObject({
      code: 1,
      answer: { error: expect.stringContaining('errors'), findings: [expect.anything()] },
    });
    await publish(policy(1), '--key', key('old'));
    expect(await publish(policy(2, { id: 'umbrella' }), '--key', key('old'))).toMatchObject({
      code: 1,
      answer: { error: expect.stringContaining('"acme"') },
    });
    const letter = write('letter.jws', 'Dear Ada');
    expect(
      await handrail('policy', 'publish', policy(1), '--to', letter, '--key', key('old')),
    ).toMatchObject({ code: 1, err: expect.stringContaining('no policy bundle') });
    expect(readFileSync(letter, 'utf8')).toBe('Dear Ada');
  });

  it('changes keys only while browsers pin both', async () => {
    await publish(policy(1), '--key', key('old'));
    const next = policy(2);
    const refused = async (...more: string[]) =>
      ((await publish(next, '--key', key('new'), ...more)).answer as { error: string }).error;
    expect(await refused()).toMatch(/was signed with "old", and this would be signed with "new"/);
    expect(await refused('--keys', pinned('new'))).toContain('no longer "old"');
    expect(await refused('--keys', pinned('old'))).toContain('not among the pinned keys');
    expect(readdirSync(join(site(), 'history'))).toEqual(['1.jws']);
    expect((await publish(next, '--key', key('new'), '--keys', pinned('old', 'new'))).code).toBe(0);
    // From now on the new key stands alone.
    expect((await publish(policy(3), '--key', key('new'), '--keys', pinned('new'))).code).toBe(0);
  });

  it('does not write over what somebody else has put there', async () => {
    // The same name, another key: the bundle that is there does not verify.
    const forged = { ...JSON.parse(readFileSync(key('other'), 'utf8')), kid: 'old' };
    const file = write('forged.key.json', JSON.stringify(forged));
    await publish(policy(1), '--key', file);
    expect(await publish(policy(2), '--key', key('old'))).toMatchObject({
      code: 1,
      answer: { error: expect.stringContaining('does not verify') },
    });
  });

  it('lets one publication pass at a time', async () => {
    await publish(policy(1), '--key', key('old'));
    writeFileSync(join(site(), 'current.jws.lock'), '');
    expect(await publish(policy(2), '--key', key('old'))).toMatchObject({
      code: 1,
      answer: { error: expect.stringContaining('under way') },
    });
    rmSync(join(site(), 'current.jws.lock'));
    const both = await Promise.all([
      publish(policy(2), '--key', key('old')),
      publish(policy(2), '--key', key('old')),
    ]);
    expect(both.map(({ code }) => `${code}`).toSorted()).toEqual(['0', '1']);
    expect(readdirSync(site()).toSorted()).toEqual(['current.jws', 'history']);
  });
});

describe('cases beside a policy', () => {
  const address =
    'https://accounts.google.com/o/oauth2/v2/auth?client_id=a&response_type=code&redirect_uri=https%3A%2F%2Fa.example&scope=openid&access_type=offline';
  it('must hold', async () => {
    const file = policy(1);
    const cases = (effect: string) =>
      write(
        'v1.cases.yaml',
        `- name: lasting access\n  address: ${address}\n  effect: ${effect}\n  intended: log\n`,
      );
    cases('block');
    expect(await publish(file, '--key', key('old'))).toMatchObject({
      code: 1,
      answer: { error: expect.stringContaining('lasting access') },
    });
    expect((await publish(file, '--key', key('old'), '--no-cases')).code).toBe(0);
    cases('log');
    anotherSite();
    expect(await publish(file, '--key', key('old'))).toMatchObject({
      code: 0,
      answer: { cases: 1 },
    });
    rmSync(at('v1.cases.yaml'));
  });
});

describe('rollback and status', () => {
  it('publishes an earlier document again, higher, and keeps the kill list', async () => {
    await publish(policy(1), '--key', key('old'));
    await publish(policy(2, { effect: 'inform', kill: kill('bad') }), '--key', key('old'));
    expect(await json('policy', 'rollback', '--to', site(), '--key', key('old'))).toMatchObject({
      code: 0,
      answer: {
        version: 3,
        from: 'version 1',
        changes: { document: [{ path: 'rules.every-consent.effect' }] },
      },
    });
    const { policy: now } = (await verifyBundle(current(), [publicKey('old')], {}, 0)) as {
      policy: { rules: Array<{ effect: string }>; kill: Array<{ id: string }> };
    };
    expect(now.rules[0]?.effect).toBe('log');
    expect(now.kill.map(({ id }) => id)).toEqual(['bad']);
    expect(
      await json('policy', 'rollback', '1', '--to', site(), '--key', key('old'), '--with-kill'),
    ).toMatchObject({
      code: 0,
      answer: { version: 4, changes: { document: [{ path: 'kill.bad', change: 'removed' }] } },
    });
    expect(
      await json('policy', 'rollback', '9', '--to', site(), '--key', key('old')),
    ).toMatchObject({
      code: 2,
      answer: { hint: 'There are: 1, 2, 3.' },
    });
  });

  it('tells what is published', async () => {
    expect((await handrail('policy', 'status', site())).code).toBe(1);
    await publish(policy(7), '--key', key('old'));
    const { code, out } = await handrail('policy', 'status', site(), '--keys', pinned('old'));
    expect(code).toBe(0);
    expect(out).toMatch(
      /acme version 7[^]*1 rule: 1 in observe[^]*Browsers take it[^]*7 \(current\)/,
    );
    expect(await json('policy', 'status', site(), '--keys', pinned('new'))).toMatchObject({
      code: 1,
      answer: { ok: false, current: { version: 7 } },
    });
  });
});
