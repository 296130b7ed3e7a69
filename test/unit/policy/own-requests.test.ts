/** Approvals that go by the request: for the browser that asked, about what it asked about, and no further. */
import { describe, expect, it } from 'vitest';
import { answersTo } from '../../../lib/policy/answers.ts';
import { compile } from '../../../lib/policy/compile.ts';
import { decide } from '../../../lib/policy/decide.ts';
import { type OwnRequest, ownRequestOf } from '../../../lib/policy/own-request.ts';
import { Policy } from '../../../lib/policy/schema.ts';
import {
  NOW,
  app,
  connect,
  consent,
  context,
  decisionOf,
  policyInput,
  policyWith,
  publish,
  rule,
  share,
  to,
} from './samples.ts';

const [ASKED, OTHER] = [1, 2].map((last) => `019a0000-0000-7000-8000-00000000000${last}`) as [
  string,
  string,
];
const rules = [rule({ effect: 'request' })];
const exception = {
  ...{ id: 'ok', rules: ['rule'], request: ASKED },
  scopes: ['openid', 'mail.read'],
  until: '2026-12-01T00:00:00Z',
};
type Step = Parameters<typeof decisionOf>[1];

const under = (activity: Step, requests: readonly OwnRequest[] | null, changes = {}, now = NOW) =>
  decisionOf({ rules, exceptions: [{ ...exception, ...changes }] }, activity, {
    now,
    // Nobody is named: the request is all that counts.
    ...{ user: null, groups: [] },
    ...(requests === null ? {} : { requests }),
  });

const own = (activity: Step, uid = ASKED) => {
  const request = ownRequestOf(uid, activity);
  return request === null ? [] : [request];
};

describe('an exception for a request', () => {
  it.each<[string, Step, object]>([
    ['a consent', consent(), {}],
    ['a connection', connect(), { audience: 'organisation' }],
    ['a share', share({ recipients: [to('partner.example')] }), { audience: 'partner' }],
    ['a publication', publish({ reach: 'public' }), { audience: 'public' }],
  ])('lifts the rule for %s where the browser made it', (_name, activity, changes) => {
    const decision = under(activity, own(activity), changes);
    expect(decision).toMatchObject({ effect: 'allow', basis: 'exception', entry: 'ok' });
  });

  it.each([
    ['milder than needing one, in a lower band, is none', 'justify', 'enforce', 'allow'],
    ['softened to a question by its stage is none', 'request', 'coach', 'allow'],
    ['as strong, which was added since, stands', 'request', 'enforce', 'request'],
    ['a stop stands', 'block', 'enforce', 'block'],
    ['on trial goes on recording', 'block', 'observe', 'log'],
  ] as const)('lifts what is milder: another rule that is %s', (_name, effect, stage, wanted) => {
    const step = consent();
    const decision = decisionOf(
      {
        rules: [...rules, rule({ id: 'another', band: 1, effect, stage })],
        exceptions: [exception],
      },
      step,
      { now: NOW, user: null, groups: [], requests: own(step) },
    );
    expect(decision.effect).toBe(wanted);
  });

  it.each<[string, Step, readonly OwnRequest[] | null, object, number?]>([
    ['another browser asked', consent(), own(consent(), OTHER), {}],
    ['no browser asks', consent(), null, {}],
    ['it was about another app', consent({ app: app('other') }), own(consent()), {}],
    [
      'it was about another connector',
      connect(),
      own(connect({ connector: { id: 'x', name: null } })),
      { audience: 'public' },
    ],
    [
      'it was about a file without an id',
      share({ resource: { type: 'file', id: null, label: null } }),
      own(share({ resource: { type: 'file', id: null, label: null } })),
      {},
    ],
    ['the app asks for more', consent({ scopes: ['openid', 'mail.send'] }), own(consent()), {}],
    ['the app wants to keep access', consent({ offline: true }), own(consent()), {}],
    ['it goes to more people', share({ link: 'public' }), own(share()), { audience: 'partner' }],
    ['the answer goes elsewhere', consent(), own(consent()), { redirect: 'other.example' }],
    [
      'they may do more',
      share({ role: 'edit', recipients: [to('partner.example')] }),
      own(share()),
      { audience: 'partner', role: 'view' },
    ],
    ['it is for another rule', consent(), own(consent()), { rules: ['other'] }],
    ['it names another app beside it', consent(), own(consent()), { app: 'other' }],
    ['it is over', consent(), own(consent()), {}, Date.parse('2026-12-01T00:00:00Z')],
  ])('is void when %s', (_name, activity, requests, changes, now) => {
    expect(under(activity, requests, changes, now)).toMatchObject({ effect: 'request' });
  });

  it('is found among many, and the first of several counts', () => {
    const many = Array.from({ length: 500 }, (_, index) => ({
      ...exception,
      id: `e${index}`,
      request: `019a0000-0000-7000-9000-${String(index).padStart(12, '0')}`,
    }));
    const named = { ...exception, id: 'named', request: undefined, app: 'mailtidy' };
    const exceptions = [...many, { ...named, actor: { group: 'sales' } }, exception];
    const requests = own(consent());
    expect(decisionOf({ rules, exceptions }, consent(), { requests }).entry).toBe('named');
    expect(decisionOf({ rules, exceptions }, consent(), { requests, groups: [] }).entry).toBe('ok');
  });

  it('names nobody beside it, and a request goes by a uid', () => {
    const reads = (changes: object) =>
      Policy.safeParse(policyInput({ exceptions: [{ ...exception, ...changes }] })).success;
    expect(reads({})).toBe(true);
    expect(reads({ actor: { user: 'ada@acme.example' } })).toBe(false);
    expect(reads({ request: 'ada' })).toBe(false);
  });
});

describe('answers', () => {
  const at = (day: number) => new Date(NOW - day * 24 * 60 * 60_000).toISOString();

  it('are the newest to the own requests, as long as they are worth telling', () => {
    const answers = [
      { request: ASKED, answer: 'refused' as const, at: at(3) },
      { request: ASKED, answer: 'approved' as const, at: at(1) },
      { request: OTHER, answer: 'kept' as const, at: at(31) },
      { request: '019a0000-0000-7000-8000-000000000003', answer: 'kept' as const, at: at(0) },
    ];
    const told = answersTo(answers, [ASKED, OTHER], NOW);
    expect([...told]).toEqual([[ASKED, answers[1]]]);
    const longer = answers.map((one) => ({ ...one, until: at(-1) }));
    expect(answersTo(longer, [OTHER], NOW).get(OTHER)?.answer).toBe('kept');
  });
});

describe('an extension of vocabulary 3, given a policy of vocabulary 4', () => {
  /** As that extension reads it: `request` and `answers` are keys that it drops. */
  const asOldOne = ({ answers: _answers, ...document }: Policy) => ({
    ...document,
    exceptions: document.exceptions.map(({ request: _request, ...entry }) => entry),
  });
  const asked = {
    ...{ id: 'e', request: ASKED, until: '2027-01-01T00:00:00Z' },
    scopes: ['openid', 'mail.read'],
  };
  const here = context({ requests: [{ uid: ASKED, app: 'mailtidy' }] });

  it.each([
    ['alone', asked],
    ['with the thing beside it', { ...asked, app: 'mailtidy' }],
  ])('lifts nothing by an exception for a request %s', (_name, entry) => {
    const document = policyWith({ vocabulary: 4, rules: [rule()], exceptions: [entry] });
    expect(decide(compile(document), consent(), here)).toMatchObject({
      effect: 'allow',
      entry: 'e',
    });
    const old = Policy.parse(JSON.parse(JSON.stringify(asOldOne(document))));
    expect(old.exceptions).toMatchObject([{ id: 'e', actor: {} }]);
    expect(decide(compile(old), consent(), here)).toMatchObject({ effect: 'justify', entry: null });
  });

  it('never sees a person or group beside a request, which alone would reach further', () => {
    for (const actor of [{ user: 'ada@acme.example' }, { group: 'sales' }])
      expect(
        Policy.safeParse(policyInput({ exceptions: [{ ...asked, app: 'mailtidy', actor }] }))
          .success,
      ).toBe(false);
  });
});
