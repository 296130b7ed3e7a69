/** Consents as they come, with the level of risk that a careful admin would give each. */
import { type ConsentActivity, NO_REQUEST_FACTS } from '../../../lib/activity/activity.ts';
import type { RiskLevel } from '../../../lib/activity/decision.ts';
import { catalog } from '../../../lib/catalog/full.ts';
import type { RiskOptions } from '../../../lib/policy/risk.ts';
import { consent } from './samples.ts';

export const OPTIONS: RiskOptions = {
  catalog,
  colleagues: null,
  firstTime: null,
  ownDomains: new Set(['acme.example']),
  approved: false,
};

export type Changes = Partial<Omit<ConsentActivity, 'app'>> & {
  readonly app?: Partial<ConsentActivity['app']>;
};

/** A sign-in at Microsoft by an app that nobody knows, by the app's own page, at work. */
export function request({ app = {}, ...changes }: Changes = {}): ConsentActivity {
  return {
    ...consent(),
    surface: 'consent/microsoft',
    platform: 'microsoft',
    host: 'login.microsoftonline.com',
    accountDomain: 'acme.example',
    app: { clientId: 'mailtidy', name: 'MailTidy', publisher: null, verified: null, ...app },
    scopes: ['openid', 'profile', 'email'],
    redirectUri: 'https://mailtidy.example/cb',
    flow: 'code',
    offline: false,
    organisationWide: false,
    opaque: false,
    ...NO_REQUEST_FACTS,
    initiator: 'app',
    ...changes,
  };
}

export const AZURE_CLI = '04b07795-8ddb-461a-bbee-02f9e1bf7b46';
export const RCLONE = 'b15665d9-eda6-4092-8539-0eec376afd59';
export const MAIL = ['openid', 'Mail.Read', 'offline_access'];
const CALENDAR = 'https://www.googleapis.com/auth/calendar';

/** Requests as they come, mildest first. The level is what a careful admin would say of each. */
export const TYPICAL: ReadonlyArray<
  readonly [what: string, level: RiskLevel, request: Changes, options?: Partial<RiskOptions>]
> = [
  ['sign-in', 'low', {}],
  ['sign-in, unverified, first time', 'low', { app: { verified: false } }, { firstTime: true }],
  ['sign-in that stays', 'low', { offline: true, app: { verified: false } }],
  ['sign-in by a verified maker', 'low', { app: { verified: true } }],
  ['sign-in of a desktop app', 'low', { redirectUri: 'http://127.0.0.1:53682/' }],
  [
    'approved calendar app',
    'low',
    { platform: 'google', scopes: [CALENDAR], offline: true },
    { approved: true },
  ],
  [
    'approved mail app, verified',
    'low',
    { scopes: MAIL, app: { verified: true } },
    { approved: true },
  ],
  [
    'files that are picked',
    'low',
    { platform: 'google', scopes: ['https://www.googleapis.com/auth/drive.file'], offline: true },
  ],
  [
    'Azure CLI, from the terminal',
    'low',
    {
      app: { clientId: AZURE_CLI, name: 'Microsoft Azure CLI' },
      scopes: ['https://management.core.windows.net//.default', 'offline_access'],
      redirectUri: 'http://localhost:8400',
      initiator: 'none',
    },
  ],
  [
    'Office on the web',
    'low',
    {
      app: { clientId: '905fcf26-4eb7-48a0-9ff0-8dcc7194b5ba', name: null },
      scopes: ['Files.ReadWrite.All'],
      redirectUri: 'https://sway.office.com/',
    },
  ],
  ['tasks, read only', 'low', { scopes: ['Tasks.Read'], app: { verified: true } }],
  ['playlists', 'low', { platform: 'spotify', scopes: ['playlist-read-private'] }],
  [
    'calendar, verified',
    'low',
    { scopes: ['Calendars.ReadWrite', 'offline_access'], app: { verified: true } },
  ],
  ['calendar, unknown maker', 'moderate', { scopes: ['Calendars.ReadWrite', 'offline_access'] }],
  [
    'calendar, unverified',
    'moderate',
    { scopes: ['Calendars.ReadWrite', 'offline_access'], app: { verified: false } },
    { firstTime: true },
  ],
  ['mail, verified', 'moderate', { scopes: MAIL, app: { verified: true } }],
  ['code, unknown maker', 'moderate', { platform: 'github', scopes: ['repo'] }],
  ['a page of Notion', 'moderate', { platform: 'notion', scopes: [], opaque: true, offline: true }],
  [
    'asks without saying for what',
    'moderate',
    { platform: 'zoom', scopes: [], offline: true, app: { verified: false } },
  ],
  [
    'hidden scopes (PAR)',
    'moderate',
    { opaque: true, scopes: [], offline: true, app: { verified: false } },
  ],
  ['mail, unverified', 'high', { scopes: MAIL, app: { verified: false } }],
  [
    'mail to read and send, unverified',
    'high',
    { scopes: [...MAIL, 'Mail.Send'], app: { verified: false } },
  ],
  [
    'all of Drive, unknown maker',
    'high',
    { platform: 'google', scopes: ['https://www.googleapis.com/auth/drive'], offline: true },
  ],
  [
    'rclone',
    'high',
    {
      app: { clientId: RCLONE, name: 'rclone', verified: false },
      scopes: ['Files.Read.All', 'offline_access'],
      redirectUri: 'http://localhost:53682/',
    },
  ],
  ['sign-in called Adobe that is not', 'high', { app: { name: 'Adobe', verified: false } }],
  [
    'a code from somebody else',
    'high',
    { flow: 'device', app: { clientId: '', name: null }, scopes: [], redirectUri: null },
  ],
  [
    'silent, to a free host',
    'high',
    {
      flow: 'silent',
      initiator: 'other',
      redirectUri: 'https://x.powerappsportals.com/',
      scopes: ['openid'],
    },
  ],
  [
    'mail through a tunnel',
    'severe',
    { scopes: MAIL, app: { verified: false }, redirectUri: 'https://x.ngrok-free.app/cb' },
  ],
  ['mail for 0utlook', 'severe', { scopes: MAIL, app: { name: '0utlook', verified: false } }],
  [
    'directory for everyone',
    'severe',
    {
      scopes: ['Directory.ReadWrite.All', 'offline_access'],
      organisationWide: true,
      app: { verified: false },
    },
  ],
  [
    'Azure CLI, from a website (ConsentFix)',
    'severe',
    {
      app: { clientId: AZURE_CLI, name: null },
      scopes: ['https://management.core.windows.net//.default', 'offline_access'],
      redirectUri: 'http://localhost:8400',
      initiator: 'other',
    },
  ],
  [
    'a page that imitates the provider',
    'severe',
    {
      platform: 'oauth',
      scopes: ['Mail.Read'],
      anomalies: ['look-alike-host'],
      app: { verified: null },
    },
  ],
  [
    'everything, with two client ids',
    'severe',
    {
      scopes: ['https://graph.microsoft.com/.default', 'offline_access'],
      anomalies: ['duplicate-parameter'],
      app: { verified: false },
    },
  ],
];
