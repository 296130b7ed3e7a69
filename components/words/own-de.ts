/** German words for what concerns the person: their requests, what was recorded, and the notice about it. */
import { purposesDe } from './dictionary-de.ts';
import type { Own } from './own-en.ts';
import { plural } from './text.ts';

const language = 'de';
const number = (value: number) => new Intl.NumberFormat(language).format(value);
const counted = (value: number) =>
  `${number(value)} ${plural(language, value, { one: 'Eintrag', other: 'Einträgen' })}`;

export const ownDe: Own = {
  requests: {
    title: 'Meine Anfragen',
    intro:
      'Was Sie Ihre Organisation aus diesem Browser gefragt haben, und was sie geantwortet hat.',
    columns: ['Gefragt', 'Worum es geht', 'Ihre Worte', 'Antwort'],
    asks: { approval: 'Bitte um Freigabe', dispute: '„das stimmt nicht“' },
    tags: {
      unsent: 'noch nicht gesendet',
      waiting: 'wartet',
      approved: 'genehmigt',
      ending: 'läuft bald ab',
      ended: 'abgelaufen',
      refused: 'nicht genehmigt',
      kept: 'Regel bleibt',
      changed: 'Regel geändert',
    },
    states: {
      unsent: 'Wird gesendet, sobald Sie online sind',
      waiting: 'Wartet auf eine Antwort',
      approved: (until) => (until === null ? 'Genehmigt' : `Genehmigt bis ${until}`),
      ending: (span, until) => `Genehmigt, endet ${span}, am ${until}`,
      ended: (until) => `Die Genehmigung endete am ${until}; Sie können erneut fragen`,
      refused: 'Nicht genehmigt',
      kept: 'Die Sicherheit hat es sich angesehen; die Regel bleibt',
      changed: 'Die Sicherheit hat es sich angesehen; die Regel wurde geändert',
    },
    noWords: 'keine',
  },
  stopped: {
    title: 'Zugriff zurücknehmen',
    intro:
      'Ihre Organisation hat diese Apps gestoppt. Was Sie ihnen vorher erlaubt haben, gilt, bis Sie es zurücknehmen.',
    since: (day: string) => `Gestoppt am ${day}`,
    given: (day: string) => `von Ihnen zugelassen am ${day}`,
    take: (product: string) => `Bei ${product} zurücknehmen`,
    privately: 'Für ein privates Konto',
    elsewhere:
      'Nehmen Sie es dort zurück, wo Sie sich für diese App angemeldet haben: In den Einstellungen stehen die verbundenen Apps.',
    done: 'Erledigt',
  },
  recorded: {
    every: 'alles',
    kind: 'Art des Schritts',
    outcome: 'Was geschah',
    shown: (count, all) => `${number(count)} von ${counted(all)}`,
    open: 'Was hier steht',
    close: 'Schließen',
    words: 'In Worten',
    left: 'Felder ohne Wert sind hier weggelassen; sie stehen unten in den Daten.',
    exact: {
      sent: 'Wie es gesendet wurde, mit zusätzlichen Zeilenumbrüchen',
      waiting: 'Wie es gesendet werden wird, mit zusätzlichen Zeilenumbrüchen',
      written:
        'Von einer früheren Version gesendet, mit den heutigen Einstellungen neu geschrieben',
    },
    gone: 'Dieser Eintrag ist nicht mehr in diesem Browser.',
    file: 'Eine Datei daraus machen',
    save: 'Datei speichern',
    later: 'Anmerkung zu einem früheren Schritt',
    dispute: 'Das stimmt nicht',
    disputeLabel: 'Was soll die Sicherheit wissen? (darf leer bleiben)',
    disputeNote:
      'Ihre Anmerkung wird als eigener Eintrag erfasst, mit Ihren Worten; der erste Eintrag bleibt, wie er ist.',
    sendDispute: 'Anmerkung senden',
    notNow: 'Jetzt nicht',
    disputed: 'Danke, Ihre Anmerkung ist unterwegs.',
    notDisputed: 'Das ging nicht: Der Eintrag ist nicht mehr hier.',
  },
  dictionary: {
    title: 'Was erfasst werden kann',
    intro: 'Jedes Feld, das diesen Browser verlassen kann, wozu es da ist und wie privat es ist.',
    open: (count) => `Alle ${number(count)} Felder`,
    columns: ['Feld', 'Wozu', 'Stufe'],
    levels: {
      technical: 'technisch',
      organisation: 'aus den Regeln',
      metadata: 'über den Schritt',
      person: 'weist auf Sie hin',
      typed: 'von Ihnen geschrieben',
    },
    never: 'Was nie erfasst wird',
    neverList: [
      'Titel, Inhalte und Adressen von Seiten und Dateien',
      'Namen und Mailadressen anderer Menschen: nur ihre Domains, und wie viele es sind',
      'Kennwörter, und womit Sie sich irgendwo anmelden',
      'Seiten, die Sie besuchen, ohne etwas zu teilen, zu verbinden oder zu veröffentlichen',
      'Tasten, die Sie drücken, außer Worten, die Sie in einem Dialog von Handrail an Ihre Organisation schreiben',
    ],
  },
  notice: {
    title: (organisation) => `Was ${organisation} zum Erfassen sagt`,
    first: 'Über Sie wird nichts erfasst, bevor Sie dies gelesen haben.',
    read: 'Ich habe das gelesen',
    done: 'Sie haben diese Fassung gelesen.',
    full: 'Vollständig lesen',
    version: (version) => `Fassung ${number(version)}`,
  },
  browser: {
    title: 'Was der Browser Handrail gibt',
    all: 'Jede Berechtigung, um die es bittet, ist erteilt.',
    missing:
      'Dieser Browser hält eine Berechtigung zurück. Bis sie erteilt ist, arbeitet Handrail nicht überall. Ihre IT kann das mit der Browser-Richtlinie ExtensionSettings tun; haben Sie Handrail selbst auf einige Websites beschränkt, heben Sie das auf der Seite der Erweiterungen auf.',
    hosts:
      'Websites, von denen die IT alle Erweiterungen fernhält (runtime_blocked_hosts), sind von hier aus nicht zu sehen: Handrail läuft dort nicht und kann es nicht bemerken.',
    elsewhere: 'Wohin Handrail nicht reicht',
    elsewhereList: [
      'Private Fenster: Der Browser fragt gesondert, ob eine Erweiterung dort laufen darf. Die IT kann es erlauben oder private Fenster abschalten.',
      'Gastfenster: Dort läuft keine Erweiterung. Die IT kann sie abschalten.',
      'Profile und Browser, die niemand verwaltet: Handrail hat dort keine Regeln und bleibt still. Die IT kann verlangen, dass man sich mit einem verwalteten Profil anmeldet.',
    ],
    kit: 'Das Kit (handrail kit) enthält diese Browser-Richtlinien, fertig zum Einsatz.',
    privately: {
      yes: 'Private Fenster: Handrail läuft auch dort.',
      no: 'Private Fenster: Handrail läuft dort nicht.',
    },
  },
  purposes: purposesDe,
};
