/** Which words a person reads. A language is a table of the same shape as the English one. */
import type { Language } from '../../lib/policy/languages.ts';
import type { en } from './en.ts';

export type Words = Omit<typeof en, 'language'> & { readonly language: Language };

const TABLES: Readonly<Record<Language, () => Promise<Words>>> = {
  en: async () => (await import('./en.ts')).en,
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
  es: async () => (await import('./es.ts')).es,
  ja: async () => (await import('./ja.ts')).ja,
  ar: async () => (await import('./ar.ts')).ar,
};

/** Brings the table of one language to a page of the extension. Dialogs on other pages get theirs by `brought.ts`. */
export function wordsIn(language: Language): Promise<Words> {
  return TABLES[language]();
}
