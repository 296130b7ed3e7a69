/** Samples about what a step opens: what held before, how it is given, whose account, and better ways on. */
import { NO_CONNECT_FACTS, type ShareActivity } from '../lib/activity/activity.ts';
import { ACME, PUBLISH, SHARE, type Sample, decisionOf, sampleOf } from './sample-facts.ts';

const ruleNamed = (id: string) => [{ id, effect: 'request', stage: 'enforce', band: 100 } as const];

const OPENED: ShareActivity = {
  ...SHARE,
  resource: { ...SHARE.resource, container: { type: 'drive', id: 'd1' } },
  recipients: [],
  link: 'anyone_with_link',
  role: 'edit',
  before: { link: 'organisation', role: 'view' },
  expiresInDays: 'never',
  password: false,
  mayReshare: true,
};

const VENDOR = { domain: 'vendor.example', type: 'person', count: 2 } as const;
const MIXED: ShareActivity = {
  ...SHARE,
  recipients: [
    { domain: 'acme.example', type: 'person', count: 4 },
    { domain: 'eu.acme.example', type: 'group', count: 1, size: 240 },
    { domain: 'partner.example', type: 'person', count: 1 },
    VENDOR,
  ],
  expiresInDays: 30,
  mayDownload: false,
};

const LONG = 'donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft';

/** Samples of the dialog, by name. */
export const SHARE_SAMPLES: Readonly<Record<string, Sample>> = {
  'share-opens-further': {
    ...sampleOf(
      OPENED,
      decisionOf('justify', ['audience.anyone_with_link', 'share.ends-late'], {
        rules: ruleNamed('anyone-may-edit'),
        audience: 'anyone_with_link',
      }),
    ),
    offers: [
      {
        does: 'link-organisation',
        wanted: { ...OPENED, link: 'organisation', role: 'view' },
        removed: [],
      },
      { does: 'expire-in-30-days', wanted: { ...OPENED, expiresInDays: 30 }, removed: [] },
    ],
  },
  'share-mixed-people': {
    ...sampleOf(
      MIXED,
      decisionOf('acknowledge', ['recipient.external'], {
        audience: 'external',
      }),
    ),
    offers: [
      {
        does: 'remove-recipients',
        wanted: { ...MIXED, recipients: MIXED.recipients.filter((one) => one !== VENDOR) },
        removed: [VENDOR],
      },
    ],
  },
  'share-same-people-more-rights': sampleOf(
    {
      ...OPENED,
      before: { link: 'anyone_with_link', role: 'view' },
      expiresInDays: 1,
      password: true,
    },
    decisionOf('request', ['role.edit', 'share.reshare'], { rules: ruleNamed('anyone-may-edit') }),
  ),
  'share-long-terms': {
    ...sampleOf(
      {
        ...MIXED,
        resource: { ...OPENED.resource, label: LONG.repeat(2) },
        recipients: [
          {
            domain: `${LONG.slice(0, 60)}.${LONG.slice(0, 60)}.example`,
            type: 'group',
            count: 12,
            size: 23_456,
          },
          ...MIXED.recipients,
          { domain: 'gmail.com', type: 'person', count: 1 },
        ],
        expiresInDays: 12_345,
        accountKind: 'personal',
        before: { link: 'public', role: 'own' },
        link: 'organisation',
      },
      decisionOf('justify', ['account.personal', 'share.ends-late']),
      {
        ...ACME,
        name: 'Acme Internationale Beteiligungsgesellschaft für Transport und Logistik mbH & Co. KG',
      },
    ),
    offers: [
      { does: 'link-organisation', wanted: MIXED, removed: [] },
      {
        does: 'remove-recipients',
        wanted: MIXED,
        removed: [{ ...VENDOR, domain: `${LONG.slice(0, 60)}.${LONG.slice(0, 60)}.example` }],
      },
    ],
  },
  'publish-opens-further': {
    ...sampleOf(
      {
        ...PUBLISH,
        surface: 'publish/power-bi',
        resource: {
          type: 'report',
          id: null,
          label: 'Payment data',
          container: { type: 'workspace', id: null },
        },
        reach: 'public',
        reachBefore: 'organisation',
        openEndpoints: 0,
      },
      decisionOf('justify', ['audience.public', 'runs-as.maker'], {
        rules: ruleNamed('public-page'),
      }),
    ),
    offers: [
      { does: 'link-organisation', wanted: { ...PUBLISH, reach: 'organisation' }, removed: [] },
    ],
  },
  'connect-private-account': sampleOf(
    {
      kind: 'connect',
      ...NO_CONNECT_FACTS,
      surface: 'connect/power-automate',
      platform: 'microsoft',
      host: 'make.powerautomate.com',
      accountDomain: 'acme.example',
      sensor: 'page',
      connector: { id: 'gmail', name: 'Gmail' },
      sharedWith: 'organisation',
      endpointHost: null,
      connectedAccount: { kind: null, domain: 'gmail.com' },
      accountKind: 'work',
    },
    decisionOf('justify', ['connected.personal'], { rules: ruleNamed('private-data-source') }),
  ),
};
