/** What scopes mean, in German. */
import type { Area, ScopeFact, Special, Verb } from '../../lib/catalog/catalog.ts';
import type { enScopes } from './en-scopes.ts';
import { capital, listOf, tidy } from './text.ts';

const language = 'de';

const areas: Record<Area, string> = {
  mail: 'Ihre Mails',
  'mail-headers': 'mit wem Sie wann schreiben,',
  'mail-settings': 'Ihre Mail-Einstellungen und Filter',
  files: 'alle Ihre Dateien',
  'file-names': 'die Namen Ihrer Dateien',
  documents: 'Ihre Dokumente',
  sites: 'alle Websites, die Sie öffnen können,',
  calendar: 'Ihren Kalender',
  contacts: 'Ihre Kontakte',
  profile: 'Ihr Profil',
  people: 'Profile von Kolleginnen und Kollegen',
  groups: 'Gruppen und ihre Mitglieder',
  directory: 'das Verzeichnis Ihrer Organisation',
  chat: 'Ihre Chats',
  meetings: 'Ihre Besprechungen',
  tasks: 'Ihre Aufgaben und Projekte',
  notes: 'Ihre Notizen und Seiten',
  photos: 'Ihre Fotos',
  videos: 'Ihre Videos',
  code: 'Ihren Code',
  cloud: 'Ihre Cloud-Daten',
  devices: 'die Geräte Ihrer Organisation',
  apps: 'die Apps Ihrer Organisation',
  roles: 'Rechte in Ihrer Organisation',
  payments: 'Zahlungen und Rechnungen',
  customers: 'Kundendaten',
  logs: 'die Protokolle Ihrer Organisation',
  settings: 'Ihre Einstellungen',
  account: 'Ihr Konto',
  automation: 'Ihre Skripte und Automatisierungen',
  organisation: 'die Einstellungen Ihrer Organisation',
  security: 'Sicherheitseinstellungen und Warnungen Ihrer Organisation',
  credentials: 'Passwörter, Schlüssel und Anmeldewege',
  recordings: 'Aufzeichnungen und Mitschriften von Besprechungen',
  'chat-names': 'die Namen von Teams und Kanälen',
  presence: 'den Anwesenheitsstatus',
  posts: 'Ihre Beiträge und Kommentare',
  social: 'wem Sie folgen und was Ihnen gefällt,',
  bookings: 'Buchungen und Termine',
  learning: 'Kurse und Klassenlisten',
  printing: 'Drucker und Druckaufträge',
  labels: 'Vertraulichkeitsstufen',
  notifications: 'Ihre Benachrichtigungen',
  assistant: 'Ihre Fragen an KI-Assistenten',
  clipboard: 'Ihre Cloud-Zwischenablage',
  activity: 'was Sie wann getan haben,',
  databases: 'Ihre Tabellen und Datenbanken',
  designs: 'Ihre Entwürfe und Boards',
  tickets: 'Support-Anfragen',
  shop: 'Produkte und Bestellungen Ihres Shops',
  signatures: 'Verträge und Unterschriften',
  personnel: 'Personal- und Gehaltsdaten',
  accounting: 'Buchhaltung und Bankdaten',
  billing: 'Abonnements und Lizenzen',
  analytics: 'Besucherzahlen und Berichte',
  advertising: 'Werbekonten',
  packages: 'Ihre Softwarepakete',
  health: 'Ihre Gesundheits- und Fitnessdaten',
  music: 'Ihre Musik und Playlists',
  location: 'Ihren Standort',
  search: 'alles, was eine Suche findet,',
};

const specials: Record<Special, string> = {
  identity: 'Ihren Namen und Ihr Bild sehen',
  address: 'Ihre Mail-Adresse sehen',
  offline: 'Verbunden bleiben, auch wenn Sie nicht da sind',
  picked: 'Nur die Dateien nutzen, die Sie dafür auswählen',
  impersonate: 'Alles tun, was Sie tun können, in Ihrem Namen',
  everything: 'Alles tun, worum der Hersteller gebeten hat',
  'app-folder': 'Eigene Einstellungen in Ihrem Speicher ablegen',
  assigned: 'Nur nutzen, was die IT dafür freigibt',
  'own-entries': 'Nur nutzen, was die App selbst angelegt hat',
  bot: 'Sich als Bot hinzufügen, dem man schreiben kann',
};

const verbs: Record<Verb, string> = {
  read: 'lesen',
  change: 'ändern',
  send: 'senden',
  use: 'nutzen',
  create: 'ergänzen',
  delete: 'löschen',
  manage: 'verwalten',
  run: 'ausführen',
};

/** Where area and verb together are said in other words. */
const spoken: Readonly<Record<string, string>> = {
  'mail.send': 'Mails in Ihrem Namen senden',
  'mail.create': 'Mails in Ihr Postfach legen',
  'chat.send': 'In Ihrem Namen in Chats schreiben',
  'chat.create': 'Chats beginnen',
  'chat.delete': 'Chatnachrichten löschen',
  'chat-names.create': 'Teams und Kanäle anlegen',
  'chat-names.change': 'Teams und Kanäle umbenennen und ordnen',
  'chat-names.manage': 'Teams und Kanäle anlegen, umbenennen und archivieren',
  'posts.send': 'In Ihrem Namen veröffentlichen',
  'notifications.send': 'Benachrichtigungen an andere senden',
  'code.delete': 'Repositorys löschen',
  'code.create': 'Einladungen zu Repositorys annehmen',
  'code.manage': 'Repositorys und Entwicklungsrechner verwalten',
  'groups.manage': 'Menschen in Gruppen aufnehmen und entfernen',
  'roles.manage': 'Rechte in Ihrer Organisation geben und nehmen',
  'roles.change': 'Rechte in Ihrer Organisation geben und nehmen',
  'organisation.manage': 'Ihre Organisation verwalten',
  'credentials.manage': 'Passwörter, Schlüssel und Anmeldewege einrichten und entfernen',
  'automation.run': 'Skripte und Abläufe ausführen',
  'automation.create': 'Eine Automatisierung hinzufügen',
  'automation.manage': 'Automatisierungen und Verbindungen zu anderen Diensten einrichten',
  'apps.create': 'Apps in den Katalog Ihrer Organisation aufnehmen',
  'devices.run': 'Geräten Befehle senden',
  'printing.create': 'Drucken',
  'presence.change': 'Ihren Anwesenheitsstatus setzen',
  'social.change': 'In Ihrem Namen folgen und mit „Gefällt mir“ markieren',
  'activity.use': 'Zeigen, was Sie tun',
  'meetings.use': 'An Besprechungen teilnehmen',
  'everything.read': 'Alles lesen, was Sie dort lesen können',
  'analytics.manage': 'Verwalten, wer Zahlen und Berichte sieht',
  'assistant.use': 'KI-Assistenten in Ihrem Namen nutzen',
  'signatures.send': 'Verträge in Ihrem Namen zur Unterschrift senden',
  'videos.send': 'Videos in Ihrem Namen veröffentlichen',
  'presence.read': 'Sehen, wer gerade da ist',
  'mail-headers.read': 'Sehen, mit wem Sie wann schreiben',
  'chat-names.read': 'Die Namen von Teams und Kanälen sehen',
  'roles.read': 'Sehen, wer in Ihrer Organisation was darf',
  'social.read': 'Sehen, wem Sie folgen und was Ihnen gefällt',
  'activity.read': 'Sehen, was Sie wann getan haben',
  'activity.change': 'Festhalten, was Sie wann tun',
};

function scopeSentence(fact: ScopeFact): string {
  const { area, verb } = fact;
  if (area === 'unknown')
    return `„${tidy(fact.scope, 48)}“ ${verb === 'change' ? 'lesen und ändern' : verbs[verb]}, wie der Dienst es nennt`;
  const own = spoken[`${area}.${verb}`];
  if (own !== undefined) return own;
  if (area in specials) return specials[area as Special];
  const object = areas[area as Area];
  if (verb === 'change') return capital(`${object} lesen, ändern und löschen`);
  return capital(verb === 'send' ? `${object} in Ihrem Namen senden` : `${object} ${verbs[verb]}`);
}

function areaPhrase(area: ScopeFact['area'], does: readonly Verb[], fact: ScopeFact): string {
  if (area === 'unknown') return 'Daten nutzen, die wir nicht benennen können';
  const own = does.length === 1 ? spoken[`${area}.${does[0] ?? ''}`] : undefined;
  if (own !== undefined && area !== 'mail') return lower(own);
  if (area in specials) return lower(specials[area as Special]);
  return `${areas[fact.area as Area]} ${listOf(
    language,
    does.map((verb) => verbs[verb]),
  )}`;
}

/** Inside a sentence nouns keep their capital; only these words at its beginning lose it. */
function lower(sentence: string): string {
  return sentence.replace(
    /^(Alles|Nur|Eigene|In|Sehen|Sich|Die|An|Zeigen|Verwalten|Festhalten|Eine|Drucken|Verbunden)\b/u,
    (word) => word.toLowerCase(),
  );
}

export const deScopes: typeof enScopes = {
  scope: { sentence: scopeSentence, phrase: areaPhrase, estimated: 'unsere Lesart von' },
  notes: {
    everything: 'alles darin',
    acts: 'handelt als Sie',
    'no-end': 'ohne Ende',
    everyone: 'über Sie hinaus',
    picked: 'nur Ausgewähltes',
  },
  weights: { ordinary: 'üblich', sensitive: 'mit Bedacht', high: 'weitreichend' },
};
