/** What each field is for, in the person's language; English, as the source has it, where nobody translated it. */
import { DICTIONARY, type FieldName, type Level } from '../../lib/events/dictionary.ts';
import { purposesDe } from './dictionary-de.ts';

export type Purposes = Readonly<Record<FieldName, string>>;

const TABLES: Readonly<Record<string, Purposes>> = { de: purposesDe };

export interface DictionaryRow {
  readonly field: FieldName;
  readonly level: Level;
  readonly purpose: string;
  /** The language that the purpose is written in. */
  readonly language: string;
}

/** Every field with its purpose, for a language tag. */
export function dictionaryFor(language: string): readonly DictionaryRow[] {
  const primary = language.toLowerCase().split(/[-_]/u)[0] ?? '';
  const table = Object.hasOwn(TABLES, primary) ? TABLES[primary] : undefined;
  return DICTIONARY.map(([field, level, purpose]) => ({
    field,
    level,
    purpose: table?.[field] ?? purpose,
    language: table === undefined ? 'en' : primary,
  }));
}
