import { describe, expect, it } from 'vitest';
import { barsOf, labelled, roundUp } from '../../../server/console/now/chart-bars.ts';
import {
  defaultFilter,
  filterFromSearch,
  matches,
  queryOf,
  searchFromFilter,
} from '../../../server/console/now/filter.ts';
import { plainJson, plainText } from '../../../server/console/plain-text.ts';
import { detailsOf } from './console-stage.ts';

const NOW = Date.UTC(2026, 10, 23, 12);

describe('the filter in the address', () => {
  it.each([
    '',
    '?span=30d',
    '?effect=block&outcome=disputed&surface=share%2Fgoogle-drive',
    '?span=custom&from=2026-11-23T10%3A00%3A00.000Z&to=2026-11-23T11%3A00%3A00.000Z&type=all',
    '?app=a%26b%3Dc&person=%3Cb%3E&text=100%25',
  ])('comes back as it was: %s', (search) => {
    expect(searchFromFilter(filterFromSearch(search))).toBe(search);
  });

  it.each([
    ['?span=custom', ''],
    ['?span=forever&type=none', ''],
    ['?from=2026-11-23T10:00:00Z', ''],
    ['?effect=BLOCK&text=%20%20', ''],
    [`?text=${'x'.repeat(201)}`, ''],
  ])('leaves out what it does not know: %s', (search, kept) => {
    expect(searchFromFilter(filterFromSearch(search))).toBe(kept);
  });

  it('asks the service for what it says', () => {
    const filter = filterFromSearch('?span=1h&type=all&person=ana');
    expect(Object.fromEntries(queryOf(filter, NOW))).toEqual({
      from: String(NOW - 3_600_000),
      person: 'ana',
    });
  });
});

describe('an event that just arrived', () => {
  const [row] = detailsOf('few', NOW).map((detail) => detail.row);

  it.each([
    [{}, true],
    [{ type: 'health' }, false],
    [{ effect: 'request', outcome: 'requested' }, true],
    [{ effect: 'block' }, false],
    [{ text: 'mailt MEYER' }, true],
    [{ text: 'ailtidy' }, false],
    [{ app: '731200451-mailtidy.apps.example' }, true],
    [{ person: 's.meyer' }, false],
  ] as const)('belongs to %o: %s', (part, belongs) => {
    expect(matches({ ...defaultFilter, ...part }, row!, NOW)).toBe(belongs);
  });

  it('does not belong to a time that is over', () => {
    const filter = filterFromSearch('?span=custom&to=2026-11-23T10:00:00Z');
    expect(matches(filter, row!, NOW)).toBe(false);
  });
});

describe('the chart', () => {
  it('stacks from mild to firm and ends where the time ends', () => {
    const buckets = [
      { time: 0, byEffect: { log: 3, block: 1 }, byOutcome: { proceeded: 3, fixed: 1 } },
      { time: 10, byEffect: { justify: 2 }, byOutcome: { cancelled: 2 } },
    ];
    const [first, last] = barsOf(buckets, 15, 'effect');
    expect(first).toMatchObject({ from: 0, to: 10, total: 4 });
    expect(first!.parts.map(({ count }) => count)).toEqual([3, 0, 0, 0, 1]);
    expect(last).toMatchObject({ from: 10, to: 20, total: 2 });
    const [byOutcome] = barsOf(buckets, 15, 'outcome');
    expect(byOutcome!.parts.map(({ count }) => count)).toEqual([0, 3, 1, 0, 0, 0]);
  });

  it('scales to a round number and labels a few bars', () => {
    expect([0, 1, 3, 9, 12, 50, 51, 1234].map(roundUp)).toEqual([1, 1, 5, 10, 20, 50, 100, 2000]);
    expect(labelled(48)).toEqual([0, 8, 16, 24, 32, 40]);
    expect(labelled(1)).toEqual([0]);
  });
});

describe('text from events', () => {
  it('shows what would hide, and leaves people their letters', () => {
    expect(plainText('a\u202Eb\u0000c')).toBe('a\uFFFDb\uFFFDc');
    expect(plainText('می\u200Cخواهم 👩\u200D💻 süß')).toBe('می\u200Cخواهم 👩\u200D💻 süß');
    expect(JSON.parse(plainJson({ name: 'a\u202Eb' }))).toEqual({ name: 'a\u202Eb' });
    expect(plainJson({ name: 'a\u202Eb' })).toContain('a\\u202eb');
  });
});
