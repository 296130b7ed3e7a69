/** From a report to whoever is told of it: once, whatever the other side answers, and over a restart. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../../lib/activity/decision.ts';
import { uuidv7 } from '../../lib/activity/identifiers.ts';
import { HookList } from '../../server/contract/hooks.ts';
import type { Service } from '../../server/main.ts';
import { DECISION, ORIGIN, stepSample } from '../unit/events/samples.ts';
import { consent } from '../unit/policy/samples.ts';
import { shareWith } from './inventory-stage.ts';
import { DATABASES, usePlace } from './places.ts';
import { type Receiver, startReceiver } from './receiver.ts';
import { eventOf, type Json, type Reader, report, signIn } from './requests.ts';

const SECRET = Buffer.from('a secret of twenty-four bytes').toString('base64');
const FAST = { sinks: { lease: 2_000, pause: 20, retry: 20, longest: 100 } };
const SOON = { timeout: 20_000, interval: 50 };
const ASKED = {
  ...DECISION,
  effect: 'request',
  audience: null,
  rules: [{ id: 'mail', effect: 'request', stage: 'enforce', band: 100 }],
} as const;

describe.each(DATABASES)('hooks on %s', (kind) => {
  const place = usePlace(kind);
  let [plain, slow, jira]: Receiver[] = [];
  let service: Service;
  let reader: Reader;
  const start = async (change: object = {}) => {
    const on = ['requested', 'approved', 'refused', 'disputed', 'answered', 'found'];
    service = await place.start(
      {
        publicUrl: 'https://handrail.example',
        hooks: [
          { ...{ type: 'webhook', name: 'plain', on, url: plain!.url }, secretFrom: 'HOOK_SECRET' },
          {
            ...{ type: 'slack', name: 'slow', on, url: slow!.url, severity: 'high' },
            ...change,
          },
          {
            ...{ type: 'jira', name: 'jira', on, url: jira!.url, project: 'SEC' },
            tokenFrom: 'HOOK_TOKEN',
          },
        ] as never,
      },
      FAST,
    );
  };
  const ask = async (outcome: Outcome = 'requested', user = 'ada@acme.example') => {
    const uid = uuidv7();
    const step = stepSample({
      ...{ uid, outcome, activity: consent(), decision: ASKED as never },
      justification: 'what I wrote myself',
    });
    await report(service.url, [eventOf(step, { ...ORIGIN, user })]);
    return uid;
  };
  const answer = async (body: object) => {
    const { cookie, session } = reader;
    const headers = { Cookie: cookie, 'X-CSRF-Token': session.csrf };
    const response = await fetch(`${service.url}/api/approvals/answers`, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(201);
  };
  const told = (receiver: Receiver) =>
    receiver.got.map(({ body }) => {
      const { type, data } = JSON.parse(body) as Json;
      return `${type as string} ${(data as Json)['request'] as string}`;
    });
  const state = async (name: string) => {
    const page = HookList.parse(await (await reader.get('/api/hooks')).json());
    return page.hooks.find((hook) => hook.name === name)!;
  };

  beforeAll(async () => {
    process.env['HOOK_SECRET'] = SECRET;
    process.env['HOOK_TOKEN'] = 'a-token';
    [plain, slow, jira] = [await startReceiver(), await startReceiver(), await startReceiver()];
    jira.answer(() => ({ status: 201, body: '{"id":"1","key":"SEC-7"}' }));
    await start();
    reader = await signIn(service.url);
  }, 60_000);
  afterAll(async () => {
    await service.close();
    await Promise.all([plain, slow, jira].map((one) => one!.close()));
  });

  it('are told once, by one that fails first and over a restart, and of what follows', async () => {
    slow!.answer(() => ({ status: 503 }));
    const uid = await ask();
    await expect.poll(() => told(plain!), SOON).toEqual([`approval.requested ${uid}`]);
    await expect
      .poll(async () => (await state('slow')).lastTrouble, SOON)
      .toBe('It answered with status 503.');
    // The same asked again while it waits is no news, and the slow one holds up no other.
    const again = await ask();
    const disputed = await ask('disputed');
    const both = [`approval.requested ${uid}`, `objection.disputed ${disputed}`];
    await expect.poll(() => told(plain!), SOON).toEqual(both);

    await service.close();
    slow!.got.length = 0;
    slow!.answer(() => ({ status: 200, body: 'ok' }));
    await start();
    reader = await signIn(service.url);
    await expect.poll(async () => (await state('slow')).sent, SOON).toBe(2);
    expect(slow!.got).toHaveLength(2);
    expect(slow!.got[0]!.body).toContain(`https://handrail.example/approvals/${uid}`);
    expect(slow!.got.map(({ body }) => body).join()).not.toContain('what I wrote');

    await answer({ answer: 'refused', uids: [again, uid], said: 'Use the planner.' });
    await answer({ answer: 'kept', uids: [disputed], said: null });
    both.push(`approval.refused ${again}`, `objection.answered ${disputed}`);
    await expect.poll(() => told(plain!), SOON).toEqual(both);
    // What follows is a comment of the issue that the request has made.
    await expect
      .poll(() => jira!.got.map(({ path }) => path), SOON)
      .toEqual(
        ['', '', '/SEC-7/comment', '/SEC-7/comment'].map((rest) => `/rest/api/3/issue${rest}`),
      );
    expect(await state('plain')).toMatchObject({ waiting: 0, sent: 4, lost: [] });
  }, 60_000);

  it('that refuse one get the next, and one is written down as lost', async () => {
    await expect.poll(async () => (await state('slow')).waiting, SOON).toBe(0);
    slow!.answer(({ body }) => ({ status: body.includes('bob') ? 400 : 200 }));
    const lost = await ask('requested', 'bob@acme.example');
    await ask('requested', 'eve@acme.example');
    await expect.poll(async () => (await state('slow')).sent, SOON).toBe(5);
    expect((await state('slow')).lost).toMatchObject([
      { uid: lost, happening: 'requested', state: 'refused', note: 'It answered with status 400.' },
    ]);
  }, 60_000);

  it('begin anew where what they made before was deleted over there', async () => {
    jira!.got.length = 0;
    jira!.answer(({ path }) => {
      const status = path.endsWith('/comment') ? 404 : 201;
      return { status, body: '{"id":"2","key":"SEC-8"}' };
    });
    const uid = await ask('requested', 'gus@acme.example');
    await expect.poll(() => jira!.got.length, SOON).toBe(1);
    await answer({ answer: 'refused', uids: [uid], said: 'Use the planner.' });
    const paths = () => jira!.got.map(({ path }) => path.replace('/rest/api/3/issue', ''));
    await expect.poll(paths, SOON).toEqual(['', '/SEC-8/comment', '']);
    for (const name of ['jira', 'plain', 'slow'])
      await expect.poll(() => state(name), SOON).toMatchObject({ waiting: 0 });
    expect((await state('jira')).lost).toEqual([]);
  }, 60_000);

  it('are told of a finding once, from the severity that they want, with a way to it', async () => {
    plain!.got.length = 0;
    slow!.got.length = 0;
    slow!.answer(() => ({ status: 200 }));
    const share = (user: string, days: number, domain: string) =>
      shareWith(domain, user, Date.now() - days * 86_400_000);
    const ordinary = (user: string) =>
      Array.from({ length: 14 }, (_, day) => share(user, day + 1, 'partner.example'));
    await report(service.url, [...ordinary('ana'), ...ordinary('ben')]);
    const odd = (user: string, first: number, count: number) =>
      Array.from({ length: count }, (_, at) => share(user, 0, `${user}-${first + at}.example`));
    await report(service.url, odd('ana', 0, 7));
    const found = () =>
      plain!.got
        .map(({ body }) => JSON.parse(body) as Json)
        .filter(({ type }) => type === 'finding.found')
        .map(({ data }) => data as Json);
    const said = () => found().map(({ message }) => message as string);
    const shares = 'shares with domains that were new to them that day';
    // Each is told on its own, in no order: all that is to come has to be there before anything is counted.
    const both = ['ana: 7 risky steps', `ana: 7 ${shares}`];
    await expect.poll(() => said().toSorted(), SOON).toEqual(both);
    expect(slow!.got, 'it wants high ones alone').toEqual([]);
    const [{ finding_info: info }] = found() as [Json];
    const id = (info as Json)['uid'] as string;
    expect((info as Json)['src_url']).toBe(`https://handrail.example/findings?finding=${id}`);
    const one = (await (await reader.get(`/api/findings?finding=${id}`)).json()) as Json;
    expect((one['rows'] as Json[]).map(({ finding }) => finding as string)).toEqual([id]);

    // More of the same is no news, but for whoever wants to hear of severe ones.
    await report(service.url, odd('ana', 7, 40));
    await expect.poll(() => slow!.got.length, SOON).toBe(2);
    const bodies = slow!.got.map(({ body }) => body);
    expect(bodies.filter((body) => body.includes('Unusual: ana'))).toHaveLength(2);
    expect(bodies.filter((body) => body.includes(shares))).toHaveLength(1);
    expect(said().toSorted()).toEqual(both);
    expect((await state('plain')).waiting).toBe(0);
  }, 60_000);
});
