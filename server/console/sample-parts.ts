/** What the samples are made of. */
import {
  NO_CONNECT_FACTS,
  NO_PUBLISH_FACTS,
  NO_SHARE_TERMS,
  type ConnectActivity,
  type ConsentActivity,
  type PublishActivity,
  type ShareActivity,
  NO_REQUEST_FACTS,
} from '../../lib/activity/activity.ts';
import { type Decision, type Effect, PLAIN_DECISION } from '../../lib/activity/decision.ts';
import type { Origin } from '../../lib/events/record.ts';

export const baseOrigin: Origin = {
  tenant: 'acme',
  user: null,
  groups: [],
  device: 'b-1000',
  deviceLabel: null,
  browser: 'Chromium 148',
  version: '0.1.0',
};

export const consentActivity: ConsentActivity = {
  kind: 'consent',
  surface: 'consent/google',
  platform: 'google',
  host: 'accounts.google.com',
  accountDomain: 'acme.example',
  sensor: 'flow',
  app: {
    clientId: '731200451-mailtidy.apps.example',
    name: 'MailTidy',
    publisher: null,
    verified: false,
  },
  scopes: [
    'https://mail.google.com/',
    'https://www.googleapis.com/auth/gmail.send',
    'openid',
    'email',
  ],
  redirectUri: 'https://mailtidy.hosting.example',
  flow: 'code',
  offline: true,
  organisationWide: false,
  opaque: false,
  ...NO_REQUEST_FACTS,
};

export const shareActivity: ShareActivity = {
  kind: 'share',
  ...NO_SHARE_TERMS,
  surface: 'share/google-drive',
  platform: 'google',
  host: 'drive.google.com',
  accountDomain: 'acme.example',
  sensor: 'page',
  resource: { type: 'spreadsheet', id: 'h:5f1c9a0b77e2', label: 'Customer data' },
  recipients: [
    { domain: 'gmail.com', type: 'person', count: 1 },
    { domain: 'vendor.example', type: 'person', count: 1 },
    { domain: 'acme.example', type: 'person', count: 4 },
  ],
  link: 'unchanged',
  role: 'edit',
};

export const connectActivity: ConnectActivity = {
  kind: 'connect',
  ...NO_CONNECT_FACTS,
  surface: 'connect/n8n',
  platform: 'n8n',
  host: 'flows.acme.example',
  accountDomain: null,
  sensor: 'page',
  connector: { id: 'google-sheets', name: 'Google Sheets' },
  sharedWith: 'organisation',
  endpointHost: 'sheets.googleapis.com',
};

export const publishActivity: PublishActivity = {
  kind: 'publish',
  ...NO_PUBLISH_FACTS,
  surface: 'publish/node-red',
  platform: 'node-red',
  host: 'flows.acme.example',
  accountDomain: null,
  sensor: 'wire',
  resource: { type: 'flow', id: null, label: null },
  reach: 'public',
  signIn: 'none',
  runsAs: 'maker',
  openEndpoints: 2,
};

/** A decision of one rule in force, with the words it shows. */
export function decisionOf(effect: Effect, rule: string, reasons: string[]): Decision {
  return {
    effect,
    intended: effect,
    stage: 'enforce',
    basis: 'rule',
    rules: [
      { id: rule, effect, stage: 'enforce', band: 10 },
      { id: 'everything-is-noted', effect: 'log', stage: 'enforce', band: 10 },
    ],
    reasons,
    audience: 'external',
    entry: null,
    text: {
      title: null,
      why: ['Nobody at Acme has checked this yet.', 'It would reach people outside Acme.'],
      advice: 'Use the approved way instead.',
    },
    alternatives: [{ label: 'Acme Mail Rules', url: 'https://intranet.acme.example/mail-rules' }],
    ...PLAIN_DECISION,
    unknownPredicates: [],
    policy: { id: 'acme', version: 42, stale: false },
  };
}

/** One word without a place to break. */
export function longName(length: number): string {
  return 'Donaudampfschifffahrtsgesellschaft'.repeat(Math.ceil(length / 34)).slice(0, length);
}

export const hostileText = [
  '<img src=x onerror="document.title=\'owned\'">',
  '"><script>document.title="owned"</script>&lt;b&gt;',
  'Micro\u202Etfos\u202C \u2067Corp\u2069',
] as const;

export const germanWords = {
  label: 'Streng vertraulich: Kundenzahlungsverkehrsdaten',
  rule: 'freigabe-außerhalb-der-organisation',
  title: 'Zwei Personen außerhalb Ihrer Organisation könnten diese Tabelle danach bearbeiten',
  why: [
    'Dateien mit der Kennzeichnung „Streng vertraulich“ bleiben in der Organisation, solange keine Auftragsverarbeitungsvereinbarung besteht.',
    'gmail.com ist eine private Adresse.',
  ],
  advice:
    'Verwenden Sie stattdessen die Lieferantenzusammenarbeitsplattform, dort gelten die vereinbarten Zugriffsberechtigungen.',
  justification:
    'Die Wirtschaftsprüfungsgesellschaft benötigt die Umsatzsteuervoranmeldungsunterlagen bis Freitag.',
  person: 'anna-maria.schwarzenberger-hohenlohe@vertrieb.süd.acme.example',
} as const;
