/** A span of time as counts of days, hours and minutes: nothing left out, nothing twice. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divide, GRAINS } from '../../../server/measures/slots.ts';

const DAY = 24 * 3_600_000;
const NOW = Date.UTC(2026, 10, 23, 10, 17, 33, 123);

describe('a span of time', () => {
  const spans = fc
    .tuple(fc.integer({ min: 1, max: 1_500 * DAY }), fc.integer({ min: 0, max: 500 * DAY }))
    .map(([length, ago]) => ({ from: NOW - ago - length, to: NOW - ago }));

  it('is covered once, in whole slots, each within one bar', () => {
    fc.assert(
      fc.property(spans, (span) => {
        const { bars, parts } = divide(span, NOW);
        expect(bars[0]).toBe(span.from);
        expect(bars.length).toBeLessThanOrEqual(62);
        const ends = [span.from, ...parts.map(({ to }) => to)];
        expect(parts.map(({ from }) => from)).toEqual(ends.slice(0, -1));
        expect(ends.at(-1)).toBe(span.to);
        const uneven = parts.flatMap(({ source, from, to }) =>
          source === 'events'
            ? []
            : [from, to, ...bars.slice(1)].filter((at) => at % GRAINS[source] !== 0),
        );
        expect(uneven).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('reads no event where the time is recent, but for the minutes at both ends', () => {
    const { parts } = divide({ from: NOW - DAY, to: NOW }, NOW);
    const events = parts.filter(({ source }) => source === 'events');
    expect(events.every(({ from, to }) => to - from < 60_000)).toBe(true);
  });

  it('reads at most an hour of events at each end where the time is long ago', () => {
    const { parts, bars } = divide({ from: NOW - 400 * DAY, to: NOW - 30 * DAY }, NOW);
    const events = parts.filter(({ source }) => source === 'events');
    expect(events.every(({ from, to }) => to - from < 3_600_000)).toBe(true);
    expect(parts.some(({ source }) => source === 'day')).toBe(true);
    expect(bars.length).toBeGreaterThan(50);
  });
});
