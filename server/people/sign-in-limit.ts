/**
 * Slows down guessing. Two buckets that refill over time: one for each address, and one for all, so
 * that neither one machine nor many can try quickly. Each process counts for itself.
 */
import { type Bucket, forgetRefilled, refill } from '../limits/bucket.ts';
import { Refusal } from '../problem.ts';

/** Tries at once, and ms until one more is granted. */
const PER_ADDRESS = { burst: 10, refill: 10_000 };
const OVERALL = { burst: 100, refill: 1_000 };
/** Forgetting an address only ever gives back a full bucket, after it had refilled anyway. */
const MOST_ADDRESSES = 10_000;

export type SignInLimit = {
  /** Takes one try; throws Refusal 429 with Retry-After when there is none left. */
  take: (address: string, now: number) => void;
  /** A correct password gives the try back. */
  giveBack: (address: string) => void;
};

/** @returns a limit that knows nobody yet */
export function createSignInLimit(): SignInLimit {
  const addresses = new Map<string, Bucket>();
  const overall: Bucket = { tokens: OVERALL.burst, at: 0 };
  return {
    take(address, now) {
      if (addresses.size >= MOST_ADDRESSES) forgetRefilled(addresses, PER_ADDRESS, now);
      // All of them still guessing: a new address then counts as one of many.
      if (addresses.size >= MOST_ADDRESSES) throw tooMany(PER_ADDRESS.refill);
      const bucket = addresses.get(address) ?? { tokens: PER_ADDRESS.burst, at: now };
      addresses.set(address, bucket);
      refill(bucket, PER_ADDRESS, now);
      refill(overall, OVERALL, now);
      if (bucket.tokens < 1) throw tooMany(PER_ADDRESS.refill);
      if (overall.tokens < 1) throw tooMany(OVERALL.refill);
      bucket.tokens -= 1;
      overall.tokens -= 1;
    },
    giveBack(address) {
      const bucket = addresses.get(address);
      if (bucket !== undefined) bucket.tokens += 1;
      overall.tokens += 1;
    },
  };
}

function tooMany(wait: number): Refusal {
  return new Refusal(429, 'Too many sign-ins from here.', 'Wait a little and try again.', {
    'Retry-After': String(Math.ceil(wait / 1000)),
  });
}
