import type { Outcome } from '../../../lib/activity/decision.ts';
import type { Summary } from '../../contract/contract.ts';
import { nowWords, outcomeWords } from '../words.ts';

const numbers = new Intl.NumberFormat();

/** From what needs nobody to what may need somebody. */
const ORDER: readonly Outcome[] = [
  'allowed_silently',
  'proceeded',
  'fixed',
  'cancelled',
  'requested',
  'blocked',
  'disputed',
];

interface SummaryNumbersProperties {
  readonly summary: Summary | null;
  readonly outcome: Outcome | null;
  readonly onOutcome: (outcome: Outcome | null) => void;
}

/** How the steps ended, in numbers; each number shows its rows. */
export function SummaryNumbers({ summary, outcome, onOutcome }: SummaryNumbersProperties) {
  return (
    <ul class="numbers" aria-label={nowWords.summary}>
      <NumberButton
        count={summary?.steps ?? null}
        label={nowWords.steps}
        title={nowWords.showAll}
        pressed={outcome === null}
        whole
        onClick={() => onOutcome(null)}
      />
      {ORDER.map((one) => (
        <NumberButton
          key={one}
          count={summary === null ? null : (summary.byOutcome[one] ?? 0)}
          label={outcomeWords[one].number}
          title={nowWords.showOnly(outcomeWords[one].meaning)}
          pressed={outcome === one}
          onClick={() => onOutcome(outcome === one ? null : one)}
        />
      ))}
    </ul>
  );
}

interface NumberButtonProperties {
  readonly count: number | null;
  readonly label: string;
  readonly title: string;
  readonly pressed: boolean;
  /** The number of all steps: pressed while nothing is chosen, and not drawn as a choice. */
  readonly whole?: boolean;
  readonly onClick: () => void;
}

function NumberButton({ count, label, title, pressed, whole, onClick }: NumberButtonProperties) {
  return (
    <li>
      <button
        type="button"
        class={`number ${count === 0 ? 'none' : ''} ${whole ? 'whole' : ''}`}
        title={title}
        aria-pressed={pressed}
        onClick={onClick}
      >
        <strong>{count === null ? '–' : numbers.format(count)}</strong> <span>{label}</span>
      </button>
    </li>
  );
}
