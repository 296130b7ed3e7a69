/** Named states of popup and status page. */
import type { PageState, RecentStep, Status } from '../lib/browser/messages.ts';
import type { Heard } from './Popup.tsx';
import { SAMPLE_NOTICE, recordedSample, requestSamples, stoppedSamples } from './samples-own.ts';

export interface PageSample {
  readonly heard: Heard;
  readonly page: PageState | null;
  /** The entry of "My activity" that is open. */
  readonly opened?: string;
}

/** The moment all samples are looked at: 23 November 2026, 14:00 UTC. */
export const SAMPLE_NOW = Date.UTC(2026, 10, 23, 14);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const PAST = SAMPLE_NOW - 3 * MINUTE;

let serial = 0;
const step = (more: Partial<RecentStep>): RecentStep => ({
  uid: `0193-${++serial}`,
  time: SAMPLE_NOW - 20 * MINUTE,
  kind: 'consent',
  surface: 'consent/google',
  subject: 'MailTidy',
  effect: 'request',
  outcome: 'requested',
  quiet: null,
  drill: false,
  sent: true,
  disputes: null,
  ...more,
});

const EMPTY: Status = {
  version: '0.1.0',
  management: 'managed',
  configuration: [
    { key: 'policyUrl', value: 'https://handrail.acme.example/policy.jws', source: 'managed' },
    {
      key: 'policyKeys',
      value: '[{"kid":"acme-2026","x":"Kd0f9pWv3bq1uVtX0mYc8sZr5nTgH2eLJ4iQaBwRkUo"}]',
      source: 'managed',
    },
    { key: 'reportUrl', value: 'https://handrail.acme.example/report', source: 'managed' },
    { key: 'reportFormat', value: 'ocsf', source: 'default' },
    { key: 'reportToken', value: 'set', source: 'managed' },
    { key: 'enrolmentToken', value: 'set', source: 'managed' },
    { key: 'tenant', value: 'Acme', source: 'managed' },
    { key: 'user', value: '', source: 'default' },
    { key: 'groups', value: '[]', source: 'default' },
    { key: 'deviceLabel', value: '', source: 'default' },
    { key: 'failMode', value: 'warn', source: 'managed' },
    { key: 'privacy', value: 'pseudonymous', source: 'managed' },
    { key: 'pollMinutes', value: '5', source: 'default' },
  ],
  problems: [],
  policy: {
    id: 'acme',
    version: 42,
    organisation: 'Acme',
    signer: 'acme-2026',
    verifiedAt: SAMPLE_NOW - 26 * HOUR,
    checkedAt: PAST,
    expires: '2026-12-31T00:00:00Z',
    stale: false,
    rules: 18,
  },
  lastPull: { time: PAST, ok: true, detail: 'not modified' },
  outbox: { waiting: 0, sent: 0, setAside: 0, dropped: 0, lastError: null, lastSent: null },
  surfaces: [
    {
      id: 'consent/google',
      product: 'Google sign-in',
      capability: 'hold',
      version: 1,
      read: 0,
      gaps: 0,
    },
    {
      id: 'share/google-drive',
      product: 'Google Drive',
      capability: 'hold',
      version: 1,
      read: 0,
      gaps: 0,
    },
  ],
  layers: [
    { id: 'flow', active: true, reason: 'on', rules: null },
    { id: 'page', active: true, reason: 'on', rules: null },
    { id: 'request', active: true, reason: 'on', rules: null },
    { id: 'net', active: true, reason: 'on', rules: { used: 12, left: 0 } },
  ],
  recent: [],
  requests: [],
  stopped: [],
  notice: null,
  withheld: [],
  privately: false,
};

const BUSY: Status = {
  ...EMPTY,
  outbox: {
    waiting: 2,
    sent: 1314,
    setAside: 0,
    dropped: 0,
    lastError: null,
    lastSent: SAMPLE_NOW - 2 * MINUTE,
  },
  surfaces: EMPTY.surfaces.map((surface) => ({ ...surface, read: 12 })),
  recent: [
    step({ sent: false }),
    step({
      kind: 'share',
      surface: 'share/google-drive',
      subject: 'spreadsheet',
      outcome: 'fixed',
      time: SAMPLE_NOW - 2 * HOUR,
    }),
    step({
      kind: 'publish',
      surface: 'publish/node-red',
      subject: 'report',
      outcome: 'blocked',
      time: SAMPLE_NOW - 25 * HOUR,
    }),
    step({
      kind: 'share',
      surface: 'share/sharepoint',
      subject: 'folder',
      outcome: 'proceeded',
      time: SAMPLE_NOW - 50 * HOUR,
    }),
    step({ subject: 'Paperfold', outcome: 'blocked', drill: true, time: SAMPLE_NOW - 60 * HOUR }),
    step({ subject: 'Ledgerly', outcome: 'disputed', time: SAMPLE_NOW - 70 * HOUR }),
    step({
      subject: '\u202eعلامة البريد (v2) with a very long name that goes on and on for ever',
      outcome: 'cancelled',
      time: SAMPLE_NOW - 90 * HOUR,
    }),
    step({
      subject: '<b>Free</b>',
      outcome: 'allowed_silently',
      quiet: 'budget',
      effect: 'log',
      time: SAMPLE_NOW - 99 * HOUR,
    }),
  ],
};

const PROBLEM: Status = {
  ...BUSY,
  configuration: EMPTY.configuration.map((setting) =>
    setting.key === 'pollMinutes' || setting.key === 'reportUrl'
      ? { ...setting, value: setting.key === 'reportUrl' ? '' : '5', source: 'default' }
      : setting,
  ),
  problems: [
    { key: 'pollMinutes', problem: 'Invalid input: expected number, received string' },
    { key: 'reportUrl', problem: 'Invalid URL' },
    { key: 'pollMinuts', problem: 'Handrail has no setting of this name.' },
  ],
  policy: { ...BUSY.policy!, expires: '2026-11-20T00:00:00Z', stale: true },
  lastPull: {
    time: PAST,
    ok: false,
    detail: 'https://handrail.acme.example/policy.jws answered 503',
  },
  outbox: {
    waiting: 4210,
    sent: 1314,
    setAside: 3,
    dropped: 12,
    lastError: 'The report address answered 401: the token was not accepted.',
    lastSent: SAMPLE_NOW - 30 * HOUR,
  },
  layers: [
    { id: 'flow', active: true, reason: 'on', rules: null },
    { id: 'page', active: false, reason: 'switched-off', rules: null },
    { id: 'request', active: false, reason: 'not-installed-by-policy', rules: null },
    { id: 'net', active: true, reason: 'on', rules: { used: 30_000, left: 412 } },
  ],
  surfaces: BUSY.surfaces.map((surface, index) => ({ ...surface, gaps: index === 0 ? 4 : 0 })),
  withheld: ['webNavigation', '<all_urls>'],
};

const ASKED = requestSamples(SAMPLE_NOW);
const STOPPED_SAMPLES = stoppedSamples(SAMPLE_NOW);

/** What the samples' worker answers about recorded steps. */
export const RECORDED_SAMPLE = {
  recorded: (uids: readonly string[]) =>
    Promise.resolve(uids.map((uid) => recordedSample(uid, SAMPLE_NOW))),
  onDispute: () => Promise.resolve(true),
} as const;

const on: PageState = { active: true, surfaces: ['share/google-drive'] };
const off: PageState = { active: false, surfaces: [] };

/** Samples of popup and status page, by name. */
export const PAGE_SAMPLES: Readonly<Record<string, PageSample>> = {
  loading: { heard: 'loading', page: null },
  silent: { heard: 'silent', page: null },
  unknown: {
    heard: { ...EMPTY, management: 'unknown', policy: null, lastPull: null },
    page: off,
  },
  unmanaged: {
    heard: {
      ...EMPTY,
      management: 'unmanaged',
      policy: null,
      lastPull: null,
      configuration: EMPTY.configuration.map((setting) => ({
        ...setting,
        value: '',
        source: 'default',
      })),
    },
    page: off,
  },
  'no-policy': { heard: { ...EMPTY, policy: null, lastPull: null }, page: on },
  empty: { heard: EMPTY, page: off },
  busy: { heard: BUSY, page: on },
  problem: { heard: PROBLEM, page: on },
  waiting: { heard: { ...BUSY, requests: [ASKED.unsent, ASKED.waiting] }, page: on },
  approved: { heard: { ...BUSY, requests: [ASKED.approved] }, page: on },
  refused: { heard: { ...BUSY, requests: [ASKED.refused, ASKED.kept] }, page: on },
  ending: { heard: { ...BUSY, requests: [ASKED.ending, ASKED.waiting] }, page: on },
  history: { heard: { ...BUSY, requests: Object.values(ASKED) }, page: on },
  stopped: { heard: { ...BUSY, stopped: STOPPED_SAMPLES }, page: on },
  opened: { heard: BUSY, page: on, opened: BUSY.recent[0]!.uid },
  'notice-first': { heard: { ...EMPTY, notice: SAMPLE_NOTICE }, page: on },
  'notice-read': { heard: { ...EMPTY, notice: { ...SAMPLE_NOTICE, read: true } }, page: on },
};
