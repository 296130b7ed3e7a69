/** Random policies and activities that meet each other often enough to matter. */
import fc from 'fast-check';
import { AUDIENCES, type Activity, fingerprintOf } from '../../../lib/activity/activity.ts';
import { EFFECTS, STAGES } from '../../../lib/activity/decision.ts';
import type { Context } from '../../../lib/policy/facts.ts';
import { promptSubjectOf } from '../../../lib/policy/prompts.ts';
import { NOW, type PolicyInput, type RuleInput, app, consent, publish, share } from './samples.ts';

const ID = fc.integer({ min: 0, max: 40 }).map((n) => `r${n}`);
const SCOPES = ['openid', 'mail.read', 'Mail.Send', 'https://mail.google.com/', 'files.read'];
const DOMAINS = ['acme.example', 'partner.example', 'gmail.com', 'vendor.example'];

const leaf = fc.oneof(
  fc.constantFrom<Record<string, unknown>>(
    { always: true },
    { scopeIn: 'mail' },
    { scopeOutside: 'sign-in' },
    { appIn: 'approved' },
    { offline: true },
    { publisherVerified: false },
    { recipientDomainIn: 'consumer' },
    { groupIn: ['sales'] },
    { personIn: 'board' },
    { openEndpointsAtLeast: 1 },
    { hostIn: 'own' },
    { moonPhase: 'full' },
    { riskAtLeast: 'moderate' },
    { dataIn: ['mail'] },
    { vendorStatusIn: ['unreviewed'] },
    { colleaguesAtLeast: 5 },
    { firstTime: true },
    { termsAccepted: 'aup' },
    { connectorIn: 'checked' },
    { pattern: { field: 'scope', matches: '(?i)mail' } },
  ),
  fc.constantFrom(...AUDIENCES).map((audience) => ({ audienceAtLeast: audience })),
  fc.subarray(['mailtidy', 'good', 'other'], { minLength: 1 }).map((ids) => ({ appIdIn: ids })),
);

/** A condition of up to three levels. */
export const Condition: fc.Arbitrary<Record<string, unknown>> = fc.letrec<{
  node: Record<string, unknown>;
}>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('node').map((not) => ({ not })),
  ),
})).node;

export const Rule: fc.Arbitrary<RuleInput> = fc.record({
  id: ID,
  kinds: fc.subarray(['consent', 'share', 'publish'], { minLength: 1 }),
  when: Condition,
  effect: fc.constantFrom(...EFFECTS),
  stage: fc.constantFrom(...STAGES),
  band: fc.constantFrom(50, 100, 200),
});

/** Few, so that answers are often about a rule that is there. */
const FEW_IDS = fc.integer({ min: 0, max: 9 }).map((n) => `r${n}`);
const MOMENTS = ['2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z'];

/** A rule with everything that may hold it back: its time, its share, its cool-down, its requirements. */
export const StagedRule: fc.Arbitrary<RuleInput> = fc
  .tuple(
    Rule,
    FEW_IDS,
    fc.record(
      {
        coolDown: fc.constantFrom('PT1H', 'P7D'),
        rollout: fc.constantFrom(1, 50, 100),
        starts: fc.constantFrom(...MOMENTS),
        expires: fc.constantFrom(...MOMENTS),
        requires: fc.constantFrom<NonNullable<RuleInput['requires']>>(
          { terms: 'aup' },
          { terms: 'gone' },
          { checklist: [{ en: 'Owner?' }], terms: 'other' },
        ),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([rule, id, held]) => ({ ...rule, id, ...held }));

export const StagedRules = fc.uniqueArray(StagedRule, { maxLength: 8, selector: ({ id }) => id });

/** The document around the rules. */
export const Frame = fc.record({
  onStale: fc.constantFrom('enforce' as const, 'warn' as const, 'open' as const),
  drill: fc.boolean(),
  settings: fc.record({ promptBudget: fc.constantFrom(1, 3) }, { requiredKeys: [] }),
  terms: fc.constant<NonNullable<PolicyInput['terms']>>([
    { id: 'aup', version: 2, text: { en: 'Be kind.' } },
    { id: 'other', version: 1, text: { en: 'Be fair.' } },
  ]),
});

/** Whoever acts, with what they were asked before; answers are about `activity` or something else. */
export const situationOf = (activity: Activity): fc.Arbitrary<Partial<Context>> =>
  fc.record({
    user: fc.constantFrom('ada@acme.example', 'ben@acme.example', null),
    device: fc.constantFrom('device-1', null),
    stale: fc.boolean(),
    firstTime: fc.constantFrom(true, false, null),
    prompts: fc.record({
      today: fc.integer({ min: 0, max: 4 }),
      accepted: fc.subarray([
        { id: 'aup', version: 1 },
        { id: 'aup', version: 2 },
        { id: 'other', version: 1 },
      ]),
      answered: fc.array(
        fc.record({
          rule: FEW_IDS,
          subject: fc.constantFrom(promptSubjectOf(activity) ?? 'nothing', 'something else'),
          fingerprint: fc.constantFrom(fingerprintOf(activity), 'another step'),
          time: fc.constantFrom(
            NOW - 60_000,
            NOW - 2 * 60 * 60_000,
            NOW - 25 * 60 * 60_000,
            NOW + 1,
          ),
        }),
        { maxLength: 20 },
      ),
    }),
  });

export const Rules = fc.uniqueArray(Rule, { maxLength: 8, selector: ({ id }) => id });

export const AnyActivity: fc.Arbitrary<Activity> = fc.oneof(
  fc
    .record({
      clientId: fc.constantFrom('mailtidy', 'good', 'narrow', 'other'),
      verified: fc.constantFrom(true, false, null),
      scopes: fc.subarray(SCOPES),
      offline: fc.boolean(),
      opaque: fc.boolean(),
    })
    .map(({ clientId, verified, ...rest }) => consent({ app: app(clientId, verified), ...rest })),
  fc
    .record({
      recipients: fc
        .subarray(DOMAINS)
        .map((domains) => domains.map((domain) => ({ domain, type: 'person' as const, count: 1 }))),
      link: fc.constantFrom(
        'unchanged' as const,
        'restricted' as const,
        'organisation' as const,
        'anyone_with_link' as const,
      ),
    })
    .map((changes) => share(changes)),
  fc
    .record({
      openEndpoints: fc.integer({ min: 0, max: 2 }),
      signIn: fc.constantFrom('required' as const, 'none' as const),
    })
    .map((changes) => publish(changes)),
);
