/**
 * How dialogs on somebody else's page get their words. A script with one language's table runs before the
 * script with the dialogs, in the extension's own world of the same frame; both meet at a symbol of its global.
 */
import type { Words } from './words.ts';

const SHELF = Symbol.for('handrail.words');
const scope = globalThis as { [SHELF]?: Words };

/** Called by the script of a language. */
export function bringWords(words: Words): void {
  scope[SHELF] = words;
}

/** The words that were brought. Throws where none were: dialogs without words are no dialogs. */
export function broughtWords(): Words {
  if (scope[SHELF] === undefined)
    throw new Error('No words were brought; put a words script in front of the dialogs.');
  return scope[SHELF];
}
