/** Evidence from a running service: whole as it comes, and every change to it is named. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readZip } from '../../cli/evidence/read-zip.ts';
import { CHAINS, EVENTS, MANIFEST, SIGNATURE } from '../../lib/events/evidence/manifest.ts';
import { verifyEvidence } from '../../lib/events/evidence/verify.ts';
import { generateSigningKey, signBundle, type SigningKey } from '../../lib/policy/bundle.ts';
import { Policy } from '../../lib/policy/schema.ts';
import { signDetached } from '../../server/evidence/evidence-key.ts';
import type { Service } from '../../server/main.ts';
import { ORIGIN, stepSample } from '../unit/events/samples.ts';
import { DATABASES, TOKEN, usePlace } from './places.ts';
import { eventOf, post, type Reader, report, signIn } from './requests.ts';

const FROM = Date.UTC(2026, 8, 1);
const HOUR = 3_600_000;
const EXPORT_TOKEN = `${TOKEN}-2`;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
type Files = Map<string, Uint8Array>;
const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

describe('evidence', () => {
  const place = usePlace(DATABASES.at(-1)!);
  let service: Service;
  let reader: Reader;
  let policyKey: SigningKey;
  let whole: Files;
  const query = `from=${FROM}&to=${FROM + 24 * HOUR}&reason=case+1`;

  const check = (files: Files, keys: { kid: string; x: string }[] | null = null) =>
    verifyEvidence(files, { sha256, keys });
  /** What is found after one file was changed. */
  const findingsAfter = async (name: string, change: (text: string) => string) => {
    const files = new Map(whole);
    files.set(name, encode(change(decode(files.get(name)))));
    return (await check(files)).findings;
  };
  const filesOf = async (response: Response) => {
    expect(response.status).toBe(200);
    return readZip(Buffer.from(await response.arrayBuffer()));
  };

  beforeAll(async () => {
    policyKey = await generateSigningKey('policy-1');
    const policy = Policy.parse({
      ...{ vocabulary: 1, id: 'acme', version: 7, organisation: { name: 'Acme' }, rules: [] },
      ...{ issued: '2026-01-01T00:00:00Z', expires: '2027-01-01T00:00:00Z' },
    });
    writeFileSync(place.options.policyFile, await signBundle(policy, policyKey));
    service = await place.start({ exportTokens: [EXPORT_TOKEN], productVersion: '9.9.9' });
    reader = await signIn(service.url);
    for (const part of [0, 1, 2])
      await report(
        service.url,
        Array.from({ length: 5 }, (_, index) =>
          eventOf(stepSample({ time: FROM + (part * 5 + index) * HOUR }), {
            ...ORIGIN,
            user: index === 4 ? 'eve | <b>@acme.example' : ORIGIN.user,
            device: `device-${index % 2}`,
          }),
        ),
      );
    whole = await filesOf(await reader.get(`/api/evidence.zip?${query}`));
  }, 120_000);

  it('says what it holds, and is whole', async () => {
    const { manifest, findings } = await check(whole);
    expect(findings).toEqual([]);
    expect(manifest).toMatchObject({
      madeBy: 'admin',
      reason: 'case 1',
      product: { version: '9.9.9' },
      counts: { events: 15, devices: 2 },
    });
    expect([...whole.keys()]).toContain('timeline.html');
    expect(decode(whole.get('timeline.html'))).toContain('eve | &lt;b&gt;@acme.example');
    expect(decode(whole.get('timeline.md'))).toContain('eve \\| \\<b\\>@acme.example');
    const key = (await (await reader.get('/api/evidence/key')).json()) as unknown;
    expect(key).toEqual(manifest!.key);
  });

  it('holds the policy that is in force, which keys can check', async () => {
    const now = Date.now();
    await expect
      .poll(
        async () => {
          const files = await filesOf(
            await reader.get(
              `/api/evidence.zip?from=${now - HOUR}&to=${Date.now() + HOUR}&reason=x`,
            ),
          );
          const { manifest, findings } = await check(files, [
            { kid: policyKey.kid, x: policyKey.x },
            ...[JSON.parse(decode(files.get(MANIFEST))).key],
          ]);
          return [manifest?.policies.map(({ version }) => version), findings];
        },
        { timeout: 20_000 },
      )
      .toEqual([[7], []]);
  });

  it('names a policy of which one byte was altered, and one by another key under a new manifest', async () => {
    const now = Date.now();
    const files = await filesOf(
      await reader.get(`/api/evidence.zip?from=${now - HOUR}&to=${now + HOUR}&reason=x`),
    );
    const { key } = JSON.parse(decode(files.get(MANIFEST))) as { key: { kid: string; x: string } };
    const keys = [{ kid: policyKey.kid, x: policyKey.x }, key];
    const name = [...files.keys()].find((one) => one.startsWith('policies/'))!;
    expect((await check(files, keys)).findings).toEqual([]);
    const altered = new Map(files).set(
      name,
      encode(
        decode(files.get(name)).replace(/\.(.)/u, (_, first) => `.${first === 'A' ? 'B' : 'A'}`),
      ),
    );
    const found = await check(altered, keys);
    expect(found.findings.map(({ problem, where }) => [problem, where])).toEqual([
      ['altered', name],
      ['policy', name],
      ['policy', name],
    ]);
    // Somebody who makes a whole bundle of their own has neither of the two keys.
    const stranger = await generateSigningKey('policy-1');
    const policy = Policy.parse({
      ...{ vocabulary: 1, id: 'acme', version: 7, organisation: { name: 'Acme' }, rules: [] },
      ...{ issued: '2026-01-01T00:00:00Z', expires: '2027-01-01T00:00:00Z' },
    });
    const own = encode(await signBundle(policy, stranger));
    const digest = sha256(own);
    const forged = new Map(files).set(`policies/${digest}.jws`, own);
    forged.delete(name);
    const old = name.slice('policies/'.length, -'.jws'.length);
    const manifest = encode(decode(files.get(MANIFEST)).replaceAll(old, digest));
    forged.set(MANIFEST, manifest).set(SIGNATURE, encode(await signDetached(manifest, stranger)));
    const problems = (await check(forged, keys)).findings.map(({ problem }) => problem);
    expect(problems).toEqual(['wrong-signature', 'policy']);
  });

  it('is whole where an event came with line breaks between its words', async () => {
    const at = FROM - 9 * HOUR;
    const event = eventOf(stepSample({ time: at }), { ...ORIGIN, device: 'device-of-lines' });
    const text = JSON.stringify([event], null, 2).replaceAll('\n', '\r\n');
    expect((await post(service.url, text)).status).toBe(200);
    const files = await filesOf(
      await reader.get(`/api/evidence.zip?from=${at}&to=${at + 1}&reason=lines`),
    );
    const { manifest, findings } = await check(files);
    expect([manifest?.counts.events, findings]).toEqual([1, []]);
    expect(JSON.parse(decode(files.get(EVENTS)).split('\n')[0]!)).toEqual(event);
    const chain = await reader.get('/api/devices/device-of-lines/chain');
    expect(await chain.json()).toMatchObject({ events: 1, broken: [] });
  });

  it('narrows to a person and still proves every link', async () => {
    const some = await filesOf(
      await reader.get(
        `/api/evidence.zip?${query}&person=${encodeURIComponent('eve | <b>@acme.example')}`,
      ),
    );
    const { manifest, findings } = await check(some);
    expect([manifest!.counts.events, findings]).toEqual([3, []]);
    expect(decode(some.get(CHAINS))).toContain('not asked for');
  });

  it('names an event of which one byte was altered', async () => {
    const findings = await findingsAfter(EVENTS, (text) =>
      text.replace(/"message":"./u, '"message":"_'),
    );
    expect(findings.map(({ problem, where }) => [problem, where.split(' ')[0]])).toEqual([
      ['altered', EVENTS],
      ['altered', 'event'],
    ]);
  });

  it('names an event that was taken out, and one that was put in', async () => {
    const [first = ''] = decode(whole.get(EVENTS)).split('\n');
    const { uid } = (JSON.parse(first) as { metadata: { uid: string } }).metadata;
    const less = await findingsAfter(EVENTS, (text) => text.slice(first.length + 1));
    expect(less).toContainEqual(
      expect.objectContaining({ problem: 'missing', where: `event ${uid}` }),
    );
    const other = uid.replace(/.$/u, (end) => (end === '0' ? '1' : '0'));
    const more = await findingsAfter(EVENTS, (text) => first.replace(uid, other) + `\n${text}`);
    expect(more).toContainEqual(
      expect.objectContaining({ problem: 'added', where: `event ${other}` }),
    );
    const twice = await findingsAfter(EVENTS, (text) => `${first}\n${text}`);
    expect(twice.map(({ problem }) => problem)).toContain('added');
  });

  it('names events and links that stand in another order', async () => {
    const swapped = (text: string) => {
      const [one = '', two = '', ...others] = text.split('\n');
      return [two, one, ...others].join('\n');
    };
    const events = await findingsAfter(EVENTS, swapped);
    expect(events.map(({ problem }) => problem)).toContain('reordered');
    const links = await findingsAfter(CHAINS, swapped);
    expect(links.map(({ problem }) => problem)).toContain('chain');
  });

  it.each([
    ['entries', (text: string) => text.replace(/"entries":"./u, '"entries":"f')],
    ['hash', (text: string) => text.replace(/"hash":"..../u, '"hash":"0000')],
    ['order of positions', (text: string) => text.replace('"position":2', '"position":9')],
  ])('names a link with altered %s', async (_, change) => {
    const problems = (await findingsAfter(CHAINS, change)).map(({ problem }) => problem);
    expect(problems[0]).toBe('altered');
    expect(problems.length).toBeGreaterThan(1);
  });

  it('names a manifest and a signature that were altered, and a signature by another key', async () => {
    const change = (text: string) => text.replace('case 1', 'case 2');
    expect((await findingsAfter(MANIFEST, change)).map(({ problem }) => problem)).toEqual([
      'wrong-signature',
    ]);
    const last = (text: string) => text.replace(/.$/u, (end) => (end === 'A' ? 'g' : 'A'));
    expect((await findingsAfter(SIGNATURE, last)).map(({ problem }) => problem)).toEqual([
      'wrong-signature',
    ]);
    const stranger = await check(whole, [{ kid: 'other', x: policyKey.x }]);
    expect(stranger.findings.map(({ problem }) => problem)).toContain('unknown-key');
    expect(stranger.keyKnown).toBe(false);
  });

  it('names files that are missing or were added', async () => {
    const files = new Map(whole);
    files.delete('timeline.md');
    files.set('note.txt', encode('x'));
    const { findings } = await check(files);
    expect(findings.map(({ problem, where }) => [problem, where])).toEqual([
      ['missing', 'timeline.md'],
      ['added', 'note.txt'],
    ]);
    expect((await check(new Map())).findings[0]!.problem).toBe('not-a-bundle');
  });

  it('stands in the trail, with the digest of what was signed', async () => {
    const trail = (await (await reader.get('/api/audit?action=seal-evidence')).json()) as {
      entries: { detail: { sha256: string } }[];
    };
    const digest = sha256(whole.get(MANIFEST)!);
    expect(trail.entries.map(({ detail }) => detail.sha256)).toContain(digest);
  });

  it('is given to a program with an export token, and to nobody without a reason', async () => {
    const get = (path: string, token: string) =>
      fetch(service.url + path, { headers: { Authorization: `Bearer ${token}` } });
    const files = await filesOf(await get(`/evidence.zip?${query}`, EXPORT_TOKEN));
    expect((await check(files)).findings).toEqual([]);
    expect((await get(`/evidence.zip?${query}`, TOKEN)).status).toBe(401);
    expect((await reader.get(`/api/evidence.zip?from=1&to=2`)).status).toBe(400);
    expect((await reader.get(`/api/evidence.zip?from=2&to=1&reason=x`)).status).toBe(400);
    const preview = await reader.get(`/api/evidence/preview?${query}`);
    expect(await preview.json()).toMatchObject({ events: 15, devices: 2, tooMany: false });
  });
});
