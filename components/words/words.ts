/** Which words a person reads. A language is a table of the same shape as the English one. */
import { de } from './de.ts';
import { en } from './en.ts';

export type Words = Omit<typeof en, 'language'> & { readonly language: string };

const TABLES: readonly Words[] = [en, de];

/** The table for a language tag (`de-AT` reads German); English where there is none. */
export function wordsFor(language: string): Words {
  const primary = language.toLowerCase().split(/[-_]/u)[0];
  return TABLES.find((table) => table.language === primary) ?? en;
}

const RIGHT_TO_LEFT = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ks', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** Which way a language is written. */
export function direction(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(language.toLowerCase().split(/[-_]/u)[0] ?? '') ? 'rtl' : 'ltr';
}
