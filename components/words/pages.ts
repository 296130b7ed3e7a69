/** Words of popup and status page, apart from those of the dialog: content scripts stay light. */
import { pagesDe } from './pages-de.ts';
import { pagesEn } from './pages-en.ts';

/** The English table gives the shape; its literal types are widened to what any language may say. */
type Widened<T> = T extends (...given: infer Given) => string
  ? (...given: Given) => string
  : T extends string
    ? string
    : { readonly [Key in keyof T]: Widened<T[Key]> };

export type PageWords = Widened<typeof pagesEn>;

const TABLES: readonly PageWords[] = [pagesEn, pagesDe];

/** The table for a language tag; English where there is none. */
export function pageWordsFor(language: string): PageWords {
  const primary = language.toLowerCase().split(/[-_]/u)[0];
  return TABLES.find((table) => table.language === primary) ?? pagesEn;
}
