/** What the dialog asks and offers, in French. */
import type { enAsking } from './en-asking.ts';
import { name, plural } from './text.ts';

const language = 'fr';
const number = (value: number) => new Intl.NumberFormat(language).format(value);
const of = (organisation: string | null) =>
  organisation === null ? 'de votre organisation' : `chez ${name(organisation)}`;

export const frAsking: typeof enAsking = {
  ask: {
    label: {
      share: 'Pourquoi en ont-elles besoin\u00a0?',
      consent: 'Pour quoi en avez-vous besoin\u00a0?',
      connect: 'Pour quoi en avez-vous besoin\u00a0?',
      publish: 'À qui est-ce destiné\u00a0?',
    },
    example: {
      share: 'Par exemple\u00a0: le fournisseur vérifie les retours de juillet, contrat 4711',
      consent: 'Par exemple\u00a0: je trie le courrier des fournisseurs, jusqu’en mars',
      connect: 'Par exemple\u00a0: les commandes vont chaque nuit dans la liste de l’entrepôt',
      publish: 'Par exemple\u00a0: les chauffeurs y signalent leur arrivée, rien de personnel',
    },
    hint: 'Quelques mots suffisent, au moins 8 caractères.',
    missing: (count) =>
      `Merci d’en écrire un peu plus\u00a0: encore ${number(count)} ${plural(language, count, { one: 'caractère', other: 'caractères' })}.`,
    requestNote: (organisation) =>
      `Votre raison et les faits ci-dessus sont transmis à la sécurité ${of(organisation)}. Rien ne change avant sa réponse.`,
    covered:
      'Quelque chose sur la page recouvrait cette question. Elle est de nouveau devant\u00a0: merci de choisir encore une fois.',
    disputeLabel: 'Que devrait savoir la sécurité\u00a0? (facultatif)',
    disputeExample: 'Par exemple\u00a0: ces deux personnes nous ont rejoints la semaine dernière',
    disputeNote:
      'La sécurité voit votre message à côté de la règle. Cette étape attend\u00a0; rien n’est envoyé à d’autres.',
  },
  buttons: {
    back: 'Revenir en arrière',
    anyway: {
      share: 'Partager quand même',
      consent: 'Autoriser quand même',
      connect: 'Connecter quand même',
      publish: 'Publier quand même',
    },
    ask: 'Demander une approbation',
    sendRequest: 'Envoyer la demande',
    sendDispute: 'Envoyer le message',
    notNow: 'Pas maintenant',
    recorded: 'Ce qui est enregistré',
    wrong: 'C’est une erreur',
    contact: 'Contacter la sécurité',
    close: 'Fermer',
  },
  agree: {
    legend: 'Avant de continuer',
    missing: 'Merci de cocher d’abord toutes les cases.',
    terms: 'Conditions d’utilisation',
    readTerms: 'Les lire en entier',
    accept: (version) => `J’accepte ces conditions, version ${number(version)}`,
  },
};
