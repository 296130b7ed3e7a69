/** What the outbox says of this browser's steps afterwards, waiting ones too: for "My activity". */
import type { StepRecord } from '../events/record.ts';
import {
  type DraftRow,
  type OutboxDatabase,
  type SentAs,
  SentRow,
  WaitingRow,
} from './database.ts';

/** A step with how it went out, or will. */
export interface FoundStep {
  readonly record: StepRecord;
  /** Null while it waits, and for what an earlier version sent. */
  readonly as: SentAs | null;
  readonly sent: boolean;
  /** Its place in the queue; null once it has left it, and until it is there. */
  readonly seq: number | null;
  /** Its end is waited for: it is as the page told it, and not yet reduced to what may leave. */
  readonly isOpen: boolean;
}

/** Steps, newest first. @param kept those whose end is waited for */
export async function recentSteps(
  db: OutboxDatabase,
  kept: readonly DraftRow[],
  limit: number,
): Promise<Array<{ record: StepRecord; sent: boolean }>> {
  const waiting: StepRecord[] = [];
  // One by one from the newest: after weeks offline all of them at once would fill the memory.
  let at = await db.transaction('waiting').store.openCursor(null, 'prev');
  while (at !== null && waiting.length < limit) {
    const record = WaitingRow.safeParse(at.value).data?.record;
    if (record?.type === 'step') waiting.push(record);
    at = await at.continue();
  }
  const sent = (await db.getAll('sent')).flatMap((row) => SentRow.safeParse(row).data ?? []);
  return [
    ...waiting.map((record) => ({ record, sent: false })),
    ...kept.map(({ record }) => ({ record, sent: false })),
    ...sent.map(({ record }) => ({ record, sent: true })),
  ]
    .toSorted((a, b) => b.record.time - a.record.time)
    .slice(0, limit);
}

/** Those of some steps that are still here. @param kept those whose end is waited for */
export async function findSteps(
  db: OutboxDatabase,
  kept: readonly DraftRow[],
  uids: ReadonlySet<string>,
): Promise<FoundStep[]> {
  const found: FoundStep[] = [];
  for (const uid of uids) {
    const waits = WaitingRow.safeParse(await db.getFromIndex('waiting', 'uid', uid)).data;
    const sent = SentRow.safeParse(await db.get('sent', uid)).data;
    const ending = kept.find((row) => row.uid === uid);
    if (waits?.record.type === 'step')
      found.push({ record: waits.record, as: null, sent: false, seq: waits.seq, isOpen: false });
    else if (sent !== undefined)
      found.push({ record: sent.record, as: sent.as, sent: true, seq: null, isOpen: false });
    else if (ending !== undefined)
      found.push({ record: ending.record, as: null, sent: false, seq: null, isOpen: true });
  }
  return found;
}

/** Those of some records that wait here no longer. @param kept those whose end is waited for */
export async function leftOf(
  db: OutboxDatabase,
  kept: readonly DraftRow[],
  uids: readonly string[],
): Promise<ReadonlySet<string>> {
  const ending = new Set(kept.map(({ uid }) => uid));
  const left = new Set<string>();
  for (const uid of uids)
    if (!ending.has(uid) && (await db.getKeyFromIndex('waiting', 'uid', uid)) === undefined)
      left.add(uid);
  return left;
}
