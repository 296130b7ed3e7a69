import { describe, expect, it } from 'vitest';
import { compile } from '../../../lib/policy/compile.ts';
import { explain } from '../../../lib/policy/explain.ts';
import {
  activityWords,
  decisionWords,
  exceptionWords,
  ruleWords,
} from '../../../lib/policy/explain-words.ts';
import { NO_PROMPTS } from '../../../lib/policy/facts.ts';
import { answeredPrompt } from '../../../lib/policy/prompts.ts';
import {
  NOW,
  type PolicyInput,
  connect,
  consent,
  context,
  policyWith,
  publish,
  rule,
  share,
  to,
} from './samples.ts';

const reasonOn = (changes: Partial<PolicyInput>, activity = consent(), closest?: number) =>
  explain(compile(policyWith(changes)), activity, context(), closest);

const verdicts = (changes: Partial<PolicyInput>) =>
  Object.fromEntries(reasonOn(changes).rules.map(({ id, verdict }) => [id, verdict]));

describe('explain', () => {
  const rules = [
    rule({ id: 'decides', band: 200 }),
    rule({ id: 'watched', stage: 'observe' }),
    rule({ id: 'lower', band: 10 }),
    rule({ id: 'over', expires: '2026-01-01T00:00:00Z' }),
    rule({ id: 'before', starts: '2027-01-01T00:00:00Z' }),
    // Ada is at place 1 of this rule's share, counted from 0.
    rule({ id: 'share', rollout: 1 }),
    rule({ id: 'close', when: { all: [{ scopeIn: 'mail' }, { offline: true }] } }),
    rule({ id: 'far', when: { offline: true } }),
    rule({ id: 'other-kind', kinds: ['share'] }),
  ];

  it('says of each rule that matched or came close what became of it', () => {
    expect(verdicts({ rules })).toEqual({
      decides: 'decides',
      watched: 'on trial',
      lower: 'lower band',
      over: 'over',
      before: 'before',
      share: 'other share',
      close: 'no match',
    });
    expect(reasonOn({ rules }).asked).toBe(8);
  });

  it('tells of exceptions, and what they do not reach', () => {
    const exceptions = [
      {
        id: 'holds',
        rules: ['lower'],
        actor: { group: 'sales' },
        app: 'mailtidy',
        scopes: ['openid', 'mail.read'],
        until: '2027-01-01T00:00:00Z',
      },
      {
        id: 'narrow',
        actor: { group: 'sales' },
        app: 'mailtidy',
        scopes: ['openid'],
        until: '2027-01-01T00:00:00Z',
      },
      { id: 'elsewhere', actor: { group: 'sales' }, app: 'other', until: '2027-01-01T00:00:00Z' },
    ];
    const explanation = reasonOn({ rules, exceptions });
    expect(verdicts({ rules, exceptions })).toMatchObject({ lower: 'lifted', decides: 'decides' });
    expect(explanation.exceptions).toEqual([
      { id: 'holds', gap: null },
      { id: 'narrow', gap: 'more scopes' },
    ]);
    expect(exceptionWords(explanation.exceptions)).toEqual([
      '  holds holds.',
      '  narrow does not hold: more scopes.',
    ]);
  });

  it('tells few approvals of other people apart, and counts the rest', () => {
    const exceptions = Array.from({ length: 6 }, (_, index) => ({
      ...{ id: `e${index}`, until: '2027-01-01T00:00:00Z' },
      request: `019a0000-0000-7000-8000-00000000000${index}`,
    }));
    const told = exceptionWords(reasonOn({ rules, exceptions }).exceptions);
    expect(told).toEqual([
      "  e0 does not hold: another person's request.",
      "  e1 does not hold: another person's request.",
      "  e2 does not hold: another person's request.",
      '  3 more are for requests that other people made.',
    ]);
  });

  it('says that the kill list came first', () => {
    const kill = [{ id: 'incident', app: 'mailtidy' }];
    expect(verdicts({ rules, kill })).toMatchObject({ decides: 'not asked' });
    expect(decisionWords(reasonOn({ rules, kill }).decision).join(' ')).toContain(
      'the kill entry "incident"',
    );
  });

  it('tells of the closest rules only', () => {
    const many = Array.from({ length: 50 }, (_, index) =>
      rule({ id: `r${index}`, when: { all: [{ scopeIn: 'mail' }, { offline: true }] } }),
    );
    expect(reasonOn({ rules: many }, consent(), 3).rules).toHaveLength(3);
    expect(ruleWords(reasonOn({ rules: many })).at(-1)).toBe(
      '42 other rules for this kind of step did not come close.',
    );
  });
});

describe('words', () => {
  it('take a condition apart', () => {
    const when = {
      all: [{ scopeIn: 'mail' }, { not: { publisherVerified: true } }, { moonPhase: 'full' }],
    };
    expect(ruleWords(reasonOn({ rules: [rule({ when })] }))).toEqual([
      '  rule (justify, enforce, band 100) does not apply.',
      '    all: not known',
      '      scopeIn "mail": yes',
      '      not: not known',
      '        publisherVerified true: not known',
      '      moonPhase "full": left out, this version does not know it',
    ]);
  });

  it('say what the stage made of it, and what is left out', () => {
    const words = decisionWords(
      reasonOn({
        rules: [
          rule({
            effect: 'block',
            stage: 'coach',
            when: { all: [{ always: true }, { moonPhase: 1 }] },
          }),
        ],
      }).decision,
    );
    expect(words.join('\n')).toMatch(
      /Decision: justify.*The rules themselves ask for: block[^]*does not know them: moonPhase/,
    );
  });

  it('say which rule has not begun, is over, or is for others', () => {
    const words = ruleWords(
      reasonOn({
        rules: [
          rule({ id: 'before', starts: '2027-01-01T00:00:00Z' }),
          rule({ id: 'over', expires: '2026-01-01T00:00:00Z' }),
          rule({ id: 'share', rollout: 1 }),
        ],
      }),
    ).join('\n');
    expect(words).toMatch(/before .* would match, but it begins at 2027-01-01T00:00:00Z\./);
    expect(words).toMatch(/over .* would match, but it has expired\./);
    expect(words).toMatch(/share .* but it is for 1 percent of people, and this is not one/);
  });

  it('say what is quiet, what is asked of the person, how risky it is, and that it is a drill', () => {
    const rules = [
      rule({ requires: { checklist: [{ en: 'It has an owner.' }], terms: 'aup' } }),
      rule({ id: 'quiet', coolDown: 'P7D', effect: 'acknowledge' }),
    ];
    const terms = [{ id: 'aup', version: 2, text: { en: 'Be kind.' } }];
    const before = reasonOn({ rules: [rules[1] as never] }).decision;
    const { answered } = answeredPrompt(before, consent(), NOW - 1, {
      prompts: NO_PROMPTS,
      policy: null,
    });
    const prompts = { today: 0, answered, accepted: [] };
    const explanation = explain(compile(policyWith({ rules, terms })), consent(), {
      ...context(),
      prompts,
      stale: true,
    });
    expect(ruleWords(explanation).join('\n')).toContain(
      'quiet (acknowledge, enforce, band 100) applies; it is quiet (same-step).',
    );
    const words = decisionWords(explanation.decision).join('\n');
    expect(words).toContain('To be ticked: It has an owner.');
    expect(words).toContain('To be accepted: aup, version 2.');
    expect(words).toMatch(/Risk: \w+, \d+ of 100: .*[+-]\d/);
    expect(words).toContain('The policy is past its day.');
    const drill = reasonOn({ kill: [{ id: 'k', app: 'mailtidy' }], drill: true }).decision;
    expect(decisionWords(drill).join('\n')).toContain('This is an exercise');
    const alone = explain(compile(policyWith({ rules: [rules[1] as never] })), consent(), {
      ...context(),
      prompts,
    }).decision;
    expect(decisionWords(alone).join('\n')).toContain('the very same step');
  });

  it.each([
    [
      consent({ offline: true, organisationWide: true, opaque: true }),
      'The app MailTidy asks at sso.acme.example (oauth) for openid, mail.read.',
    ],
    [
      share({ recipients: [to('vendor.example', 2)], link: 'anyone_with_link' }),
      'A spreadsheet is shared at drive.google.com with 2 at vendor.example; its link: anyone with link.',
    ],
    [
      publish({ openEndpoints: 1 }),
      'A flow is published at node-red.acme.example, reach: unchanged, sign-in: unknown, open endpoints: 1.',
    ],
    [connect(), 'The connector http is set up at n8n.acme.example.'],
  ])('tell what is about to happen', (activity, first) => {
    expect(activityWords(activity)[0]).toBe(first);
  });
});
