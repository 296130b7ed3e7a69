/** German words of dialog, notice and hint. */
import { deAsking } from './de-asking.ts';
import { deRequests } from './de-requests.ts';
import { deFixes } from './de-fixes.ts';
import { deRisk } from './de-risk.ts';
import { deScopes } from './de-scopes.ts';
import { deTerms } from './de-terms.ts';
import { things, thisThing } from './de-things.ts';
import { deWalls } from './de-walls.ts';
import { capital, counted, humanise, listOf, name, plural } from './text.ts';
import type { Words } from './words.ts';
import type { ShareFacts } from '../facts.ts';
import type { Role } from '../../lib/activity/activity.ts';

const language = 'de';
const SMALL = [
  'keine',
  'eine',
  'zwei',
  'drei',
  'vier',
  'fünf',
  'sechs',
  'sieben',
  'acht',
  'neun',
  'zehn',
  'elf',
  'zwölf',
];

const toObject = (subject: string) => subject.replace(/^dieser /u, 'diesen ');
/** `dieser Datei`, `dieses Ordners`. */
const ofThing = (subject: string) => {
  if (subject.startsWith('diese ')) return subject.replace('diese', 'dieser');
  return `${subject.replace(/^dieser /u, 'dieses ')}s`;
};

const roleVerbs: Record<Role, string> = {
  view: 'ansehen',
  comment: 'kommentieren',
  edit: 'bearbeiten',
  own: 'besitzen',
};

const people = (count: number) =>
  `${counted(language, count, SMALL)} ${plural(language, count, { one: 'Person', other: 'Personen' })}`;
const groupsOf = (count: number) =>
  `${counted(language, count, SMALL)} ${plural(language, count, { one: 'Gruppe', other: 'Gruppen' })}`;

/** The organisation where the sentence needs a dative: `bei Acme`, `bei Ihrer Organisation`. */
const org = (organisation: string | null) =>
  organisation === null ? 'Ihrer Organisation' : name(organisation);
const appName = (app: string | null) => (app === null ? 'eine App ohne Namen' : name(app));

/** Who a share lets in, as the subject of a sentence, with whether the verb is plural. */
function circle(facts: ShareFacts, organisation: string | null): { who: string; many: boolean } {
  const named = listOf(language, [
    ...(facts.people > 0 ? [people(facts.people)] : []),
    ...(facts.groups > 0 ? [groupsOf(facts.groups)] : []),
  ]);
  const many = facts.people + facts.groups > 1;
  switch (facts.reach) {
    case 'public':
      return { who: 'alle im Internet', many: true };
    case 'anyone_with_link':
      return { who: 'alle, die den Link haben,', many: true };
    case 'organisation':
      return { who: `alle bei ${org(organisation)}`, many: true };
    case 'outside':
      return { who: `${named} außerhalb von ${org(organisation)}`, many };
    case 'named':
      return { who: named, many };
    case 'unclear':
      return { who: 'weitere Personen', many: true };
  }
}

export const de: Words = {
  language,
  direction: 'ltr',
  org,
  things,
  titles: {
    sentence: (title) => `${title}.`,
    unread: 'Dieser Dialog lässt sich gerade nicht lesen',
    consent: (title) => {
      const what = title.opaque
        ? 'einen Zugriff, den es hier nicht zeigt'
        : title.phrases.length === 0
          ? 'Zugriff auf Ihr Konto'
          : listOf(language, [...title.phrases, ...(title.more ? ['mehr'] : [])]);
      const whose = title.wide ? `, für alle bei ${org(title.organisation)}` : '';
      const long = title.offline ? ', ohne zeitliche Grenze' : '';
      const who = title.device
        ? 'Das Gerät, das Ihnen einen Code gezeigt hat,'
        : capital(appName(title.app));
      return `${who} möchte ${what}${whose}${long}`;
    },
    share: (facts, organisation) => {
      const { who, many } = circle(facts, organisation);
      if (facts.role === null) return `${capital(who)} ${many ? 'bekommen' : 'bekommt'} Zugriff`;
      const does =
        facts.reach === 'public' && facts.role === 'view'
          ? 'finden und ansehen'
          : roleVerbs[facts.role];
      return `${capital(who)} ${many ? 'können' : 'kann'} dies dann ${does}`;
    },
    connect: (connector, host) =>
      `${connector === null ? 'Diese Verbindung' : name(connector)} tauscht mit Ihrem Zugang Daten mit ${host === null ? 'einem Dienst außerhalb dieses Werkzeugs' : name(host)} aus`,
    publish: ({ type, endpoints, reach, noSignIn, organisation }) => {
      const thing = thisThing[type];
      if (endpoints > 0)
        return `${capital(counted(language, endpoints, SMALL))} ${plural(language, endpoints, { one: 'Adresse', other: 'Adressen' })} ${ofThing(thing)} ${plural(language, endpoints, { one: 'antwortet', other: 'antworten' })} allen, die sie erreichen`;
      const freely = noSignIn ? ' ohne Anmeldung' : '';
      if (reach === 'public')
        return `Alle im Internet können ${toObject(thing)} dann${freely} öffnen`;
      if (reach === 'anyone_with_link')
        return `Alle, die den Link haben, können ${toObject(thing)} dann${freely} öffnen`;
      if (reach === 'organisation')
        return `Alle bei ${org(organisation)} können ${toObject(thing)} dann öffnen`;
      return noSignIn
        ? `${capital(thing)} öffnet sich dann ohne Anmeldung`
        : `${capital(thing)} geht gleich online`;
    },
    stopped: {
      consent: (subject) =>
        `${capital(appName(subject))} kann nicht mit Ihrem Arbeitskonto verbunden werden`,
      share: (facts, organisation) => {
        if (facts.reach === 'outside')
          return `Dies kann nicht mit Personen außerhalb von ${org(organisation)} geteilt werden`;
        if (facts.reach === 'public')
          return 'Dies kann nicht für alle im Internet freigegeben werden';
        if (facts.reach === 'anyone_with_link')
          return 'Dies kann nicht für alle freigegeben werden, die den Link haben';
        if (facts.reach === 'organisation')
          return `Dies kann nicht für alle bei ${org(organisation)} freigegeben werden`;
        return 'Dies kann nicht mit diesen Personen geteilt werden';
      },
      publish: (type, open) =>
        `${capital(thisThing[type])} kann ${open ? 'nicht im Web' : 'so nicht'} veröffentlicht werden`,
      connect: (connector) =>
        `${connector === null ? 'Diese Verbindung' : name(connector)} kann nicht mit Arbeitsdaten genutzt werden`,
    },
  },
  ...deScopes,
  audience: {
    public: 'alle im Internet',
    anyone_with_link: 'alle, die den Link haben',
    external: 'Personen außerhalb',
    partner: 'Partner',
    organisation: 'alle in der Organisation',
    group: 'eine Gruppe',
    named_internal: 'bestimmte Kolleginnen und Kollegen',
    private: 'nur Sie',
  },
  reason: {
    public: 'Suchmaschinen können es finden, und alle können es öffnen.',
    anyoneWithLink: 'Ein Link lässt sich weitergeben. Wer ihn hat, kommt hinein, ohne Namen.',
    external: (organisation) =>
      `Es verlässt ${organisation === null ? 'Ihre Organisation' : name(organisation)}, und was draußen ist, lässt sich nicht zurückholen.`,
    partner: 'Ein Partner bekommt Zugriff.',
    organisation: (organisation) => `Alle bei ${org(organisation)} können es finden.`,
    consumer: (domains) =>
      domains.length === 0
        ? 'Eine private Mail-Adresse ist dabei.'
        : `${listOf(language, domains.map(name))} ${plural(language, domains.length, { one: 'ist eine private Mail-Adresse', other: 'sind private Mail-Adressen' })}.`,
    scopeList: (list) =>
      `Es geht um etwas, das hier mit Bedacht behandelt wird: ${humanise(list)}.`,
    unreviewed: (app, organisation) =>
      `Bei ${org(organisation)} hat noch niemand ${app === null ? 'diese App' : name(app)} geprüft.`,
    offline: 'Der Zugriff bleibt, auch wenn Sie nicht da sind, bis ihn jemand beendet.',
    wide: (organisation) => `Es würde für alle bei ${org(organisation)} gelten, nicht nur für Sie.`,
    openEndpoint: 'Wer die Adresse findet, kann sie nutzen. Sie fragt nicht, wer da kommt.',
    killed: (organisation) =>
      `Die Sicherheit bei ${org(organisation)} hat dies für alle angehalten.`,
    rule: (id, organisation) =>
      `Bei ${org(organisation)} gibt es dafür eine Regel: „${humanise(id)}“.`,
    unread:
      'Er sieht nicht so aus, wie Handrail ihn kennt. Deshalb kann hier niemand sagen, was geschehen würde.',
    noPolicy:
      'Die Regeln Ihrer Organisation sind gerade nicht lesbar, deshalb wartet dieser Schritt auf Sie.',
    asksMore: 'Die App bittet um mehr, als bei der Freigabe geprüft wurde.',
    unverified: 'Der Hersteller ist vom Anbieter nicht geprüft.',
    hidden: 'Worum es bittet, ist auf dieser Seite nicht zu sehen.',
    many: 'Das sind viele Personen auf einmal.',
    label: (label) => `Es ist als ${name(label)} gekennzeichnet.`,
    mayChange: 'Sie könnten es ändern, nicht nur lesen.',
    mayOwn: 'Sie könnten es weitergeben oder löschen.',
    noSignIn: 'Es öffnet sich auch ohne Anmeldung.',
    sendsTo: (host) => `Was es bekommt, ginge an ${name(host)}.`,
    otherAccount: (organisation) => `Das benutzte Konto gehört nicht zu ${org(organisation)}.`,
    maker: 'Es läuft mit Ihrem Zugang, wer auch immer es öffnet.',
    fewColleagues: 'Kaum jemand oder niemand sonst in Ihrem Haus nutzt es.',
    loopback:
      'Die Antwort geht an ein Programm auf diesem Rechner, welches auch immer dort wartet.',
    noAgreement: 'Mit dem Hersteller gibt es keine Vereinbarung über Ihre Daten.',
    reviewDue: 'Die Prüfung ist eine Weile her und soll erneuert werden.',
    vendorLimited: 'Der Hersteller ist geprüft, mit Grenzen, wofür er da ist.',
    vendorBlocked: 'Der Hersteller ist geprüft und soll keine Firmendaten bekommen.',
    vendorUnreviewed: 'Den Hersteller hat noch niemand geprüft.',
  },
  facts: {
    label: (label) => `Kennzeichnung: ${name(label)}`,
    usedAt: (places) => `Zur Nutzung bei ${listOf(language, places.map(name))}`,
    details: (kinds) => `Bittet in eigener Form um ${listOf(language, kinds.map(name))}`,
    goesTo: (host) => `Sendet, was es bekommt, an ${name(host)}`,
    publisher: (publisher, verified) =>
      verified === true
        ? `Von ${name(publisher)}, vom Anbieter geprüft`
        : `Von ${name(publisher)}, nach eigener Angabe`,
    recipient: (domain, count, groups) =>
      `${domain} · ${groups ? groupsOf(count) : new Intl.NumberFormat(language).format(count)}`,
    sharedWith: (who) => `Wer es dann nutzen kann: ${who}`,
    more: (count) => `${counted(language, count, [])} weitere`,
    signIn: {
      required: 'Verlangt eine Anmeldung',
      none: 'Verlangt keine Anmeldung',
      unknown: null,
    },
  },
  ...deFixes,
  ...deAsking,
  ...deRequests,
  ...deRisk,
  ...deTerms,
  ...deWalls,
  foot: {
    rule: (id, version) =>
      `${humanise(id)}, Version ${new Intl.NumberFormat(language).format(version)}`,
    stale: 'Regeln länger nicht erneuert',
    none: 'Keine Regeln zur Hand',
  },
  recorded: {
    title: 'Was erfasst wird',
    place: (surface) => `Wo und wann: ${surface}, die Uhrzeit, wie lange es gedauert hat`,
    share:
      'Die Art der Sache und ihre Kennzeichnung, die Domains der Personen und wie viele, was sie dürfen',
    consent: 'Die App, worum sie bittet und an welchen Host sie sendet',
    connect: 'Der Konnektor und der Host, mit dem er spricht',
    publish:
      'Die Art der Sache und ihre Kennzeichnung, wer sie öffnen kann, wie viele offene Adressen sie hat',
    answer: 'Was Sie hier gesehen und gewählt haben, mit Ihren Worten, wenn Sie welche schreiben',
    who: 'Sie und dieser Browser, mit Namen oder Pseudonym, wie Ihre Organisation es eingestellt hat',
    never: 'Nie: Titel, Inhalte, Mail-Adressen anderer, Passwörter.',
  },
  announce: {
    checking: 'Einen Moment',
    checkingMore: 'Die Regeln Ihrer Organisation werden gelesen.',
    hint: 'Danke. Klicken Sie noch einmal auf die Schaltfläche, dann geht es weiter.',
    requested: 'Ihre Anfrage ist gespeichert und unterwegs',
    requestedMore: 'Bis zur Antwort ist nichts freigegeben.',
    disputed: 'Danke, Ihr Hinweis ist unterwegs',
    disputedMore: 'Er geht an die Menschen, die die Regeln schreiben.',
  },
};
