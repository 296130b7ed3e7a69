/** Times and durations in the reader's own locale and time zone. */

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const shortClock = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const DATE = { day: 'numeric', month: 'short' } as const;
const day = new Intl.DateTimeFormat(undefined, DATE);
const dayOfYear = new Intl.DateTimeFormat(undefined, { ...DATE, year: 'numeric' });
const utcDay = new Intl.DateTimeFormat(undefined, { ...DATE, timeZone: 'UTC' });
const utcDayOfYear = new Intl.DateTimeFormat(undefined, {
  ...DATE,
  ...{ year: 'numeric', timeZone: 'UTC' },
});
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });
const CLOCK = { hour: 'numeric', minute: '2-digit' } as const;
const dayAndClock = new Intl.DateTimeFormat(undefined, { ...DATE, ...CLOCK });
const dayOfYearAndClock = new Intl.DateTimeFormat(undefined, {
  ...DATE,
  ...CLOCK,
  year: 'numeric',
});

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const UNITS = [
  { unit: 'day', length: DAY },
  { unit: 'hour', length: HOUR },
  { unit: 'minute', length: MINUTE },
  { unit: 'second', length: SECOND },
] as const;

/** Time of day with seconds: what tells two events of one morning apart. */
export function formatClock(time: number): string {
  return clock.format(time);
}

/** Day, with its year where that is another than now: `23 Nov`, `3 Jan 2025`. */
export function formatDay(time: number, now = Date.now()): string {
  return (isSameYear(time, now) ? day : dayOfYear).format(time);
}

/** The same for a day that the service counts, which are those of UTC wherever the reader is. */
export function formatUtcDay(time: number, now = Date.now()): string {
  const same = new Date(time).getUTCFullYear() === new Date(now).getUTCFullYear();
  return (same ? utcDay : utcDayOfYear).format(time);
}

/** Day and time of day without seconds, with the year where that is another than now. */
export function formatDayAndClock(time: number, now = Date.now()): string {
  return (isSameYear(time, now) ? dayAndClock : dayOfYearAndClock).format(time);
}

function isSameYear(one: number, other: number): boolean {
  return new Date(one).getFullYear() === new Date(other).getFullYear();
}

/** Everything there is to know about a moment, with time zone; for titles. */
export function formatFull(time: number): string {
  return full.format(time);
}

/** Label of a chart mark: time of day within two days, else the day. */
export function formatMark(time: number, range: number): string {
  return range <= 2 * DAY ? shortClock.format(time) : day.format(time);
}

/** A duration in its largest sensible unit: `4 min`, `2 days`, `3.1 ms`. */
export function formatDuration(milliseconds: number): string {
  const match = UNITS.find(({ length }) => milliseconds >= length);
  const unit = match?.unit ?? 'millisecond';
  const value = milliseconds / (match?.length ?? 1);
  const maximumFractionDigits = unit === 'millisecond' && value < 10 ? 2 : value < 10 ? 1 : 0;
  return new Intl.NumberFormat(undefined, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits,
  }).format(value);
}

/** True when both moments lie on the same day for the reader. */
export function isSameDay(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString();
}

/** Value of a `datetime-local` field for a moment. */
export function toLocalField(time: number): string {
  const shifted = new Date(time - new Date(time).getTimezoneOffset() * MINUTE);
  return shifted.toISOString().slice(0, 16);
}

/** Moment of a `datetime-local` value; null when it is empty or no time. */
export function fromLocalField(value: string): number | null {
  const time = new Date(value).getTime();
  return Number.isNaN(time) ? null : time;
}
