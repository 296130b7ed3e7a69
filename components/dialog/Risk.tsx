/** How risky it is, in a word and two reasons. */
import type { RiskTold } from '../words/risk-sentences.ts';
import type { Words } from '../words/words.ts';
import { Text } from './Text.tsx';

/** The level, then what makes it. Without a level only what is unusual. */
export function Risk({ told, words }: { readonly told: RiskTold; readonly words: Words }) {
  const { level, why } = told;
  return (
    <div id="risk" class={`risk ${level ?? ''}`}>
      {level !== null && <b>{words.risk.levels[level]}</b>}
      {why.map((reason) => (
        <span key={reason} dir="auto">
          <Text of={reason} />
        </span>
      ))}
    </div>
  );
}
