/** German. */
import type { KitWords, TranslatedKeys } from './words.ts';

const KEYS: TranslatedKeys = {
  policyUrl: {
    title: 'Adresse der Richtlinie',
    explain: 'Adresse des signierten Richtlinienpakets.',
    choices: {},
  },
  policyKeys: {
    title: 'Schlüssel, mit denen die Richtlinie signiert sein darf',
    explain:
      'Öffentliche Ed25519-Schlüssel, mit denen die Richtlinie signiert sein darf: Kennung des Schlüssels und Schlüssel, base64url-kodiert.',
    choices: {},
  },
  reportUrl: {
    title: 'Adresse für Meldungen',
    explain: 'Adresse, die Meldungen entgegennimmt.',
    choices: {},
  },
  reportFormat: {
    title: 'Format der Meldungen',
    explain: 'Das Format, in dem Meldungen gesendet werden.',
    choices: {
      ocsf: 'OCSF (JSON)',
      otlp: 'OpenTelemetry (OTLP über HTTP, JSON)',
      'splunk-hec': 'Splunk HTTP Event Collector',
    },
  },
  reportToken: {
    title: 'Token für Meldungen',
    explain: 'Bearer-Token, mit dem Meldungen gesendet werden.',
    choices: {},
  },
  enrolmentToken: {
    title: 'Token zum Anmelden von Browsern',
    explain: 'Token, mit dem sich Browser beim Dienst anmelden, um ihre Meldungen zu signieren.',
    choices: {},
  },
  tenant: {
    title: 'Name der Organisation',
    explain: 'Name der Organisation, wie er in Meldungen steht.',
    choices: {},
  },
  user: {
    title: 'Person',
    explain: 'Die Person an diesem Browser, wie das Verzeichnis sie nennt.',
    choices: {},
  },
  groups: {
    title: 'Gruppen der Person',
    explain: 'Gruppen, denen die Person angehört; Regeln können danach fragen.',
    choices: {},
  },
  deviceLabel: {
    title: 'Name des Geräts',
    explain: 'Name des Geräts, wie er in Meldungen steht.',
    choices: {},
  },
  failMode: {
    title: 'Solange keine Richtlinie vorliegt',
    explain:
      'Was geschieht, solange keine Richtlinie vorliegt: zulassen (open), warnen (warn) oder anhalten (closed).',
    choices: {
      open: 'open: jeder Schritt ist erlaubt',
      warn: 'warn: Personen werden gewarnt',
      closed: 'closed: Schritte werden angehalten',
    },
  },
  privacy: {
    title: 'Personen in Meldungen',
    explain: 'Ob Meldungen Personen beim Namen nennen.',
    choices: {
      plain: 'plain: Meldungen nennen Personen',
      pseudonymous: 'pseudonymous: Personen erscheinen unter einem Pseudonym',
    },
  },
  pollMinutes: {
    title: 'Minuten zwischen zwei Abfragen der Richtlinie',
    explain: 'So viele Minuten vergehen zwischen zwei Abfragen der Richtlinienadresse.',
    choices: {},
  },
};

export const GERMAN: KitWords = {
  templates:
    'Handrail: Installation und verwaltete Konfiguration für Chrome, Chromium, Edge und Firefox.',
  supported: 'Windows 10 und neuer, mit einem von der Organisation verwalteten Browser',
  install: {
    title: 'Handrail installieren',
    explain:
      'Installiert Handrail für alle Personen an diesem Computer; sie können es nicht entfernen. Dafür wird unter ExtensionSettings ein eigener Eintrag geschrieben. Ist ExtensionSettings durch eine andere Richtlinie als ein einziger Text (JSON) gesetzt, verwendet der Browser den Eintrag und verwirft den Text: Nehmen Sie den Eintrag dann in jenen Text auf und lassen Sie diese Einstellung unkonfiguriert.',
    address: 'Adresse des Update-Manifests',
  },
  installFirefox: {
    address: 'Adresse des Pakets (xpi)',
    updates: 'Adresse der Update-Liste (kann leer bleiben)',
  },
  fields: { kid: 'Kennung des Schlüssels', x: 'öffentlicher Schlüssel' },
  keys: KEYS,
};
