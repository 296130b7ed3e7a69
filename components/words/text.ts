/** Small tools for sentences: names from pages made harmless, numbers, plurals and lists. */

/** First strong isolate and its end (UAX #9): a name inside cannot turn the sentence around it. */
const ISOLATE = '\u2068';
const END = '\u2069';

// Controls, line breaks, and characters that steer text direction: none of them belongs in a name.
const STEERING =
  /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]+/gu;

/** Most characters of a foreign name that a sentence carries. */
const LONGEST = 60;

/**
 * Text from a page, made fit to be shown: no control characters, one line, cut to a sane length.
 * @param longest most characters to keep; the cut never splits a surrogate pair.
 */
export function tidy(text: string, longest = LONGEST): string {
  const line = text.replace(STEERING, ' ').replace(/\s+/gu, ' ').trim();
  const characters = Array.from(line);
  return characters.length <= longest ? line : `${characters.slice(0, longest - 1).join('')}…`;
}

const setApart = (text: string) => `${ISOLATE}${text}${END}`;

/** A foreign name inside a sentence: tidied and set apart; `pieces` turns the marks into `<bdi>`. */
export function name(text: string): string {
  return setApart(tidy(text));
}

/** A foreign name on a button. */
export function shortName(text: string): string {
  return setApart(tidy(text, 30));
}

/** Most characters of a domain that a sentence carries. */
const LONGEST_DOMAIN = 40;

/** A domain inside a sentence. Its end says whose it is, so that a long one loses its beginning. */
export function domainName(domain: string): string {
  const line = tidy(domain, Infinity);
  return setApart(line.length <= LONGEST_DOMAIN ? line : `…${line.slice(1 - LONGEST_DOMAIN)}`);
}

/** A sentence cut at its names, so that a component can set each name apart in the page. */
export function pieces(sentence: string): readonly { text: string; foreign: boolean }[] {
  return sentence
    .split(ISOLATE)
    .flatMap((part, index) => {
      if (index === 0) return [{ text: part, foreign: false }];
      const [foreign = '', ...rest] = part.split(END);
      return [
        { text: foreign, foreign: true },
        { text: rest.join(''), foreign: false },
      ];
    })
    .filter((piece) => piece.text !== '');
}

/** A sentence without the marks around its names, for attributes and the clipboard. */
export function unmarked(sentence: string): string {
  return sentence.replaceAll(ISOLATE, '').replaceAll(END, '');
}

/** First letter upper case; a sentence that starts with a name stays as it is. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `a, b and c` in the language's own way. */
export function listOf(language: string, items: readonly string[]): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(items);
}

/** What a language says for each of its forms; `other` where it has no form of its own (CLDR plural rules). */
export type PluralForms = Readonly<
  Partial<Record<Intl.LDMLPluralRule, string>> & Record<'other', string>
>;

/** Picks the form that the language uses for a number. */
export function plural(language: string, count: number, forms: PluralForms): string {
  return forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
}

/** A number as people write it in running text: a word while it is small. */
export function counted(language: string, count: number, small: readonly string[]): string {
  return small[count] ?? new Intl.NumberFormat(language).format(count);
}

/** An id such as `external-sharing` as words: `External sharing`. */
export function humanise(id: string): string {
  return capital(tidy(id.replace(/[._-]+/gu, ' ')));
}
