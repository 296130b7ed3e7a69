import type { Effect } from '../../lib/activity/decision.ts';
import { firmnessOf } from './firmness.ts';
import { effectWords } from './words.ts';

/** An effect as a small tag: colour says which, shape says how firm. */
export function EffectTag({ effect }: { readonly effect: Effect }) {
  const { label, meaning } = effectWords[effect];
  return (
    <span class={`tag firm-${firmnessOf[effect]}`} title={meaning}>
      {label}
    </span>
  );
}
