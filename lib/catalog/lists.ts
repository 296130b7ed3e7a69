/**
 * The short lists, as text. They travel to a page in its excerpt instead of being part of every content
 * script: a message of a few kilobytes costs nothing, the same in a script is paid on every page.
 */
import { z } from 'zod/mini';

/** As lists are written: see the file of each under names/ and hosts/. */
const Text = z.string().check(z.maxLength(20_000));

export const Lists = z.strictObject({
  brands: Text,
  plainWords: Text,
  otherWords: Text,
  tunnelHosts: Text,
  freeHosts: Text,
  consumerDomains: Text,
});
export type Lists = z.infer<typeof Lists>;

/** Lists of a page that was given none: no brand, no host is known. */
export const NO_LISTS: Lists = {
  brands: '',
  plainWords: '',
  otherWords: '',
  tunnelHosts: '',
  freeHosts: '',
  consumerDomains: '',
};

/** Words between spaces or line breaks. */
export function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

/** Lines of `name: words`, as pairs. */
export function linesOf(text: string): ReadonlyArray<readonly [name: string, words: string]> {
  return text
    .split('\n')
    .filter((line) => line.includes(':'))
    .map((line) => {
      const cut = line.indexOf(':');
      return [line.slice(0, cut), line.slice(cut + 1).trim()] as const;
    });
}
