import { describe, expect, it, vi } from 'vitest';
import type { Remark } from '../../../lib/policy/lint/finding.ts';
import { lintReach } from '../../../lib/policy/lint/lint-reach.ts';
import type { Policy } from '../../../lib/policy/schema.ts';
import { NOW, type RuleInput, policyWith, rule } from './samples.ts';
import { ownTime } from '../../support/own-time.ts';

vi.setConfig({ testTimeout: 120_000 });

const remarksOf = (rules: readonly RuleInput[], more: Partial<Policy> = {}) =>
  [...lintReach({ ...policyWith({ rules: [...rules] }), ...more }, NOW)].map(
    ({ code, severity, at, message }) => `${severity} ${code} ${at.join('.')}: ${message}`,
  );

describe('findings', () => {
  const text = { why: [{ en: 'Why' }] };
  it.each<[string, RuleInput[], RegExp]>([
    [
      'parts that exclude each other',
      [rule({ when: { all: [{ offline: true }, { offline: false }] } })],
      /rule-never.*offline: true and offline: false exclude each other/,
    ],
    [
      'a floor above a ceiling',
      [
        rule({
          kinds: ['share'],
          when: {
            all: [{ audienceAtLeast: 'public' }, { not: { audienceAtLeast: 'external' } }],
          },
        }),
      ],
      /rule-never.*audienceAtLeast: "public" and not \{ audienceAtLeast: "external" \} exclude/,
    ],
    [
      'three parts that leave nothing',
      [
        rule({
          kinds: ['publish'],
          when: {
            all: [
              { signInIn: ['none', 'unknown'] },
              { not: { signInIn: ['none'] } },
              { not: { signInIn: ['unknown'] } },
            ],
          },
        }),
      ],
      /rule-never.*its parts exclude each other/,
    ],
    [
      'a kind that has no such fact',
      [rule({ kinds: ['consent', 'share'], when: { offline: true } })],
      /note kind-never rules\.0\.kinds\.1: .*share: it asks for something that share does not have/,
    ],
    [
      'a narrower rule that is weaker',
      [
        rule({ id: 'broad', kinds: ['share'], when: { audienceAtLeast: 'external' } }),
        rule({
          id: 'narrow',
          kinds: ['share'],
          when: { audienceAtLeast: 'anyone_with_link' },
          effect: 'inform',
        }),
      ],
      /warning rule-shadowed rules\.1\.id: .*"narrow" never changes what is done: "broad" \(rules\[0\]\)/,
    ],
    [
      'a narrower rule that speaks',
      [
        rule({ id: 'broad', when: { always: true } }),
        rule({ id: 'narrow', when: { firstTime: true }, effect: 'inform', text }),
      ],
      /note rule-shadowed rules\.1\.id: .*It adds its words/,
    ],
    [
      'the later of two alike',
      [rule({ id: 'a' }), rule({ id: 'b', when: { any: [{ always: true }] } })],
      /rule-shadowed rules\.1\.id: .*"b" never changes/,
    ],
    [
      'a block that a milder rule in a higher band takes away',
      [
        rule({ id: 'stop', kinds: ['consent'], when: { scopeIn: 'mail' }, effect: 'block' }),
        rule({
          id: 'pass',
          kinds: ['consent'],
          when: { scopeIn: 'mail' },
          effect: 'log',
          band: 200,
        }),
      ],
      /rule-overruled rules\.0\.id: .*"stop" \(block\) never decides: "pass".*log wins/,
    ],
    [
      'a rule that several others cover together',
      [
        rule({ id: 'one', kinds: ['consent'], when: { offline: true } }),
        rule({ id: 'two', kinds: ['consent'], when: { offline: false } }),
        rule({
          id: 'both',
          kinds: ['consent'],
          when: { any: [{ offline: true }, { offline: false }] },
          effect: 'inform',
        }),
      ],
      /rule-shadowed rules\.2\.id: .*"one" \(rules\[0\]\) and "two" \(rules\[1\]\) match/,
    ],
  ])('%s', (_name, rules, expected) => {
    expect(remarksOf(rules).join('\n')).toMatch(expected);
  });

  it.each<[string, RuleInput[], Partial<Policy>]>([
    [
      'another rule that is only watched',
      [rule({ stage: 'observe' }), rule({ id: 'b', effect: 'inform' })],
      {},
    ],
    [
      'another rule that ends sooner',
      [rule({ expires: '2027-01-01T00:00:00Z' }), rule({ id: 'b', effect: 'inform' })],
      {},
    ],
    [
      'another rule for a part of all people',
      [rule({ rollout: 50 }), rule({ id: 'b', effect: 'inform' })],
      {},
    ],
    [
      'another rule that an exception may lift',
      [rule({ id: 'a' }), rule({ id: 'b', effect: 'inform' })],
      {
        exceptions: policyWith({
          exceptions: [
            {
              id: 'e',
              rules: ['a'],
              actor: { group: 'sales' },
              app: 'good',
              until: '2027-01-01T00:00:00Z',
            },
          ],
        }).exceptions,
      },
    ],
    [
      'a rule of a kind that the other one has not',
      [
        rule({ kinds: ['share'] }),
        rule({ id: 'b', kinds: ['share', 'publish'], effect: 'inform' }),
      ],
      {},
    ],
    [
      'a rule with a predicate that nobody knows',
      [rule(), rule({ id: 'b', when: { moonPhase: 'full' }, effect: 'inform' })],
      {},
    ],
  ])('say nothing of %s', (_name, rules, more) => {
    expect(remarksOf(rules, more)).toEqual([]);
  });
});

describe('ten thousand rules', () => {
  const many = (size: number) =>
    Array.from({ length: size }, (_, index) =>
      rule({
        id: `rule-${index}`,
        kinds: ['consent'],
        when: {
          all: [
            { appIdIn: [`app-${Math.floor(index / 2)}`] },
            { any: [{ scopeIn: 'mail' }, { scopeOutside: 'sign-in' }] },
            { not: { accountDomainIn: 'consumer' } },
          ],
        },
        effect: index % 2 === 0 ? 'justify' : 'inform',
      }),
    );

  it('are held against each other in seconds', () => {
    const policy = policyWith({ rules: many(10_000) });
    let remarks: Remark[] = [];
    const took = ownTime(() => void (remarks = [...lintReach(policy, NOW)]));
    console.log(`linter: 10,000 rules held against each other in ${Math.round(took)} ms`);
    expect(remarks.filter(({ code }) => code === 'rule-shadowed')).toHaveLength(5000);
    expect(remarks).toHaveLength(5000);
    expect(took).toBeLessThan(10_000);
  });
});
