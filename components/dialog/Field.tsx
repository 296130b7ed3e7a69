/** A text field with its label, an example, and a hint that says what is still missing. */
import type { Ref } from 'preact';
import type { Words } from '../words/words.ts';

/** Fewest characters of a reason that says something. */
export const SHORTEST_REASON = 8;
/** The event schema takes no more (`StepRecord.justification`). */
const LONGEST_REASON = 2000;

interface FieldProps {
  readonly label: string;
  readonly example: string;
  /** What stands in it to begin with. */
  readonly before: string;
  readonly note: string | null;
  /** Characters still missing, once the person has tried to go on; null before. */
  readonly missing: number | null;
  readonly field: Ref<HTMLTextAreaElement>;
  readonly onText: (text: string) => void;
  readonly words: Words;
}

/** One question of the dialog. The hint is tied to the field, so that it is read out with it. */
export function Field({ label, example, before, note, missing, field, onText, words }: FieldProps) {
  const lacking = missing !== null && missing > 0;
  return (
    <div class="form">
      <label for="reason">{label}</label>
      <textarea
        id="reason"
        ref={field}
        rows={2}
        maxLength={LONGEST_REASON}
        placeholder={example}
        defaultValue={before}
        aria-invalid={lacking}
        aria-describedby="reason-note"
        onInput={(event) => onText(event.currentTarget.value)}
      />
      <p id="reason-note" class={lacking ? 'note missing' : 'note'}>
        {lacking ? words.ask.missing(missing) : note}
      </p>
    </div>
  );
}

/** Characters that are still missing from a reason. */
export function missingFrom(text: string): number {
  return Math.max(0, SHORTEST_REASON - Array.from(text.trim()).length);
}
