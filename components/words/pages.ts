/** Words of popup and status page, apart from those of the dialog: content scripts stay light. */
import type { Language } from '../../lib/policy/languages.ts';
import type { pagesEn } from './pages-en.ts';

/** The English table gives the shape; its literal types are widened to what any language may say. */
export type Widened<T> = T extends (...given: infer Given) => string
  ? (...given: Given) => string
  : T extends string
    ? string
    : T extends null
      ? null
      : { readonly [Key in keyof T]: Widened<T[Key]> };

export type PageWords = Widened<Omit<typeof pagesEn, 'language'>> & { readonly language: Language };

const TABLES: Readonly<Record<Language, () => Promise<PageWords>>> = {
  en: async () => (await import('./pages-en.ts')).pagesEn,
  de: async () => (await import('./pages-de.ts')).pagesDe,
  fr: async () => (await import('./pages-fr.ts')).pagesFr,
  es: async () => (await import('./pages-es.ts')).pagesEs,
  ja: async () => (await import('./pages-ja.ts')).pagesJa,
  ar: async () => (await import('./pages-ar.ts')).pagesAr,
};

/** Brings the table of one language to a page of the extension; the others stay on the disk. */
export function pageWordsIn(language: Language): Promise<PageWords> {
  return TABLES[language]();
}
