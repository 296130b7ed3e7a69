/** Fewer prompts: cool-down, and once per identical step. */
import { describe, expect, it } from 'vitest';
import { type Activity, fingerprintOf } from '../../../lib/activity/activity.ts';
import { EFFECTS, Decision, STAGES } from '../../../lib/activity/decision.ts';
import {
  type KeptPrompts,
  NO_KEPT_PROMPTS,
  SAME_STEP,
  answeredPrompt,
  historyOf,
  promptSubjectOf,
  prunePrompts,
  rememberAnswer,
} from '../../../lib/policy/prompts.ts';
import { NO_PROMPTS } from '../../../lib/policy/facts.ts';
import { LONGEST_COOL_DOWN } from '../../../lib/policy/spans.ts';
import {
  NOW,
  type PolicyInput,
  type RuleInput,
  app,
  byRules,
  connect,
  consent,
  decisionOf,
  publish,
  rule,
  share,
  to,
} from './samples.ts';

const HOUR = 60 * 60_000;
type Step = Parameters<typeof byRules>[1];

/** The history of somebody who was asked about `activity` by these rules at `time`, and went on. */
function after(rules: readonly RuleInput[], activity: Step, time = NOW - HOUR): KeptPrompts {
  const decision = byRules(rules, activity, { now: time });
  return rememberAnswer(NO_KEPT_PROMPTS, answeredPrompt(decision, activity, time, NEW), time);
}

/** Before anything was remembered. */
const NEW = { prompts: NO_PROMPTS, policy: null };

const again = (
  rules: readonly RuleInput[],
  kept: KeptPrompts,
  activity: Step,
  now = NOW,
  changes: Partial<PolicyInput> = {},
) => decisionOf({ rules: [...rules], ...changes }, activity, { now, prompts: historyOf(kept) });

describe('the very same step', () => {
  const rules = [rule({ text: { why: [{ en: 'Because.' }] } })];

  it('is asked about once, and says so', () => {
    const decision = Decision.parse(again(rules, after(rules, consent()), consent()));
    expect(decision).toMatchObject({
      effect: 'log',
      intended: 'justify',
      quiet: 'same-step',
      basis: 'rule',
      rules: [{ id: 'rule', effect: 'justify' }],
      text: { why: [] },
    });
  });

  it('is asked about again once the answer is a day old, and when the clock was turned back', () => {
    const kept = after(rules, consent(), NOW);
    expect(again(rules, kept, consent(), NOW + SAME_STEP - 1).quiet).toBe('same-step');
    expect(again(rules, kept, consent(), NOW + SAME_STEP).quiet).toBe(null);
    expect(again(rules, kept, consent(), NOW - 1).quiet).toBe(null);
  });

  const other: ReadonlyArray<readonly [string, Step, Step]> = [
    ['another scope', consent(), consent({ scopes: ['openid', 'mail.read', 'mail.send'] })],
    ['lasting access', consent(), consent({ offline: true })],
    ['everyone', consent(), consent({ organisationWide: true })],
    ['another redirect', consent(), consent({ redirectUri: 'https://evil.example/' })],
    ['another account', consent(), consent({ accountDomain: 'gmail.com' })],
    ['another app', consent(), consent({ app: app('other') })],
    [
      'another recipient',
      share({ recipients: [to('vendor.example')] }),
      share({ recipients: [to('vendor.example'), to('other.example')] }),
    ],
    ['another role', share(), share({ role: 'edit' })],
    ['another endpoint', connect(), connect({ endpointHost: 'evil.example' })],
    ['an open address more', publish({ openEndpoints: 1 }), publish({ openEndpoints: 2 })],
  ];
  it.each(other)('is another one with %s', (_name, first, second) => {
    expect(again(rules, after(rules, first), second)).toMatchObject({
      effect: 'justify',
      quiet: null,
    });
  });

  it.each([
    ['a file without an id', share({ resource: { type: 'file', id: null, label: null } })],
    ['a flow without an id', publish({ resource: { type: 'flow', id: null, label: null } })],
    ['an app without a name', consent({ app: app('') })],
    ['a request that hides itself', consent({ scopes: [], opaque: true })],
    ['a request that shows a part of itself', consent({ scopes: ['openid'], opaque: true })],
  ])('is never known for %s', (_name, activity) => {
    expect(promptSubjectOf(activity)).toBe(null);
    expect(again(rules, after(rules, activity), activity).effect).toBe('justify');
  });

  it('cannot be made by a page that writes a line of its own', () => {
    const forged = consent({ app: app('mailtidy\nscope mail.read') });
    expect(promptSubjectOf(forged)?.split('\n')[0]).toBe('app oauth mailtidy scope mail.read');
  });
});

describe('cool-down', () => {
  const rules = [rule({ coolDown: 'PT8H' })];
  const first = share({ recipients: [to('a.example'), to('b.example')], link: 'organisation' });

  it('is quiet about the same thing that reaches no further, for its time', () => {
    const kept = after(rules, first, NOW);
    const less = share({ recipients: [to('b.example', 5)], link: 'organisation' });
    const more = share({ recipients: [to('c.example')], link: 'organisation' });
    expect(again(rules, kept, less, NOW + 8 * HOUR - 1).quiet).toBe('cool-down');
    expect(again(rules, kept, less, NOW + 8 * HOUR).quiet).toBe(null);
    expect(again(rules, kept, more).quiet).toBe(null);
    const otherFile = { type: 'file', id: 'file-2', label: null } as const;
    expect(again(rules, kept, { ...less, resource: otherFile }, NOW + 1).quiet).toBe(null);
  });

  it.each([
    ['may be passed on', { mayReshare: true }],
    ['may be downloaded', { mayDownload: true }],
    ['never ends', { expiresInDays: 'never' }],
    ['asks for no password', { password: false }],
    ['is of a private account', { accountKind: 'personal' }],
  ] as const)('is not quiet about a share that %s now', (_what, terms) => {
    const kept = after(rules, first, NOW);
    const fewer = share({ recipients: [to('b.example')], link: 'organisation' });
    expect(again(rules, kept, fewer).quiet).toBe('cool-down');
    expect(again(rules, kept, { ...fewer, ...terms }).quiet).toBe(null);
  });

  it('is not quiet about a connection to another account', () => {
    const open = [rule({ kinds: ['connect'], coolDown: 'PT8H' })];
    const kept = after(
      open,
      connect({ connectedAccount: { kind: 'work', domain: 'acme.example' } }),
      NOW,
    );
    const other = connect({ connectedAccount: { kind: null, domain: 'gmail.com' } });
    expect(again(open, kept, other).quiet).toBe(null);
  });

  it('takes a Microsoft scope for the same with and without its resource', () => {
    const kept = after(rules, consent({ scopes: ['https://graph.microsoft.com/Mail.Read'] }));
    expect(again(rules, kept, consent({ scopes: ['mail.read'] })).quiet).toBe('cool-down');
  });

  it('is of each rule: another one that speaks is heard, with its own words only', () => {
    const two = [
      rule({ id: 'strong', coolDown: 'P7D', text: { why: [{ en: 'Strong.' }] } }),
      rule({ id: 'mild', effect: 'inform', text: { why: [{ en: 'Mild.' }] } }),
    ];
    const kept = after([two[0] as RuleInput], first);
    expect(again(two, kept, share({ ...first, recipients: [to('a.example')] }))).toMatchObject({
      effect: 'inform',
      quiet: 'cool-down',
      text: { why: ['Mild.'] },
      rules: [{ id: 'strong' }, { id: 'mild' }],
    });
  });

  it('is over when the thing was never answered for', () => {
    const refused = NO_KEPT_PROMPTS;
    expect(again(rules, refused, first).quiet).toBe(null);
  });

  it('is written as a span of time that is kept', () => {
    for (const coolDown of ['PT0M', 'P32D', '8h', 'P1M', 'PT', 'P', '-PT1H'])
      expect(() => byRules([rule({ coolDown })], consent()), coolDown).toThrow(
        /span of time|cool-down/,
      );
    for (const coolDown of ['PT1M', 'P4W', 'P1DT12H30M', 'P31D'])
      expect(() => byRules([rule({ coolDown })], consent()), coolDown).not.toThrow();
  });
});

describe('what is never quiet', () => {
  it.each(STAGES.flatMap((stage) => EFFECTS.map((effect) => [effect, stage] as const)))(
    '%s in %s becomes no milder than its kind allows',
    (effect, stage) => {
      const rules = [rule({ effect, stage, coolDown: 'P7D' })];
      const before = byRules(rules, consent());
      const trace = answeredPrompt(before, consent(), NOW - 1, NEW);
      // As if a worker had remembered what it never should.
      const forged = {
        ...NO_KEPT_PROMPTS,
        today: 99,
        answered: [
          ...trace.answered,
          {
            rule: 'rule',
            subject: promptSubjectOf(consent()) ?? '',
            fingerprint: fingerprintOf(consent()),
            time: NOW - 1,
          },
        ],
      };
      const now = again(rules, forged, consent(), NOW, {
        settings: { promptBudget: 1 },
      });
      const quiet = ['inform', 'acknowledge', 'justify'].includes(before.effect);
      expect(now.effect).toBe(quiet ? 'log' : before.effect);
      expect(now.intended).toBe(before.intended);
    },
  );

  it('is a kill entry', () => {
    const rules = [rule()];
    const kept = after(rules, consent());
    const kill = [{ id: 'k', app: 'mailtidy' }];
    expect(again(rules, kept, consent(), NOW, { kill }).effect).toBe('block');
  });

  it('are terms that wait', () => {
    const rules = [rule({ effect: 'acknowledge', requires: { terms: 'aup' }, coolDown: 'P7D' })];
    const terms = (version: number) => [{ id: 'aup', version, text: { en: 'Be kind.' } }];
    const settings = { promptBudget: 1 };
    const decision = decisionOf({ rules, terms: terms(1) }, consent());
    const kept = {
      ...rememberAnswer(NO_KEPT_PROMPTS, answeredPrompt(decision, consent(), NOW, NEW), NOW),
      today: 5,
    };
    expect(kept.accepted).toEqual([{ id: 'aup', version: 1 }]);
    expect(again(rules, kept, consent(), NOW, { terms: terms(1), settings }).quiet).not.toBe(null);
    expect(again(rules, kept, consent(), NOW, { terms: terms(2), settings })).toMatchObject({
      effect: 'acknowledge',
      quiet: null,
      requirements: { terms: { id: 'aup', version: 2 } },
    });
  });
});

describe('what is remembered', () => {
  it('is what was asked and answered, and nothing of rules on trial', () => {
    const rules = [
      rule({ id: 'a', effect: 'request', stage: 'coach' }),
      rule({ id: 'b', effect: 'inform' }),
      rule({ id: 'c', stage: 'observe' }),
      rule({ id: 'd', effect: 'log' }),
    ];
    const { answered } = answeredPrompt(byRules(rules, consent()), consent(), NOW, NEW);
    expect(answered.map(({ rule: id }) => id)).toEqual(['a', 'b']);
    const logged = byRules([rule({ effect: 'log' })], consent());
    expect(answeredPrompt(logged, consent(), NOW, NEW).answered).toEqual([]);
    const blocked = byRules([rule({ effect: 'block' }), rule({ id: 'b' })], consent());
    expect(answeredPrompt(blocked, consent(), NOW, NEW).answered).toEqual([]);
  });

  it('is kept once each, for a month, and never without bound', () => {
    const rules = [rule()];
    let kept = after(rules, consent(), NOW - 2);
    kept = rememberAnswer(
      kept,
      answeredPrompt(byRules(rules, consent()), consent(), NOW, NEW),
      NOW,
    );
    expect(kept.answered.map(({ time }) => time)).toEqual([NOW]);
    expect(prunePrompts(kept, NOW + LONGEST_COOL_DOWN).answered).toEqual([]);
    for (let index = 0; index < 300; index += 1) {
      const activity = consent({ app: app(`app-${index}`) });
      const trace = answeredPrompt(byRules(rules, activity), activity, NOW + index, NEW);
      kept = rememberAnswer(kept, trace, NOW + index);
    }
    expect(kept.answered).toHaveLength(100);
    expect(kept.answered[0]?.subject).toContain('app-299');
  });

  it('holds no address and no title', () => {
    const activity: Activity = consent({ redirectUri: 'https://mailtidy.example/callback' });
    const { answered } = answeredPrompt(byRules([rule()], consent()), activity, NOW, NEW);
    expect(JSON.stringify(answered)).not.toMatch(/@|code=|state=/);
  });
});
