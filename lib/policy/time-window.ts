/** Weekly time windows, in a named time zone or that of the browser. */
import { z } from 'zod';

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'a time is written as 09:30' });

export const TimeWindow = z.object({
  days: z.array(z.enum(DAYS)).min(1).optional(),
  from: Clock,
  to: Clock,
  /** IANA name; the browser's own zone when absent. */
  timeZone: z
    .string()
    .refine((zone) => isTimeZone(zone), { error: 'not a time zone, for example Europe/Berlin' })
    .optional(),
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

/**
 * True when the moment lies in the window. A window whose end is before its start goes over midnight;
 * its days are the days on which it starts.
 * @param now Unix time in ms.
 */
export function isWithin(window: TimeWindow, now: number): boolean {
  const parts = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(window.timeZone === undefined ? {} : { timeZone: window.timeZone }),
  }).formatToParts(now);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((p) => p.type === type)?.value ?? '';
  const clock = `${part('hour')}:${part('minute')}`;
  const today = DAYS.findIndex((day) => day === part('weekday').toLowerCase());
  const overMidnight = window.to <= window.from;
  const inside = overMidnight ? clock >= window.from || clock < window.to : clock >= window.from && clock < window.to;
  if (!inside) return false;
  const started = overMidnight && clock < window.to ? (today + 6) % 7 : today;
  return window.days === undefined || window.days.includes(DAYS[started]!);
}
