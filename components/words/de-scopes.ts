/** What scopes mean, in German. */
import type { enScopes } from './en-scopes.ts';
import type { Area, ScopeFact, Special, Verb } from './scope-table.ts';
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
  tasks: 'Ihre Aufgaben',
  notes: 'Ihre Notizen',
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
};

const specials: Record<Special, string> = {
  identity: 'Ihren Namen und Ihr Bild sehen',
  address: 'Ihre Mail-Adresse sehen',
  offline: 'Verbunden bleiben, auch wenn Sie nicht da sind',
  picked: 'Nur die Dateien nutzen, die Sie dafür auswählen',
  'app-folder': 'Eigene Einstellungen in Ihrem Speicher ablegen',
  impersonate: 'Alles tun, was Sie tun können, in Ihrem Namen',
  everything: 'Alles, worum der Hersteller gebeten hat',
};

const verbs: Record<Verb, string> = {
  read: 'lesen',
  change: 'ändern',
  send: 'senden',
  use: 'nutzen',
};

function scopeSentence(fact: ScopeFact): string {
  const { area, verb } = fact;
  if (area === 'unknown')
    return `„${tidy(fact.scope, 48)}“ ${verb === 'change' ? 'lesen und ändern' : verbs[verb]}, wie der Dienst es nennt`;
  if (area in specials) return specials[area as Special];
  const object = areas[area as Area];
  if (area === 'mail' && verb === 'send') return 'Mails in Ihrem Namen senden';
  if (area === 'chat' && verb === 'send') return 'In Ihrem Namen in Chats schreiben';
  if (area === 'mail-headers') return 'Sehen, mit wem Sie wann schreiben';
  if (verb === 'change') return capital(`${object} lesen, ändern und löschen`);
  return capital(verb === 'send' ? `${object} in Ihrem Namen senden` : `${object} ${verbs[verb]}`);
}

function areaPhrase(area: ScopeFact['area'], does: readonly Verb[], fact: ScopeFact): string {
  if (area === 'unknown') return 'Daten nutzen, die wir nicht benennen können';
  if (area === 'mail-headers') return 'sehen, mit wem Sie wann schreiben';
  if (area in specials)
    return specials[area as Special].replace(/^(Alles|Nur|Eigene)\b/u, (word) =>
      word.toLowerCase(),
    );
  return `${areas[fact.area as Area]} ${listOf(
    language,
    does.map((verb) => verbs[verb]),
  )}`;
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
