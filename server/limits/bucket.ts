/** Buckets that refill over time: what is allowed at once, and how fast more is granted. */

export type Bucket = { tokens: number; at: number };

/** `burst` at once, and one more every `refill` ms. */
export type Rate = { burst: number; refill: number };

/** Adds what has been granted since the last time. @param now Unix ms */
export function refill(bucket: Bucket, rate: Rate, now: number): void {
  bucket.tokens = Math.min(rate.burst, bucket.tokens + Math.max(0, now - bucket.at) / rate.refill);
  bucket.at = now;
}

/** Forgets buckets that are full again: a new one would be just as full. */
export function forgetRefilled(buckets: Map<string, Bucket>, rate: Rate, now: number): void {
  for (const [key, bucket] of buckets) {
    refill(bucket, rate, now);
    if (bucket.tokens >= rate.burst) buckets.delete(key);
  }
}
