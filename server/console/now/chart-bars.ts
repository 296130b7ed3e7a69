/** The arithmetic of the chart, apart from its drawing. */
import { EFFECTS, type Effect } from '../../../lib/activity/decision.ts';
import type { Summary } from '../../contract/contract.ts';
import { firmnessOf, type Firmness } from '../firmness.ts';

export const FIRMNESSES: readonly Firmness[] = ['quiet', 'notice', 'question', 'ask', 'stop'];

export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly total: number;
  readonly byEffect: Readonly<Record<Effect, number>>;
  /** From the bottom up: mildest first. */
  readonly parts: readonly { readonly firmness: Firmness; readonly count: number }[];
}

/** One bar for each bucket; the last one ends where the time asked for ends. */
export function barsOf(buckets: Summary['buckets'], end: number): readonly Bar[] {
  return buckets.map((bucket, index) => {
    const byEffect = Object.fromEntries(
      EFFECTS.map((effect) => [effect, bucket.byEffect[effect] ?? 0]),
    ) as Record<Effect, number>;
    const parts = FIRMNESSES.map((firmness) => ({
      firmness,
      count: EFFECTS.filter((effect) => firmnessOf[effect] === firmness).reduce(
        (sum, effect) => sum + byEffect[effect],
        0,
      ),
    }));
    const width = index === 0 ? 0 : bucket.time - buckets[index - 1]!.time;
    return {
      from: bucket.time,
      to: buckets[index + 1]?.time ?? Math.max(end, bucket.time + width),
      total: parts.reduce((sum, part) => sum + part.count, 0),
      byEffect,
      parts,
    };
  });
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
