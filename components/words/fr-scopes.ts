/** What scopes mean, in French. */
import type { Area, ScopeFact, Special, Verb } from '../../lib/catalog/catalog.ts';
import type { enScopes } from './en-scopes.ts';
import { capital, listOf, tidy } from './text.ts';

const language = 'fr';

const areas: Record<Area, string> = {
  mail: 'vos e-mails',
  'mail-headers': 'à qui vous écrivez et quand',
  'mail-settings': 'vos réglages et filtres de messagerie',
  files: 'tous vos fichiers',
  'file-names': 'les noms de vos fichiers',
  documents: 'vos documents',
  sites: 'tous les sites que vous pouvez ouvrir',
  calendar: 'votre agenda',
  contacts: 'vos contacts',
  profile: 'votre profil',
  people: 'les profils de vos collègues',
  groups: 'les groupes et leurs membres',
  directory: 'l’annuaire de votre organisation',
  chat: 'vos conversations',
  meetings: 'vos réunions',
  tasks: 'vos tâches et projets',
  notes: 'vos notes et pages',
  photos: 'vos photos',
  videos: 'vos vidéos',
  code: 'votre code',
  cloud: 'vos données dans le cloud',
  devices: 'les appareils de votre organisation',
  apps: 'les applications de votre organisation',
  roles: 'les droits dans votre organisation',
  payments: 'les paiements et factures',
  customers: 'les données des clients',
  logs: 'les journaux de votre organisation',
  settings: 'vos réglages',
  account: 'votre compte',
  automation: 'vos scripts et automatisations',
  organisation: 'les réglages de votre organisation',
  security: 'les réglages et alertes de sécurité de votre organisation',
  credentials: 'les mots de passe, clés et moyens de connexion',
  recordings: 'les enregistrements et transcriptions de réunions',
  'chat-names': 'les noms des équipes et canaux',
  presence: 'la disponibilité des personnes',
  posts: 'vos publications et commentaires',
  social: 'les comptes que vous suivez et ce que vous aimez',
  bookings: 'les réservations et rendez-vous',
  learning: 'les cours et listes de classe',
  printing: 'les imprimantes et impressions',
  labels: 'les étiquettes de confidentialité',
  notifications: 'vos notifications',
  assistant: 'vos questions aux assistants IA',
  clipboard: 'votre presse-papiers dans le cloud',
  activity: 'ce que vous avez fait et quand',
  databases: 'vos tables et bases de données',
  designs: 'vos maquettes et tableaux',
  tickets: 'les demandes d’assistance',
  shop: 'les produits et commandes de votre boutique',
  signatures: 'les contrats et signatures',
  personnel: 'les dossiers du personnel et de paie',
  accounting: 'les données comptables et bancaires',
  billing: 'les abonnements et licences',
  analytics: 'les chiffres de fréquentation et rapports',
  advertising: 'les comptes publicitaires',
  packages: 'vos paquets logiciels',
  health: 'vos données de santé et de sport',
  music: 'votre musique et vos listes de lecture',
  location: 'votre position',
  search: 'tout ce qu’une recherche peut trouver',
};

const specials: Record<Special, string> = {
  identity: 'Voir votre nom et votre photo',
  address: 'Voir votre adresse e-mail',
  offline: 'Rester connectée en votre absence',
  picked: 'N’utiliser que les fichiers que vous choisissez',
  impersonate: 'Faire tout ce que vous pouvez faire, en votre nom',
  everything: 'Faire tout ce que son éditeur a demandé',
  'app-folder': 'Garder ses propres réglages dans votre espace',
  assigned: 'N’utiliser que ce qu’un administrateur lui attribue',
  'own-entries': 'N’utiliser que ce qu’elle a créé elle-même',
  bot: 'S’ajouter comme robot à qui l’on peut écrire',
};

const verbs: Record<Verb, string> = {
  read: 'lire',
  change: 'modifier',
  send: 'envoyer',
  use: 'utiliser',
  create: 'compléter',
  delete: 'supprimer',
  manage: 'gérer',
  run: 'exécuter',
};

/** Where area and verb together are said in other words. */
const spoken: Readonly<Record<string, string>> = {
  'mail.send': 'Envoyer des e-mails en votre nom',
  'mail.create': 'Déposer des e-mails dans votre boîte',
  'chat.send': 'Écrire dans les conversations en votre nom',
  'chat.create': 'Ouvrir des conversations',
  'chat.delete': 'Supprimer des messages de conversation',
  'chat-names.create': 'Créer des équipes et canaux',
  'chat-names.change': 'Renommer et organiser des équipes et canaux',
  'chat-names.manage': 'Créer, renommer et archiver des équipes et canaux',
  'posts.send': 'Publier en votre nom',
  'notifications.send': 'Envoyer des notifications à d’autres',
  'code.delete': 'Supprimer des dépôts',
  'code.create': 'Accepter des invitations à des dépôts',
  'code.manage': 'Gérer des dépôts et machines de développement',
  'groups.manage': 'Ajouter des personnes aux groupes et les en retirer',
  'roles.manage': 'Donner et retirer des droits dans votre organisation',
  'roles.change': 'Donner et retirer des droits dans votre organisation',
  'organisation.manage': 'Administrer votre organisation',
  'credentials.manage': 'Ajouter et retirer des mots de passe, clés et moyens de connexion',
  'automation.run': 'Exécuter des scripts et flux',
  'automation.create': 'Ajouter une automatisation',
  'automation.manage': 'Mettre en place des automatisations et liaisons avec d’autres services',
  'apps.create': 'Ajouter des applications au catalogue de votre organisation',
  'devices.run': 'Envoyer des commandes aux appareils',
  'printing.create': 'Imprimer',
  'presence.change': 'Indiquer votre disponibilité',
  'social.change': 'Suivre et aimer en votre nom',
  'activity.use': 'Montrer ce que vous faites',
  'meetings.use': 'Participer à des réunions',
  'everything.read': 'Lire tout ce que vous pouvez y lire',
  'analytics.manage': 'Gérer qui voit les chiffres et rapports',
  'assistant.use': 'Utiliser des assistants IA en votre nom',
  'signatures.send': 'Envoyer des contrats à signer en votre nom',
  'videos.send': 'Publier des vidéos en votre nom',
  'presence.read': 'Voir qui est disponible',
  'mail-headers.read': 'Voir à qui vous écrivez et quand',
  'chat-names.read': 'Voir les noms des équipes et canaux',
  'roles.read': 'Voir qui a quels droits dans votre organisation',
  'social.read': 'Voir les comptes que vous suivez et ce que vous aimez',
  'activity.read': 'Voir ce que vous avez fait et quand',
  'activity.change': 'Noter ce que vous faites et quand',
};

function scopeSentence(fact: ScopeFact): string {
  const { area, verb } = fact;
  if (area === 'unknown')
    return `${capital(verbs[verb])} ce que le service appelle «\u00a0${tidy(fact.scope, 48)}\u00a0»`;
  const own = spoken[`${area}.${verb}`];
  if (own !== undefined) return own;
  if (area in specials) return specials[area as Special];
  const object = areas[area as Area];
  if (verb === 'change') return `Lire, modifier et supprimer ${object}`;
  return verb === 'send' ? `Envoyer ${object} en votre nom` : `${capital(verbs[verb])} ${object}`;
}

function areaPhrase(area: ScopeFact['area'], does: readonly Verb[], fact: ScopeFact): string {
  if (area === 'unknown') return 'accéder à des données que nous ne savons pas nommer';
  const own = does.length === 1 ? spoken[`${area}.${does[0] ?? ''}`] : undefined;
  if (own !== undefined && area !== 'mail') return lower(own);
  if (area in specials) return lower(specials[area as Special]);
  return `${listOf(
    language,
    does.map((verb) => verbs[verb]),
  )} ${areas[fact.area as Area]}`;
}

function lower(sentence: string): string {
  return sentence.replace(/^./u, (letter) => letter.toLowerCase());
}

export const frScopes: typeof enScopes = {
  scope: { sentence: scopeSentence, phrase: areaPhrase, estimated: 'notre lecture de' },
  notes: {
    everything: 'tout le contenu',
    acts: 'agit en votre nom',
    'no-end': 'sans fin',
    everyone: 'au-delà de vous',
    picked: 'votre sélection',
  },
  weights: { ordinary: 'courant', sensitive: 'sensible', high: 'étendu' },
};
