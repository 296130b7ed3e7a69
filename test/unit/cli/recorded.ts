/** Recorded events, made by the very code that reports them. */
import { PLAIN_DECISION, type Decision, type Outcome } from '../../../lib/activity/decision.ts';
import {
  type Activity,
  type ConsentActivity,
  NO_REQUEST_FACTS,
  NO_SHARE_TERMS,
  type ShareActivity,
} from '../../../lib/activity/activity.ts';
import { uuidv7 } from '../../../lib/activity/identifiers.ts';
import { toOcsf } from '../../../lib/events/ocsf.ts';
import type { HealthRecord, Origin } from '../../../lib/events/record.ts';

export const START = Date.parse('2026-10-05T08:00:00Z');
export const HOUR = 3_600_000;

const NOBODY: Origin = {
  tenant: 'acme',
  user: null,
  groups: [],
  device: 'device-0',
  deviceLabel: null,
  browser: 'Chrome 142',
  version: '0.1.0',
};

/** Ada at her own device unless said otherwise. */
export const person = (user: string | null, groups: string[] = []): Origin => ({
  ...NOBODY,
  user,
  groups,
  device: `device-of-${user ?? 'nobody'}`,
});

export const consent = (more: Partial<ConsentActivity> = {}): ConsentActivity => ({
  kind: 'consent',
  surface: 'consent/microsoft-entra',
  platform: 'microsoft',
  host: 'login.microsoftonline.com',
  accountDomain: 'acme.example',
  sensor: 'page',
  app: { clientId: 'mailtidy', name: 'MailTidy', publisher: null, verified: null },
  scopes: ['openid', 'offline_access', 'Mail.Read'],
  redirectUri: 'https://mailtidy.example',
  flow: 'code',
  offline: true,
  organisationWide: false,
  opaque: false,
  ...NO_REQUEST_FACTS,
  ...more,
});

export const share = (domain: string, more: Partial<ShareActivity> = {}): ShareActivity => ({
  kind: 'share',
  ...NO_SHARE_TERMS,
  surface: 'share/google-drive',
  platform: 'google',
  host: 'drive.google.com',
  accountDomain: null,
  sensor: 'page',
  resource: { type: 'file', id: 'h:AAAAAAAAAAAAAAAAAAAAAA', label: null },
  recipients: [{ domain, type: 'person', count: 1 }],
  link: 'unchanged',
  role: 'edit',
  ...more,
});

const NOTHING: Decision = {
  effect: 'allow',
  intended: 'allow',
  stage: null,
  basis: 'none',
  rules: [],
  reasons: [],
  audience: null,
  entry: null,
  text: { title: null, why: [], advice: null },
  alternatives: [],
  ...PLAIN_DECISION,
  unknownPredicates: [],
  policy: { id: 'acme-starter', version: 1, stale: false },
};

export interface Told {
  readonly time?: number;
  readonly effect?: Decision['effect'];
  readonly outcome?: Outcome;
  readonly decision?: Partial<Decision>;
}

/** The event of one step; nothing was decided and it went ahead, unless said otherwise. */
export function stepEvent(activity: Activity, origin: Origin, told: Told = {}) {
  const effect = told.effect ?? 'allow';
  const silent = effect === 'allow' || effect === 'log';
  return toOcsf(
    {
      type: 'step',
      uid: uuidv7(),
      time: told.time ?? START,
      activity,
      decision: { ...NOTHING, effect, intended: effect, ...told.decision },
      rendered: silent ? 'none' : effect,
      outcome: told.outcome ?? (silent ? 'allowed_silently' : 'proceeded'),
      justification: null,
      surfaceVersion: 1,
      policyAge: 1000,
      latency: { armed: 3, decide: 0.1 },
      grant: null,
      grantedScopes: null,
      disputes: null,
    },
    origin,
    1,
  );
}

/** The event of one sign of life. */
export function healthEvent(
  origin: Origin,
  reason: HealthRecord['reason'],
  policyVersion: number | null,
  time: number,
) {
  return toOcsf(
    {
      type: 'health',
      uid: uuidv7(),
      time,
      reason,
      detail: 'Handrail is on.',
      surface: null,
      policyVersion,
      queueDepth: 0,
      dropped: 0,
      condition: null,
    },
    origin,
    1,
  );
}

/** As a file of the service holds them. */
export const ndjson = (events: readonly unknown[]): string =>
  events.map((event) => `${JSON.stringify(event)}\n`).join('');
