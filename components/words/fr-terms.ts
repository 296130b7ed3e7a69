/** How a share is given and whose account is connected, in French. */
import type { enTerms } from './en-terms.ts';
import { domainName, name, plural } from './text.ts';

const number = (count: number) => new Intl.NumberFormat('fr').format(count);
const at = (organisation: string | null) =>
  organisation === null ? 'dans votre organisation' : `chez ${name(organisation)}`;
const days = (count: number) =>
  plural('fr', count, { one: 'un jour', other: `${number(count)} jours` });

export const frTerms: typeof enTerms = {
  terms: {
    within: {
      folder: 'Se trouve dans un dossier',
      drive: 'Se trouve dans un espace partagé',
      site: 'Se trouve dans un site',
      team: 'Se trouve dans une équipe',
      workspace: 'Se trouve dans un espace de travail',
      project: 'Se trouve dans un projet',
      environment: 'Se trouve dans un environnement',
    },
    open: {
      restricted: () => 'les personnes invitées',
      organisation: (organisation) => `tout le monde ${at(organisation)}`,
      anyone_with_link: () => 'quiconque a le lien',
      public: () => 'tout internet',
    },
    before: (now, then) => `Aujourd’hui accessible à\u00a0: ${now}\u00a0; ensuite à\u00a0: ${then}`,
    may: { view: 'consulter', comment: 'commenter', edit: 'modifier', own: 'être propriétaire' },
    roleBefore: (now, then) => `Aujourd’hui\u00a0: ${now}\u00a0; ensuite\u00a0: ${then}`,
    ends: (count) => (count === 0 ? 'Prend fin aujourd’hui' : `Prend fin dans ${days(count)}`),
    neverEnds: 'Ne prend jamais fin de soi-même',
    password: 'Demande un mot de passe',
    noPassword: 'Ne demande pas de mot de passe',
    mayReshare: 'Peut être transmis à d’autres',
    noDownload: 'Ne peut pas être téléchargé',
    privateAccount: 'Depuis votre compte privé',
    connects: {
      personal: (domain) =>
        domain === null
          ? 'Ouvre un compte privé'
          : `Ouvre un compte privé chez ${domainName(domain)}`,
      work: (domain) =>
        domain === null
          ? 'Ouvre un compte professionnel'
          : `Ouvre un compte professionnel chez ${domainName(domain)}`,
      unknown: (domain) => `Ouvre un compte chez ${domainName(domain)}`,
    },
    recipient: { consumer: 'adresse privée', partner: 'partenaire' },
    inGroups: (count) =>
      plural('fr', count, { one: 'une personne', other: `${number(count)} personnes` }),
  },
  shareReason: {
    mayReshare: 'Ces personnes peuvent le transmettre à d’autres.',
    mayDownload: 'Ces personnes peuvent le télécharger, et une copie reste chez elles.',
    noPassword: 'Quiconque a le lien entre sans mot de passe.',
    neverEnds: 'L’accès reste ouvert jusqu’à ce que quelqu’un y mette fin.',
    endsLate: (count) => `L’accès reste ouvert pendant ${days(count)}.`,
    wider: 'Plus de personnes y entrent qu’avant, ou elles peuvent en faire plus.',
    privateConnected: 'Un compte privé est connecté, et personne au travail ne peut s’en occuper.',
    otherConnected: (organisation) =>
      `Le compte connecté n’est pas un compte ${organisation === null ? 'de votre organisation' : name(organisation)}.`,
    privateAccount: 'Le compte utilisé est un compte privé.',
  },
};
