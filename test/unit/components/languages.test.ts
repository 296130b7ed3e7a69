/** Every language says the same, whole, in the tone of the house, and right in number. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DIALOG_SAMPLES, NOTICE_SAMPLES } from '../../../components/samples.ts';
import {
  ACME,
  PUBLISH,
  SAMPLE_CATALOG,
  SHARE,
  decisionOf,
} from '../../../components/sample-facts.ts';
import { blockedWords } from '../../../components/words/blocked.ts';
import { pageWordsIn } from '../../../components/words/pages.ts';
import { dictionaryFor } from '../../../components/words/dictionary.ts';
import { DICTIONARY } from '../../../lib/events/dictionary.ts';
import { factSentence, tell } from '../../../components/words/sentences.ts';
import { unmarked } from '../../../components/words/text.ts';
import { type Words, wordsIn } from '../../../components/words/words.ts';
import { ANOMALIES, WALLS } from '../../../lib/activity/activity.ts';
import { catalog } from '../../../lib/catalog/full.ts';
import { AREAS, SPECIALS, VERBS } from '../../../lib/catalog/catalog.ts';
import { type Language, LANGUAGES, direction, languageFor } from '../../../lib/policy/languages.ts';
import { PAGE_WORDS, WORDS } from '../../support/words.ts';

const tablesOf = (language: Language) => [
  WORDS[language],
  PAGE_WORDS[language],
  blockedWords[language],
];
const OTHERS = LANGUAGES.filter((language) => language !== 'en');

/** Every sentence that can be read without being handed a fact, by its place. */
function sentences(table: object, place = ''): [string, string][] {
  return Object.entries(table).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[`${place}${key}`, value] as [string, string]]
      : typeof value === 'object' && value !== null
        ? sentences(value, `${place}${key}.`)
        : [],
  );
}
const allOf = (language: Language) => tablesOf(language).flatMap((table) => sentences(table));

/** What the samples of dialog and notice say. */
const spokenIn = (words: Words) =>
  [...Object.values(DIALOG_SAMPLES), ...Object.values(NOTICE_SAMPLES)]
    // Names from a page may say what they like.
    .filter(({ activity }) => activity.kind !== 'consent' || activity.app.name === 'MailTidy')
    .flatMap(({ activity, decision, organisation, catalog: known }) => {
      const { title, lead, why, risk } = tell(activity, decision, organisation, words, known);
      return [title, lead ?? '', ...why, ...(risk?.why ?? [])];
    });

describe('the language', () => {
  test('is the one of the browser, by its primary tag, or English', () => {
    expect(['de-AT', 'en_GB', 'fr-CA', 'es-419', 'ja', 'ar-EG', 'xx', ''].map(languageFor)).toEqual(
      ['de', 'en', 'fr', 'es', 'ja', 'ar', 'en', 'en'],
    );
  });

  test('has a direction, and its table says the same', () => {
    expect(LANGUAGES.map(direction)).toEqual(LANGUAGES.map((name) => WORDS[name].direction));
    expect(direction('ar')).toBe('rtl');
  });

  test.each(LANGUAGES)('%s is brought by its own table', async (language) => {
    expect((await wordsIn(language)).language).toBe(language);
    expect((await pageWordsIn(language)).language).toBe(language);
    const script = readFileSync(`entrypoints/words-${language}.ts`, 'utf8');
    expect(script).toContain(`bringWords(${language})`);
  });
});

describe.each(LANGUAGES)('%s', (language) => {
  test.each([
    ['exclamation', /[!！¡]/u],
    [
      'blame',
      /\b(violat|unauthori[sz]ed|forbidden|illegal|suspicious|you must|not allowed to|verboten|Verstoß|unbefugt|verdächtig|müssen Sie|interdit|suspect|infraction|prohibid|infracci|sospechos)|禁止|違反|不審|違法|ممنوع|مخالفة|مشبوه|انتهاك/iu,
    ],
    [
      'jargon',
      /\b(OAuth|scope|token|phishing|compliance|DLP|policy violation|endpoint|undefined|null|NaN|\[object)/iu,
    ],
    ['mark of direction', /[\u200e\u200f\u202a-\u202e]/u],
  ])('no %s', (_name, pattern) => {
    const all = [...allOf(language).map(([, text]) => text), ...spokenIn(WORDS[language])];
    expect(all.filter((text) => pattern.test(text))).toEqual([]);
  });

  test('every sentence ends as its English one does', () => {
    const english = new Map(allOf('en'));
    const ends = (text: string) => /[.。؟？?:]\)?$/u.test(text.replace(/[）)]$/u, ''));
    expect(
      allOf(language)
        .filter(([place]) => !place.startsWith('ask.disputeLabel'))
        .filter(([place, text]) => ends(text) !== ends(english.get(place) ?? text))
        .map(([place, text]) => `${place}: ${text}`),
    ).toEqual([]);
  });

  test('every place has words', () => {
    // What recorded fields are for stands in the source's own English; other languages have a table.
    const places = (of: Language) =>
      allOf(of)
        .map(([place]) => place)
        .filter((place) => !place.startsWith('purposes.'))
        .toSorted();
    expect(places(language)).toEqual(places('en'));
    expect(allOf(language).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('every field that is recorded says what it is for', async () => {
    const rows = dictionaryFor(await pageWordsIn(language));
    const english = new Map<string, string>(
      DICTIONARY.map(([field, , purpose]) => [field, purpose]),
    );
    expect(rows.map(({ field }) => field)).toEqual([...english.keys()]);
    expect(rows.every((row) => row.language === language)).toBe(true);
    const same = rows.filter(
      ({ field, purpose }) => (english.get(field) === purpose) !== (language === 'en'),
    );
    expect(same).toEqual([]);
  });

  test('every scope has a sentence and a phrase, and names what it is', () => {
    const { scope } = WORDS[language];
    const fact = catalog.scope('Mail.Read', 'microsoft');
    for (const area of [...AREAS, ...SPECIALS])
      for (const verb of VERBS) {
        const told = [scope.sentence({ ...fact, area, verb }), scope.phrase(area, [verb], fact)];
        for (const text of told) expect(text, `${area}.${verb}`).not.toMatch(/undefined|^\s*$/u);
      }
    const unknown = { ...fact, area: 'unknown' as const, scope: 'acme.widgets' };
    expect(scope.sentence(unknown)).toContain('acme.widgets');
  });

  test('anomalies and walls have words', () => {
    const { risk, walls } = WORDS[language];
    expect(ANOMALIES.filter((anomaly) => risk.said[`anomaly.${anomaly}`] === undefined)).toEqual(
      [],
    );
    expect(Object.keys(risk.said).toSorted()).toEqual(Object.keys(WORDS.en.risk.said).toSorted());
    expect(Object.keys(risk.hosts).toSorted()).toEqual(Object.keys(WORDS.en.risk.hosts).toSorted());
    for (const wall of WALLS) {
      expect(walls[wall].title('Contoso')).toContain('\u2068Contoso\u2069');
      expect(walls[wall].more('Acme')).not.toBe('');
    }
  });

  test('what a sentence is handed appears in it, set apart', () => {
    const words = WORDS[language];
    const { reason, facts, titles, terms, fixes, ask } = words;
    const given: readonly string[] = [
      reason.external('N1'),
      reason.organisation('N1'),
      reason.consumer(['N1']),
      reason.unreviewed('N1', null),
      reason.unreviewed(null, 'N1'),
      reason.wide('N1'),
      reason.killed('N1'),
      reason.rule('x', 'N1'),
      reason.label('N1'),
      reason.sendsTo('N1'),
      reason.otherAccount('N1'),
      facts.label('N1'),
      facts.usedAt(['N1']),
      facts.details(['N1']),
      facts.goesTo('N1'),
      facts.publisher('N1', true),
      facts.publisher('N1', null),
      titles.connect('N1', null),
      titles.connect(null, 'N1'),
      titles.stopped.consent('N1'),
      titles.stopped.connect('N1'),
      terms.open.organisation('N1'),
      terms.connects.personal('N1'),
      terms.connects.work('N1'),
      terms.connects.unknown('N1'),
      words.shareReason.otherConnected('N1'),
      fixes['link-organisation']('N1'),
      fixes['remove-recipients'](2, 'N1'),
      ask.requestNote('N1'),
      ...Object.values(words.risk.hosts).map((say) => say('N1')),
    ];
    expect(given.filter((text) => !text.includes('\u2068N1\u2069'))).toEqual([]);
    expect(given.filter((text) => /undefined|null|\[object/u.test(text))).toEqual([]);
    expect(reason.rule('external-sharing', null)).toContain('External sharing');
    expect(reason.scopeList('payroll-data').toLowerCase()).toContain('payroll data');
  });
});

test.each(OTHERS)('no sentence in %s was left in English', (language) => {
  const english = new Map(allOf('en'));
  const ALIKE = new Set(
    ['App', 'Flow', 'Handrail', 'Organisation', 'Version', 'Website', 'Board', 'Design'].concat(
      ['document', 'conversation', 'publication', 'base', 'site', 'page', 'version', 'assistant'],
      ['canal', 'ltr', 'Repository', 'consent', ', '],
    ),
  );
  expect(
    allOf(language).filter(([place, text]) => english.get(place) === text && !ALIKE.has(text)),
  ).toEqual([]);
});

describe('numbers', () => {
  const COUNTS = [0, 1, 2, 5, 11, 100] as const;
  const said: Readonly<Record<Language, readonly string[]>> = {
    en: ['no characters', 'one more', 'two more', 'five more', '11 more', '100 more'],
    de: ['keine Zeichen', 'ein Zeichen', 'zwei', 'fünf', '11 Zeichen', '100 Zeichen'],
    fr: ['0 caractère.', '1 caractère.', '2 caractères', '5 caractères', '11 caractères', '100'],
    es: ['faltan 0', 'falta un carácter.', 'faltan 2', 'faltan 5', 'faltan 11', 'faltan 100'],
    ja: ['0文字', '1文字', '2文字', '5文字', '11文字', '100文字'],
    ar: ['لا شيء', 'حرف واحد', 'حرفان', '5 أحرف', '11 حرفًا', '100 حرف.'],
  };
  test.each(LANGUAGES)('%s says what is missing', (language) => {
    COUNTS.forEach((count, index) =>
      expect(WORDS[language].ask.missing(count)).toMatch(
        language === 'en' && count === 0 ? /no more/u : new RegExp(said[language][index]!, 'u'),
      ),
    );
  });

  const people: Readonly<Record<Language, readonly string[]>> = {
    en: ['One person outside', 'Two people', 'Five people', 'Eleven people', '100 people'],
    de: ['Eine Person', 'Zwei Personen', 'Fünf Personen', 'Elf Personen', '100 Personen'],
    fr: ['Une personne', 'Deux personnes', 'Cinq personnes', 'Onze personnes', '100 personnes'],
    es: ['Una persona', 'Dos personas', 'Cinco personas', 'Once personas', '100 personas'],
    ja: ['1人', '2人', '5人', '11人', '100人'],
    ar: ['شخص واحد', 'شخصان', '5 أشخاص', '11 شخصًا', '100 شخص'],
  };
  test.each(LANGUAGES)('%s counts the people of a share', (language) => {
    [1, 2, 5, 11, 100].forEach((count, index) => {
      const recipients = [{ domain: 'vendor.example', type: 'person' as const, count }];
      const title = factSentence(
        { ...SHARE, recipients },
        decisionOf('acknowledge', []),
        ACME,
        WORDS[language],
        SAMPLE_CATALOG,
      );
      expect(unmarked(title)).toContain(people[language][index]);
    });
  });

  test.each(LANGUAGES)('%s counts addresses, days and groups without a hole', (language) => {
    const { terms, shareReason, facts } = WORDS[language];
    for (const count of COUNTS) {
      const told = [
        terms.ends(count),
        terms.inGroups(count),
        shareReason.endsLate(count),
        facts.more(count),
        facts.recipient('a.example', count, true),
        PAGE_WORDS[language].page.problems(count),
        PAGE_WORDS[language].page.capture.done(count),
        factSentence(
          { ...PUBLISH, openEndpoints: count },
          decisionOf('block', []),
          ACME,
          WORDS[language],
          SAMPLE_CATALOG,
        ),
      ];
      expect(told.filter((text) => /undefined|null|NaN/u.test(text) || text === '')).toEqual([]);
    }
  });
});
