/** What a page is given of a large policy decides as the whole of it does. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KINDS } from '../../../lib/activity/activity.ts';
import { compile } from '../../../lib/policy/compile.ts';
import { decide } from '../../../lib/policy/decide.ts';
import { excerptOf } from '../../../lib/policy/excerpt.ts';
import { ownRequestOf } from '../../../lib/policy/own-request.ts';
import { PageDocument } from '../../../lib/policy/page-document.ts';
import { Policy } from '../../../lib/policy/schema.ts';
import { AnyActivity, Rules } from './arbitraries.ts';
import { NOW, app, consent, context, policyInput, policyWith, rule } from './samples.ts';

const ASKED = '019a0000-0000-7000-8000-000000000001';
const EXCEPTIONS = fc.subarray([
  { id: 'e1', app: 'mailtidy', scopes: ['mail.read', 'openid'], actor: { group: 'sales' } },
  { id: 'e2', app: 'other', scopes: ['openid'], actor: { user: 'ada@acme.example' } },
  { id: 'e3', resource: 'file-1', audience: 'external', actor: { user: 'Ada@acme.example' } },
  { id: 'e5', request: ASKED, scopes: ['mail.read', 'openid'], audience: 'public' },
  { id: 'e4', app: 'mailtidy', scopes: ['openid'], actor: { user: 'bo@acme.example' } },
]);
const KILLS = fc.subarray([
  { id: 'k1', app: 'other' },
  { id: 'k2', domain: 'gmail.com' },
  { id: 'k3', app: 'narrow', host: 'sso.acme.example' },
]);
const until = new Date(NOW + 1_000_000).toISOString();

describe('an excerpt for a page', () => {
  it.each([false, true])('decides as the whole (all apps: %s)', (everyApp) => {
    fc.assert(
      fc.property(
        Rules,
        EXCEPTIONS,
        KILLS,
        AnyActivity,
        AnyActivity,
        (rules, exceptions, kill, activity, asked) => {
          const whole = compile(
            policyWith({
              rules,
              kill,
              exceptions: exceptions.map((one) => ({ ...one, until })) as never,
            }),
          );
          const clientIds = activity.kind === 'consent' ? [activity.app.clientId] : [];
          const own = ownRequestOf(ASKED, asked);
          const who = context({ requests: own === null ? [] : [own] });
          const part = excerptOf(whole, {
            kinds: [activity.kind],
            clientIds: everyApp ? null : clientIds,
            actor: who,
          });
          // As it is sent: over a message, parsed at the border.
          const received = compile(PageDocument.parse(JSON.parse(JSON.stringify(part))));
          const { unknownPredicates: _whole, ...expected } = decide(whole, activity, who);
          const { unknownPredicates: _part, ...decision } = decide(received, activity, who);
          expect(decision).toEqual(expected);
        },
      ),
      { numRuns: 400 },
    );
  });

  const many = Array.from({ length: 3_000 }, (_, index) => `app-${index}`);
  const large = compile(
    Policy.parse({
      ...policyInput(),
      lists: {
        ...policyInput().lists,
        apps: { approved: many.map((clientId) => ({ clientId })), limited: [{ clientId: 'x' }] },
        people: { board: ['Ada@acme.example', 'bo@acme.example'] },
      },
      rules: [
        ...many.map((clientId, index) => rule({ id: `r${index}`, when: { appIdIn: [clientId] } })),
        rule({ id: 'any', when: { not: { appIn: 'approved' } } }),
        rule({ id: 'shares', kinds: ['share'] }),
      ],
    }),
  );
  const part = excerptOf(large, {
    kinds: ['consent'],
    clientIds: ['app-7'],
    actor: context(),
  });

  it("carries approvals of its own requests, nobody else's, and no answers", () => {
    const [other, own] = ['019a0000-0000-7000-8000-000000000002', ASKED];
    const whole = compile(
      policyWith({
        exceptions: [other, own].map((request, index) => ({ id: `e${index}`, request, until })),
        answers: [other, own].map((request) => ({ request, answer: 'approved', at: until })),
      }),
    );
    const actor = { ...context(), requests: [{ uid: own, app: 'mailtidy' }] };
    const page = excerptOf(whole, { kinds: ['consent'], clientIds: null, actor });
    expect(page.exceptions.map(({ request }) => request)).toEqual([own]);
    expect(Object.keys(page)).not.toContain('answers');
  });

  it('carries one app of thousands, and the lists by name', () => {
    expect(part.lists.apps).toEqual({ approved: [{ clientId: 'app-7' }], limited: [] });
    expect(part.rules.map(({ id }) => id)).toEqual(['r7', 'any']);
    expect(JSON.stringify(part).length).toBeLessThan(3_000);
  });

  it('names nobody but the person', () => {
    expect(part.lists.people).toEqual({ board: ['Ada@acme.example'] });
  });

  it('reads a pair of client ids as both and as the pair', () => {
    const pair = excerptOf(large, {
      kinds: [...KINDS],
      clientIds: ['app-7 app-9'],
      actor: context(),
    });
    const activity = consent({ app: app('app-7 app-9') });
    expect(decide(compile(pair), activity, context()).rules).toEqual(
      decide(large, activity, context()).rules,
    );
  });
});
