/** Times and durations in the reader's own locale and time zone. */

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const shortClock = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });
const dayAndClock = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  hour: 'numeric',
  minute: '2-digit',
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

/** Day without year: `23 Nov`. */
export function formatDay(time: number): string {
  return day.format(time);
}

/** Day and time of day without seconds. */
export function formatDayAndClock(time: number): string {
  return dayAndClock.format(time);
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
