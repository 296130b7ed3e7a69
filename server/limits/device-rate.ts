/**
 * How fast one browser may report, so that a broken or hostile one leaves room for the others. Each
 * process counts for itself. Whatever is refused stays in the browser's outbox.
 */
import { Refusal } from '../problem.ts';
import { type Bucket, forgetRefilled, type Rate, refill } from './bucket.ts';

/** A browser that was away for long may bring its whole outbox in minutes. */
export const DEVICE_RATE: Rate = { burst: 20_000, refill: 10 };

/** Names are chosen by whoever reports: beyond this many, those that rest are forgotten. */
const MOST_DEVICES = 50_000;

export type DeviceRate = {
  /** Takes the events of one report, all or none; throws Refusal 429 with Retry-After. */
  take: (events: ReadonlyMap<string, number>, now: number) => void;
};

/** @returns a limit that knows no device yet */
export function createDeviceRate(rate: Rate): DeviceRate {
  const devices = new Map<string, Bucket>();
  return {
    take(events, now) {
      if (devices.size + events.size > MOST_DEVICES) forgetRefilled(devices, rate, now);
      if (devices.size + events.size > MOST_DEVICES) throw tooMany(rate.burst * rate.refill);
      const asked = [...events].map(([device, count]) => {
        const bucket = devices.get(device) ?? { tokens: rate.burst, at: now };
        devices.set(device, bucket);
        refill(bucket, rate, now);
        return { bucket, count: Math.min(count, rate.burst) };
      });
      const wait = Math.max(0, ...asked.map(({ bucket, count }) => count - bucket.tokens));
      if (wait > 0) throw tooMany(wait * rate.refill);
      for (const { bucket, count } of asked) bucket.tokens -= count;
    },
  };
}

function tooMany(wait: number): Refusal {
  return new Refusal(
    429,
    'This device reports more than it may.',
    'Nothing was stored. Wait as long as Retry-After says.',
    { 'Retry-After': String(Math.max(1, Math.ceil(wait / 1000))) },
  );
}
