import { describe, expect, it } from 'vitest';
import { hasErrors } from '../../../lib/policy/lint/lint.ts';
import { nearest } from '../../../lib/policy/lint/nearest.ts';
import { LISTS, findingsOf, lint, said, text, used } from './lint-samples.ts';
import { type PolicyInput, rule } from './samples.ts';

const ASKED = '019a0000-0000-7000-8000-000000000001';

describe('warnings', () => {
  it.each<[string, Partial<PolicyInput>, RegExp]>([
    [
      'a rule that expired',
      { rules: [said, used, rule({ id: 'x', text, expires: '2026-01-01T00:00:00Z' })] },
      /"x" can never apply: it expired/,
    ],
    [
      'a rule on an empty list',
      {
        lists: { ...LISTS, domains: { own: ['acme.example'], partner: [] } },
        rules: [
          said,
          used,
          rule({ id: 'x', text, when: { all: [{ recipientDomainIn: 'partner' }] } }),
        ],
      },
      /"x" can never apply: the list domains\.partner is empty/,
    ],
    [
      'a rule that asks a share for scopes',
      {
        rules: [
          said,
          used,
          rule({ id: 'x', text, kinds: ['share'], when: { not: { scopeIn: 'mail' } } }),
        ],
      },
      /"x" can never apply: it asks for something that share does not have/,
    ],
    [
      'an exception that is over',
      { exceptions: [{ id: 'e', actor: { group: 'g' }, app: 'a', until: '2026-01-01T00:00:00Z' }] },
      /exception "e" is over/,
    ],
    [
      'an exception for nobody',
      { exceptions: [{ id: 'e', actor: {}, app: 'a', until: '2027-01-01T00:00:00Z' }] },
      /exception "e" is for nobody/,
    ],
    [
      'an exception for nothing',
      { exceptions: [{ id: 'e', actor: { group: 'g' }, until: '2027-01-01T00:00:00Z' }] },
      /exception "e" is for nothing/,
    ],
    [
      'an answer that is over',
      { answers: [{ request: ASKED, answer: 'kept', at: '2026-01-01T00:00:00Z' }] },
      /answers\[0\]: The answer to 019a0000-.* is no longer told/,
    ],
    [
      'an approval that nothing grants',
      {
        answers: [
          {
            ...{ request: ASKED, answer: 'approved', at: '2026-11-01T00:00:00Z' },
            until: '2027-11-01T00:00:00Z',
          },
        ],
      },
      /said to be approved, but no exception is for it/,
    ],
    ['no own domains', { lists: { ...LISTS, domains: {} } }, /No own domains/],
    [
      'no English',
      { rules: [used, rule({ text: { why: [{ de: 'Darum' }], advice: { en: 'A' } } })] },
      /rules\[1\]\.text\.why\[0\]: The English text is missing/,
    ],
    ['no words at all', { rules: [used, rule()] }, /"rule" holds people up without a word/],
    [
      'a stop without another way',
      { rules: [used, rule({ effect: 'block', text: { why: [{ en: 'W' }] } })] },
      /"rule" stops people and shows no other way/,
    ],
    ['a list that nobody asks', { rules: [said] }, /No rule asks the list "board"/],
    [
      'killing an own domain',
      { kill: [{ id: 'k', domain: 'acme.example' }] },
      /one of your own domains/,
    ],
    [
      'killing an own host and what is below it',
      { kill: [{ id: 'k', host: '*.acme.example' }] },
      /one of your own domains/,
    ],
    ['a newer vocabulary', { vocabulary: 9 }, /knows vocabulary 4/],
  ])('%s', (_name, changes, expected) => {
    const linted = lint(changes);
    expect(hasErrors(linted)).toBe(false);
    expect(findingsOf(changes).join('\n')).toMatch(expected);
  });

  it('has nothing to say about an exception for a request, with its answer', () => {
    const until = '2027-01-01T00:00:00Z';
    const at = '2026-11-20T00:00:00Z';
    const changes = {
      exceptions: [{ id: 'e', request: ASKED, until }],
      answers: [{ request: ASKED, answer: 'approved' as const, at, until }],
    };
    expect(findingsOf(changes).filter((line) => /exception|answer/u.test(line))).toEqual([]);
  });

  it('does not call a rule dead that can match', () => {
    const lists = { ...LISTS, apps: { approved: [] } };
    const rules = [
      said,
      used,
      rule({
        id: 'x',
        text,
        kinds: ['consent', 'share'],
        when: { any: [{ not: { appIn: 'approved' } }, { moon: 1 }] },
      }),
    ];
    expect(findingsOf({ lists, rules }).filter((line) => line.includes('"x"'))).toEqual([]);
  });
});

describe('nearest', () => {
  it.each([
    ['efect', 'effect'],
    ['blcok', 'block'],
    ['SCOPEIN', 'scopeIn'],
    ['audience', 'audienceAtLeast'],
    ['zebra', null],
  ])('%s → %s', (written, expected) => {
    expect(nearest(written, ['effect', 'block', 'scopeIn', 'audienceAtLeast'])).toBe(expected);
  });
});
