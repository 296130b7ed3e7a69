/**
 * Whether a day's count is unusual: compared with the subject's own days and with those of others.
 * Median and median absolute deviation, because one odd day must not make the next one look normal.
 * Pure; everything that leads to a finding stands in what is returned.
 */
import type { Thresholds } from './thresholds.ts';

export type Usual = { low: number; high: number; days: number };

export type Judgement = {
  severity: 'low' | 'medium' | 'high';
  own: Usual | null;
  peers: Usual | null;
};

/** How many subject-days had which count. */
export type Histogram = ReadonlyMap<number, number>;

/** Fewer days of others than this say nothing about what is usual. */
export const FEWEST_PEER_DAYS = 100;

/** Of a normal distribution, so that deviations mean about the same as standard deviations. */
const MAD_SCALE = 1.4826;

/**
 * @param own counts of the subject's earlier active days
 * @param peers counts of others' active days
 * @param alone whether others are enough where the subject is too new, as for an app
 */
export function judge(
  count: number,
  own: readonly number[],
  peers: Histogram,
  alone: boolean,
  thresholds: Thresholds,
): Judgement | null {
  if (count < thresholds.minimum) return null;
  const others = usualOf(peers);
  const known = own.length >= thresholds.minimumHistory;
  if (!known) {
    // Without a past of its own it has to stand out far among the others.
    if (!alone || others === null || count < 2 * thresholds.minimum) return null;
    const times = count / Math.max(1, others.high);
    return times > 3 ? { severity: severityOf(times * 3), own: null, peers: others } : null;
  }
  const sorted = own.toSorted((a, b) => a - b);
  const median = quantile(sorted, 0.5);
  const deviation = quantile(
    sorted.map((one) => Math.abs(one - median)).toSorted((a, b) => a - b),
    0.5,
  );
  // Counts scatter by about their root even where the middle half of the days is the same.
  const scale = Math.max(1, Math.sqrt(median), MAD_SCALE * deviation);
  const far = (count - median) / scale;
  const usual = { low: quantile(sorted, 0.1), high: quantile(sorted, 0.95), days: own.length };
  if (far < thresholds.deviations || count <= usual.high) return null;
  // What is new for one and ordinary among colleagues is no finding.
  if (others !== null && count <= others.high) return null;
  return { severity: severityOf(far), own: usual, peers: others };
}

function severityOf(far: number): Judgement['severity'] {
  if (far >= 25) return 'high';
  return far >= 12 ? 'medium' : 'low';
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/**
 * From the first tenth to the 999th of a thousand days: one day in a thousand is beyond, by itself. A few
 * odd days of others do not move the end: it is at most twice the 995th.
 */
function usualOf(peers: Histogram): Usual | null {
  const days = [...peers.values()].reduce((sum, one) => sum + one, 0);
  if (days < FEWEST_PEER_DAYS) return null;
  const sorted = [...peers].toSorted(([a], [b]) => a - b);
  const at = (share: number) => {
    let left = share * days;
    for (const [count, many] of sorted) {
      left -= many;
      if (left < 0) return count;
    }
    return sorted.at(-1)?.[0] ?? 0;
  };
  return { low: at(0.1), high: Math.min(at(0.999), 2 * Math.max(1, at(0.995))), days };
}
