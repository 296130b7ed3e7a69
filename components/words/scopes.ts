/** Scopes in plain sentences. */
import type { ScopeFact, Weight } from '../../lib/catalog/catalog.ts';
import type { Words } from './words.ts';

export interface ScopeText {
  readonly text: string;
  /** What makes it weigh: `everything in it`, `acts as you`, `no end`; null when nothing does. */
  readonly note: string | null;
  readonly weight: Weight;
  /** The scope is not listed: the sentence was made from its words. */
  readonly estimated: boolean;
}

/** What is known of one scope, in a sentence of the language. Pure. */
export function describeScope(fact: ScopeFact, words: Words): ScopeText {
  return {
    text: words.scope.sentence(fact),
    note: fact.note === null ? null : words.notes[fact.note],
    weight: fact.weight,
    estimated: fact.estimated,
  };
}
