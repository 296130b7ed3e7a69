/** French words of dialog, notice and hint. */
import { frAsking } from './fr-asking.ts';
import { frRequests } from './fr-requests.ts';
import { frFixes } from './fr-fixes.ts';
import { frRisk } from './fr-risk.ts';
import { frScopes } from './fr-scopes.ts';
import { frTerms } from './fr-terms.ts';
import { things, thisThing } from './fr-things.ts';
import { frWalls } from './fr-walls.ts';
import { capital, counted, humanise, listOf, name, plural } from './text.ts';
import type { Words } from './words.ts';
import type { ShareFacts } from '../facts.ts';
import type { Role } from '../../lib/activity/activity.ts';

const language = 'fr';
/** Numbers in running text; "un" and "une" stand in the plural forms. */
const SMALL = 'zéro un deux trois quatre cinq six sept huit neuf dix onze douze'.split(' ');
const number = (value: number) => new Intl.NumberFormat(language).format(value);

const roleVerbs: Record<Role, string> = {
  view: 'consulter ceci',
  comment: 'commenter ceci',
  edit: 'modifier ceci',
  own: 'devenir propriétaires de ceci',
};

const people = (count: number) =>
  plural(language, count, {
    one: 'une personne',
    other: `${counted(language, count, SMALL)} personnes`,
  });
const groupsOf = (count: number) =>
  plural(language, count, {
    one: 'un groupe',
    other: `${counted(language, count, SMALL)} groupes`,
  });

const org = (organisation: string | null) =>
  organisation === null ? 'votre organisation' : name(organisation);
/** `chez Acme`, `dans votre organisation`. */
const at = (organisation: string | null) =>
  organisation === null ? 'dans votre organisation' : `chez ${name(organisation)}`;
const appName = (app: string | null) => (app === null ? 'une application sans nom' : name(app));
const quoted = (text: string) => `«\u00a0${text}\u00a0»`;

/** Who a share lets in, as the subject of a sentence, with whether the verb is plural. */
function circle(facts: ShareFacts, organisation: string | null): { who: string; many: boolean } {
  const named = listOf(language, [
    ...(facts.people > 0 ? [people(facts.people)] : []),
    ...(facts.groups > 0 ? [groupsOf(facts.groups)] : []),
  ]);
  const many = facts.people + facts.groups > 1;
  switch (facts.reach) {
    case 'public':
      return { who: 'tout le monde sur internet', many: false };
    case 'anyone_with_link':
      return { who: 'toute personne qui a le lien', many: false };
    case 'organisation':
      return { who: `tout le monde ${at(organisation)}`, many: false };
    case 'outside':
      return {
        who: `${named} hors ${organisation === null ? 'de ' : ''}${org(organisation)}`,
        many,
      };
    case 'named':
      return { who: named, many };
    case 'unclear':
      return { who: 'd’autres personnes', many: true };
  }
}

export const fr: Words = {
  language,
  direction: 'ltr',
  org,
  things,
  titles: {
    sentence: (title) => `${title}.`,
    unread: 'Cette boîte de dialogue est illisible pour le moment',
    consent: (title) => {
      const what = title.opaque
        ? 'un accès qui n’est pas montré ici'
        : title.phrases.length === 0
          ? 'accéder à votre compte'
          : listOf(language, [...title.phrases, ...(title.more ? ['plus encore'] : [])]);
      const whose = title.wide ? `, pour tout le monde ${at(title.organisation)}` : '';
      const long = title.offline ? ', sans limite de durée' : '';
      const who = title.device
        ? 'L’appareil qui vous a montré un code'
        : capital(appName(title.app));
      return `${who} souhaite ${what}${whose}${long}`;
    },
    share: (facts, organisation) => {
      const { who, many } = circle(facts, organisation);
      if (facts.role === null) return `${capital(who)} ${many ? 'auront' : 'aura'} accès à ceci`;
      const does =
        facts.reach === 'public' && facts.role === 'view'
          ? 'trouver et consulter ceci'
          : facts.role === 'own' && !many
            ? 'devenir propriétaire de ceci'
            : roleVerbs[facts.role];
      return `${capital(who)} ${many ? 'pourront' : 'pourra'} ${does}`;
    },
    connect: (connector, host) =>
      `${connector === null ? 'Cette connexion' : name(connector)} échangera des données avec ${host === null ? 'un service extérieur à cet outil' : name(host)}, avec votre accès`,
    publish: ({ type, endpoints, reach, noSignIn, organisation }) => {
      const thing = thisThing[type];
      if (endpoints > 0)
        return plural(language, endpoints, {
          one: `Une adresse de ${thing} répondra à quiconque peut l’atteindre`,
          other: `${capital(counted(language, endpoints, SMALL))} adresses de ${thing} répondront à quiconque peut les atteindre`,
        });
      const freely = noSignIn ? ' sans se connecter' : '';
      if (reach === 'public') return `Tout le monde sur internet pourra ouvrir ${thing}${freely}`;
      if (reach === 'anyone_with_link')
        return `Toute personne qui a le lien pourra ouvrir ${thing}${freely}`;
      if (reach === 'organisation')
        return `Tout le monde ${at(organisation)} pourra ouvrir ${thing}`;
      return noSignIn
        ? `${capital(thing)} s’ouvrira sans connexion`
        : `Vous allez mettre ${thing} en ligne`;
    },
    stopped: {
      consent: (subject) =>
        `${capital(appName(subject))} ne peut pas être reliée à votre compte professionnel`,
      share: (facts, organisation) => {
        switch (facts.reach) {
          case 'outside':
            return `Ceci ne peut pas être partagé hors ${organisation === null ? 'de ' : ''}${org(organisation)}`;
          case 'public':
            return 'Ceci ne peut pas être ouvert à tout internet';
          case 'anyone_with_link':
            return 'Ceci ne peut pas être ouvert à toute personne qui a le lien';
          case 'organisation':
            return `Ceci ne peut pas être ouvert à tout le monde ${at(organisation)}`;
          default:
            return 'Ceci ne peut pas être partagé avec ces personnes';
        }
      },
      publish: (type, open) =>
        open
          ? `Publication sur le web impossible pour ${thisThing[type]}`
          : `Publication impossible sous cette forme pour ${thisThing[type]}`,
      connect: (connector) =>
        `${connector === null ? 'Cette connexion' : name(connector)} ne peut pas servir avec des données de travail`,
    },
  },
  ...frScopes,
  audience: {
    public: 'tout le monde sur internet',
    anyone_with_link: 'toute personne qui a le lien',
    external: 'des personnes extérieures',
    partner: 'des partenaires',
    organisation: 'tout le monde dans l’organisation',
    group: 'un groupe',
    named_internal: 'des collègues désignés',
    private: 'vous seulement',
  },
  reason: {
    public: 'Les moteurs de recherche peuvent le trouver et chacun peut l’ouvrir.',
    anyoneWithLink: 'Un lien se transmet. Quiconque l’a peut entrer, sans donner de nom.',
    external: (organisation) =>
      `Cela sort ${organisation === null ? 'de votre organisation' : `de chez ${name(organisation)}`}, et ce qui est dehors ne se reprend pas.`,
    partner: 'Un partenaire obtient l’accès.',
    organisation: (organisation) => `Tout le monde ${at(organisation)} peut le trouver.`,
    consumer: (domains) =>
      domains.length === 0
        ? 'Une adresse e-mail privée en fait partie.'
        : `${listOf(language, domains.map(name))} ${plural(language, domains.length, { one: 'est une adresse privée', other: 'sont des adresses privées' })}.`,
    scopeList: (list) =>
      `La demande porte sur quelque chose que l’on manie ici avec soin\u00a0: ${humanise(list).toLowerCase()}.`,
    unreviewed: (app, organisation) =>
      `Personne ${at(organisation)} n’a encore examiné ${app === null ? 'cette application' : name(app)}.`,
    offline: 'Elle garde son accès en votre absence, jusqu’à ce que quelqu’un y mette fin.',
    wide: (organisation) =>
      `Cela vaudrait pour tout le monde ${at(organisation)}, pas seulement pour vous.`,
    openEndpoint:
      'Quiconque trouve l’adresse peut s’en servir. Elle ne demande pas qui se présente.',
    killed: (organisation) => `La sécurité ${at(organisation)} a arrêté cela pour tout le monde.`,
    rule: (id, organisation) =>
      `Il existe ${at(organisation)} une règle pour cela\u00a0: ${quoted(humanise(id))}.`,
    unread:
      'Elle n’a pas l’aspect que Handrail connaît\u00a0; personne ne peut donc dire ici ce qui se passerait.',
    noPolicy:
      'Les règles de votre organisation ne peuvent pas être lues pour le moment\u00a0; cette étape attend donc votre choix.',
    asksMore: 'Elle demande plus que ce qui a été examiné lors de son approbation.',
    unverified: 'Son éditeur n’a pas été vérifié par le fournisseur.',
    hidden: 'Ce qui est demandé ne se voit pas sur cette page.',
    many: 'Cela fait beaucoup de personnes à la fois.',
    label: (label) => `L’étiquette est ${name(label)}.`,
    mayChange: 'Ces personnes pourraient le modifier, pas seulement le lire.',
    mayOwn: 'Ces personnes pourraient le céder ou le supprimer.',
    noSignIn: 'L’ouverture se fait sans connexion.',
    sendsTo: (host) => `Ce qu’elle obtient partirait vers ${name(host)}.`,
    otherAccount: (organisation) =>
      `Le compte utilisé n’est pas un compte ${organisation === null ? 'de votre organisation' : name(organisation)}.`,
    maker: 'Cela fonctionne avec votre accès, quelle que soit la personne qui l’ouvre.',
    fewColleagues: 'Peu de vos collègues l’utilisent, ou aucun.',
    loopback: 'Sa réponse va à un programme de cet ordinateur, quel que soit celui qui écoute.',
    noAgreement: 'Il n’y a pas d’accord avec son éditeur au sujet de vos données.',
    reviewDue: 'Son examen date d’un moment et doit être renouvelé.',
    vendorLimited: 'Son éditeur a été examiné, avec des limites d’usage.',
    vendorBlocked: 'Son éditeur a été examiné et ne doit pas recevoir de données de l’entreprise.',
    vendorUnreviewed: 'Personne n’a encore examiné son éditeur.',
  },
  facts: {
    label: (label) => `Étiquette\u00a0: ${name(label)}`,
    usedAt: (places) => `À utiliser avec ${listOf(language, places.map(name))}`,
    details: (kinds) => `Demande sous sa propre forme\u00a0: ${listOf(language, kinds.map(name))}`,
    goesTo: (host) => `Envoie ce qu’elle obtient à ${name(host)}`,
    publisher: (publisher, verified) =>
      verified === true
        ? `Par ${name(publisher)}, vérifié par le fournisseur`
        : `Par ${name(publisher)}, selon ses propres dires`,
    recipient: (domain, count, groups) => `${domain} · ${groups ? groupsOf(count) : number(count)}`,
    sharedWith: (who) => `Qui peut l’utiliser ensuite\u00a0: ${who}`,
    more: (count) =>
      plural(language, count, { one: 'encore un', other: `${number(count)} de plus` }),
    signIn: {
      required: 'Demande de se connecter',
      none: 'Ne demande pas de se connecter',
      unknown: null,
    },
  },
  ...frFixes,
  ...frAsking,
  ...frRequests,
  ...frRisk,
  ...frTerms,
  ...frWalls,
  foot: {
    rule: (id, version) => `${humanise(id)}, version ${number(version)}`,
    stale: 'règles non renouvelées récemment',
    none: 'Aucune règle disponible',
  },
  recorded: {
    title: 'Ce qui est enregistré',
    place: (surface) => `Où et quand\u00a0: ${surface}, l’heure, la durée`,
    share:
      'Le type d’élément et son étiquette, les domaines des personnes et leur nombre, ce qu’elles peuvent faire',
    consent: 'L’application, ce qu’elle demande et l’hôte auquel elle envoie',
    connect: 'Le connecteur et l’hôte avec lequel il communique',
    publish:
      'Le type d’élément et son étiquette, qui peut l’ouvrir, le nombre de ses adresses ouvertes',
    answer: 'Ce que vous avez vu ici et votre choix, avec vos mots si vous en écrivez',
    who: 'Vous et ce navigateur, par nom ou par pseudonyme, selon le réglage de votre organisation',
    never: 'Jamais\u00a0: titres, contenus, adresses e-mail d’autres personnes, mots de passe.',
  },
  announce: {
    checking: 'Un instant',
    checkingMore: 'Lecture des règles de votre organisation.',
    hint: 'Merci. Cliquez encore une fois sur le bouton et l’action passera.',
    requested: 'Votre demande est enregistrée et en route',
    requestedMore: 'Rien n’est autorisé avant la réponse.',
    disputed: 'Merci, votre message est en route',
    disputedMore: 'Il va aux personnes qui écrivent les règles.',
  },
};
