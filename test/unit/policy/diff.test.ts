import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Decision } from '../../../lib/activity/decision.ts';
import { EMPTY_CATALOG } from '../../../lib/catalog/catalog.ts';
import { compile } from '../../../lib/policy/compile.ts';
import { contextOf } from '../../../lib/policy/cases/case.ts';
import { decide } from '../../../lib/policy/decide.ts';
import { changeBetween } from '../../../lib/policy/diff/decision-change.ts';
import { documentDiff } from '../../../lib/policy/diff/document-diff.ts';
import { meaningDiff } from '../../../lib/policy/diff/meaning-diff.ts';
import { differencesFrom } from '../../../lib/policy/cases/ordinary-step.ts';
import type { Policy } from '../../../lib/policy/schema.ts';
import type { Situation } from '../../../lib/policy/diff/witness.ts';
import { Circumstances, Step, World } from './lint-worlds.ts';
import { NOW, type PolicyInput, policyInput, policyWith, rule } from './samples.ts';

vi.setConfig({ testTimeout: 180_000 });

const at = new Date(NOW).toISOString();
const options = { catalog: EMPTY_CATALOG, at };
const changesOf = (before: Partial<PolicyInput>, after: Partial<PolicyInput>) =>
  meaningDiff(policyWith(before), policyWith(after), options);
const linesOf = (before: Partial<PolicyInput>, after: Partial<PolicyInput>) =>
  changesOf(before, after).changes.map(
    ({ change, before: was, after: is, witness }) =>
      `${change} ${was.effect} → ${is.effect}: ${JSON.stringify(differencesFrom(witness.activity))} ${JSON.stringify(witness.context)}`,
  );

const mail = rule({ id: 'mail', kinds: ['consent'], when: { scopeIn: 'mail' }, effect: 'request' });
const outside = rule({
  id: 'outside',
  kinds: ['share'],
  when: { audienceAtLeast: 'external' },
  effect: 'acknowledge',
});

describe('what changes in meaning', () => {
  it.each<[string, Partial<PolicyInput>, Partial<PolicyInput>, RegExp]>([
    [
      'an effect',
      { rules: [mail] },
      { rules: [{ ...mail, effect: 'inform' }] },
      /^milder request → inform: \{"scopes":\["(mail\.read|https:\/\/mail\.google\.com\/)"\]\} \{\}$/m,
    ],
    [
      'a stage',
      { rules: [{ ...mail, stage: 'coach' }] },
      { rules: [mail] },
      /^stronger justify → request/m,
    ],
    [
      'an effect on trial',
      { rules: [{ ...mail, stage: 'observe' }] },
      { rules: [{ ...mail, stage: 'observe', effect: 'block' }] },
      /^intended log → log/m,
    ],
    [
      'a rule that is gone',
      { rules: [outside] },
      { rules: [] },
      /^milder acknowledge → allow: \{"link":"public"\} \{\}$/m,
    ],
    [
      'a boundary',
      {
        rules: [rule({ id: 'many', kinds: ['share'], when: { recipientsAtLeast: 50 } })],
      },
      { rules: [rule({ id: 'many', kinds: ['share'], when: { recipientsAtLeast: 20 } })] },
      /^stronger allow → justify: .*"count":20/m,
    ],
    [
      'an entry of a list',
      { rules: [outside] },
      {
        rules: [outside],
        lists: {
          ...policyInput().lists,
          domains: { ...policyInput().lists?.domains, partner: ['partner.example', 'new.example'] },
        },
      },
      /^milder acknowledge → allow: .*"domain":"new\.example"/m,
    ],
    [
      'a kill entry',
      { rules: [] },
      { rules: [], kill: [{ id: 'k', domain: 'evil.example' }] },
      /^stronger allow → block: \{"recipients":\[\{"domain":"evil\.example".*\n?.*/m,
    ],
    [
      'an approval',
      { rules: [mail] },
      {
        rules: [mail],
        exceptions: [
          {
            id: 'ada',
            rules: ['mail'],
            actor: { user: 'ada@acme.example' },
            app: 'mailtidy',
            scopes: ['openid', 'mail.read', 'https://mail.google.com/'],
            until: '2027-01-01T00:00:00Z',
          },
        ],
      },
      /^milder request → allow: .*"clientId":"mailtidy".*"user":"ada@acme\.example"/m,
    ],
    [
      'an approval of a request',
      { rules: [mail] },
      {
        rules: [mail],
        exceptions: [
          {
            ...{ id: 'asked', rules: ['mail'], until: '2027-01-01T00:00:00Z' },
            request: '019a0000-0000-7000-8000-000000000001',
            scopes: ['openid', 'mail.read', 'https://mail.google.com/'],
          },
        ],
      },
      /^milder request → allow: .*"requests":\["019a0000-/m,
    ],
    [
      'a share of people',
      { rules: [{ ...mail, rollout: 10 }] },
      { rules: [{ ...mail, rollout: 90 }] },
      /^stronger allow → request: .*"user":"person-\d+@example\.com"/m,
    ],
    [
      'a day on which a rule ends',
      { rules: [mail] },
      { rules: [{ ...mail, expires: '2027-03-01T00:00:00Z' }] },
      /^milder request → allow: .*"at":"2027-03-01T00:00:00\.000Z"/m,
    ],
    [
      'a cool-down',
      { rules: [outside] },
      { rules: [{ ...outside, coolDown: 'P7D' }] },
      /^milder acknowledge → log: .*"answered":\[\{"rule":"outside","ago":"P2D","step":"alike"\}\]/m,
    ],
    [
      'a word',
      { rules: [mail] },
      { rules: [{ ...mail, text: { why: [{ en: 'Because' }] } }] },
      /^words request → request/m,
    ],
    [
      'a rule that a stronger one mostly hides',
      { rules: [mail, rule({ id: 'lasting', kinds: ['consent'], when: { offline: true } })] },
      { rules: [mail] },
      /^milder justify → allow: \{"offline":true\}/m,
    ],
    [
      'a rule that another one hides for most apps',
      {
        rules: [
          rule({
            id: 'unknown-app',
            kinds: ['consent'],
            when: { not: { appIn: 'approved' } },
            effect: 'request',
          }),
          rule({ id: 'lasting', kinds: ['consent'], when: { offline: true } }),
        ],
      },
      {
        rules: [
          rule({
            id: 'unknown-app',
            kinds: ['consent'],
            when: { not: { appIn: 'approved' } },
            effect: 'request',
          }),
        ],
      },
      /^milder justify → allow: \{"app":\{"clientId":"good"\},"offline":true\}/m,
    ],
  ])('is seen: %s', (_name, before, after, expected) => {
    expect(linesOf(before, after).join('\n')).toMatch(expected);
  });

  it('is nothing where two documents say the same in other words', () => {
    const same = { ...mail, when: { any: [{ scopeIn: 'mail' }] } };
    expect(changesOf({ rules: [mail] }, { rules: [same] })).toMatchObject({
      changes: [],
      unseen: ['mail'],
    });
  });

  it('names what it could not show', () => {
    const never = rule({ id: 'never', kinds: ['consent'], when: { platformIn: ['x'] }, band: 1 });
    const always = rule({ id: 'always', kinds: ['consent'], effect: 'block', band: 900 });
    expect(changesOf({ rules: [always] }, { rules: [always, never] })).toMatchObject({
      changes: [],
      unseen: ['never'],
    });
  });
});

describe('a step is found for a yes and for a no', () => {
  it.each([
    ['share', { mayReshare: true }],
    ['share', { mayDownload: true }],
    ['share', { passwordProtected: true }],
    ['share', { expiresWithinDays: 30 }],
    ['share', { widens: true }],
    ['publish', { widens: true }],
    ['share', { recipientClassIn: ['internal'] }],
    ['share', { recipientClassIn: ['consumer', 'partner'] }],
    ['share', { groupSizeAtLeast: 50 }],
    ['publish', { containerTypeIn: ['team'] }],
    ['publish', { accountKindIs: 'personal' }],
    ['connect', { connectedAccountIs: 'personal' }],
    ['connect', { connectedDomainIn: 'own' }],
  ])('of a %s: %o', (kind, when) => {
    for (const condition of [when, { not: when }]) {
      const one = rule({ kinds: [kind], when: condition });
      const lines = linesOf({ rules: [one] }, { rules: [{ ...one, effect: 'block' }] });
      expect(lines).toEqual([expect.stringMatching(/^stronger justify → block/u)]);
    }
  });
});

describe('witnesses', () => {
  const decideBoth = (policies: readonly [Policy, Policy], { activity, context }: Situation) =>
    policies.map((policy) =>
      decide(
        compile(policy),
        activity,
        contextOf({ at, ...context }, activity, policy, EMPTY_CATALOG),
      ),
    ) as [Decision, Decision];

  it('are decided differently by both, as is said, and found wherever chance finds any', () => {
    const counts = { byChance: 0, missed: 0, shown: 0 };
    fc.assert(
      fc.property(
        World,
        World,
        fc.boolean(),
        fc.array(fc.tuple(Step, Circumstances), { minLength: 40, maxLength: 40 }),
        (before, other, whole, steps) => {
          // Either two policies that have nothing to do with each other, or one with a rule replaced.
          const after = whole
            ? other
            : { ...before, rules: [...before.rules.slice(1), { ...other.rules[0]!, id: 'r0' }] };
          const { changes } = meaningDiff(before, after, options);
          for (const { change, witness } of changes) {
            counts.shown += 1;
            const [was, is] = decideBoth([before, after], witness);
            expect(changeBetween(was, is)).toBe(change);
          }
          const chance = steps.some(([activity, context]) => {
            const [was, is] = [before, after].map((policy) =>
              decide(compile(policy), activity, context),
            );
            return ['milder', 'stronger'].includes(changeBetween(was!, is!) ?? '');
          });
          const found = changes.some(({ change }) => ['milder', 'stronger'].includes(change));
          if (chance) counts.byChance += 1;
          if (chance && !found) counts.missed += 1;
        },
      ),
      // The same every time: how many are missed is a figure, not a matter of luck.
      { numRuns: 60, seed: 2026 },
    );
    console.log(
      `diff: ${counts.shown} witnesses; of ${counts.byChance} pairs that chance told apart, ${counts.missed} were missed`,
    );
    expect(counts.byChance).toBeGreaterThan(25);
    expect(counts.missed / counts.byChance).toBeLessThan(0.06);
  });
});

describe('the document', () => {
  it('is compared part by part, without what every version changes', () => {
    const before = policyWith({ rules: [mail], version: 1 });
    const after = policyWith({
      rules: [{ ...mail, effect: 'block' }, outside],
      version: 2,
      lists: {
        ...policyInput().lists,
        domains: { own: ['acme.example'], partner: ['new.example'], consumer: ['gmail.com'] },
      },
      settings: { promptBudget: 5 },
    });
    expect(documentDiff(before, before)).toEqual([]);
    expect(documentDiff(before, { ...before, version: 9, issued: after.expires })).toEqual([]);
    expect(documentDiff(before, after)).toEqual([
      {
        path: 'lists.domains.partner',
        change: 'changed',
        before: ['partner.example'],
        after: ['new.example'],
      },
      { path: 'rules.mail.effect', change: 'changed', before: 'request', after: 'block' },
      { path: 'rules.outside', change: 'added', before: undefined, after: expect.anything() },
      { path: 'settings.promptBudget', change: 'changed', before: undefined, after: 5 },
    ]);
  });
});
