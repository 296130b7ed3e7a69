/** Random policies and activities that meet each other often enough to matter. */
import fc from 'fast-check';
import { AUDIENCES, type Activity } from '../../../lib/activity/activity.ts';
import { EFFECTS, STAGES } from '../../../lib/activity/decision.ts';
import { type RuleInput, app, consent, publish, share } from './samples.ts';

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
