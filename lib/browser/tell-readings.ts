/**
 * Tells the worker what a consent on screen says, at each change and again before the worker would fall
 * asleep: a request that is held must find it awake, since nothing can be waited for then.
 */
import type { ConsentActivity } from '../activity/activity.ts';

/** ms; Chromium ends a worker after 30 s without an event. */
const AGAIN = 20_000;

export interface TellReadings {
  /** What is on screen now; null once it is gone. */
  readonly now: (activity: ConsentActivity | null) => void;
  readonly stop: () => void;
}

/** @param tell sends one reading. */
export function tellReadings(
  document: Document,
  tell: (activity: ConsentActivity) => void,
): TellReadings {
  let latest: ConsentActivity | null = null;
  let timer: ReturnType<typeof setInterval> | null = null;
  const again = () => {
    if (latest !== null && document.visibilityState === 'visible') tell(latest);
  };
  // Timers of hidden pages rest; the worker may have slept in the meantime.
  document.addEventListener('visibilitychange', again);
  const now = (activity: ConsentActivity | null) => {
    latest = activity;
    if (activity !== null) {
      tell(activity);
      timer ??= setInterval(again, AGAIN);
    } else if (timer !== null) {
      clearInterval(timer);
      timer = null;
    }
  };
  return {
    now,
    stop: () => {
      now(null);
      document.removeEventListener('visibilitychange', again);
    },
  };
}
