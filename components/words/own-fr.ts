/** French words for what concerns the person: their requests, what was recorded, and the notice about it. */
import { purposesFr } from './dictionary-fr.ts';
import type { Own } from './own-en.ts';

const language = 'fr';
const number = (value: number) => new Intl.NumberFormat(language).format(value);

export const ownFr: Own = {
  requests: {
    title: 'Mes demandes',
    intro:
      'Ce que vous avez demandé à votre organisation depuis ce navigateur, et ce qu’elle a répondu.',
    columns: ['Demandé', 'À propos de', 'Vos mots', 'Réponse'],
    asks: { approval: 'demande d’approbation', dispute: '«\u00a0c’est une erreur\u00a0»' },
    tags: {
      unsent: 'pas encore envoyée',
      waiting: 'en attente',
      approved: 'approuvée',
      ending: 'bientôt finie',
      ended: 'terminée',
      refused: 'non approuvée',
      kept: 'règle gardée',
      changed: 'règle modifiée',
    },
    states: {
      unsent: 'Sera envoyée dès que vous serez en ligne',
      waiting: 'En attente d’une réponse',
      approved: (until) => (until === null ? 'Approuvée' : `Approuvée jusqu’au ${until}`),
      ending: (span, until) => `Approuvée, se termine ${span}, le ${until}`,
      ended: (until) => `L’approbation a pris fin le ${until}\u00a0; vous pouvez redemander`,
      refused: 'Non approuvée',
      kept: 'La sécurité a regardé, et la règle reste',
      changed: 'La sécurité a regardé, et la règle a été modifiée',
    },
    noWords: 'aucun',
  },
  stopped: {
    title: 'Accès à retirer',
    intro:
      'Votre organisation a bloqué ces applications. Ce que vous leur aviez accordé reste valable jusqu’à ce que vous le retiriez.',
    since: (day: string) => `Bloquée le ${day}`,
    given: (day: string) => `autorisée par vous le ${day}`,
    take: (product: string) => `Retirer l’accès chez ${product}`,
    privately: 'Pour un compte personnel',
    elsewhere:
      'Retirez l’accès là où vous vous êtes connecté pour cette application : ses paramètres énumèrent les applications connectées.',
    done: 'C’est fait',
  },
  recorded: {
    every: 'tout',
    kind: 'Type d’étape',
    outcome: 'Ce qui s’est passé',
    shown: (count, all) => `${number(count)} sur ${number(all)}`,
    open: 'Ce que dit cette entrée',
    close: 'Fermer',
    words: 'En mots',
    left: 'Les champs sans valeur ne figurent pas ici\u00a0; ils sont dans les données ci-dessous.',
    exact: {
      sent: 'Comme envoyé, avec des retours à la ligne ajoutés',
      waiting: 'Comme ce sera envoyé, avec des retours à la ligne ajoutés',
      written: 'Envoyé par une version précédente, réécrit avec les réglages d’aujourd’hui',
    },
    gone: 'Cette entrée n’est plus dans ce navigateur.',
    file: 'En faire un fichier',
    save: 'Enregistrer le fichier',
    later: 'Remarque sur une étape précédente',
    dispute: 'C’est une erreur',
    disputeLabel: 'Que doit savoir la sécurité\u00a0? (facultatif)',
    disputeNote:
      'Votre message est enregistré comme une entrée à part, avec vos mots\u00a0; la première entrée reste telle quelle.',
    sendDispute: 'Envoyer le message',
    notNow: 'Pas maintenant',
    disputed: 'Merci, votre message est en route.',
    notDisputed: 'Cela n’a pas marché\u00a0: l’entrée n’est plus ici.',
  },
  dictionary: {
    title: 'Ce qui peut être enregistré',
    intro:
      'Chaque champ qui peut quitter ce navigateur, pourquoi il est là et à quel point il est personnel.',
    open: (count) => `Les ${number(count)} champs`,
    columns: ['Champ', 'Pourquoi', 'Niveau'],
    levels: {
      technical: 'technique',
      organisation: 'tiré des règles',
      metadata: 'sur l’étape',
      person: 'renvoie à vous',
      typed: 'écrit par vous',
    },
    never: 'Ce qui n’est jamais enregistré',
    neverList: [
      'les titres, contenus et adresses de pages et de fichiers',
      'les noms et adresses e-mail d’autres personnes\u00a0: seulement leurs domaines et leur nombre',
      'les mots de passe et tout ce qui sert à vous connecter',
      'les pages que vous consultez sans rien partager, connecter ni publier',
      'les touches que vous pressez, sauf les mots que vous écrivez à votre organisation dans Handrail',
    ],
  },
  notice: {
    title: (organisation) => `Ce que ${organisation} dit de l’enregistrement`,
    first: 'Rien à votre sujet n’est enregistré avant que vous ayez lu ceci.',
    read: 'J’ai lu ceci',
    done: 'Vous avez lu cette version.',
    full: 'Lire en entier',
    version: (version) => `Version ${number(version)}`,
  },
  browser: {
    title: 'Ce que le navigateur accorde à Handrail',
    all: 'Toutes les autorisations demandées sont accordées.',
    missing:
      'Ce navigateur retient une autorisation. Handrail ne fonctionne pas partout tant qu’elle manque. Votre service informatique peut l’accorder avec la règle de navigateur ExtensionSettings\u00a0; si vous avez limité Handrail à certains sites, vous pouvez lever cette limite dans la page des extensions.',
    hosts:
      'Les sites dont un administrateur tient les extensions à l’écart (runtime_blocked_hosts) ne se voient pas d’ici\u00a0: Handrail n’y fonctionne pas et ne peut pas le savoir.',
    elsewhere: 'Là où Handrail n’agit pas',
    elsewhereList: [
      'Fenêtres privées\u00a0: le navigateur demande à part si une extension peut y agir. Les administrateurs peuvent l’autoriser ou désactiver les fenêtres privées.',
      'Fenêtres d’invité\u00a0: aucune extension n’y fonctionne. Les administrateurs peuvent les désactiver.',
      'Profils et navigateurs que personne ne gère\u00a0: Handrail n’y a pas de règles et se tait. Les administrateurs peuvent exiger un profil géré.',
    ],
    kit: 'Le kit (handrail kit) contient ces règles de navigateur, prêtes à l’emploi.',
    privately: {
      yes: 'Fenêtres privées\u00a0: Handrail y fonctionne aussi.',
      no: 'Fenêtres privées\u00a0: Handrail n’y fonctionne pas.',
    },
  },
  purposes: purposesFr,
};
