/** Records of every kind, effect and outcome, as the outbox would hold them. */
import {
  type Activity,
  NO_CONNECT_FACTS,
  NO_PUBLISH_FACTS,
  NO_REQUEST_FACTS,
  NO_SHARE_TERMS,
} from '../../../lib/activity/activity.ts';
import {
  type Decision,
  type Effect,
  OUTCOMES,
  type Outcome,
  PLAIN_DECISION,
} from '../../../lib/activity/decision.ts';
import { uuidv7 } from '../../../lib/activity/identifiers.ts';
import type { HealthState } from '../../../lib/events/health-state.ts';
import {
  HEALTH_REASONS,
  type HealthRecord,
  type Origin,
  type ReportRecord,
  type StepRecord,
} from '../../../lib/events/record.ts';

export const ORIGIN: Origin = {
  tenant: 'acme',
  user: 'ana@acme.example',
  groups: ['sales', 'berlin'],
  device: 'device-1',
  deviceLabel: 'ANA-LAPTOP',
  browser: 'Chromium 141',
  version: '0.1.0',
};

export const BARE_ORIGIN: Origin = {
  tenant: null,
  user: null,
  groups: [],
  device: 'device-2',
  deviceLabel: null,
  browser: 'Firefox 143',
  version: '0.1.0',
};

const seen = { accountDomain: 'acme.example', sensor: 'page' } as const;

export const ACTIVITIES: Record<string, Activity> = {
  consent: {
    kind: 'consent',
    surface: 'consent/google',
    platform: 'google',
    host: 'accounts.google.com',
    ...seen,
    app: { clientId: '1234.apps.example', name: 'Mail Helper', publisher: null, verified: false },
    scopes: ['openid', 'https://www.googleapis.com/auth/gmail.readonly'],
    redirectUri: 'https://mail-helper.example:8443',
    flow: 'code',
    offline: true,
    organisationWide: false,
    opaque: false,
    ...NO_REQUEST_FACTS,
  },
  'opaque consent': {
    kind: 'consent',
    surface: 'consent/generic',
    platform: 'oauth',
    host: 'login.partner.example',
    accountDomain: null,
    sensor: 'flow',
    app: { clientId: 'abc', name: null, publisher: null, verified: null },
    scopes: [],
    redirectUri: null,
    flow: 'unknown',
    offline: false,
    organisationWide: true,
    opaque: true,
    ...NO_REQUEST_FACTS,
  },
  share: {
    kind: 'share',
    ...NO_SHARE_TERMS,
    surface: 'share/google-drive',
    platform: 'google',
    host: 'drive.google.com',
    ...seen,
    resource: { type: 'spreadsheet', id: 'hmac-4f2a', label: 'Confidential' },
    recipients: [
      { domain: 'gmail.com', type: 'person', count: 2 },
      { domain: 'partner.example', type: 'group', count: 1 },
    ],
    link: 'unchanged',
    role: 'edit',
  },
  'folder link': {
    kind: 'share',
    ...NO_SHARE_TERMS,
    surface: 'share/sharepoint',
    platform: 'microsoft',
    host: 'acme.sharepoint.com',
    ...seen,
    resource: { type: 'folder', id: null, label: null },
    recipients: [],
    link: 'anyone_with_link',
    role: null,
  },
  'site share': {
    kind: 'share',
    ...NO_SHARE_TERMS,
    surface: 'share/sharepoint',
    platform: 'microsoft',
    host: 'acme.sharepoint.com',
    ...seen,
    resource: { type: 'site', id: null, label: null },
    recipients: [{ domain: 'acme.example', type: 'group', count: 1 }],
    link: 'organisation',
    role: 'own',
  },
  'unknown share': {
    kind: 'share',
    ...NO_SHARE_TERMS,
    surface: 'share/sharepoint',
    platform: 'microsoft',
    host: 'acme.sharepoint.com',
    ...seen,
    resource: { type: 'unknown', id: null, label: null },
    recipients: [],
    link: 'public',
    role: 'view',
  },
  publish: {
    kind: 'publish',
    ...NO_PUBLISH_FACTS,
    surface: 'publish/node-red',
    platform: 'node-red',
    host: 'flows.acme.example',
    ...seen,
    resource: { type: 'flow', id: 'hmac-77', label: null },
    reach: 'public',
    signIn: 'none',
    runsAs: 'maker',
    openEndpoints: 2,
  },
  connect: {
    kind: 'connect',
    ...NO_CONNECT_FACTS,
    surface: 'connect/power-automate',
    platform: 'microsoft',
    host: 'make.powerautomate.com',
    ...seen,
    connector: { id: 'shared_dropbox', name: 'Dropbox' },
    sharedWith: 'organisation',
    endpointHost: 'api.dropbox.com',
  },
};

export const DECISION: Decision = {
  effect: 'justify',
  intended: 'justify',
  stage: 'enforce',
  basis: 'rule',
  rules: [
    { id: 'external-share', effect: 'justify', stage: 'enforce', band: 0 },
    { id: 'label-confidential', effect: 'inform', stage: 'coach', band: 0 },
  ],
  reasons: ['audience.external'],
  audience: 'external',
  entry: null,
  text: {
    title: null,
    why: ['Two people are outside of the organisation.'],
    advice: 'Ask the owner.',
  },
  alternatives: [{ label: 'Partner space', url: 'https://partners.acme.example/' }],
  ...PLAIN_DECISION,
  unknownPredicates: [],
  policy: { id: 'acme', version: 7, stale: false },
};

/** A step with something in every field; `change` overrides. */
export function stepSample(change: Partial<StepRecord> = {}): StepRecord {
  return {
    type: 'step',
    uid: uuidv7(),
    time: Date.now(),
    activity: ACTIVITIES.share!,
    decision: DECISION,
    rendered: 'justify',
    outcome: 'proceeded',
    justification: 'The customer asked for it',
    surfaceVersion: 3,
    policyAge: 120_000,
    latency: { armed: 4.25, decide: 0.03 },
    grant: null,
    grantedScopes: null,
    disputes: null,
    ...change,
  };
}

/** What a heartbeat says of a browser; `change` overrides. */
export function stateSample(change: Partial<HealthState> = {}): HealthState {
  return {
    policyId: 'acme',
    policyHash: 'ab'.repeat(32),
    policyAge: 60_000,
    layers: [
      { id: 'flow', reason: 'on' },
      { id: 'page', reason: 'on' },
      { id: 'request', reason: 'not-installed-by-policy' },
      { id: 'net', reason: 'nothing-to-do' },
    ],
    surfaces: [{ id: 'share/google-drive', version: 3, read: 12, gaps: 1 }],
    denied: ['private-windows'],
    setAside: 0,
    ...change,
  };
}

/** A health record; `change` overrides. */
export function healthSample(change: Partial<HealthRecord> = {}): HealthRecord {
  return {
    type: 'health',
    uid: uuidv7(),
    time: Date.now(),
    reason: 'heartbeat',
    detail: 'All is well.',
    surface: null,
    policyVersion: 7,
    queueDepth: 0,
    dropped: 0,
    condition: null,
    ...change,
  };
}

const decided = (effect: Effect, change: Partial<Decision> = {}): Decision => ({
  ...DECISION,
  effect,
  intended: effect,
  ...change,
});

/** How each decision can end. */
const ENDINGS: [Decision, Outcome][] = [
  [decided('allow', { basis: 'none', stage: null, rules: [], reasons: [] }), 'allowed_silently'],
  [decided('log'), 'allowed_silently'],
  [decided('log', { intended: 'block', stage: 'observe' }), 'allowed_silently'],
  [
    decided('allow', { basis: 'fail-mode', stage: null, rules: [], policy: null }),
    'allowed_silently',
  ],
  [
    decided('acknowledge', { basis: 'fail-mode', stage: null, rules: [], policy: null }),
    'proceeded',
  ],
  [decided('inform'), 'proceeded'],
  [decided('inform'), 'disputed'],
  [decided('acknowledge'), 'proceeded'],
  ...OUTCOMES.map((outcome): [Decision, Outcome] => [decided('justify'), outcome]),
  [decided('request'), 'requested'],
  [decided('block'), 'blocked'],
  [decided('block', { basis: 'kill', entry: 'kill-1', rules: [] }), 'blocked'],
  [decided('block'), 'proceeded'],
  [decided('block'), 'disputed'],
];

/** Named records: every activity with every ending, and every health reason. */
export function everyRecord(): [string, ReportRecord][] {
  const steps = Object.entries(ACTIVITIES).flatMap(([name, activity]) =>
    ENDINGS.map(([decision, outcome]): [string, ReportRecord] => [
      `${name}, ${decision.basis} ${decision.effect}, ${outcome}`,
      stepSample({
        activity,
        decision,
        outcome,
        rendered:
          decision.effect === 'allow' || decision.effect === 'log' ? 'none' : decision.effect,
        justification: decision.effect === 'justify' ? 'The customer asked for it' : null,
        grant: activity.kind === 'consent' ? 'granted' : null,
      }),
    ]),
  );
  const health = HEALTH_REASONS.map((reason): [string, ReportRecord] => [
    `health, ${reason}`,
    healthSample({
      reason,
      surface: reason === 'coverage_gap' ? 'share/google-drive' : null,
      condition: reason === 'heartbeat' ? stateSample() : null,
    }),
  ]);
  return [...steps, ...health];
}
