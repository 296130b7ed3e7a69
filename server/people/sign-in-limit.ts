/**
 * Slows down guessing. Buckets that refill over time: one for each address, one for each account, and one
 * for all, so that neither one machine nor many can try quickly. Each process counts for itself.
 */
import { type Bucket, forgetRefilled, type Rate, refill } from '../limits/bucket.ts';
import { Refusal } from '../problem.ts';

/** Tries at once, and ms until one more is granted. */
const PER_ADDRESS: Rate = { burst: 10, refill: 10_000 };
/** More than an address has: whoever mistypes at one desk does not shut the others out. */
const PER_ACCOUNT: Rate = { burst: 20, refill: 15_000 };
const OVERALL: Rate = { burst: 100, refill: 1_000 };
/** Forgetting one only ever gives back a full bucket, after it had refilled anyway. */
const MOST = 10_000;

export type SignInLimit = {
  /** Takes one try; throws Refusal 429 with Retry-After when there is none left. */
  take: (address: string, account: string, now: number) => void;
  /** A correct password gives the try back. */
  giveBack: (address: string, account: string) => void;
};

/** @returns a limit that knows nobody yet */
export function createSignInLimit(): SignInLimit {
  const addresses = new Map<string, Bucket>();
  const accounts = new Map<string, Bucket>();
  const overall: Bucket = { tokens: OVERALL.burst, at: 0 };
  return {
    take(address, account, now) {
      const buckets = [
        bucketOf(addresses, address, PER_ADDRESS, now),
        bucketOf(accounts, account.toLowerCase(), PER_ACCOUNT, now),
        overall,
      ];
      refill(overall, OVERALL, now);
      const rates = [PER_ADDRESS, PER_ACCOUNT, OVERALL];
      const empty = buckets.findIndex(({ tokens }) => tokens < 1);
      if (empty !== -1) throw tooMany(rates[empty]!.refill);
      for (const bucket of buckets) bucket.tokens -= 1;
    },
    giveBack(address, account) {
      for (const bucket of [addresses.get(address), accounts.get(account.toLowerCase()), overall])
        if (bucket !== undefined) bucket.tokens += 1;
    },
  };
}

function bucketOf(buckets: Map<string, Bucket>, key: string, rate: Rate, now: number): Bucket {
  if (buckets.size >= MOST) forgetRefilled(buckets, rate, now);
  // All of them still guessing: a new one then counts as one of many.
  if (buckets.size >= MOST && !buckets.has(key)) throw tooMany(rate.refill);
  const bucket = buckets.get(key) ?? { tokens: rate.burst, at: now };
  buckets.set(key, bucket);
  refill(bucket, rate, now);
  return bucket;
}

function tooMany(wait: number): Refusal {
  return new Refusal(429, 'Too many sign-ins from here.', 'Wait a little and try again.', {
    'Retry-After': String(Math.ceil(wait / 1000)),
  });
}
