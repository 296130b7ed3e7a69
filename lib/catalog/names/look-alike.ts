/**
 * Whether a name imitates a brand. Compared are skeletons (UTS #39 §4: letters that look alike are one),
 * and names one edit apart. A name that only mentions a brand ("Scheduler for Zoom") imitates nothing.
 */
import { type Lists, linesOf, wordsOf } from '../lists.ts';
import { oneEditApart } from './one-edit.ts';

/**
 * Letters of other scripts that look like a Latin one, after NFKD, in lower case: a small part of Unicode's
 * confusables.txt (UTS #39, Unicode License v3, read 2026-11-23), and the digits and signs that people use
 * for letters. The first of each word is what the others are read as.
 */
const LOOKS_LIKE =
  'aаɑαᴀ4@ bьвʙƅ cсϲᴄ dԁɗᴅ eеҽєᴇ3ε fꜰſ gɡցɢ hһհʜн jјϳᴊ kκкᴋ lіıɩιɪіӏǀ|1iᴉʟ mмᴍ nոпηɴ oоοօσ0ᴏ pрρᴘ qԛ rгᴦʀ sѕꜱ5$ tтτᴛ uսυᴜ vνѵᴠ wԝѡաᴡ xхχ yуγүʏ zᴢ';

const LATIN = new Map(
  LOOKS_LIKE.split(' ').flatMap(([letter = '', ...others]) =>
    others.map((other) => [other, letter] as const),
  ),
);

/** Shorter names differ by one edit from too many words. */
const LONG = 5;

interface Brand {
  readonly brand: string;
  readonly words: ReadonlySet<string>;
}

/** Brands made ready to be compared. */
export interface Brands {
  /** Own names of brands, by themselves and by their skeleton. */
  readonly own: ReadonlyMap<string, Brand>;
  readonly bySkeleton: ReadonlyMap<string, string>;
  /** Names long enough to be told from others by an edit, by their first letter. */
  readonly byLetter: ReadonlyMap<string, ReadonlyArray<readonly [name: string, brand: Brand]>>;
  /** Words that say nothing of their own beside a brand. */
  readonly plain: ReadonlySet<string>;
  /** Words near a brand that mean something else. */
  readonly other: ReadonlySet<string>;
}

/** Brands from the text of their list. */
export function brandsFrom(lists: Pick<Lists, 'brands' | 'plainWords' | 'otherWords'>): Brands {
  const own = new Map<string, Brand>();
  for (const [brand, rest] of linesOf(lists.brands)) {
    const [ownNames = '', products = ''] = rest.split('|');
    const entry = { brand, words: new Set([...wordsOf(ownNames), ...wordsOf(products)]) };
    for (const name of wordsOf(ownNames)) own.set(name, entry);
  }
  return {
    own,
    byLetter: Map.groupBy(
      [...own].filter(([name]) => name.length >= LONG),
      ([name]) => name[0] ?? '',
    ),
    bySkeleton: new Map([...own.keys()].map((name) => [skeletonOf(name), name])),
    plain: new Set(wordsOf(lists.plainWords)),
    other: new Set(wordsOf(lists.otherWords)),
  };
}

/**
 * What a name looks like: without marks, in lower case, with letters that look alike made one.
 * @param text any text; `Zооm` with Cyrillic letters and `zoom` have the same skeleton.
 */
export function skeletonOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/[^a-hj-z]/gu, (letter) => LATIN.get(letter) ?? letter)
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');
}

/**
 * The brand that a name passes itself off as, or null. Whether the app is the brand's own is not asked here.
 * @param name as the page shows it; any length and script.
 */
export function brandOf(name: string, brands: Brands): string | null {
  const tokens = name
    .slice(0, 200)
    .normalize('NFC')
    .replace(/[\p{Cf}]/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}$@|]+/u)
    .filter((token) => token !== '');
  return disguised(tokens, brands) ?? named(tokens, brands);
}

/** True for a brand's own name as it is written, and nothing else. @param word in lower case. */
export function isBrandName(word: string, { own }: Brands): boolean {
  return own.has(word);
}

/** A brand written with other letters is meant to deceive, wherever it stands. */
function disguised(tokens: readonly string[], { own, bySkeleton, other }: Brands): string | null {
  for (const token of tokens) {
    const meant = bySkeleton.get(skeletonOf(token));
    if (meant !== undefined && meant !== token && !other.has(token))
      return own.get(meant)?.brand ?? null;
  }
  return null;
}

/** The brand alone, or with words that say nothing of their own. */
function named(tokens: readonly string[], brands: Brands): string | null {
  for (let from = 0; from < tokens.length; from += 1)
    for (let to = from + 1; to <= Math.min(from + 2, tokens.length); to += 1) {
      const brand = meantBy(tokens.slice(from, to).join(''), brands);
      if (brand === null) continue;
      const rest = [...tokens.slice(0, from), ...tokens.slice(to)];
      if (rest.every((token) => brands.plain.has(token) || brand.words.has(token)))
        return brand.brand;
    }
  return null;
}

function meantBy(word: string, { own, byLetter, plain, other }: Brands): Brand | null {
  const exact = own.get(word);
  if (exact !== undefined) return exact;
  if (word.length < LONG || other.has(word)) return null;
  // People mistype inside a word and who imitates knows it: the first letter is kept.
  const near = byLetter.get(word[0] ?? '') ?? [];
  const meant =
    near.find(([name, brand]) => isRunTogether(word, name, brand, plain)) ??
    near.find(([name]) => oneEditApart(name, word));
  return meant?.[1] ?? null;
}

/** `microsoftsupport`: a brand and a word that says nothing, written as one. */
function isRunTogether(
  word: string,
  name: string,
  { words }: Brand,
  plain: ReadonlySet<string>,
): boolean {
  if (!word.startsWith(name)) return false;
  const rest = word.slice(name.length);
  return plain.has(rest) || words.has(rest);
}
