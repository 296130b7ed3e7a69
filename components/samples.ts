/** Named states of everything a person can see. The gallery, tests and screenshots are made from these. */
import { NO_CONNECT_FACTS } from '../lib/activity/activity.ts';
import type { ShowPrivacy } from './mount.tsx';
import {
  ACME,
  CONSENT,
  PUBLISH,
  SHARE,
  type Sample,
  decisionOf,
  sampleOf,
} from './sample-facts.ts';
import { CONSENT_SAMPLES } from './samples-consent.ts';
import { SHARE_SAMPLES } from './samples-share.ts';

const appRule = [{ id: 'connected-apps', effect: 'request', stage: 'enforce', band: 100 } as const];
const publishRule = [{ id: 'publishing', effect: 'block', stage: 'enforce', band: 100 } as const];
const consentReasons = ['app.unreviewed', 'scope.mail', 'app.offline'];
const shareReasons = ['audience.external', 'recipient.consumer'];
const publishReasons = ['publish.open-endpoint'];
const why = [
  'Files labelled Customer data stay inside Acme unless a partner agreement covers them.',
  'gmail.com is a private address.',
];

const of = sampleOf;

const HOSTILE =
  '<img src=x onerror="document.title=1"><b>Free</b> </script><script>alert(1)</script>';
const LONG =
  'Supplier Relationship and Reconciliation Workbench for International Operations, Sandbox Edition 2026';

/** Samples of the dialog, by name. */
export const DIALOG_SAMPLES: Readonly<Record<string, Sample>> = {
  'consent-acknowledge': of(CONSENT, decisionOf('acknowledge', consentReasons, { rules: appRule })),
  'consent-justify': of(CONSENT, decisionOf('justify', consentReasons, { rules: appRule })),
  'consent-request': of(
    CONSENT,
    decisionOf('request', consentReasons, {
      rules: appRule,
      alternatives: [
        { label: 'Use Acme Mail Rules instead', url: 'https://mail-rules.acme.example/' },
      ],
    }),
  ),
  'consent-request-alone': of(CONSENT, decisionOf('request', consentReasons, { rules: appRule })),
  'consent-block': of(
    CONSENT,
    decisionOf('block', ['kill'], { basis: 'kill', entry: 'mailtidy', rules: [] }),
  ),
  'consent-twelve-scopes': of(
    {
      ...CONSENT,
      surface: 'consent/microsoft-entra',
      platform: 'microsoft',
      host: 'login.microsoftonline.com',
      app: { clientId: 'd5a1', name: 'Ledgerly', publisher: 'Ledgerly Ltd', verified: false },
      scopes: [
        'openid',
        'profile',
        'email',
        'offline_access',
        'Mail.ReadWrite',
        'Mail.Send',
        'Files.ReadWrite.All',
        'Sites.FullControl.All',
        'Calendars.ReadWrite',
        'User.Read.All',
        'Directory.ReadWrite.All',
        'api://7f0c/Invoices.Export',
      ],
      organisationWide: true,
    },
    decisionOf('justify', ['app.organisation-wide', 'app.unreviewed'], { rules: appRule }),
  ),
  'consent-identity-only': of(
    { ...CONSENT, scopes: ['openid', 'email', 'profile'], offline: false, redirectUri: null },
    decisionOf('acknowledge', ['app.unreviewed'], { rules: appRule }),
  ),
  'consent-opaque': of(
    { ...CONSENT, app: { ...CONSENT.app, name: null }, scopes: [], offline: false, opaque: true },
    decisionOf('request', ['app.unreviewed'], { rules: appRule }),
  ),
  'share-acknowledge': of(SHARE, decisionOf('acknowledge', shareReasons)),
  'share-justify': of(
    SHARE,
    decisionOf('justify', shareReasons, { text: { title: null, why, advice: null } }),
  ),
  'share-request': of(SHARE, decisionOf('request', shareReasons)),
  'share-block': of(SHARE, decisionOf('block', shareReasons)),
  'share-link': of(
    { ...SHARE, recipients: [], link: 'anyone_with_link', role: 'view' },
    decisionOf('acknowledge', ['audience.anyone_with_link'], { audience: 'anyone_with_link' }),
  ),
  'share-public-block': of(
    { ...SHARE, recipients: [], link: 'public', role: 'view' },
    decisionOf('block', ['audience.public'], {
      alternatives: [{ label: 'Open the customer portal', url: 'https://portal.acme.example/' }],
      text: { title: null, why: [], advice: 'To show it to colleagues, share it with a group.' },
    }),
  ),
  'publish-acknowledge': of(
    PUBLISH,
    decisionOf('acknowledge', publishReasons, { rules: publishRule }),
  ),
  'publish-justify': of(PUBLISH, decisionOf('justify', publishReasons, { rules: publishRule })),
  'publish-request': of(PUBLISH, decisionOf('request', publishReasons, { rules: publishRule })),
  'publish-block': of(
    {
      ...PUBLISH,
      surface: 'publish/power-bi',
      resource: { type: 'report', id: null, label: 'Payment data' },
      reach: 'public',
      openEndpoints: 0,
    },
    decisionOf('block', ['audience.public'], {
      rules: publishRule,
      alternatives: [{ label: 'Open the portal template', url: 'https://portal.acme.example/' }],
    }),
  ),
  'connect-acknowledge': of(
    {
      kind: 'connect',
      ...NO_CONNECT_FACTS,
      surface: 'connect/n8n',
      platform: 'n8n',
      host: 'n8n.acme.example',
      accountDomain: null,
      sensor: 'page',
      connector: { id: 'googleSheets', name: 'Google Sheets' },
      sharedWith: 'organisation',
      endpointHost: 'sheets.googleapis.com',
    },
    decisionOf('acknowledge', ['audience.organisation'], {
      rules: [{ ...publishRule[0]!, id: 'connectors' }],
    }),
  ),
  'no-policy': of(
    CONSENT,
    decisionOf('acknowledge', ['fail-mode'], {
      basis: 'fail-mode',
      rules: [],
      policy: null,
      stage: null,
    }),
    null,
  ),
  'stale-policy': of(
    SHARE,
    decisionOf('acknowledge', shareReasons, { policy: { id: 'acme', version: 42, stale: true } }),
  ),
  'long-names': of(
    {
      ...CONSENT,
      app: {
        clientId: 'x'.repeat(200),
        name: `${LONG} ${LONG}`,
        publisher: 'P'.repeat(140),
        verified: false,
      },
      scopes: ['urn:very-long:'.concat('segment-'.repeat(40)), 'Mail.Read'],
      redirectUri: `https://${'sub.'.repeat(30)}example.org/cb`,
    },
    decisionOf('request', consentReasons, {
      rules: [
        {
          ...appRule[0]!,
          id: 'connected-apps-that-ask-for-mail-and-files-in-the-whole-organisation-2026',
        },
      ],
      alternatives: [{ label: LONG, url: 'https://acme.example/' }],
    }),
    {
      ...ACME,
      name: 'Acme Internationale Beteiligungsgesellschaft für Transport und Logistik mbH & Co. KG',
    },
  ),
  'emoji-name': of(
    { ...CONSENT, app: { ...CONSENT.app, name: '🧹✨ MailTidy 👩‍💻🏳️‍🌈' } },
    decisionOf('acknowledge', consentReasons, { rules: appRule }),
  ),
  'right-to-left-name': of(
    {
      ...CONSENT,
      app: { ...CONSENT.app, name: '\u202eعلامة البريد\u202e (v2)', publisher: 'שירותי דואר' },
    },
    decisionOf('justify', consentReasons, {
      rules: appRule,
      text: { title: null, why: ['هذا التطبيق لم يراجعه أحد بعد.'], advice: null },
    }),
  ),
  'hostile-markup': of(
    {
      ...CONSENT,
      app: { clientId: HOSTILE, name: HOSTILE, publisher: HOSTILE, verified: null },
      scopes: [HOSTILE, 'Mail.Read'],
    },
    decisionOf('request', ['app.unreviewed'], {
      rules: appRule,
      text: { title: null, why: [HOSTILE], advice: HOSTILE },
      alternatives: [{ label: HOSTILE, url: 'https://acme.example/' }],
    }),
  ),
  'many-recipients': of(
    {
      ...SHARE,
      recipients: [
        ...Array.from({ length: 14 }, (_, index) => ({
          domain: `supplier-${index + 1}.example`,
          type: 'person' as const,
          count: index + 1,
        })),
        { domain: 'list.partner.example', type: 'group', count: 1 },
      ],
    },
    decisionOf('justify', shareReasons),
  ),
  ...CONSENT_SAMPLES,
  ...SHARE_SAMPLES,
  'request-again-waiting': {
    ...of(CONSENT, decisionOf('request', consentReasons, { rules: appRule })),
    earlier: {
      state: 'waiting',
      time: Date.UTC(2026, 10, 24, 9),
      text: null,
      reason: 'I sort supplier mail with it, until March',
    },
  },
  'request-again-refused': {
    ...of(SHARE, decisionOf('request', shareReasons)),
    earlier: {
      state: 'refused',
      time: Date.UTC(2026, 10, 24, 9),
      text: 'Please use the supplier portal: it keeps track of who has what.',
      reason: null,
    },
  },
  'acknowledge-quiet-after': {
    ...of(SHARE, decisionOf('acknowledge', shareReasons)),
    quietAfter: 30 * 60_000,
  },
};

/** Samples of the notice, by name. */
export const NOTICE_SAMPLES: Readonly<Record<string, Sample>> = {
  'share-inform': of(
    {
      ...SHARE,
      resource: { type: 'file', id: null, label: null },
      recipients: [],
      link: 'organisation',
      role: 'view',
    },
    decisionOf('inform', ['audience.organisation'], {
      text: {
        title: 'Everyone at Acme will find this file',
        why: [],
        advice: 'About 2,300 people. To keep it smaller, pick a group.',
      },
    }),
  ),
  'consent-inform': of(CONSENT, decisionOf('inform', consentReasons)),
  'consent-inform-drill': of(CONSENT, decisionOf('inform', consentReasons, { drill: true })),
  'publish-inform': of(PUBLISH, decisionOf('inform', publishReasons)),
};

/** Samples of the notice about records, by name. */
export const PRIVACY_SAMPLES: Readonly<Record<string, Omit<ShowPrivacy, 'words'>>> = {
  'privacy-first': {
    organisation: 'Acme',
    text: 'Acme records which apps get access to company data and what is shared outside: names of apps, classes of data, domains. No titles, no content.',
    url: 'https://intranet.acme.example/handrail-privacy',
    holdsRequest: false,
    read: () => undefined,
  },
  'privacy-holds-request': {
    organisation: LONG,
    text: HOSTILE,
    url: null,
    holdsRequest: true,
    read: () => undefined,
  },
};
