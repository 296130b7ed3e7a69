/** How fast one session or token may ask, so that a script in a loop leaves room for others. */
import { type Bucket, forgetRefilled, type Rate, refill } from '../limits/bucket.ts';
import { Refusal } from '../problem.ts';

/** A page asks a handful at once; 50 a second is far beyond what a person can read. */
const RATE: Rate = { burst: 600, refill: 20 };
const MOST_SESSIONS = 10_000;

/** Takes one request; throws Refusal 429 with Retry-After. Each process counts for itself. */
export type SessionRate = (session: string, now: number) => void;

/** @returns a limit that knows no session yet */
export function createSessionRate(rate: Rate = RATE): SessionRate {
  const sessions = new Map<string, Bucket>();
  return (session, now) => {
    if (sessions.size >= MOST_SESSIONS) forgetRefilled(sessions, rate, now);
    // All of them busy: the oldest is forgotten, which only ever gives more room.
    const oldest = sessions.size >= MOST_SESSIONS ? sessions.keys().next() : null;
    if (oldest?.done === false) sessions.delete(oldest.value);
    const bucket = sessions.get(session) ?? { tokens: rate.burst, at: now };
    sessions.set(session, bucket);
    refill(bucket, rate, now);
    if (bucket.tokens < 1) {
      throw new Refusal(429, 'Too many requests at once.', 'Wait a moment and try again.', {
        'Retry-After': String(Math.max(1, Math.ceil(rate.refill / 1000))),
      });
    }
    bucket.tokens -= 1;
  };
}
