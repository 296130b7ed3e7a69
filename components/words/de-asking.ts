/** What the dialog asks and offers, in German. */
import type { enAsking } from './en-asking.ts';
import { counted, name, plural } from './text.ts';

const language = 'de';
const SMALL = ['keine', 'eine', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht'];
const org = (organisation: string | null) =>
  organisation === null ? 'Ihrer Organisation' : name(organisation);

export const deAsking: typeof enAsking = {
  ask: {
    label: {
      share: 'Wofür brauchen sie es?',
      consent: 'Wofür brauchen Sie es?',
      connect: 'Wofür brauchen Sie es?',
      publish: 'Für wen ist es?',
    },
    example: {
      share: 'Zum Beispiel: Lieferant prüft Retouren vom Juli, Vertrag 4711',
      consent: 'Zum Beispiel: Ich sortiere damit Lieferantenpost, bis März',
      connect: 'Zum Beispiel: Bestellungen gehen nachts in die Lagerliste',
      publish: 'Zum Beispiel: Fahrer melden hier die Ankunft, nichts Persönliches',
    },
    hint: 'Ein paar Worte genügen, mindestens 8 Zeichen.',
    missing: (count) =>
      `Bitte schreiben Sie etwas mehr: noch ${plural(language, count, { one: 'ein', other: counted(language, count, SMALL) })} Zeichen.`,
    requestNote: (organisation) =>
      `Ihre Begründung und die Angaben oben gehen an die Sicherheit bei ${org(organisation)}. Bis zur Antwort ändert sich nichts.`,
    covered:
      'Etwas auf der Seite lag über dieser Frage. Sie steht wieder vorn: Bitte wählen Sie noch einmal.',
    disputeLabel: 'Was sollte die Sicherheit wissen? (darf leer bleiben)',
    disputeExample: 'Zum Beispiel: Die beiden gehören seit letzter Woche zu uns',
    disputeNote:
      'Die Sicherheit sieht Ihre Nachricht bei der Regel. Der Schritt wartet; sonst geht nichts hinaus.',
  },
  buttons: {
    back: 'Zurück',
    anyway: {
      share: 'Trotzdem teilen',
      consent: 'Trotzdem erlauben',
      connect: 'Trotzdem verbinden',
      publish: 'Trotzdem veröffentlichen',
    },
    ask: 'Freigabe anfragen',
    sendRequest: 'Anfrage senden',
    sendDispute: 'Nachricht senden',
    notNow: 'Nicht jetzt',
    recorded: 'Was erfasst wird',
    wrong: 'Das stimmt nicht',
    contact: 'Sicherheit fragen',
    close: 'Schließen',
  },
  agree: {
    legend: 'Bevor es weitergeht',
    missing: 'Bitte setzen Sie erst jedes Häkchen.',
    terms: 'Nutzungsbedingungen',
    readTerms: 'Im Ganzen lesen',
    accept: (version) =>
      `Ich nehme diese Bedingungen an, Version ${new Intl.NumberFormat(language).format(version)}`,
  },
};
