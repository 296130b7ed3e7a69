/** Every language's words at once, for tests; what ships brings one at a time. */
import { ar } from '../../components/words/ar.ts';
import { de } from '../../components/words/de.ts';
import { en } from '../../components/words/en.ts';
import { es } from '../../components/words/es.ts';
import { fr } from '../../components/words/fr.ts';
import { ja } from '../../components/words/ja.ts';
import { pagesAr } from '../../components/words/pages-ar.ts';
import { pagesDe } from '../../components/words/pages-de.ts';
import { pagesEn } from '../../components/words/pages-en.ts';
import { pagesEs } from '../../components/words/pages-es.ts';
import { pagesFr } from '../../components/words/pages-fr.ts';
import { pagesJa } from '../../components/words/pages-ja.ts';
import type { PageWords } from '../../components/words/pages.ts';
import type { Words } from '../../components/words/words.ts';
import { type Language, languageFor } from '../../lib/policy/languages.ts';

export const WORDS: Readonly<Record<Language, Words>> = { en, de, fr, es, ja, ar };
export const PAGE_WORDS: Readonly<Record<Language, PageWords>> = {
  en: pagesEn,
  de: pagesDe,
  fr: pagesFr,
  es: pagesEs,
  ja: pagesJa,
  ar: pagesAr,
};

export const wordsFor = (tag: string): Words => WORDS[languageFor(tag)];
export const pageWordsFor = (tag: string): PageWords => PAGE_WORDS[languageFor(tag)];
