/** The languages that Handrail speaks, and the one place where a person's language is chosen. */

/** Each has its table of words (`components/words`) and its texts in the manifest (`public/_locales`). */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'ja', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language for a tag such as the browser's own (`de-AT` reads German); English where there is none. */
export function languageFor(tag: string): Language {
  const primary = tag.toLowerCase().split(/[-_]/u)[0];
  return LANGUAGES.find((language) => language === primary) ?? 'en';
}

const RIGHT_TO_LEFT: ReadonlySet<Language> = new Set(['ar']);

/** Which way a language is written. */
export function direction(language: Language): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr';
}
