/** Weekly time windows, in a named time zone or that of the browser. */
import { z } from 'zod/mini';

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const Clock = z
  .string()
  .check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'a time is written as 09:30' }));

export const TimeWindow = z.object({
  days: z.optional(z.array(z.enum(DAYS)).check(z.minLength(1))),
  from: Clock,
  to: Clock,
  /** IANA name; the browser's own zone when absent. */
  timeZone: z.optional(
    z.string().check(
      z.refine((zone) => isTimeZone(zone), {
        error: 'not a time zone, for example Europe/Berlin',
      }),
    ),
  ),
});
export type TimeWindow = z.infer<typeof TimeWindow>;

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format() !== '';
  } catch {
    // Intl throws RangeError for a name it does not know (ECMA-402 §11.1.1).
    return false;
  }
}

/** A moment on a wall: weekday, 0 is Sunday, and time as `09:30`. */
interface WallTime {
  readonly day: number;
  readonly clock: string;
}

/**
 * Binds a window.
 * @returns a function that says whether a moment, Unix time in ms, lies in it. A window whose end is
 * not after its start goes over midnight; its days are the days on which it starts.
 */
export function within(window: TimeWindow): (now: number) => boolean {
  const read = wallClock(window.timeZone);
  const overMidnight = window.to <= window.from;
  return (now) => {
    const { day, clock } = read(now);
    const inside = overMidnight
      ? clock >= window.from || clock < window.to
      : clock >= window.from && clock < window.to;
    if (!inside) return false;
    const started = overMidnight && clock < window.to ? (day + 6) % 7 : day;
    return window.days === undefined || window.days.includes(DAYS[started]!);
  };
}

/** Making a formatter takes a thousand times as long as using it, so each window makes one. */
function wallClock(timeZone: string | undefined): (now: number) => WallTime {
  if (timeZone === undefined) return localTime;
  const format = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  });
  return (now) => {
    const parts = new Map(format.formatToParts(now).map(({ type, value }) => [type, value]));
    return {
      day: DAYS.findIndex((day) => day === parts.get('weekday')?.toLowerCase()),
      clock: `${parts.get('hour')}:${parts.get('minute')}`,
    };
  };
}

function localTime(now: number): WallTime {
  const date = new Date(now);
  const two = (value: number) => String(value).padStart(2, '0');
  return { day: date.getDay(), clock: `${two(date.getHours())}:${two(date.getMinutes())}` };
}
