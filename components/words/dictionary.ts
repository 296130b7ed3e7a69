/** What each field is for, in the person's language; English, as the source has it, where nobody translated it. */
import { DICTIONARY, type FieldName, type Level } from '../../lib/events/dictionary.ts';
import type { PageWords } from './pages.ts';

export type Purposes = Readonly<Record<FieldName, string>>;

export interface DictionaryRow {
  readonly field: FieldName;
  readonly level: Level;
  readonly purpose: string;
  /** The language that the purpose is written in. */
  readonly language: string;
}

/** Every field with its purpose, as these words say it. */
export function dictionaryFor({ language, purposes }: PageWords): readonly DictionaryRow[] {
  return DICTIONARY.map(([field, level, purpose]) => ({
    field,
    level,
    purpose: purposes?.[field] ?? purpose,
    language: purposes === null ? 'en' : language,
  }));
}
