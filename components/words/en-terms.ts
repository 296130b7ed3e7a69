/** How a share is given and whose account is connected, in English. */
import type { Container } from '../../lib/activity/activity.ts';
import { domainName, name, plural } from './text.ts';

const org = (organisation: string | null) =>
  organisation === null ? 'your organisation' : name(organisation);
const days = (count: number) =>
  plural('en', count, {
    one: 'one day',
    other: `${new Intl.NumberFormat('en').format(count)} days`,
  });

export const enTerms = {
  terms: {
    within: {
      folder: 'Lies in a folder',
      drive: 'Lies in a shared drive',
      site: 'Lies in a site',
      team: 'Lies in a team',
      workspace: 'Lies in a workspace',
      project: 'Lies in a project',
      environment: 'Lies in an environment',
    } satisfies Record<Container['type'], string>,
    open: {
      restricted: () => 'invited people',
      organisation: (organisation: string | null) => `everyone at ${org(organisation)}`,
      anyone_with_link: () => 'anyone with the link',
      public: () => 'anyone on the internet',
    },
    before: (now: string, then: string) => `Now open to ${now}, then to ${then}`,
    may: { view: 'view', comment: 'comment', edit: 'edit', own: 'own' },
    roleBefore: (now: string, then: string) => `Now they may ${now}, then ${then}`,
    ends: (count: number) => (count === 0 ? 'Ends today' : `Ends after ${days(count)}`),
    neverEnds: 'Never ends by itself',
    password: 'Asks for a password',
    noPassword: 'Asks for no password',
    mayReshare: 'Can be passed on',
    noDownload: "Can't be downloaded",
    privateAccount: 'From your private account',
    connects: {
      personal: (domain: string | null) =>
        domain === null
          ? 'Opens a private account'
          : `Opens a private account at ${domainName(domain)}`,
      work: (domain: string | null) =>
        domain === null ? 'Opens a work account' : `Opens a work account at ${domainName(domain)}`,
      unknown: (domain: string) => `Opens an account at ${domainName(domain)}`,
    },
    recipient: { consumer: 'private mail', partner: 'partner' },
    inGroups: (count: number) =>
      plural('en', count, {
        one: 'one person',
        other: `${new Intl.NumberFormat('en').format(count)} people`,
      }),
  },
  shareReason: {
    mayReshare: 'They may pass it on to others.',
    mayDownload: 'They may download it, and a copy stays with them.',
    noPassword: 'Whoever has the link gets in without a password.',
    neverEnds: 'The access stays until someone ends it.',
    endsLate: (count: number) => `The access stays open for ${days(count)}.`,
    wider: 'More people get in than before, or they may do more.',
    privateConnected: 'A private account is connected, and nobody at work can look after it.',
    otherConnected: (organisation: string | null) =>
      `The connected account is not one of ${org(organisation)}.`,
    privateAccount: 'The account in use is a private one.',
  },
};
