/** The period of the report. It lives in the address; days are those of UTC, as the service counts them. */
import { z } from 'zod';

export const PERIODS = ['month', 'last-month', 'quarter', 'last-quarter', 'custom'] as const;
export const Period = z.enum(PERIODS);
export type Period = z.infer<typeof Period>;

const DAY = 24 * 60 * 60_000;

const Day = z.iso.date().nullable().catch(null);
const Asked = z.object({ period: Period.catch('month'), from: Day, to: Day });

export interface Chosen {
  readonly period: Period;
  /** Unix ms; `to` is not part of it. */
  readonly from: number;
  readonly to: number;
}

/** The period an address asks for. @param now Unix ms. */
export function periodFromSearch(search: string, now: number): Chosen {
  const asked = Asked.parse(Object.fromEntries(new URLSearchParams(search)));
  if (asked.period !== 'custom') return { period: asked.period, ...spanOf(asked.period, now) };
  const { from, to } = asked;
  if (from === null || to === null || from > to)
    return { period: 'month', ...spanOf('month', now) };
  return { period: 'custom', from: Date.parse(from), to: Date.parse(to) + DAY };
}

/** Begin and end of a calendar period, as far as it has one. */
export function spanOf(
  period: Exclude<Period, 'custom'>,
  now: number,
): { from: number; to: number } {
  const today = new Date(now);
  const [year, month] = [today.getUTCFullYear(), today.getUTCMonth()];
  const months = period.endsWith('month') ? 1 : 3;
  const start = months === 1 ? month : Math.floor(month / 3) * 3;
  const shift = period.startsWith('last') ? months : 0;
  return {
    from: Date.UTC(year, start - shift, 1),
    to: Date.UTC(year, start - shift + months, 1),
  };
}

/** The query part of an address for a period. */
export function searchFromPeriod({ period, from, to }: Chosen): string {
  if (period !== 'custom') return `?period=${period}`;
  return `?period=custom&from=${dayText(from)}&to=${dayText(to - DAY)}`;
}

/** The day of a moment as `2026-11-29`. */
export function dayText(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** The last day of a period, for fields and words. */
export function lastDayOf({ to }: Chosen): number {
  return to - DAY;
}
