/** A record in words: each field that has a value, with what it is for, from the data dictionary. */
import type { Recorded } from '../lib/browser/messages.ts';
import { type DictionaryRow, dictionaryFor } from './words/dictionary.ts';
import type { PageWords } from './words/pages.ts';
import { tidy } from './words/text.ts';

export interface SaidField extends DictionaryRow {
  readonly value: string;
}

/** Every field of a record and of its origin that has a value. */
export function fieldsSaid({ record, origin }: Recorded, words: PageWords): readonly SaidField[] {
  const values = new Map<string, string[]>();
  for (const [field, value] of [...leaves(record, ''), ...leaves(origin, '')])
    values.set(field, [...(values.get(field) ?? []), value]);
  return dictionaryFor(words).flatMap((row) => {
    const found = values.get(row.field);
    return found === undefined ? [] : [{ ...row, value: found.join(', ') }];
  });
}

/** `activity.recipients[].domain` and its value, for each leaf that is there. */
function* leaves(value: unknown, path: string): Generator<readonly [string, string]> {
  if (value === null || value === undefined || value === '') return;
  if (Array.isArray(value)) {
    for (const entry of value) yield* leaves(entry, `${path}[]`);
  } else if (typeof value === 'object') {
    for (const [name, inner] of Object.entries(value))
      yield* leaves(inner, path === '' ? name : `${path}.${name}`);
  } else yield [path, shown(path, value as string | number | boolean)];
}

function shown(path: string, value: string | number | boolean): string {
  if (path === 'time' && typeof value === 'number') return new Date(value).toISOString();
  return tidy(String(value), 2000);
}
