/** German words of popup and status page. */
import { things } from './de-things.ts';
import type { PageWords } from './pages.ts';
import { ownDe } from './own-de.ts';
import { plural } from './text.ts';

const language = 'de';
const number = (value: number) => new Intl.NumberFormat(language).format(value);

export const pagesDe: PageWords = {
  language,
  brand: 'Handrail',
  things,
  comma: ', ',
  state: {
    loading: ['Einen Moment', 'Handrail startet.'],
    silent: [
      'Handrail antwortet nicht',
      'Schließen Sie dies und öffnen Sie es neu. Hilft das nicht, starten Sie den Browser neu oder sagen Sie es Ihrer IT.',
    ],
    unknown: [
      'Wartet auf Einstellungen',
      'Der Browser hat noch nicht gesagt, ob eine Organisation ihn verwaltet. Bis dahin hält Handrail sich heraus.',
    ],
    unmanaged: [
      'Handrail ist hier nicht eingerichtet',
      'Dieser Browser hat keine Einstellungen einer Organisation. Nichts wird geprüft, nichts wird erfasst.',
    ],
    noPolicy: [
      'Noch keine Regeln',
      'Ihre Organisation verwaltet Handrail hier, aber ihre Regeln sind noch nicht da. Handrail fragt weiter nach.',
    ],
    on: [
      'Handrail ist auf dieser Seite aktiv',
      'Es meldet sich, wenn Sie etwas Heikles teilen, verbinden oder veröffentlichen.',
    ],
    idle: [
      'Auf dieser Seite gibt es nichts zu tun',
      'Handrail meldet sich nur, wo Sie teilen, verbinden oder veröffentlichen.',
    ],
    ready: [
      'Handrail ist aktiv',
      'Es meldet sich, wenn Sie etwas Heikles teilen, verbinden oder veröffentlichen.',
    ],
    stale: [
      'Arbeitet mit älteren Regeln',
      'Die Regeln sind über ihr Datum, und neuere sind nicht gekommen. Bis dahin gelten sie weiter.',
    ],
  },
  kinds: {
    consent: 'Zustimmung',
    share: 'Freigabe',
    connect: 'Verbindung',
    publish: 'Veröffentlichung',
  },
  tags: {
    proceeded: 'fortgesetzt',
    cancelled: 'zurück',
    fixed: 'geändert',
    blocked: 'angehalten',
    requested: 'angefragt',
    allowed_silently: 'durchgelassen',
    disputed: 'hinterfragt',
  },
  outcomes: {
    proceeded: 'Sie haben fortgesetzt',
    cancelled: 'Sie sind zurückgegangen',
    fixed: 'Sie haben es geändert und fortgesetzt',
    blocked: 'Eine Regel hat es angehalten',
    requested: 'Sie haben um Freigabe gebeten',
    allowed_silently: 'Nichts sprach dagegen',
    disputed: 'Sie sagten, dass das nicht stimmt',
  },
  when: {
    today: (time) => `heute, ${time}`,
    yesterday: (time) => `gestern, ${time}`,
    justNow: 'gerade eben',
    never: 'noch nicht',
  },
  popup: {
    recent: 'Letzte Entscheidungen',
    none: 'Noch keine Entscheidungen.',
    more: 'Was über mich erfasst wurde',
    policy: (version, age) => `Regelwerk ${number(version)}, ${age}`,
  },
  page: {
    title: 'Handrail: Status',
    activity: 'Meine Aktivität',
    activityIntro:
      'In diesem Browser erfasste Entscheidungen, neueste zuerst. Meldungen enthalten nie Titel, Inhalte oder Mail-Adressen anderer.',
    activityNone: 'Es wurde nichts erfasst.',
    activityColumns: ['Wann', 'Was', 'Was geschah', 'Gemeldet'],
    drill: 'Übung',
    quiets: {
      'cool-down': 'Nicht noch einmal gefragt: Sie haben kürzlich geantwortet',
      'same-step': 'Nicht noch einmal gefragt: derselbe Schritt wie zuvor',
      budget: 'Nicht gezeigt: Sie hatten an dem Tag genug davon gesehen',
    },
    sent: 'ja',
    waiting: 'wartet',
    rules: 'Regeln',
    rulesNone:
      'Es sind keine Regeln gekommen. Was Handrail so lange tut, sagt die Einstellung failMode.',
    rulesRows: {
      organisation: 'Organisation',
      version: 'Version',
      count: 'Zahl der Regeln',
      signer: 'Signiert mit Schlüssel',
      verified: 'Signatur geprüft',
      checked: 'Zuletzt nach neueren gesehen',
      expires: 'Gültig bis',
    },
    stale: 'Datum vorbei, gelten weiter',
    pull: 'Jetzt nach neuen Regeln sehen',
    lastPull: 'Letzter Blick',
    pullOk: 'ging gut',
    reports: 'Meldungen',
    reportRows: {
      waiting: 'Warten auf das Senden',
      sent: 'Gesendet',
      setAside: 'Vom Server abgelehnt und beiseitegelegt',
      dropped: 'Verworfen, weil die Warteschlange voll war',
      lastSent: 'Zuletzt gesendet',
      lastError: 'Letzter Fehler',
    },
    send: 'Wartende Meldungen jetzt senden',
    places: 'Wo Handrail hinsieht',
    placesIntro:
      'Gezählt seit dem Start des Browsers. Ein Dialog, der nicht lesbar war, wird ohne seinen Inhalt gemeldet.',
    placeColumns: ['Produkt', 'Kann', 'Gelesen', 'Nicht lesbar'],
    capability: {
      inform: 'hinweisen',
      hold: 'die Schaltfläche halten',
      'hard-hold': 'Schaltfläche und Anfrage halten',
    },
    version: (version) => `Version ${number(version)}`,
    layers: 'Wie Handrail einen Schritt anhält',
    layersIntro: 'Jede Schicht fängt auf, was die vorige verpassen kann. Sie wirken ohne einander.',
    layerColumns: ['Schicht', 'Zustand', 'Warum'],
    layerNames: {
      flow: 'Verfolgt Anmeldeanfragen durch die Tabs',
      page: 'Hält die Schaltfläche auf der Seite',
      request: 'Hält die Anfrage auf dem Weg hinaus',
      net: 'Stoppt, was die Regeln ganz ausschließen',
    },
    layerOn: 'wirkt',
    layerOff: 'wirkt nicht',
    layerReasons: {
      on: 'Alles Nötige ist da.',
      'nothing-to-do': 'Die Regeln geben ihr nichts zu tun.',
      'switched-off': 'Die Regeln schalten sie aus.',
      'not-installed-by-policy':
        'Der Browser lässt nur Erweiterungen Anfragen anhalten, die eine Organisation per Richtlinie installiert hat.',
      'not-managed': 'Keine Organisation verwaltet diesen Browser.',
      'no-policy': 'Es sind keine Regeln angekommen.',
      'refused-by-browser':
        'Der Browser hat es nicht angenommen. Mehr steht in der Zusammenfassung.',
    },
    layerRules: (used, left) =>
      left === 0
        ? `${number(used)} in Kraft`
        : `${number(used)} in Kraft, ${number(left)} den anderen Schichten überlassen`,
    settings: 'Einstellungen',
    settingsIntro:
      'Wie Ihre Organisation sie per Browser-Richtlinie gesetzt hat. Von Hand lässt sich Handrail nicht einstellen.',
    settingColumns: ['Einstellung', 'Wert', 'Von'],
    sources: {
      managed: 'Browser-Richtlinie',
      'trial build': 'Probefassung',
      default: 'Handrail selbst',
    },
    unset: 'nicht gesetzt',
    refused: 'nicht verwendet',
    problems: (count) =>
      `${number(count)} ${plural(language, count, { one: 'Einstellung stimmt', other: 'Einstellungen stimmen' })} nicht`,
    problemAdvice:
      'Berichtigen Sie sie in der Browser-Richtlinie Ihrer IT. Bis dahin gilt der Wert in dieser Tabelle.',
    unknownAdvice:
      'Berichtigen Sie den Namen in der Browser-Richtlinie oder entfernen Sie ihn. Er hat keine Wirkung.',
    advice: {
      policyUrl: 'Ohne sie können keine Regeln geholt werden.',
      policyKeys: 'Ohne gültigen Schlüssel werden keine Regeln angenommen.',
      reportUrl: 'Ohne sie warten Meldungen in diesem Browser.',
    },
    capture: {
      title: 'Einen Dialog aufnehmen',
      intro:
        'Für Admins und Mitwirkende: speichert, wie ein Dialog gebaut ist, als Testseite für Handrail. Texte, Namen, Adressen und Zahlen bleiben weg. Nichts wird irgendwohin gesendet: Sie sehen es hier und speichern es selbst.',
      tab: 'Offener Tab',
      noTabs: 'In keinem anderen Tab ist eine Website offen.',
      go: 'Aufnehmen',
      working: 'Sieht im Tab nach …',
      none: 'In diesem Tab ist kein Dialog zu sehen. Öffnen Sie ihn dort und kommen Sie zurück.',
      failed:
        'Dieser Tab ließ sich nicht lesen. Laden Sie ihn neu und versuchen Sie es noch einmal. Manche Seiten hält der Browser von Erweiterungen fern.',
      done: (count: number) =>
        `${number(count)} ${plural(language, count, { one: 'Dialog', other: 'Dialoge' })} gefunden. Lesen Sie es vor dem Speichern: Ein Name, der Teil einer Kennung ist, kann noch darin stehen.`,
      unknown: 'Ein Dialog, den Handrail nicht kennt',
      structure: (place: string) => `Aufbau des Dialogs auf ${place}`,
      found: 'Gefunden',
      missing: 'Nicht gefunden',
      nothing: 'nichts',
      cut: 'Zu groß, um ganz behalten zu werden: Das Ende fehlt.',
      savePage: 'Aufbau speichern',
      saveFacts: 'Beschreibung speichern',
    },
    support: 'Hilfe',
    supportIntro:
      'Eine Zusammenfassung für Ihre IT: Versionen, Zustände, Fehler. Sie nennt keine Person und keine Entscheidung.',
    copy: 'Zusammenfassung kopieren',
    copied: 'Kopiert.',
    notCopied:
      'Der Browser hat das Kopieren nicht erlaubt. Markieren Sie den Text unten und kopieren Sie ihn.',
    done: 'Erledigt.',
    failed: 'Das hat nicht geklappt. Der Grund steht bei „Letzter Blick“ oder „Letzter Fehler“.',
  },
  ...ownDe,
};
