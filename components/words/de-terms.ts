/** How a share is given and whose account is connected, in German. */
import type { enTerms } from './en-terms.ts';
import { domainName, name, plural } from './text.ts';

const org = (organisation: string | null) =>
  organisation === null ? 'Ihrer Organisation' : name(organisation);
const number = (count: number) => new Intl.NumberFormat('de').format(count);

export const deTerms: typeof enTerms = {
  terms: {
    within: {
      folder: 'Liegt in einem Ordner',
      drive: 'Liegt in einer geteilten Ablage',
      site: 'Liegt auf einer Website',
      team: 'Liegt in einem Team',
      workspace: 'Liegt in einem Arbeitsbereich',
      project: 'Liegt in einem Projekt',
      environment: 'Liegt in einer Umgebung',
    },
    open: {
      restricted: () => 'eingeladene Personen',
      organisation: (organisation) => `alle bei ${org(organisation)}`,
      anyone_with_link: () => 'alle mit dem Link',
      public: () => 'alle im Internet',
    },
    before: (now, then) => `Jetzt offen für ${now}, dann für ${then}`,
    may: { view: 'ansehen', comment: 'kommentieren', edit: 'bearbeiten', own: 'besitzen' },
    roleBefore: (now, then) => `Jetzt dürfen sie ${now}, dann ${then}`,
    ends: (count) =>
      count === 0
        ? 'Endet heute'
        : `Endet nach ${plural('de', count, { one: 'einem Tag', other: `${number(count)} Tagen` })}`,
    neverEnds: 'Endet nie von selbst',
    password: 'Fragt nach einem Passwort',
    noPassword: 'Fragt nach keinem Passwort',
    mayReshare: 'Darf weitergegeben werden',
    noDownload: 'Lässt sich nicht herunterladen',
    privateAccount: 'Aus Ihrem privaten Konto',
    connects: {
      personal: (domain) =>
        domain === null
          ? 'Öffnet ein privates Konto'
          : `Öffnet ein privates Konto bei ${domainName(domain)}`,
      work: (domain) =>
        domain === null
          ? 'Öffnet ein Arbeitskonto'
          : `Öffnet ein Arbeitskonto bei ${domainName(domain)}`,
      unknown: (domain) => `Öffnet ein Konto bei ${domainName(domain)}`,
    },
    recipient: { consumer: 'private Mail', partner: 'Partner' },
    inGroups: (count) =>
      plural('de', count, { one: 'eine Person', other: `${number(count)} Personen` }),
  },
  shareReason: {
    mayReshare: 'Es darf an andere weitergegeben werden.',
    mayDownload: 'Es lässt sich herunterladen, und eine Kopie bleibt dort.',
    noPassword: 'Wer den Link hat, kommt ohne Passwort hinein.',
    neverEnds: 'Der Zugriff bleibt, bis ihn jemand beendet.',
    endsLate: (count) =>
      `Der Zugriff bleibt ${plural('de', count, { one: 'einen Tag', other: `${number(count)} Tage` })} offen.`,
    wider: 'Mehr Personen kommen hinein als bisher, oder sie dürfen mehr.',
    privateConnected:
      'Ein privates Konto wird verbunden, und bei der Arbeit kann es niemand betreuen.',
    otherConnected: (organisation) => `Das verbundene Konto gehört nicht zu ${org(organisation)}.`,
    privateAccount: 'Das benutzte Konto ist ein privates.',
  },
};
