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
import type { Service } from '../../server/main.ts';
import { DECISION, ORIGIN, stepSample } from '../unit/events/samples.ts';
import { consent, context, policyWith, rule } from '../unit/policy/samples.ts';
import { DATABASES, PASSWORD, usePlace } from './places.ts';
import { eventOf, report, signIn } from './requests.ts';

const IN_A_YEAR = new Date(Date.now() + 365 * 86_400_000).toISOString();
const ASKED = {
  ...DECISION,
  effect: 'request',
  audience: null,
  rules: [{ id: 'mail', effect: 'request', stage: 'enforce', band: 100 }],
} as const;

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
  const queue = async (view = 'open') => {
    const reader = await signIn(services[0]!.url);
    return ApprovalPage.parse(await (await reader.get(`/api/approvals?view=${view}`)).json());
  };
  const listed = async (uid: string, view = 'open') => {
    for (;;) {
      const found = (await queue(view)).cases.find(({ uids }) => uids.includes(uid));
      if (found !== undefined) return found;
      await new Promise((done) => setTimeout(done, 100));
    }
  };
  const answer = async (body: object, service = services[0]!, who = 'admin') => {
    const { cookie, session } = await signIn(service.url, who, PASSWORD);
    const headers = { Cookie: cookie, 'X-CSRF-Token': session.csrf };
    return fetch(`${service.url}/api/approvals/answers`, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  };
  const terms = { scopes: ['openid', 'mail.read'], audience: null, days: 90 };

  beforeAll(async () => {
    [admins, own] = [await generateSigningKey('admins'), await generateSigningKey('desk')];
    const rules = [rule({ id: 'mail', effect: 'request' })];
    const base = policyWith({ version: 3, expires: IN_A_YEAR, rules });
    writeFileSync(join(place.directory, 'policy.jws'), await signBundle(base, admins));
    services.push(await place.start({ policyKey: own }));
    if (place.cluster !== null) services.push(await place.start({ policyKey: own }));
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
