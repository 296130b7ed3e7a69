/** Named states of what a consent may say about itself: risk, checklist, terms, exercises, odd requests. */
import type { Decision, Risk } from '../lib/activity/decision.ts';
import { CONSENT, PUBLISH, type Sample, decisionOf, sampleOf } from './sample-facts.ts';
import type { ShowWall } from './mount.tsx';

const rules = [{ id: 'connected-apps', effect: 'request', stage: 'enforce', band: 100 } as const];
const killed: Partial<Decision> = { basis: 'kill', entry: 'exercise', rules: [] };

const severe: Risk = {
  level: 'severe',
  score: 98,
  parts: [
    { code: 'redirect.tunnel', points: 35 },
    { code: 'data.mail', points: 25 },
    { code: 'publisher.unverified', points: 15 },
    { code: 'offline', points: 10 },
    { code: 'send', points: 10 },
    { code: 'moon.full', points: 3 },
  ],
};
const reach: Risk = {
  level: 'moderate',
  score: 35,
  parts: [
    { code: 'data.mail', points: 25 },
    { code: 'offline', points: 10 },
  ],
};
const low: Risk = {
  level: 'low',
  score: 0,
  parts: [
    { code: 'data.calendar', points: 10 },
    { code: 'app.approved', points: -30 },
  ],
};
const device: Risk = {
  level: 'high',
  score: 50,
  parts: [
    { code: 'flow.device', points: 30 },
    { code: 'scopes.unnamed', points: 12 },
    { code: 'publisher.unknown', points: 8 },
  ],
};

const checklist = [
  'I have a contract with this supplier.',
  'Nobody else’s mail is in this mailbox.',
];
const terms = {
  id: 'apps',
  version: 3,
  text: 'Connected apps may read only what the task needs.\n\nRemove the connection when the task is done. Ask security before connecting an app that sends mail for you.\n\nYou answer for what an app does with your access, as for what you do yourself.',
  url: 'https://acme.example/terms/apps',
};
const unnamed = { clientId: '', name: null, publisher: null, verified: null };

/** Samples of consent dialogs, by name. */
export const CONSENT_SAMPLES: Readonly<Record<string, Sample>> = {
  'risk-severe': sampleOf(
    {
      ...CONSENT,
      app: { ...CONSENT.app, publisher: 'MailTidy Ltd', verified: false },
      redirectUri: 'https://quick-brown-fox.trycloudflare.com/callback',
    },
    decisionOf('justify', ['app.unreviewed', 'scope.mail'], { rules, risk: severe }),
  ),
  'risk-reach-only': sampleOf(
    CONSENT,
    decisionOf('acknowledge', ['app.unreviewed'], {
      rules,
      risk: reach,
      text: { title: null, why: ['Mail leaves Acme only by way of checked apps.'], advice: null },
    }),
  ),
  'risk-low': sampleOf(
    { ...CONSENT, scopes: ['calendar.readonly'], offline: false },
    decisionOf('acknowledge', ['app.asks-more'], { rules, risk: low }),
  ),
  'checklist-justify': sampleOf(
    CONSENT,
    decisionOf('justify', ['app.unreviewed'], {
      rules,
      risk: severe,
      requirements: { checklist, terms: null },
    }),
  ),
  'terms-acknowledge': sampleOf(
    CONSENT,
    decisionOf('acknowledge', ['app.unreviewed'], {
      rules,
      requirements: { checklist: checklist.slice(0, 1), terms },
    }),
  ),
  'checklist-request': sampleOf(
    CONSENT,
    decisionOf('request', ['app.unreviewed'], { rules, requirements: { checklist, terms } }),
  ),
  'checklist-publish': sampleOf(
    PUBLISH,
    decisionOf('acknowledge', ['publish.open-endpoint'], {
      requirements: { checklist: ['Nothing personal is in it.'], terms: null },
    }),
  ),
  'drill-block': sampleOf(
    { ...CONSENT, app: { ...CONSENT.app, clientId: 'exercise-1', name: 'Paperfold' } },
    decisionOf('block', ['kill'], { ...killed, drill: true, risk: severe }),
  ),
  'device-code': sampleOf(
    { ...CONSENT, app: unnamed, scopes: [], flow: 'device', offline: false, redirectUri: null },
    decisionOf('request', ['app.unreviewed'], { rules, risk: device }),
  ),
  'oauth-1': sampleOf(
    { ...CONSENT, app: unnamed, scopes: [], flow: 'oauth1', opaque: true },
    decisionOf('acknowledge', ['scope.hidden'], { rules }),
  ),
  'silent-first-party': sampleOf(
    {
      ...CONSENT,
      platform: 'microsoft',
      app: { clientId: 'aebc6443', name: 'Visual Studio Code', publisher: null, verified: null },
      flow: 'silent',
      redirectUri: 'http://localhost:8080/',
      initiator: 'other',
      resources: ['https://graph.microsoft.com'],
      details: ['payment_initiation'],
    },
    decisionOf('block', ['initiator.first-party-client'], { rules }),
  ),
  'odd-address-no-policy': sampleOf(
    { ...CONSENT, anomalies: ['look-alike-host', 'duplicate-parameter', 'plain-http'] },
    decisionOf('acknowledge', ['fail-mode'], { basis: 'fail-mode', rules: [], policy: null }),
    null,
  ),
};

const acme = sampleOf(CONSENT, decisionOf('inform', [])).organisation;
const plain = { organisation: acme, text: null, alternatives: [] };

/** Samples of the notice beside a provider's own stop, by name. */
export const WALL_SAMPLES: Readonly<Record<string, Omit<ShowWall, 'words'>>> = {
  'wall-needs-admin': {
    ...plain,
    wall: 'needs-admin-approval',
    product: 'Microsoft Entra',
    text: 'At Acme the app desk looks at each app, mostly within a day.',
    alternatives: [
      { label: 'Ask the app desk', url: 'https://help.acme.example/apps' },
      { label: 'Apps that are ready to use', url: 'https://apps.acme.example/' },
    ],
  },
  'wall-blocked-by-organisation': {
    ...plain,
    wall: 'blocked-by-organisation',
    product: 'Google sign-in',
  },
  'wall-blocked-by-provider': { ...plain, wall: 'blocked-by-provider', product: 'Google sign-in' },
  'wall-unverified': {
    ...plain,
    organisation: null,
    wall: 'unverified-app',
    product: 'Google sign-in',
  },
  'wall-misconfigured': { ...plain, wall: 'misconfigured-app', product: 'Salesforce' },
};
