/** Policies, activities and contexts for tests, each a whole one with what a test changes. */
import { type Catalog, EMPTY_CATALOG, type ScopeFact } from '../../../lib/catalog/catalog.ts';
import {
  NO_CONNECT_FACTS,
  NO_PUBLISH_FACTS,
  NO_SHARE_TERMS,
  type ConnectActivity,
  type ConsentActivity,
  type PublishActivity,
  type ShareActivity,
  NO_REQUEST_FACTS,
} from '../../../lib/activity/activity.ts';
import type { Decision } from '../../../lib/activity/decision.ts';
import { compile } from '../../../lib/policy/compile.ts';
import { decide } from '../../../lib/policy/decide.ts';
import { type Context, NO_PROMPTS } from '../../../lib/policy/facts.ts';
import { Policy } from '../../../lib/policy/schema.ts';
import type { z } from 'zod/mini';

export const NOW = Date.parse('2026-11-25T10:00:00Z');

/** Knows one brand, one first-party client, a few scopes and hosts. */
export const SMALL_CATALOG: Catalog = {
  ...EMPTY_CATALOG,
  scope: (scope, platform) => {
    const area = SCOPE_AREAS[scope.toLowerCase()];
    return {
      ...EMPTY_CATALOG.scope(scope, platform),
      ...(area === undefined ? {} : { area, estimated: false }),
      weight: area === 'mail' ? 'high' : area === 'identity' ? 'ordinary' : 'sensitive',
    };
  },
  client: (id) =>
    id === 'azure-cli'
      ? { name: 'Azure CLI', firstParty: true, loopback: true, abused: false }
      : id === 'thief'
        ? { name: 'Mail Backup', firstParty: false, loopback: false, abused: true }
        : null,
  isConsumerDomain: (domain) => domain === 'outlook.com',
  redirectClass: (address) =>
    address.includes('ngrok') ? 'tunnel' : address.includes('localhost') ? 'loopback' : 'web',
  brandLike: (name) => (name === '0utlook' ? 'Outlook' : null),
};
const SCOPE_AREAS: Readonly<Record<string, ScopeFact['area']>> = {
  'mail.read': 'mail',
  openid: 'identity',
  'files.read': 'files',
};

export const context = (changes: Partial<Context> = {}): Context => ({
  now: NOW,
  language: 'en',
  user: 'ada@acme.example',
  groups: ['sales'],
  stale: false,
  firstTime: null,
  prompts: NO_PROMPTS,
  catalog: EMPTY_CATALOG,
  ...changes,
});

export type PolicyInput = z.input<typeof Policy>;
export type RuleInput = NonNullable<PolicyInput['rules']>[number];

export const policyInput = (changes: Partial<PolicyInput> = {}): PolicyInput => ({
  vocabulary: 2,
  id: 'test',
  version: 3,
  issued: '2026-11-01T00:00:00Z',
  expires: '2027-11-01T00:00:00Z',
  organisation: { name: 'Acme' },
  lists: {
    domains: { own: ['acme.example'], partner: ['partner.example'], consumer: ['gmail.com'] },
    apps: {
      approved: [{ clientId: 'good' }, { clientId: 'narrow', scopes: ['openid', 'Mail.Read'] }],
      known: [
        {
          clientId: 'contracted',
          users: 12,
          vendor: { status: 'approved', agreement: true, reviewDue: '2026-11-25' },
        },
        { clientId: 'mailtidy', users: 0 },
      ],
    },
    connectors: {
      checked: [
        { id: 'http', vendor: { status: 'limited', reviewDue: '2027-06-01' } },
        { id: 'sheets', vendor: { status: 'approved', agreement: true } },
      ],
    },
    templates: { form: { label: { en: 'Form', de: 'Formular' }, url: 'https://t.acme.example/f' } },
    groups: { field: ['sales', 'service'] },
    scopes: { mail: ['mail.*', 'https://mail.google.com/'], 'sign-in': ['openid', 'email'] },
    people: { board: ['Ada@acme.example'] },
  },
  ...changes,
});

export const policyWith = (changes: Partial<PolicyInput> = {}): Policy =>
  Policy.parse(policyInput(changes));

export const rule = (changes: Partial<RuleInput> = {}): RuleInput => ({
  id: 'rule',
  kinds: ['consent', 'share', 'connect', 'publish'],
  when: { always: true },
  effect: 'justify',
  stage: 'enforce',
  ...changes,
});

export const consent = (changes: Partial<ConsentActivity> = {}): ConsentActivity => ({
  kind: 'consent',
  surface: 'consent/generic',
  platform: 'oauth',
  host: 'sso.acme.example',
  accountDomain: 'acme.example',
  sensor: 'flow',
  app: { clientId: 'mailtidy', name: 'MailTidy', publisher: null, verified: null },
  scopes: ['openid', 'mail.read'],
  redirectUri: 'https://mailtidy.example/callback',
  flow: 'code',
  offline: false,
  organisationWide: false,
  opaque: false,
  ...NO_REQUEST_FACTS,
  ...changes,
});

export const app = (clientId: string, verified: boolean | null = null): ConsentActivity['app'] => ({
  clientId,
  name: null,
  publisher: null,
  verified,
});

export const share = (changes: Partial<ShareActivity> = {}): ShareActivity => ({
  kind: 'share',
  ...NO_SHARE_TERMS,
  surface: 'share/google-drive',
  platform: 'google',
  host: 'drive.google.com',
  accountDomain: 'acme.example',
  sensor: 'page',
  resource: { type: 'spreadsheet', id: 'file-1', label: null },
  recipients: [],
  link: 'unchanged',
  role: 'view',
  ...changes,
});

export const to = (domain: string, count = 1, type: 'person' | 'group' = 'person') => ({
  domain,
  type,
  count,
});

export const publish = (changes: Partial<PublishActivity> = {}): PublishActivity => ({
  kind: 'publish',
  ...NO_PUBLISH_FACTS,
  surface: 'publish/node-red',
  platform: 'node-red',
  host: 'node-red.acme.example',
  accountDomain: null,
  sensor: 'page',
  resource: { type: 'flow', id: 'flow-1', label: null },
  reach: 'unchanged',
  signIn: 'unknown',
  runsAs: 'unknown',
  openEndpoints: 0,
  ...changes,
});

export const connect = (changes: Partial<ConnectActivity> = {}): ConnectActivity => ({
  kind: 'connect',
  ...NO_CONNECT_FACTS,
  surface: 'connect/n8n',
  platform: 'n8n',
  host: 'n8n.acme.example',
  accountDomain: null,
  sensor: 'page',
  connector: { id: 'http', name: null },
  sharedWith: 'unchanged',
  endpointHost: null,
  ...changes,
});

type Activities = ConsentActivity | ShareActivity | PublishActivity | ConnectActivity;

/** The decision of a policy with these changes. */
export const decisionOf = (
  changes: Partial<PolicyInput>,
  activity: Activities,
  changed: Partial<Context> = {},
): Decision => decide(compile(policyWith(changes)), activity, context(changed));

/** The decision of a policy that has these rules and nothing else. */
export const byRules = (
  rules: readonly RuleInput[],
  activity: Activities,
  changed: Partial<Context> = {},
) => decisionOf({ rules: [...rules] }, activity, changed);

/** Whether one condition matches. */
export const matches = (
  when: RuleInput['when'],
  activity: Activities,
  changed: Partial<Context> = {},
): boolean => byRules([rule({ when })], activity, changed).basis === 'rule';
