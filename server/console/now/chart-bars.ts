/** The arithmetic of the chart, apart from its drawing. */
import { EFFECTS, type Effect, OUTCOMES, type Outcome } from '../../../lib/activity/decision.ts';
import type { Summary } from '../../contract/contract.ts';
import { firmnessOf, type Firmness } from '../firmness.ts';

/** What the bars are divided by: what the rules asked for, or what came of it. */
export const DIVISIONS = ['effect', 'outcome'] as const;
export type Division = (typeof DIVISIONS)[number];

/** What came of a step, as far as colours tell it apart. */
export type Ending = 'through' | 'ahead' | 'prevented' | 'asked' | 'stopped' | 'disputed';

const endingOf: Readonly<Record<Outcome, Ending>> = {
  allowed_silently: 'through',
  proceeded: 'ahead',
  fixed: 'prevented',
  cancelled: 'prevented',
  requested: 'asked',
  blocked: 'stopped',
  disputed: 'disputed',
};

/** From the bottom of a bar up: mildest first. */
export const SHADES = {
  effect: ['quiet', 'notice', 'question', 'ask', 'stop'] satisfies Firmness[],
  outcome: ['through', 'ahead', 'prevented', 'asked', 'stopped', 'disputed'] satisfies Ending[],
} as const;
export type Shade = Firmness | Ending;

/** The columns of the table: every effect, or every outcome. */
export const COLUMNS = { effect: EFFECTS, outcome: OUTCOMES } as const;

export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly total: number;
  /** Counts in the order of COLUMNS. */
  readonly counts: readonly number[];
  /** In the order of SHADES. */
  readonly parts: readonly { readonly shade: Shade; readonly count: number }[];
}

/** One bar for each bucket; the last one ends where the time asked for ends. */
export function barsOf(
  buckets: Summary['buckets'],
  end: number,
  division: Division,
): readonly Bar[] {
  return buckets.map((bucket, index) => {
    const counted = division === 'effect' ? bucket.byEffect : bucket.byOutcome;
    const counts = COLUMNS[division].map((column) => ({ column, count: counted[column] ?? 0 }));
    const parts = SHADES[division].map((shade) => ({
      shade,
      count: counts
        .filter(({ column }) => shadeOf(column) === shade)
        .reduce((sum, { count }) => sum + count, 0),
    }));
    const width = index === 0 ? 0 : bucket.time - buckets[index - 1]!.time;
    return {
      from: bucket.time,
      to: buckets[index + 1]?.time ?? Math.max(end, bucket.time + width),
      total: parts.reduce((sum, part) => sum + part.count, 0),
      counts: counts.map(({ count }) => count),
      parts,
    };
  });
}

function shadeOf(column: Effect | Outcome): Shade {
  return column in endingOf ? endingOf[column as Outcome] : firmnessOf[column as Effect];
}

/** The next round number at or above a count, so that the scale reads well: 1, 2, 5, 10, 20, 50 … */
export function roundUp(count: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, count)));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= count) ?? count;
}

/** Indexes of about five bars that carry a label, evenly apart. */
export function labelled(length: number): readonly number[] {
  const step = Math.max(1, Math.ceil(length / 6));
  return Array.from({ length }, (_, index) => index).filter((index) => index % step === 0);
}
