/** What the person asked before about the same thing, and what became of it. */
import type { Earlier } from '../../lib/gate/presenter.ts';
import type { Words } from '../words/words.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/** One sentence, and what they were answered. */
export function EarlierRequest({
  earlier: { state, time, text },
  words,
}: {
  readonly earlier: Earlier;
  readonly words: Words;
}) {
  const day = new Intl.DateTimeFormat(words.language, { day: 'numeric', month: 'long' });
  return (
    <div class="earlier">
      <p>{words.earlier[state](day.format(time))}</p>
      {text !== null && (
        <p>
          {words.earlier.says} <q dir="auto">{text}</q>
        </p>
      )}
    </div>
  );
}

/** A span as people say it: `7 days`, `8 hours`. */
export function spanOf(span: number, language: string): string {
  const [size, unit] =
    span >= DAY ? [DAY, 'day'] : span >= HOUR ? [HOUR, 'hour'] : [60_000, 'minute'];
  const format = { style: 'unit', unit, unitDisplay: 'long' } as const;
  return new Intl.NumberFormat(language, format).format(Math.max(1, Math.round(span / size)));
}
