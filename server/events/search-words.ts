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
 * The last word may be only begun, unless it is a part of something longer: the end of an address is a word that
 * every event has, and PostgreSQL reads all places of a beginning before it looks at the rarer words.
 * @param text what a person typed
 * @returns a tsquery in which every word must occur; undefined when there is nothing to search for. Holds
 * letters and digits only, so it cannot be a malformed query.
 */
export function searchQuery(text: string | undefined): string | undefined {
  const words = wordsOf(text ?? '').slice(0, MOST_WORDS);
  const last = wordsOf(text?.trim().split(/\s+/u).at(-1) ?? '');
  const query = words.join(' & ');
  if (query === '') return undefined;
  return last.length > 1 ? query : `${query}:*`;
}
