/** Empties the outbox as far as the endpoint lets it: batches, halved when too large, until a "later". */
import type { WaitingRow } from '../outbox/database.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Origin } from '../events/record.ts';
import type { Http } from './http.ts';
import { type ReportTarget, post } from './post.ts';

/** About 120 KB before compression. */
const BATCH = 100;
const FIRST_WAIT = 30_000;
const LONGEST_WAIT = 30 * 60_000;

export type Delivery =
  | { readonly done: true; readonly delivered: number; readonly setAside: number }
  | {
      readonly done: false;
      readonly delivered: number;
      readonly setAside: number;
      readonly after: number | null;
      readonly detail: string;
    };

/** Sends until nothing waits or the endpoint cannot take more. Never throws for an endpoint's fault. */
export async function deliver(
  http: Http,
  outbox: Outbox,
  target: ReportTarget,
  origin: Origin,
): Promise<Delivery> {
  let delivered = 0;
  let setAside = 0;
  let size = BATCH;
  for (;;) {
    const rows = consecutive(await outbox.next(size));
    if (rows.length === 0) return { done: true, delivered, setAside };
    const fate = await post(http, target, rows, origin);
    switch (fate.fate) {
      case 'delivered':
        await outbox.acknowledge(fate.taken, { format: target.format, origin });
        for (const { row, reason } of fate.refused) await outbox.setAside([row], reason);
        delivered += fate.taken.length;
        setAside += fate.refused.length;
        size = Math.min(BATCH, size * 2);
        break;
      case 'smaller':
        size = Math.ceil(rows.length / 2);
        break;
      case 'never':
        if (rows.length > 1) {
          // One bad record must not take its neighbours with it.
          size = Math.ceil(rows.length / 2);
          break;
        }
        await outbox.setAside(rows, fate.detail);
        setAside += 1;
        size = BATCH;
        break;
      case 'later':
        return { done: false, delivered, setAside, after: fate.after, detail: fate.detail };
    }
  }
}

/** The rows before the first gap: a batch tells the number of its first record, the rest count on. */
function consecutive(rows: readonly WaitingRow[]): readonly WaitingRow[] {
  const gap = rows.findIndex(({ seq }, index) => seq !== (rows[0]?.seq ?? 0) + index);
  return gap < 0 ? rows : rows.slice(0, gap);
}

/**
 * ms to wait before the next try: doubling from 30 s to half an hour, with up to half of it taken off by
 * chance, so that a fleet does not come back at once. What the endpoint asks for is a floor.
 */
export function backOff(
  failures: number,
  asked: number | null,
  random: () => number = Math.random,
): number {
  const full = Math.min(FIRST_WAIT * 2 ** Math.max(0, failures - 1), LONGEST_WAIT);
  return Math.max(full * (1 - random() / 2), asked ?? 0);
}
