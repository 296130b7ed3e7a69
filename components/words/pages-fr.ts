/** French words of popup and status page. */
import { things } from './fr-things.ts';
import { ownFr } from './own-fr.ts';
import type { PageWords } from './pages.ts';
import { plural } from './text.ts';

const language = 'fr';
const number = (value: number) => new Intl.NumberFormat(language).format(value);

export const pagesFr: PageWords = {
  language,
  brand: 'Handrail',
  things,
  comma: ', ',
  state: {
    loading: ['Un instant', 'Handrail démarre.'],
    silent: [
      'Handrail ne répond pas',
      'Fermez cette fenêtre et rouvrez-la. Si cela ne suffit pas, redémarrez le navigateur ou prévenez votre service informatique.',
    ],
    unknown: [
      'En attente des réglages',
      'Le navigateur n’a pas encore indiqué s’il est géré par une organisation. D’ici là, Handrail reste en retrait.',
    ],
    unmanaged: [
      'Handrail n’est pas configuré ici',
      'Ce navigateur ne porte aucun réglage d’une organisation. Rien n’est vérifié et rien n’est enregistré.',
    ],
    noPolicy: [
      'Pas encore de règles',
      'Votre organisation gère Handrail ici, mais ses règles ne sont pas encore arrivées. Handrail continue de les demander.',
    ],
    on: [
      'Handrail est actif sur cette page',
      'Il se manifeste quand vous partagez, connectez ou publiez quelque chose de délicat.',
    ],
    idle: [
      'Rien à faire sur cette page',
      'Handrail n’intervient que là où vous partagez, connectez ou publiez.',
    ],
    ready: [
      'Handrail est actif',
      'Il se manifeste quand vous partagez, connectez ou publiez quelque chose de délicat.',
    ],
    stale: [
      'Règles anciennes en vigueur',
      'Les règles ont dépassé leur date et aucune version plus récente n’est arrivée. Elles restent valables d’ici là.',
    ],
  },
  kinds: {
    consent: 'autorisation',
    share: 'partage',
    connect: 'connexion',
    publish: 'publication',
  },
  tags: {
    proceeded: 'poursuivi',
    cancelled: 'annulé',
    fixed: 'corrigé',
    blocked: 'arrêté',
    requested: 'demandé',
    allowed_silently: 'laissé passer',
    disputed: 'contesté',
  },
  outcomes: {
    proceeded: 'Vous avez continué',
    cancelled: 'Vous êtes revenu en arrière',
    fixed: 'Vous l’avez modifié, puis vous avez continué',
    blocked: 'Une règle l’a arrêté',
    requested: 'Vous avez demandé une approbation',
    allowed_silently: 'Rien ne s’y opposait',
    disputed: 'Vous avez signalé une erreur',
  },
  when: {
    today: (time) => `aujourd’hui, ${time}`,
    yesterday: (time) => `hier, ${time}`,
    justNow: 'à l’instant',
    never: 'pas encore',
  },
  popup: {
    recent: 'Dernières décisions',
    none: 'Aucune décision pour l’instant.',
    more: 'Ce qui a été enregistré à mon sujet',
    policy: (version, age) => `Règles version ${number(version)}, ${age}`,
  },
  page: {
    title: 'Handrail\u00a0: état',
    activity: 'Mon activité',
    activityIntro:
      'Décisions enregistrées dans ce navigateur, les plus récentes d’abord. Les rapports ne contiennent jamais de titres, de contenus ni d’adresses e-mail d’autres personnes.',
    activityNone: 'Rien n’a été enregistré.',
    activityColumns: ['Quand', 'Quoi', 'Ce qui s’est passé', 'Transmis'],
    drill: 'exercice',
    quiets: {
      'cool-down': 'Question non répétée\u00a0: vous y avez répondu récemment',
      'same-step': 'Question non répétée\u00a0: même étape que juste avant',
      budget: 'Non affiché\u00a0: vous en aviez vu assez ce jour-là',
    },
    sent: 'oui',
    waiting: 'en attente',
    rules: 'Règles',
    rulesNone:
      'Aucune règle n’est arrivée. Ce que Handrail fait en attendant dépend du réglage failMode.',
    rulesRows: {
      organisation: 'Organisation',
      version: 'Version',
      count: 'Nombre de règles',
      signer: 'Signé avec la clé',
      verified: 'Signature vérifiée',
      checked: 'Dernière recherche de nouveautés',
      expires: 'Valable jusqu’au',
    },
    stale: 'date dépassée, toujours en vigueur',
    pull: 'Rechercher de nouvelles règles maintenant',
    lastPull: 'Dernière recherche',
    pullOk: 'réussie',
    reports: 'Rapports',
    reportRows: {
      waiting: 'En attente d’envoi',
      sent: 'Envoyés',
      setAside: 'Refusés par le serveur et mis de côté',
      dropped: 'Abandonnés, file d’attente pleine',
      lastSent: 'Dernier envoi',
      lastError: 'Dernière erreur',
    },
    send: 'Envoyer maintenant les rapports en attente',
    places: 'Où Handrail regarde',
    placesIntro:
      'Décompte depuis le démarrage du navigateur. Une boîte de dialogue illisible est signalée sans son contenu.',
    placeColumns: ['Produit', 'Peut', 'Lues', 'Illisibles'],
    capability: {
      inform: 'informer',
      hold: 'retenir le bouton',
      'hard-hold': 'retenir le bouton et la requête',
    },
    version: (version) => `version ${number(version)}`,
    layers: 'Comment Handrail retient une étape',
    layersIntro:
      'Chaque niveau rattrape ce que le précédent peut manquer. Ils fonctionnent indépendamment les uns des autres.',
    layerColumns: ['Niveau', 'État', 'Pourquoi'],
    layerNames: {
      flow: 'Suit les demandes de connexion d’un onglet à l’autre',
      page: 'Retient le bouton sur la page',
      request: 'Retient la requête avant son départ',
      net: 'Arrête ce que les règles excluent entièrement',
    },
    layerOn: 'fonctionne',
    layerOff: 'ne fonctionne pas',
    layerReasons: {
      on: 'Tout ce qu’il lui faut est là.',
      'nothing-to-do': 'Les règles ne lui confient rien.',
      'switched-off': 'Les règles le désactivent.',
      'not-installed-by-policy':
        'Le navigateur ne laisse retenir des requêtes qu’aux extensions installées par une organisation.',
      'not-managed': 'Aucune organisation ne gère ce navigateur.',
      'no-policy': 'Aucune règle n’est arrivée.',
      'refused-by-browser': 'Le navigateur l’a refusé. Le résumé d’assistance en dit plus.',
    },
    layerRules: (used, left) =>
      left === 0
        ? `${number(used)} en vigueur`
        : `${number(used)} en vigueur, ${number(left)} laissées aux autres niveaux`,
    settings: 'Réglages',
    settingsIntro:
      'Tels que votre organisation les a définis dans les règles du navigateur. Handrail ne se règle pas à la main.',
    settingColumns: ['Réglage', 'Valeur', 'Origine'],
    sources: {
      managed: 'règles du navigateur',
      'trial build': 'version d’essai',
      default: 'Handrail lui-même',
    },
    unset: 'non défini',
    refused: 'non utilisé',
    problems: (count) =>
      `${number(count)} ${plural(language, count, { one: 'réglage est incorrect', other: 'réglages sont incorrects' })}`,
    problemAdvice:
      'Corrigez-le dans les règles du navigateur que gère votre service informatique. En attendant, la valeur de ce tableau s’applique.',
    unknownAdvice:
      'Corrigez ce nom dans les règles du navigateur, ou retirez-le. Il n’a aucun effet.',
    advice: {
      policyUrl: 'Sans elle, aucune règle ne peut être récupérée.',
      policyKeys: 'Sans clé valide, aucune règle n’est acceptée.',
      reportUrl: 'Sans elle, les rapports attendent dans ce navigateur.',
    },
    capture: {
      title: 'Capturer une boîte de dialogue',
      intro:
        'Pour les administrateurs et les contributeurs\u00a0: enregistre la structure d’une boîte de dialogue comme page de test pour Handrail. Textes, noms, adresses et nombres sont écartés. Rien n’est envoyé\u00a0: vous le voyez ici et l’enregistrez vous-même.',
      tab: 'Onglet ouvert',
      noTabs: 'Aucun site n’est ouvert dans un autre onglet.',
      go: 'Capturer',
      working: 'Lecture de l’onglet…',
      none: 'Aucune boîte de dialogue n’est affichée dans cet onglet. Ouvrez-la, puis revenez ici.',
      failed:
        'Cet onglet n’a pas pu être lu. Rechargez-le et réessayez. Le navigateur protège certaines pages des extensions.',
      done: (count) =>
        `${number(count)} ${plural(language, count, { one: 'boîte de dialogue trouvée', other: 'boîtes de dialogue trouvées' })}. Relisez avant d’enregistrer\u00a0: un nom contenu dans un identifiant peut s’y trouver encore.`,
      unknown: 'Une boîte de dialogue que Handrail ne connaît pas',
      structure: (place) => `Structure de la boîte de dialogue sur ${place}`,
      found: 'Trouvé',
      missing: 'Non trouvé',
      nothing: 'rien',
      cut: 'Trop volumineuse pour être conservée entière\u00a0: la fin manque.',
      savePage: 'Enregistrer la structure',
      saveFacts: 'Enregistrer sa description',
    },
    support: 'Assistance',
    supportIntro:
      'Un résumé pour votre service informatique\u00a0: versions, états et erreurs. Il ne nomme aucune personne ni aucune décision.',
    copy: 'Copier le résumé',
    copied: 'Copié.',
    notCopied:
      'Le navigateur n’a pas autorisé la copie. Sélectionnez le texte ci-dessous et copiez-le.',
    done: 'C’est fait.',
    failed:
      'Cela n’a pas fonctionné. La raison figure sous «\u00a0Dernière recherche\u00a0» ou «\u00a0Dernière erreur\u00a0».',
  },
  ...ownFr,
};
