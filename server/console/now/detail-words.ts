/** The words of the detail view; the rest of the console's words are in words.ts. */
import type { Decision } from '../../../lib/activity/decision.ts';
import { counted } from '../words.ts';
import type { ConsentActivity, PublishActivity, Sensor } from '../../../lib/activity/activity.ts';

export const detailWords = {
  region: 'Event',
  close: 'Close',
  back: 'Back to the list',
  loading: 'Loading the event…',
  unreadable:
    'This event was written by another version, so its reasoning is not shown here. The event as received, below, has all of it.',
  about: 'What the person was about to do',
  decided: 'What was decided, and why',
  shown: 'What the person saw',
  did: 'What the person did',
  measured: 'How it was seen and measured',
  health: 'What the browser reported',
  raw: 'Event as received',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Select the text and copy it',
  yes: 'yes',
  no: 'no',
  unknown: 'not known',
  none: 'none',
} as const;

export const kindWords = {
  consent: (app: string, count: number, platform: string) =>
    `Give ${app} ${count === 1 ? 'one permission' : `${count} permissions`} at ${platform}`,
  consentOpaque: (app: string, platform: string) =>
    `Give ${app} permissions at ${platform}; the request hides which`,
  share: (thing: string, platform: string) => `Share ${thing} in ${platform}`,
  connect: (connector: string, platform: string) => `Connect ${connector} in ${platform}`,
  publish: (thing: string, platform: string) => `Publish ${thing} from ${platform}`,
  thing: (type: string) =>
    type === 'unknown' ? 'something' : `${/^[aeiou]/u.test(type) ? 'an' : 'a'} ${type}`,
  labelled: (thing: string, label: string) => `${thing} labelled “${label}”`,
} as const;

/** Products that write their names in another way than our ids do. */
export const platformWords: Readonly<Record<string, string>> = {
  bitbucket: 'Bitbucket',
  github: 'GitHub',
  gitlab: 'GitLab',
  google: 'Google',
  keycloak: 'Keycloak',
  microsoft: 'Microsoft',
  n8n: 'n8n',
  nocodb: 'NocoDB',
  'node-red': 'Node-RED',
  salesforce: 'Salesforce',
  slack: 'Slack',
};

export const factWords = {
  /** Providers do not check it, so the words say whose claim it is. */
  app: 'App, as it calls itself',
  clientId: 'Client id',
  publisher: 'Publisher',
  verified: 'Publisher verified',
  scopes: 'Permissions asked',
  opaque: 'hidden from the browser by the way the request was made',
  redirect: 'Answers to',
  flow: 'Way of asking',
  offline: 'Works while the person is away',
  offlineYes: 'yes, for as long as it likes',
  organisationWide: 'For everyone in the organisation',
  recipients: 'Shared with',
  people: (domain: string, count: number) => `${domain} · ${count}`,
  groups: (domain: string, count: number, size?: number) =>
    `${domain} · ${counted(count, 'group', 'groups')}${size === undefined ? '' : ` · ${counted(size, 'person', 'people')}`}`,
  link: 'Link opens for',
  role: 'They may',
  before: 'Before that',
  held: (link: string, role: string) => `${link}; they could ${role}`,
  ends: 'Access ends',
  endsAfter: (days: number | 'never') =>
    days === 'never'
      ? 'never by itself'
      : days === 0
        ? 'today'
        : `after ${counted(days, 'day', 'days')}`,
  password: 'Asks for a password',
  mayReshare: 'May be passed on',
  mayDownload: 'May be downloaded',
  container: 'Lies in',
  connectedKind: 'Connected account',
  connectedDomain: 'Connected account of',
  accountKind: 'Kind of account',
  resourceId: 'Id (keyed hash)',
  connector: 'Connector',
  sharedWith: 'Connection usable by',
  endpoint: 'Connects to',
  reach: 'Can be opened by',
  signIn: 'Sign-in',
  runsAs: 'Runs with the rights of',
  openEndpoints: 'Open entry points',
  account: 'Account of',
  host: 'On the site',
  audience: 'Who gets at it',
} as const;

export const accountKindWords = { work: 'work', personal: 'personal' } as const;

export const flowWords: Record<ConsentActivity['flow'], string> = {
  code: 'authorization code',
  implicit: 'implicit (token in the address)',
  hybrid: 'hybrid',
  device: 'device code',
  admin: 'administrator consent',
  silent: 'silent (no page shown)',
  oauth1: 'a request token (OAuth 1)',
  unknown: 'not known',
};

export const signInPublishWords: Record<PublishActivity['signIn'], string> = {
  required: 'required',
  none: 'none: it opens without one',
  unknown: 'not known',
};

export const runsAsWords: Record<PublishActivity['runsAs'], string> = {
  maker: 'the person who built it',
  viewer: 'whoever opens it',
  unknown: 'not known',
};

export const decisionWords = {
  effect: 'Decision',
  /** Why the decision is milder than what the rule asks for. */
  softened: (intended: string, stage: string) =>
    `The rule asks to ${intended}; its stage, ${stage}, made it milder.`,
  softenedWithoutStage: (intended: string) => `The rule asks to ${intended}; it was made milder.`,
  basis: 'Decided by',
  entry: 'Entry',
  rules: 'Rules that matched, strongest first',
  rule: 'Rule',
  asks: 'Asks for',
  stage: 'Stage',
  band: 'Priority',
  reasons: 'Reasons',
  unknown: 'Conditions this browser did not know',
  unknownHint:
    'The rules that use them were read without them. Update the extension on this browser.',
  stale: 'past its expiry when it decided',
  fresh: 'valid when it decided',
  noPolicy: 'no policy was at hand',
} as const;

export const basisWords: Record<Decision['basis'], string> = {
  kill: 'an entry of the kill list',
  exception: 'an exception that was approved',
  rule: 'rules of the policy',
  none: 'no rule matched',
  'fail-mode': 'the setting for a missing policy, because none was at hand',
};

export const shownWords = {
  nothing: 'Nothing was shown.',
  dialog: (effect: string) => `A dialog: ${effect}`,
  notice: (effect: string) => `A notice: ${effect}`,
  title: 'Title',
  why: 'Reasons shown',
  advice: 'Advice',
  alternatives: 'Ways offered',
} as const;

export const didWords = {
  outcome: 'Outcome',
  justification: 'In their words',
  grant: 'The provider then said',
  grants: {
    granted: 'granted',
    refused: 'the person said no',
    denied: 'the provider said no',
    abandoned: 'never answered',
    unknown: 'not known',
  },
} as const;

export const measureWords = {
  policy: 'Policy',
  policyVersion: (id: string, version: number) => `${id}, version ${version}`,
  version: (version: number) => `version ${version}`,
  policyAge: 'Policy age',
  policyState: 'Policy state',
  sensor: 'Seen by',
  surface: 'Surface',
  surfaceVersion: (surface: string, version: number) => `${surface}, reader version ${version}`,
  armed: 'Gate ready after',
  decide: 'Deciding took',
  browser: 'Browser',
  reported: 'Stored',
  reportedAfter: (delay: string) => `${delay} later`,
  uid: 'Event id',
  reason: 'Reason',
  detail: 'Detail',
  queue: 'Waiting in the outbox',
  dropped: 'Dropped',
  events: (count: number) => counted(count, 'event', 'events'),
} as const;

export const sensorWords: Record<Sensor, string> = {
  page: 'the page reader',
  flow: 'the consent flow tracker',
  wire: 'the wire reader',
};

/** What a health reason means for the person who reads it. */
export const healthWords: Record<string, string> = {
  heartbeat: 'The browser is on and reports.',
  policy_applied: 'A new policy is in force.',
  policy_rejected: 'A policy was not accepted; the last good one stays in force.',
  policy_unreachable: 'The policy address does not answer; the last good one stays in force.',
  configuration_invalid: 'A managed value is wrong and is not used.',
  coverage_gap:
    'A known dialog could not be read. Steps there are not seen until its reader is updated.',
  outbox_dropped: 'Events were dropped because the outbox was full.',
  report_set_aside: 'Events were set aside because the service did not accept them.',
  permission_missing: 'The browser withholds a permission that Handrail needs.',
};
