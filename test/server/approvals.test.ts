/** From a report that asks to a policy that lifts the rule for whoever asked, on both databases. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../../lib/activity/decision.ts';
import { uuidv7 } from '../../lib/activity/identifiers.ts';
import {
  type SigningKey,
  generateSigningKey,
  signBundle,
  verifyBundle,
} from '../../lib/policy/bundle.ts';
import { compile } from '../../lib/policy/compile.ts';
import { decide } from '../../lib/policy/decide.ts';
import { ApprovalPage } from '../../server/contract/approvals.ts';
import { OneTimePassword } from '../../server/contract/people.ts';
import type { Service } from '../../server/main.ts';
import { DECISION, ORIGIN, stepSample } from '../unit/events/samples.ts';
import { consent, context, policyWith, rule } from '../unit/policy/samples.ts';
import { DATABASES, PASSWORD, usePlace } from './places.ts';
import { eventOf, type Reader, report, signIn } from './requests.ts';

const IN_A_YEAR = new Date(Date.now() + 365 * 86_400_000).toISOString();
const ASKED = {
  ...DECISION,
  effect: 'request',
  audience: null,
  rules: [{ id: 'mail', effect: 'request', stage: 'enforce', band: 100 }],
} as const;

const SEVERE = { level: 'severe', score: 91, parts: [] };

describe.each(DATABASES)('approvals on %s', (name) => {
  const place = usePlace(name);
  const services: Service[] = [];
  let [admins, own]: SigningKey[] = [];
  const served = async (service = services[0]!) => {
    const text = await (await fetch(`${service.url}/policy.jws`)).text();
    const verified = await verifyBundle(text, [{ kid: 'desk', x: own!.x }], {}, Date.now());
    if (!verified.ok) throw new Error(verified.detail);
    return { ...verified.policy, text };
  };
  const ask = async (user: string, change: object = {}, outcome: Outcome = 'requested') => {
    const uid = uuidv7();
    const step = stepSample({
      ...{ uid, outcome, activity: consent(), decision: ASKED as never },
      ...{ justification: 'I plan the meetings', ...change },
    });
    await report(services[0]!.url, [eventOf(step, { ...ORIGIN, user })]);
    return uid;
  };
  // Signing in is slow on purpose, so each does it once.
  const readers = new Map<string, Promise<Reader>>();
  const as = (who: string, service = services[0]!) => {
    const key = `${who} ${service.url}`;
    const reader = readers.get(key) ?? signIn(service.url, who, PASSWORD);
    readers.set(key, reader);
    return reader;
  };
  const queue = async (query: string) => {
    const reader = await as('admin');
    return ApprovalPage.parse(await (await reader.get(`/api/approvals?${query}`)).json());
  };
  const listed = async (uid: string, view = 'open') => {
    for (;;) {
      const found = (await queue(`view=${view}`)).cases.find(({ uids }) => uids.includes(uid));
      if (found !== undefined) return found;
      await new Promise((done) => setTimeout(done, 100));
    }
  };
  const answer = async (body: object, service = services[0]!, who = 'admin') => {
    const { cookie, session } = await as(who, service);
    const headers = { Cookie: cookie, 'X-CSRF-Token': session.csrf };
    return fetch(`${service.url}/api/approvals/answers`, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  };
  /** With the password of all; the first one that is given lasts for one sign-in. */
  const addApprover = async (account: string) => {
    const { cookie, session } = await as('admin');
    const send = (path: string, body: object, signedIn: Record<string, string>) =>
      fetch(services[0]!.url + path, {
        method: 'POST',
        headers: { ...signedIn, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
    const headers = { Cookie: cookie, 'X-CSRF-Token': session.csrf };
    const made = await send('/api/accounts', { name: account, role: 'approver' }, headers);
    const { password } = OneTimePassword.parse(await made.json());
    // Without the cookie: whoever signs in ends the session that they come with.
    await send('/api/session', { name: account, password, next: PASSWORD }, {});
  };
  const terms = { scopes: ['openid', 'mail.read'], audience: null, days: 90 };

  beforeAll(async () => {
    [admins, own] = [await generateSigningKey('admins'), await generateSigningKey('desk')];
    const rules = [rule({ id: 'mail', effect: 'request' })];
    const base = policyWith({ version: 3, expires: IN_A_YEAR, rules });
    writeFileSync(join(place.directory, 'policy.jws'), await signBundle(base, admins));
    services.push(await place.start({ policyKey: own, ownerSignOff: 'severe' }));
    if (place.options.databaseUrl !== null) services.push(await place.start({ policyKey: own }));
  }, 120_000);

  it('lifts the rule for the browser that asked, and for no other', async () => {
    const uid = await ask('ada@acme.example');
    const again = await ask('ada@acme.example');
    await listed(again);
    const asked = await listed(uid);
    expect(asked).toMatchObject({
      ...{ uids: [again, uid], who: 'ada@acme.example', status: 'open', needsTwo: false },
      facts: {
        subject: 'mailtidy',
        scopes: ['openid', 'mail.read'],
        reason: 'I plan the meetings',
      },
    });
    const before = await served();
    const response = await answer({ answer: 'approved', uids: asked.uids, terms, said: null });
    expect([response.status, await response.json()]).toEqual([201, { state: 'answered' }]);
    const after = await served();
    expect(after.version).toBeGreaterThan(before.version);
    expect(after.text).not.toContain('ada@acme');
    const mine = (requests: readonly { uid: string; app: string }[]) =>
      decide(compile(after), consent({ offline: false }), context({ user: null, requests }));
    for (const one of [uid, again])
      expect(mine([{ uid: one, app: 'mailtidy' }])).toMatchObject({ basis: 'exception' });
    expect(mine([])).toMatchObject({ effect: 'request' });
    expect(mine([{ uid, app: 'other' }])).toMatchObject({ effect: 'request' });
    expect(after.answers.map(({ answer: said }) => said)).toEqual(['approved', 'approved']);
    // Another process serves the same, and knows that it is answered.
    const other = services.at(-1)!;
    for (let turn = 0; turn < 100 && (await served(other)).version < after.version; turn += 1)
      await new Promise((done) => setTimeout(done, 100));
    expect((await served(other)).text).toBe(after.text);
    const twice = await answer({ answer: 'refused', uids: asked.uids, said: 'No.' }, other);
    expect(twice.status).toBe(409);
    expect(await listed(uid, 'answered')).toMatchObject({
      status: 'approved',
      answer: { by: 'admin' },
    });
  }, 60_000);

  it('refuses with a text, and answers an objection', async () => {
    const uid = await ask('bob@acme.example');
    const disputed = await ask('bob@acme.example', {}, 'disputed');
    await listed(uid);
    await listed(disputed, 'disputes');
    expect((await answer({ answer: 'refused', uids: [uid], said: ' ' })).status).toBe(400);
    expect((await answer({ answer: 'kept', uids: [uid], said: null })).status).toBe(400);
    expect(
      (await answer({ answer: 'refused', uids: [uid], said: 'Use the planner.' })).status,
    ).toBe(201);
    expect((await answer({ answer: 'changed', uids: [disputed], said: null })).status).toBe(201);
    const { answers, exceptions } = await served();
    expect(answers).toContainEqual(
      expect.objectContaining({
        request: uid,
        answer: 'refused',
        text: { en: 'Use the planner.' },
      }),
    );
    expect(answers).toContainEqual(
      expect.objectContaining({ request: disputed, answer: 'changed' }),
    );
    expect(exceptions.some(({ request }) => request === uid)).toBe(false);
  }, 60_000);

  it('says how often people objected to a rule, and gives one line by its uid', async () => {
    const uid = await ask('cyd@acme.example', {}, 'disputed');
    await listed(uid, 'disputes');
    const counted = () =>
      queue(`request=${uid}`).then(({ rules }) => rules[0]?.counts.disputed ?? 0);
    await expect.poll(counted, { timeout: 20_000 }).toBeGreaterThan(0);
    const { cases } = await queue(`request=${uid}`);
    expect(cases).toMatchObject([{ uids: [uid], asks: 'disputed', status: 'open' }]);
    expect((await queue(`request=${uuidv7()}`)).cases).toEqual([]);
  }, 60_000);

  it('moves what nobody answered in time to a view of its own, where no answer is taken', async () => {
    const time = Date.now() - 31 * 86_400_000;
    const uid = await ask('old@acme.example', { time });
    expect(await listed(uid, 'expired')).toMatchObject({ status: 'expired', uids: [uid] });
    expect((await queue('view=open')).cases.some(({ uids }) => uids.includes(uid))).toBe(false);
    const late = await answer({ answer: 'refused', uids: [uid], said: 'No.' });
    expect(late.status).toBe(409);
  }, 60_000);

  it('waits for a second person where the risk asks for two', async () => {
    const uid = await ask('dan@acme.example', { decision: { ...ASKED, risk: SEVERE } });
    expect(await listed(uid)).toMatchObject({ needsTwo: true, proposal: null });
    const approve = (who: string, days: number) =>
      answer(
        { answer: 'approved', uids: [uid], terms: { ...terms, days }, said: null },
        services[0],
        who,
      );
    expect(await (await approve('admin', 7)).json()).toEqual({ state: 'proposed' });
    expect(await listed(uid)).toMatchObject({
      ...{ status: 'open', answer: null },
      proposal: { by: 'admin', terms: { days: 7 } },
    });
    expect((await approve('admin', 7)).status).toBe(409);
    await addApprover('kim');
    expect(await (await approve('kim', 90)).json()).toEqual({ state: 'answered' });
    expect(await listed(uid, 'answered')).toMatchObject({
      ...{ status: 'approved', proposal: null },
      answer: { by: 'admin', agreedBy: 'kim' },
    });
    const exception = (await served()).exceptions.find(({ request }) => request === uid);
    // What counts is what the first one has proposed.
    expect(Date.parse(exception!.until) - Date.now()).toBeLessThan(8 * 86_400_000);
  }, 60_000);

  it('lets the first of two stand for all who ask the same, whoever asked again since', async () => {
    const risky = { decision: { ...ASKED, risk: SEVERE } };
    const first = await ask('fay@acme.example', risky);
    await listed(first);
    const approve = (who: string, uids: string[], days: number) =>
      answer({ answer: 'approved', uids, terms: { ...terms, days }, said: null }, services[0], who);
    expect(await (await approve('admin', [first], 7)).json()).toEqual({ state: 'proposed' });
    const again = await ask('fay@acme.example', risky);
    await expect.poll(async () => (await listed(again)).uids, { timeout: 20_000 }).toHaveLength(2);
    const line = await listed(again);
    expect(line).toMatchObject({ needsTwo: true, proposal: { by: 'admin', terms: { days: 7 } } });
    // Neither order, nor the new one alone, lets the first agree to the whole, or a second one set other terms.
    for (const uids of [line.uids, line.uids.toReversed(), [again]])
      expect((await approve('admin', uids, 365)).status).toBe(409);
    await addApprover('lou');
    expect(await (await approve('lou', line.uids, 365)).json()).toEqual({ state: 'answered' });
    expect(await listed(again, 'answered')).toMatchObject({
      answer: { by: 'admin', agreedBy: 'lou' },
    });
    const { exceptions } = await served();
    const until = exceptions
      .filter(({ request }) => line.uids.includes(request!))
      .map((one) => Date.parse(one.until) - Date.now());
    expect(until).toHaveLength(2);
    expect(Math.max(...until)).toBeLessThan(8 * 86_400_000);
  }, 60_000);

  it('approves never more than was asked, and nobody for themselves', async () => {
    const uid = await ask('admin');
    const wide = await ask('eve@acme.example');
    const hidden = await ask('eve@acme.example', {
      activity: consent({ scopes: [], opaque: true }),
    });
    for (const one of [uid, wide, hidden]) await listed(one);
    const approve = (one: string, change: object = {}) =>
      answer({ answer: 'approved', uids: [one], terms: { ...terms, ...change }, said: null });
    expect((await approve(uid)).status).toBe(403);
    expect((await approve(wide, { scopes: ['openid', 'mail.send'] })).status).toBe(400);
    expect((await approve(wide, { audience: 'organisation' })).status).toBe(400);
    expect((await approve(hidden, { scopes: [] })).status).toBe(409);
    expect((await approve(uuidv7())).status).toBe(404);
    const both = { answer: 'refused', uids: [wide, hidden], said: 'No.' };
    expect((await answer(both)).status).toBe(400);
  }, 60_000);
});
