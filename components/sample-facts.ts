/** The organisation, activities and decision that samples are varied from. */
import {
  NO_PUBLISH_FACTS,
  NO_SHARE_TERMS,
  type Activity,
  type ConsentActivity,
  type PublishActivity,
  type ShareActivity,
  NO_REQUEST_FACTS,
} from '../lib/activity/activity.ts';
import { type Decision, type Effect, PLAIN_DECISION } from '../lib/activity/decision.ts';
import type { Catalog } from '../lib/catalog/catalog.ts';
import { catalog } from '../lib/catalog/full.ts';
import type { Offer } from '../lib/gate/mending.ts';
import type { Earlier } from '../lib/gate/presenter.ts';
import type { Organisation } from './organisation.ts';

/** What the samples' scopes mean. */
export const SAMPLE_CATALOG: Catalog = catalog;

export const ACME: Organisation = {
  name: 'Acme',
  contact: 'https://help.acme.example/security',
  domains: { own: ['acme.example'], partner: ['partner.example'], consumer: ['gmail.com'] },
};

export const CONSENT: ConsentActivity = {
  kind: 'consent',
  surface: 'consent/google',
  platform: 'google',
  host: 'accounts.google.com',
  accountDomain: 'acme.example',
  sensor: 'page',
  app: { clientId: '7312-apps', name: 'MailTidy', publisher: null, verified: null },
  scopes: [
    'openid',
    'https://www.googleapis.com/auth/gmail.send',
    'https://www.googleapis.com/auth/gmail.modify',
  ],
  redirectUri: 'https://mailtidy.free-hosting.example/callback',
  flow: 'code',
  offline: true,
  organisationWide: false,
  opaque: false,
  ...NO_REQUEST_FACTS,
};

export const SHARE: ShareActivity = {
  kind: 'share',
  ...NO_SHARE_TERMS,
  surface: 'share/google-drive',
  platform: 'google',
  host: 'drive.google.com',
  accountDomain: 'acme.example',
  sensor: 'page',
  resource: { type: 'spreadsheet', id: 'a1b2', label: 'Customer data' },
  recipients: [
    { domain: 'acme.example', type: 'person', count: 4 },
    { domain: 'gmail.com', type: 'person', count: 1 },
    { domain: 'vendor.example', type: 'person', count: 1 },
  ],
  link: 'unchanged',
  role: 'edit',
};

export const PUBLISH: PublishActivity = {
  kind: 'publish',
  ...NO_PUBLISH_FACTS,
  surface: 'publish/node-red',
  platform: 'node-red',
  host: 'flows.acme.example',
  accountDomain: null,
  sensor: 'page',
  resource: { type: 'flow', id: null, label: null },
  reach: 'unchanged',
  signIn: 'none',
  runsAs: 'maker',
  openEndpoints: 2,
};

const DECISION: Decision = {
  effect: 'acknowledge',
  intended: 'acknowledge',
  stage: 'enforce',
  basis: 'rule',
  rules: [{ id: 'external-sharing', effect: 'acknowledge', stage: 'enforce', band: 100 }],
  reasons: [],
  audience: null,
  entry: null,
  text: { title: null, why: [], advice: null },
  alternatives: [],
  ...PLAIN_DECISION,
  unknownPredicates: [],
  policy: { id: 'acme', version: 42, stale: false },
};

/** A decision for a sample: the effect, the reasons and whatever else differs. */
export function decisionOf(
  effect: Effect,
  reasons: readonly string[],
  more: Partial<Decision> = {},
): Decision {
  return { ...DECISION, effect, intended: effect, reasons: [...reasons], ...more };
}

export interface Sample {
  readonly activity: Activity;
  readonly decision: Decision;
  readonly organisation: Organisation | null;
  readonly catalog: Catalog;
  /** Better ways on that the dialog has buttons for. */
  readonly offers?: readonly Offer[];
  /** What they asked about this before. */
  readonly earlier?: Earlier;
  /** ms for which nobody asks again once the person goes on. */
  readonly quietAfter?: number;
}

/** A sample at Acme, unless it says otherwise. */
export function sampleOf(
  activity: Activity,
  decision: Decision,
  organisation: Organisation | null = ACME,
): Sample {
  return { activity, decision, organisation, catalog: SAMPLE_CATALOG };
}
