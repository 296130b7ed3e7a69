/** Random rules and steps for the linter's reasoning: few words, so that conditions meet each other. */
import fc from 'fast-check';
import {
  ANOMALIES,
  AUDIENCES,
  type Activity,
  FLOWS,
  Initiator,
  ROLES,
} from '../../../lib/activity/activity.ts';
import { RECIPIENT_CLASSES } from '../../../lib/policy/audience.ts';
import { EFFECTS } from '../../../lib/activity/decision.ts';
import type { Context } from '../../../lib/policy/facts.ts';
import {
  NOW,
  type PolicyInput,
  type RuleInput,
  app,
  connect,
  consent,
  context,
  policyInput,
  policyWith,
  publish,
  share,
} from './samples.ts';

const ID = (...names: readonly string[]) => fc.subarray([...names], { minLength: 1 });
const lists: PolicyInput['lists'] = {
  domains: {
    own: ['acme.example'],
    partner: ['partner.example'],
    wide: ['partner.example', 'vendor.example', 'example'],
    below: ['eu.partner.example'],
    none: [],
  },
  apps: {
    approved: [{ clientId: 'good' }, { clientId: 'narrow', scopes: ['openid', 'Mail.Read'] }],
    narrower: [{ clientId: 'narrow', scopes: ['openid'] }],
    more: [{ clientId: 'good' }, { clientId: 'narrow' }, { clientId: 'other' }],
    none: [],
  },
  scopes: {
    mail: ['mail.*', 'https://mail.google.com/'],
    read: ['Mail.Read', 'files.read'],
    graph: ['https://graph.microsoft.com/*'],
    'sign-in': ['openid'],
    none: [],
  },
  people: { board: ['Ada@acme.example'], none: [] },
  connectors: { risky: [{ id: 'http' }, { id: 'ftp' }] },
  groups: { sellers: ['sales', 'partners'] },
};

const DOMAIN_LISTS = ['own', 'partner', 'wide', 'below', 'none'];
const one = (name: string, values: readonly unknown[]) =>
  fc.constantFrom(...values).map((value) => ({ [name]: value }));
const some = (name: string, values: readonly string[]) =>
  ID(...values).map((chosen) => ({ [name]: chosen }));

/** One predicate. */
export const Leaf: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  { arbitrary: fc.constant({ always: true }), weight: 1 },
  ...['hostIn', 'accountDomainIn', 'redirectHostIn', 'recipientDomainIn', 'resourceHostIn'].map(
    (name) => one(name, DOMAIN_LISTS),
  ),
  one('endpointHostIn', DOMAIN_LISTS),
  some('platformIn', ['google', 'oauth', 'n8n']),
  some('appIdIn', ['good', 'narrow', 'other', 'mailtidy']),
  one('appIn', ['approved', 'narrower', 'more', 'none']),
  one('scopeIn', ['mail', 'read', 'graph', 'sign-in', 'none']),
  one('scopeOutside', ['mail', 'read', 'graph', 'sign-in', 'none']),
  ...['offline', 'opaque', 'organisationWide', 'publisherVerified', 'firstTime'].map((name) =>
    one(name, [true, false]),
  ),
  some('flowIn', FLOWS),
  some('initiatorIn', Initiator.options),
  some('anomalyIn', ANOMALIES),
  some('groupIn', ['sales', 'legal', 'partners']),
  one('groupIn', ['sellers']),
  one('personIn', ['board', 'none']),
  one('audienceAtLeast', AUDIENCES),
  one('roleAtLeast', ROLES),
  one('recipientsAtLeast', [1, 2, 3]),
  one('openEndpointsAtLeast', [1, 2]),
  some('labelIn', ['Secret', 'secret', 'Public']),
  some('resourceTypeIn', ['file', 'folder', 'unknown']),
  some('signInIn', ['required', 'none', 'unknown']),
  some('runsAsIn', ['maker', 'viewer', 'unknown']),
  some('connectorIn', ['http', 'ftp', 'smtp']),
  one('connectorIn', ['risky']),
  one('accountKindIs', ['work', 'personal']),
  ...['mayReshare', 'mayDownload', 'passwordProtected', 'widens'].map((name) =>
    one(name, [true, false]),
  ),
  one('expiresWithinDays', [0, 7, 30]),
  one('groupSizeAtLeast', [10, 100]),
  some('recipientClassIn', RECIPIENT_CLASSES),
  some('containerTypeIn', ['drive', 'team', 'site']),
  one('connectedAccountIs', ['work', 'personal']),
  one('connectedDomainIn', DOMAIN_LISTS),
  one('riskAtLeast', ['low', 'moderate', 'high']),
  one('timeWindow', [
    { from: '08:00', to: '18:00', timeZone: 'UTC' },
    { from: '18:00', to: '08:00', timeZone: 'UTC' },
  ]),
);

/** A condition of up to three levels. */
export const Condition: fc.Arbitrary<Record<string, unknown>> = fc.letrec<{
  node: Record<string, unknown>;
}>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    Leaf,
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('node').map((not) => ({ not })),
  ),
})).node;

const KINDS = ['consent', 'share', 'publish', 'connect'];

const Rule: fc.Arbitrary<RuleInput> = fc.record(
  {
    id: fc.integer({ min: 0, max: 30 }).map((n) => `r${n}`),
    kinds: fc.subarray(KINDS, { minLength: 1 }),
    when: Condition,
    effect: fc.constantFrom(...EFFECTS),
    stage: fc.constantFrom('observe', 'coach', 'enforce', 'enforce'),
    band: fc.constantFrom(50, 100, 200),
    rollout: fc.constantFrom(50, 100),
    starts: fc.constantFrom('2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z'),
    expires: fc.constantFrom('2026-12-01T00:00:00Z', '2028-01-01T00:00:00Z'),
    coolDown: fc.constant('P1D'),
  },
  { requiredKeys: ['id', 'kinds', 'when', 'effect', 'stage', 'band'] },
);

const exceptions: PolicyInput['exceptions'] = [
  {
    id: 'e1',
    rules: ['r1', 'r2', 'r3'],
    actor: { group: 'sales' },
    app: 'good',
    resource: 'file-1',
    scopes: ['openid', 'mail.read', 'files.read'],
    audience: 'public',
    until: '2027-06-01T00:00:00Z',
  },
];

/** A policy with rules that often cover each other: half of them are copies with something changed. */
export const World = fc
  .tuple(
    fc.array(Rule, { minLength: 1, maxLength: 5 }),
    fc.array(fc.tuple(fc.nat(), Rule, fc.subarray(['kinds', 'band', 'effect', 'stage', 'when'])), {
      maxLength: 5,
    }),
    fc.boolean(),
  )
  .map(([rules, copies, excepted]) => {
    const copied = copies.map(([place, other, changed]) => {
      const rule = rules[place % rules.length]!;
      const changes = Object.fromEntries(
        changed.map((key) => [key, other[key as keyof RuleInput]]),
      );
      // A narrower copy: what the other asks comes on top.
      const when = changed.includes('when') ? { all: [rule.when, other.when] } : rule.when;
      return { ...rule, ...changes, when };
    });
    const all = [...rules, ...copied].map((rule, index) => ({ ...rule, id: `r${index}` }));
    return policyWith({
      ...policyInput(),
      lists,
      rules: all,
      exceptions: excepted ? exceptions : [],
    });
  });

/** The lists of these worlds. */
export const WORLD_LISTS = policyWith({ lists }).lists;

const HOSTS = ['acme.example', 'eu.partner.example', 'partner.example', 'vendor.example', 'x.test'];
const host = fc.constantFrom(...HOSTS);
const reach = fc.constantFrom(
  'unchanged' as const,
  'restricted' as const,
  'organisation' as const,
  'anyone_with_link' as const,
  'public' as const,
);
const common = {
  host,
  platform: fc.constantFrom('google', 'oauth', 'n8n'),
  accountDomain: fc.constantFrom('acme.example', 'partner.example', null),
};
const SCOPES = [
  ...['openid', 'mail.read', 'Mail.Send', 'https://mail.google.com/', 'files.read'],
  ...['https://graph.microsoft.com/Mail.Read', 'https://graph.microsoft.com/other'],
];
const YES_NO = fc.constantFrom(true, false, null);
const accountKind = fc.constantFrom('work' as const, 'personal' as const, null);
const resource = fc.record({
  type: fc.constantFrom('file' as const, 'folder' as const, 'unknown' as const),
  id: fc.constantFrom('file-1', null),
  label: fc.constantFrom('Secret', 'public', null),
  container: fc.constantFrom(
    { type: 'drive' as const, id: null },
    { type: 'team' as const, id: null },
    undefined,
  ),
});

/** Steps of every kind. */
export const Step: fc.Arbitrary<Activity> = fc.oneof(
  fc
    .record({
      ...common,
      app: fc
        .tuple(
          fc.constantFrom('good', 'narrow', 'other', 'mailtidy', ''),
          fc.constantFrom(true, false, null),
        )
        .map(([id, verified]) => app(id, verified)),
      scopes: fc.subarray(SCOPES),
      redirectUri: fc.option(host.map((name) => `https://${name}/cb`)),
      flow: fc.constantFrom(...FLOWS),
      offline: fc.boolean(),
      opaque: fc.boolean(),
      organisationWide: fc.boolean(),
      initiator: fc.constantFrom(...Initiator.options),
      anomalies: fc.subarray([...ANOMALIES]),
      accountKind,
      resources: fc.array(
        host.map((name) => `https://${name}/`),
        { maxLength: 2 },
      ),
    })
    .map(consent),
  fc
    .record({
      ...common,
      resource,
      recipients: fc.array(
        fc.record({
          domain: host,
          type: fc.constantFrom('person' as const, 'group' as const),
          count: fc.integer({ min: 1, max: 3 }),
          size: fc.constantFrom(0, 20, 200),
        }),
        { maxLength: 2 },
      ),
      link: reach,
      role: fc.constantFrom(...ROLES, null),
      mayReshare: YES_NO,
      mayDownload: YES_NO,
      password: YES_NO,
      expiresInDays: fc.constantFrom(0, 7, 30, 400, 'never' as const, null),
      before: fc.option(fc.record({ link: reach, role: fc.constantFrom(...ROLES, null) })),
      accountKind,
    })
    .map(share),
  fc
    .record({
      ...common,
      resource,
      reach,
      openEndpoints: fc.integer({ min: 0, max: 3 }),
      reachBefore: fc.option(reach),
      accountKind,
      signIn: fc.constantFrom('required' as const, 'none' as const, 'unknown' as const),
      runsAs: fc.constantFrom('maker' as const, 'viewer' as const, 'unknown' as const),
    })
    .map(publish),
  fc
    .record({
      ...common,
      connector: fc.constantFrom('http', 'ftp', 'smtp').map((id) => ({ id, name: null })),
      sharedWith: reach,
      endpointHost: fc.option(host),
      connectedAccount: fc.option(fc.record({ kind: accountKind, domain: fc.option(host) })),
      accountKind,
    })
    .map(connect),
);

/** Who acts, and when. */
export const Circumstances: fc.Arbitrary<Context> = fc
  .record({
    now: fc.constantFrom(NOW, NOW + 12 * 3_600_000, NOW + 60 * 86_400_000),
    user: fc.constantFrom('ada@acme.example', 'bob@acme.example', null),
    groups: fc.subarray(['sales', 'legal', 'partners']),
    firstTime: fc.constantFrom(true, false, null),
  })
  .map((changes) => context(changes));
