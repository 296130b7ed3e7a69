/** Picks text in a person's language. */
import type { Localised } from './schema.ts';

/**
 * The text for a language: the tag itself, then its shorter forms (`de-AT`, `de`), then English, then
 * whatever there is (BCP 47 lookup, RFC 4647 §3.4).
 */
export function pick(texts: Localised | undefined, language: string): string | null {
  if (texts === undefined) return null;
  const parts = language.split('-');
  for (let length = parts.length; length > 0; length -= 1) {
    const tag = parts.slice(0, length).join('-').toLowerCase();
    const found = Object.entries(texts).find(([name]) => name.toLowerCase() === tag);
    if (found !== undefined) return found[1];
  }
  return texts['en'] ?? Object.values(texts)[0] ?? null;
}
