/** A sentence whose foreign names are set apart, so that their direction stays their own. */
import { createElement, Fragment } from 'preact';
import { pieces } from '../words/text.ts';

/** Renders a sentence from the word tables; names become `<bdi>`, everything is plain text. */
export function Text({ of }: { readonly of: string }) {
  // As arguments, not as a list: the pieces of one sentence never change places, so they need no keys.
  return createElement(
    Fragment,
    null,
    ...pieces(of).map(({ text, foreign }) => (foreign ? createElement('bdi', null, text) : text)),
  );
}
