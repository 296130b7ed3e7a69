import { describe, expect, it } from 'vitest';
import { compile } from '../../../lib/policy/compile.ts';
import { explain } from '../../../lib/policy/explain.ts';
import {
  activityWords,
  decisionWords,
  exceptionWords,
  ruleWords,
} from '../../../lib/policy/explain-words.ts';
import {
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
      close: 'no match',
    });
    expect(reasonOn({ rules }).asked).toBe(6);
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
      /Decision: justify.*Without the stage of the rules it would be: block[^]*does not know them: moonPhase/,
    );
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
