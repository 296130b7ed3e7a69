/** What the kit says to admins about the keys, in one language. */
import type { ConfigurationKey } from '../../../lib/policy/configuration.ts';
import type { ManagedKey } from '../managed-keys.ts';

/** A key's name in lists of settings, its explanation, and what its choices mean. */
export interface KeyWords {
  readonly title: string;
  readonly explain: string;
  readonly choices: Readonly<Record<string, string>>;
}

export interface KitWords {
  /** What the template is for, and what it needs. */
  readonly templates: string;
  readonly supported: string;
  readonly install: { readonly title: string; readonly explain: string; readonly address: string };
  readonly installFirefox: { readonly address: string; readonly updates: string };
  /** A field of a record, with the record's number in front. */
  readonly fields: Readonly<Record<string, string>>;
  readonly keys: Readonly<Record<string, KeyWords>>;
}

/** Words for all keys: TypeScript asks for those of a new one. */
export type TranslatedKeys = Readonly<Record<ConfigurationKey, KeyWords>>;

/** The words of a key. @throws Error when the language has none. */
export function wordsFor(words: KitWords, key: ManagedKey): KeyWords {
  const found = words.keys[key.name];
  if (found === undefined) throw new Error(`Nobody has written what ${key.name} means.`);
  return found;
}
