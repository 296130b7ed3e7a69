/**
 * Which counts make up a span of time: whole days, hours and minutes where they are kept, and single
 * events for what is left at its edges. So the numbers are exact and cost the same for a day and a year.
 */
import type { Span } from '../events/span.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const GRAINS = { minute: MINUTE, hour: HOUR, day: DAY } as const;
export type Grain = keyof typeof GRAINS;

/** Minutes are kept this long; older edges of a span are counted from its events. */
export const MINUTES_KEPT = 4 * DAY;
/** Minutes are read this far back only, so that none of them is just being cleared away. */
const MINUTES_READ = MINUTES_KEPT - HOUR;
/** Spans up to this long are counted from events where minutes are no longer kept. */
const SHORT = 2 * HOUR;

/** A part of a span and where its counts lie. */
export type Part = { source: Grain | 'events'; from: number; to: number };

/** Widths of a bar that a person can name, ms. */
const WIDTHS = [1, 2, 5, 10, 15, 30]
  .map((minutes) => minutes * MINUTE)
  .concat([1, 2, 3, 6, 12].map((hours) => hours * HOUR))
  .concat([1, 2, 7, 14, 28].map((days) => days * DAY));
const MOST_BARS = 60;

/**
 * @param span Unix ms
 * @param now Unix ms
 * @returns where bars begin, the first at the start of the span and the others at round times, and the
 * parts that hold its counts; every part lies in whole bars or in one
 */
export function divide({ from, to }: Span, now: number): { bars: number[]; parts: Part[] } {
  const recent = from >= now - MINUTES_READ;
  const finest = recent || to - from <= SHORT ? MINUTE : HOUR;
  const width =
    WIDTHS.find((one) => one >= finest && (to - from) / one <= MOST_BARS) ??
    28 * DAY * Math.ceil((to - from) / (28 * DAY * MOST_BARS));
  const bars = [from];
  for (let at = up(from + 1, width); at < to; at += width) bars.push(at);
  const grains = (['minute', 'hour', 'day'] as const).filter((grain) => GRAINS[grain] <= width);
  return { bars, parts: partsOf({ from, to }, grains.toReversed(), now) };
}

/** The middle from the coarsest grain, both edges from the finer ones. */
function partsOf({ from, to }: Span, grains: readonly Grain[], now: number): Part[] {
  if (from >= to) return [];
  const [grain, ...finer] = grains;
  if (grain === undefined) return [{ source: 'events', from, to }];
  const start = up(from, GRAINS[grain]);
  const end = down(to, GRAINS[grain]);
  const isKept = grain !== 'minute' || from >= now - MINUTES_READ;
  if (!isKept || start >= end) return partsOf({ from, to }, finer, now);
  return [
    ...partsOf({ from, to: start }, finer, now),
    { source: grain, from: start, to: end },
    ...partsOf({ from: end, to }, finer, now),
  ];
}

const up = (time: number, width: number) => Math.ceil(time / width) * width;
const down = (time: number, width: number) => Math.floor(time / width) * width;
