/**
 * Words for the search box, cut here rather than by the database: PostgreSQL's own parser keeps an
 * address such as ana@mail.example in one piece, so that "mail" would not find it.
 */

/** Longer words are cut; PostgreSQL takes up to 2 kB a word. */
const LONGEST_WORD = 100;
const MOST_WORDS = 20;
/** Characters of one part that can be found; names and sentences are far shorter. */
const LONGEST_PART = 4_000;

function wordsOf(text: string): string[] {
  return (
    text
      .slice(0, LONGEST_PART)
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  ).map((word) => word.slice(0, LONGEST_WORD).toWellFormed());
}

/** @returns the words of all parts, once each, separated by spaces */
export function searchText(parts: (string | null)[]): string {
  return [...new Set(parts.flatMap((part) => (part === null ? [] : wordsOf(part))))].join(' ');
}

/**
 * @param text what a person typed
 * @returns a tsquery in which every word must occur, at least as a beginning; undefined when there
 * is nothing to search for. Holds letters and digits only, so it cannot be a malformed query.
 */
export function searchQuery(text: string | undefined): string | undefined {
  const words = text === undefined ? [] : wordsOf(text).slice(0, MOST_WORDS);
  return words.length === 0 ? undefined : words.map((word) => `${word}:*`).join(' & ');
}
