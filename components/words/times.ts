/** Moments and spans as people say them. Pure: `now` is handed in. */
import type { PageWords } from './pages.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `3 minutes ago`, `just now`: how long something is past. */
export function ago(time: number, now: number, words: PageWords): string {
  const past = Math.max(0, now - time);
  if (past < MINUTE) return words.when.justNow;
  const [size, unit] =
    past < HOUR
      ? ([MINUTE, 'minute'] as const)
      : past < DAY
        ? ([HOUR, 'hour'] as const)
        : ([DAY, 'day'] as const);
  // Whole phrases: languages inflect what follows their word for "ago", or put it behind.
  return new Intl.RelativeTimeFormat(words.language).format(-Math.floor(past / size), unit);
}

/** `today, 10:42`, `yesterday, 10:42`, or the date. */
export function moment(time: number, now: number, words: PageWords): string {
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const days = Math.round((startOfDay(now) - startOfDay(time)) / DAY);
  const short = () => new Intl.DateTimeFormat(words.language, clock).format(time);
  if (days === 0) return words.when.today(short());
  if (days === 1) return words.when.yesterday(short());
  const date = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  return new Intl.DateTimeFormat(words.language, { ...date, ...clock }).format(time);
}

function startOfDay(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0);
}
