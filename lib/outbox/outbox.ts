/**
 * Store, send, then forget: a record is in IndexedDB before anyone is told that it is safe, and leaves
 * it only after the report endpoint's yes. Everything here survives the end of the worker.
 */
import { ReportRecord, type StepRecord } from '../events/record.ts';
import { DraftRow, type OutboxDatabase, type SentAs, WaitingRow } from './database.ts';
import { type FoundStep, findSteps, leftOf, recentSteps } from './looking-back.ts';

/** How much is kept; what goes beyond is dropped, the oldest first. */
export interface OutboxLimits {
  /** Records that wait. Dropped ones are counted. */
  readonly waiting: number;
  /** Records that no endpoint would take. Dropped ones are counted. */
  readonly aside: number;
  /** Sent steps, for "My activity". */
  readonly sent: number;
}

const LIMITS: OutboxLimits = {
  // About 60 MB at 1.2 KB a record: weeks offline for a busy person.
  waiting: 50_000,
  // Enough to see what is wrong with them.
  aside: 1_000,
  sent: 200,
};
/** Why a row is set aside that this version cannot read. */
const UNREADABLE = 'not readable';
/** A dialog left open longer than this was not taken. */
const DRAFT_LIFETIME = 30 * 60_000;

export interface OutboxCounts {
  readonly waiting: number;
  readonly sent: number;
  readonly setAside: number;
  readonly dropped: number;
}

export interface Outbox {
  /** Stores a record; the same uid twice is one record. Settles when it is on disk. */
  readonly append: (record: ReportRecord) => Promise<void>;
  /** Keeps what the record of an open step would be. */
  readonly draft: (record: StepRecord, tabId: number) => Promise<void>;
  /** Open steps of a tab, newest first. */
  readonly drafts: (tabId: number) => Promise<StepRecord[]>;
  /** Keeps the record of a step that ended until it is known what became of it, or until it is due. */
  readonly keep: (record: StepRecord, tabId: number) => Promise<void>;
  /** Steps that `keep` was told of, of every tab, oldest first. */
  readonly kept: () => Promise<DraftRow[]>;
  /** Forgets the open steps of a tab; only after what they came to is stored. */
  readonly dropDrafts: (tabId: number) => Promise<void>;
  /** Forgets the steps of a tab that were open before a time, in Unix ms: somebody else tells of them now. */
  readonly dropOpen: (tabId: number, before: number) => Promise<void>;
  /** The oldest waiting records, in order. */
  readonly next: (limit: number) => Promise<WaitingRow[]>;
  /** The endpoint said yes to these, which went out in this form. */
  readonly acknowledge: (rows: readonly WaitingRow[], as: Omit<SentAs, 'seq'>) => Promise<void>;
  /** The endpoint will never take these. */
  readonly setAside: (rows: readonly WaitingRow[], reason: string) => Promise<void>;
  readonly counts: () => Promise<OutboxCounts>;
  /** Steps of this browser, newest first, waiting ones too. */
  readonly recent: (limit: number) => Promise<Array<{ record: StepRecord; sent: boolean }>>;
  /** Which of these are not waiting here any more. */
  readonly left: (uids: readonly string[]) => Promise<ReadonlySet<string>>;
  /** These steps as far as they are here, with what the outbox knows of how they went out. */
  readonly find: (uids: readonly string[]) => Promise<FoundStep[]>;
}

/** @param open opens the database; called again after the browser closed it. */
export function createOutbox(
  open: () => Promise<OutboxDatabase>,
  now: () => number = Date.now,
  limits: OutboxLimits = LIMITS,
): Outbox {
  let opened: Promise<OutboxDatabase> | null = null;
  const database = (): Promise<OutboxDatabase> => {
    opened ??= open().then(
      async (db) => {
        db.addEventListener('close', () => (opened = null));
        await revive(db);
        return db;
      },
      (error: unknown) => {
        // A full disk or a profile that is just starting: the next call tries again.
        opened = null;
        throw error;
      },
    );
    return opened;
  };

  const append = async (record: ReportRecord) => {
    const db = await database();
    const transaction = db.transaction(
      ['waiting', 'drafts', 'counters', 'sent', 'aside'],
      'readwrite',
      { durability: 'strict' },
    );
    const known = await Promise.all([
      transaction.objectStore('waiting').index('uid').getKey(record.uid),
      transaction.objectStore('sent').getKey(record.uid),
      transaction.objectStore('aside').getKey(record.uid),
    ]);
    if (known.every((key) => key === undefined)) {
      const waiting = transaction.objectStore('waiting');
      const newest = await waiting.add({ uid: record.uid, record });
      // Rows leave at the head, so between oldest and newest nothing is missing; a count would read every key.
      const oldest = await waiting.openKeyCursor();
      for (let at = oldest; at !== null && newest - at.key >= limits.waiting;) {
        await waiting.delete(at.key);
        await raise(transaction, 'dropped', 1);
        at = await at.continue();
      }
    }
    await transaction.objectStore('drafts').delete(record.uid);
    await transaction.done;
  };

  const drafts = async (tabId: number) => {
    const db = await database();
    const rows = await db.getAllFromIndex('drafts', 'tabId', tabId);
    return rows
      .flatMap((row) => DraftRow.safeParse(row).data ?? [])
      .filter(({ savedAt }) => now() - savedAt < DRAFT_LIFETIME)
      .toSorted((a, b) => b.savedAt - a.savedAt)
      .map(({ record }) => record);
  };

  const put = async (record: StepRecord, tabId: number, ended: boolean) => {
    const db = await database();
    const transaction = db.transaction('drafts', 'readwrite', { durability: 'strict' });
    for (const row of await transaction.store.getAll()) {
      // Most steps that are looked at are never taken; nothing else would clear them away.
      const old = now() - row.savedAt >= DRAFT_LIFETIME;
      if (old && row.ended !== true) await transaction.store.delete(row.uid);
    }
    // What ended waits for its end; what the page would still say of it while it was open is older.
    if (ended || (await transaction.store.get(record.uid))?.ended !== true)
      await transaction.store.put({ uid: record.uid, tabId, savedAt: now(), record, ended });
    await transaction.done;
  };

  const kept = async () => {
    const db = await database();
    const rows = await db.getAll('drafts');
    return rows
      .flatMap((row) => DraftRow.safeParse(row).data ?? [])
      .filter(({ ended }) => ended)
      .toSorted((a, b) => a.savedAt - b.savedAt);
  };

  const next = async (limit: number): Promise<WaitingRow[]> => {
    const db = await database();
    const rows = await db.getAll('waiting', null, limit);
    const good = rows.flatMap((row) => WaitingRow.safeParse(row).data ?? []);
    const readable = new Set(good.map(({ seq }) => seq));
    const broken = rows.flatMap(({ seq, ...row }) =>
      seq === undefined || readable.has(seq) ? [] : [{ ...row, seq }],
    );
    if (broken.length === 0) return good;
    // A row of an unknown shape would block all behind it; it is kept aside, not thrown away.
    await moveAside(broken, UNREADABLE);
    // "Nothing" must mean that nothing waits.
    return good.length > 0 ? good : next(limit);
  };

  const acknowledge: Outbox['acknowledge'] = async (rows, as) => {
    const db = await database();
    const transaction = db.transaction(['waiting', 'sent', 'counters'], 'readwrite', {
      durability: 'strict',
    });
    const [waiting, sent] = [transaction.objectStore('waiting'), transaction.objectStore('sent')];
    // All asked for at once: the browser answers them in order, without a way there and back for each.
    await Promise.all([
      ...rows.map(({ seq }) => waiting.delete(seq)),
      ...rows.map(({ seq, uid, record }) =>
        record.type === 'step'
          ? sent.put({ uid, time: record.time, sentAt: now(), record, as: { ...as, seq } })
          : null,
      ),
      raise(transaction, 'sent', rows.length),
    ]);
    let surplus = (await sent.count()) - limits.sent;
    for (
      let cursor = await sent.index('sentAt').openCursor();
      cursor !== null && surplus > 0;
      surplus -= 1
    ) {
      await cursor.delete();
      cursor = await cursor.continue();
    }
    await transaction.done;
  };

  const moveAside = async (
    rows: ReadonlyArray<{ seq: number; uid: string; record: unknown }>,
    reason: string,
  ) => {
    const db = await database();
    const transaction = db.transaction(['waiting', 'aside', 'counters'], 'readwrite');
    const aside = transaction.objectStore('aside');
    for (const { seq, uid, record } of rows) {
      await transaction.objectStore('waiting').delete(seq);
      // A broken row may lack the uid that the table is ordered by.
      const key: unknown = uid;
      await aside.put({ uid: typeof key === 'string' ? key : `row-${seq}`, reason, record });
    }
    let surplus = (await aside.count()) - limits.aside;
    for (let at = await aside.openCursor(); at !== null && surplus > 0; surplus -= 1) {
      await at.delete();
      await raise(transaction, 'dropped', 1);
      at = await at.continue();
    }
    await transaction.done;
  };

  return {
    append,
    draft: (record, tabId) => put(record, tabId, false),
    drafts,
    keep: (record, tabId) => put(record, tabId, true),
    kept,
    dropDrafts: async (tabId) => {
      const transaction = (await database()).transaction('drafts', 'readwrite');
      const uids = await transaction.store.index('tabId').getAllKeys(tabId);
      await Promise.all(uids.map((uid) => transaction.store.delete(uid)));
      await transaction.done;
    },
    dropOpen: async (tabId, before) => {
      const transaction = (await database()).transaction('drafts', 'readwrite');
      for (const row of await transaction.store.index('tabId').getAll(tabId))
        if (row.ended !== true && row.savedAt < before) await transaction.store.delete(row.uid);
      await transaction.done;
    },
    next,
    acknowledge,
    setAside: moveAside,
    counts: async () => {
      const db = await database();
      const [waiting, setAside, sent, dropped] = await Promise.all([
        db.count('waiting'),
        db.count('aside'),
        db.get('counters', 'sent'),
        db.get('counters', 'dropped'),
      ]);
      return { waiting, setAside, sent: sent?.value ?? 0, dropped: dropped?.value ?? 0 };
    },
    recent: async (limit) => recentSteps(await database(), await kept(), limit),
    left: async (uids) => leftOf(await database(), await kept(), uids),
    find: async (uids) => findSteps(await database(), await kept(), new Set(uids)),
  };
}

/**
 * What this version could not read before, it may read now: after a way back to an earlier version, what the later one wrote
 * lies aside until the later one is there again.
 */
async function revive(db: OutboxDatabase): Promise<void> {
  const transaction = db.transaction(['waiting', 'aside'], 'readwrite', { durability: 'strict' });
  const [waiting, aside] = [transaction.objectStore('waiting'), transaction.objectStore('aside')];
  for (const { uid, reason, record } of await aside.getAll()) {
    const readable = reason === UNREADABLE ? ReportRecord.safeParse(record).data : undefined;
    if (readable === undefined) continue;
    await waiting.add({ uid: readable.uid, record: readable });
    await aside.delete(uid);
  }
  await transaction.done;
}

async function raise(
  // The transaction's own type names every table; only the counters matter here.
  transaction: { objectStore: (name: 'counters') => Counters },
  name: 'sent' | 'dropped',
  by: number,
): Promise<void> {
  const counters = transaction.objectStore('counters');
  const known = await counters.get(name);
  await counters.put({ name, value: (known?.value ?? 0) + by });
}

interface Counters {
  readonly get: (name: string) => Promise<{ name: string; value: number } | undefined>;
  readonly put: (row: { name: string; value: number }) => Promise<unknown>;
}
