/** A sentence whose foreign names are set apart, so that their direction stays their own. */
import { pieces } from '../words/text.ts';

/** Renders a sentence from the word tables; names become `<bdi>`, everything is plain text. */
export function Text({ of }: { readonly of: string }) {
  return (
    <>
      {pieces(of).map(({ text, foreign }, index) =>
        foreign ? <bdi key={index}>{text}</bdi> : text,
      )}
    </>
  );
}
