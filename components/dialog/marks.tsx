/** The marks that say what kind of answer this is. Drawn here: a page may forbid images of ours. */
import type { Effect } from '../../lib/activity/decision.ts';

const STROKE = {
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': '1.8',
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
} as const;

/** The mark of an effect: `i`, exclamation, hand, lock. Decorative, the text says the same. */
export function Mark({ effect }: { readonly effect: Effect | 'checking' }) {
  return (
    <span class="mark" aria-hidden="true">
      <svg viewBox="0 0 20 20">{shapeOf(effect)}</svg>
    </span>
  );
}

function shapeOf(effect: Effect | 'checking') {
  switch (effect) {
    case 'acknowledge':
    case 'justify':
      return <path fill="currentColor" d="M9 3.500h2v9H9zm0 11h2v2H9z" />;
    case 'request':
      return (
        <path
          {...STROKE}
          d="M4 13.500V9.800a1.3 1.3 0 0 1 2.6 0M6.6 10V5.400a1.3 1.3 0 0 1 2.6 0V9M9.2 8.500V4.200a1.3 1.3 0 0 1 2.6 0V9m0-3.400a1.3 1.3 0 0 1 2.6 0V11c0 3.6-2 5.5-5 5.5-2.6 0-3.8-1.1-5.4-3z"
        />
      );
    case 'block':
      return (
        <path
          {...STROKE}
          stroke-width="2"
          stroke-linecap="square"
          d="M5.5 9.500h9v6h-9zM7.5 9V6.500a2.5 2.5 0 0 1 5 0V9"
        />
      );
    case 'checking':
      return <path {...STROKE} stroke-width="2.2" d="M10 3a7 7 0 1 1-7 7" />;
    default:
      return <path fill="currentColor" d="M9 4.500h2v2H9zm0 4h2v7H9z" />;
  }
}

/** The cross of a close button. */
export function Cross() {
  return (
    <svg viewBox="0 0 14 14" aria-hidden="true">
      <path {...STROKE} d="M2.5 2.500l9 9m0-9l-9 9" />
    </svg>
  );
}
