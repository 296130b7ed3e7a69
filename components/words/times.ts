/** Moments and spans as people say them. Pure: `now` is handed in. */
import type { PageWords } from './pages.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `3 min ago`, `just now`: how long something is past. */
export function ago(time: number, now: number, words: PageWords): string {
  const past = Math.max(0, now - time);
  if (past < MINUTE) return words.when.justNow;
  const [size, unit] =
    past < HOUR ? [MINUTE, 'minute'] : past < DAY ? [HOUR, 'hour'] : [DAY, 'day'];
  const span = new Intl.NumberFormat(words.language, {
    style: 'unit',
    unit,
    // German inflects days after "vor"; the short form of minutes and hours has no ending.
    unitDisplay: unit === 'day' ? 'long' : 'short',
  }).format(Math.floor(past / size));
  return words.when.ago(words.language === 'de' ? span.replace(/Tage$/u, 'Tagen') : span);
}

/** `today, 10:42`, `yesterday, 10:42`, or the date. */
export function moment(time: number, now: number, words: PageWords): string {
  const clock = new Intl.DateTimeFormat(words.language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(time);
  const days = Math.round((startOfDay(now) - startOfDay(time)) / DAY);
  if (days === 0) return words.when.today(clock);
  if (days === 1) return words.when.yesterday(clock);
  const date = new Intl.DateTimeFormat(words.language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(time);
  return `${date}, ${clock}`;
}

function startOfDay(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0);
}
