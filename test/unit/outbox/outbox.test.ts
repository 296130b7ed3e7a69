/** Store, send, then forget: on a real IndexedDB implementation, with the worker gone in between. */
import 'fake-indexeddb/auto';
import fastCheck from 'fast-check';
import { forceCloseDatabase } from 'fake-indexeddb';
import { unwrap } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { uuidv7 } from '../../../lib/activity/identifiers.ts';
import type { StepRecord } from '../../../lib/events/record.ts';
import { type OutboxDatabase, openOutboxDatabase } from '../../../lib/outbox/database.ts';
import { type Outbox, type OutboxLimits, createOutbox } from '../../../lib/outbox/outbox.ts';
import { ORIGIN, healthSample, stepSample } from '../events/samples.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const AS = { format: 'ocsf', origin: ORIGIN } as const;
const LIMITS: OutboxLimits = { waiting: 5, aside: 3, sent: 4 };

let name = '';
let time = NOON;
let outbox: Outbox;

const open = () => openOutboxDatabase(name);
/** A worker that has just been started: nothing is known but what is on disk. */
const startWorker = (limits?: OutboxLimits) => createOutbox(open, () => time, limits);
const waiting = async (from = outbox) => (await from.next(100)).map(({ uid }) => uid);

beforeEach(() => {
  name = `outbox ${uuidv7()}`;
  time = NOON;
  outbox = startWorker();
});

async function appended(count: number, into = outbox): Promise<StepRecord[]> {
  const records = Array.from({ length: count }, (_, index) => stepSample({ time: NOON + index }));
  for (const record of records) await into.append(record);
  return records;
}

describe('append', () => {
  it('is on disk when it settles: the next worker finds it', async () => {
    const record = stepSample();
    await outbox.append(record);
    const rows = await startWorker().next(10);
    expect(rows.map((row) => row.record)).toEqual([record]);
  });

  it('keeps the order, also of records stored at the same moment', async () => {
    const records = Array.from({ length: 20 }, () => healthSample());
    await Promise.all(records.map((record) => outbox.append(record)));
    expect(await waiting()).toEqual(records.map(({ uid }) => uid));
    const numbers = (await outbox.next(100)).map(({ seq }) => seq);
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
  });

  it('takes the same uid once: while it waits, when it was sent, when it was set aside', async () => {
    const [first, second] = await appended(2);
    await outbox.append(first!);
    await Promise.all([outbox.append(second!), outbox.append(second!)]);
    expect(await waiting()).toEqual([first!.uid, second!.uid]);
    const rows = await outbox.next(2);
    await outbox.acknowledge([rows[0]!], AS);
    await outbox.setAside([rows[1]!], 'no');
    await outbox.append(first!);
    await startWorker().append(second!);
    expect(await waiting()).toEqual([]);
    expect(await outbox.counts()).toEqual({ waiting: 0, sent: 1, setAside: 1, dropped: 0 });
  });

  it('is bounded: the oldest go first, and are counted', async () => {
    const small = startWorker(LIMITS);
    const records = await appended(8, small);
    expect(await waiting(small)).toEqual(records.slice(3).map(({ uid }) => uid));
    expect(await small.counts()).toMatchObject({ waiting: 5, dropped: 3 });
    expect(await startWorker(LIMITS).counts()).toMatchObject({ dropped: 3 });
  });
});

describe('next', () => {
  it('gives the oldest and no more than it was asked for, again and again until they are dealt with', async () => {
    const records = await appended(5);
    const first = await outbox.next(2);
    expect(first.map(({ uid }) => uid)).toEqual(records.slice(0, 2).map(({ uid }) => uid));
    expect(await outbox.next(2)).toEqual(first);
  });

  const BROKEN: ReadonlyArray<[string, Record<string, unknown>]> = [
    ['of an older shape', { uid: uuidv7(), record: { type: 'step', old: true } }],
    ['without a record', { uid: uuidv7() }],
    ['without a uid', { record: stepSample() }],
    ['with a uid that is no text', { uid: 12, record: stepSample() }],
  ];
  it.each(BROKEN)('puts a row %s aside, so that it blocks nobody', async (_what, row) => {
    const db = await open();
    await db.add('waiting', row as never);
    const [good] = await appended(1);
    expect(await waiting()).toEqual([good!.uid]);
    expect(await outbox.counts()).toMatchObject({ waiting: 1, setAside: 1 });
    const [kept] = await db.getAll('aside');
    expect(kept).toMatchObject({ reason: 'not readable' });
    expect(kept?.record).toEqual(row['record']);
  });

  it('says "nothing" only when nothing waits, even behind a wall of broken rows', async () => {
    const db = await open();
    for (let index = 0; index < 7; index += 1) {
      await db.add('waiting', { uid: uuidv7(), record: { index } });
    }
    const [good] = await appended(1);
    expect((await outbox.next(2)).map(({ uid }) => uid)).toEqual([good!.uid]);
    await outbox.acknowledge(await outbox.next(2), AS);
    expect(await outbox.next(2)).toEqual([]);
  });
});

describe('the endpoint’s yes', () => {
  it('removes exactly these records, and counts them', async () => {
    const records = await appended(3);
    const rows = await outbox.next(3);
    await outbox.acknowledge([rows[0]!, rows[2]!], AS);
    expect(await waiting(startWorker())).toEqual([records[1]!.uid]);
    expect(await outbox.counts()).toMatchObject({ waiting: 1, sent: 2 });
  });

  it('keeps sent steps to be read by the person, newest first, but no health', async () => {
    const [older, newer] = await appended(2);
    await outbox.append(healthSample());
    await outbox.acknowledge(await outbox.next(10), AS);
    const later = stepSample({ time: NOON + 10 });
    await outbox.append(later);
    await outbox.append(healthSample());
    expect(await outbox.recent(10)).toEqual([
      { record: later, sent: false },
      { record: newer, sent: true },
      { record: older, sent: true },
    ]);
    expect(await outbox.recent(1)).toEqual([{ record: later, sent: false }]);
    const last = stepSample({ time: NOON + 20 });
    await outbox.append(last);
    expect(await outbox.recent(1)).toEqual([{ record: last, sent: false }]);
  });

  it('forgets the oldest sent steps beyond the limit', async () => {
    const small = startWorker(LIMITS);
    const sent: StepRecord[] = [];
    for (let round = 0; round < 3; round += 1) {
      time += 1_000;
      sent.push(...(await appended(3, small)));
      await small.append(healthSample());
      await small.acknowledge(await small.next(10), AS);
    }
    const kept = (await small.recent(100)).map(({ record }) => record.uid);
    expect(kept).toHaveLength(4);
    expect(kept).toEqual(expect.arrayContaining(sent.slice(6).map(({ uid }) => uid)));
    expect(await small.counts()).toMatchObject({ sent: 12 });
  });
});

describe('set aside', () => {
  it('keeps the record with the reason', async () => {
    const [record] = await appended(1);
    await outbox.setAside(await outbox.next(1), 'surface: too long');
    expect(await waiting()).toEqual([]);
    const db = await open();
    expect(await db.getAll('aside')).toEqual([
      { uid: record!.uid, reason: 'surface: too long', record },
    ]);
  });

  it('is bounded as well: what falls off counts as dropped', async () => {
    const small = startWorker(LIMITS);
    for (let index = 0; index < 5; index += 1) {
      await appended(1, small);
      await small.setAside(await small.next(1), 'no');
    }
    expect(await small.counts()).toEqual({ waiting: 0, sent: 0, setAside: 3, dropped: 2 });
  });
});

describe('drafts', () => {
  it('are read by tab, newest first, until they are dropped', async () => {
    const [first, second, other] = [stepSample(), stepSample(), stepSample()];
    await outbox.draft(first, 1);
    time += 10;
    await outbox.draft(second, 1);
    await outbox.draft(other, 2);
    expect(await startWorker().drafts(1)).toEqual([second, first]);
    expect(await outbox.drafts(1)).toHaveLength(2);
    await outbox.dropDrafts(1);
    expect(await outbox.drafts(1)).toEqual([]);
    expect(await outbox.drafts(2)).toEqual([other]);
  });

  it('of before a time are forgotten for one tab, but not what only waits for its end', async () => {
    const [before, ended, after, other] = Array.from({ length: 4 }, () => stepSample());
    await outbox.draft(before!, 1);
    await outbox.keep(ended!, 1);
    await outbox.draft(other!, 2);
    time += 10;
    await outbox.draft(after!, 1);
    await outbox.dropOpen(1, time);
    expect(await outbox.drafts(1)).toEqual([after, ended]);
    expect((await outbox.kept()).map(({ record }) => record)).toEqual([ended]);
    expect(await outbox.drafts(2)).toEqual([other]);
  });

  it('of the same uid replace each other, and end with its record', async () => {
    const draft = stepSample({ outcome: 'proceeded' });
    await outbox.draft(draft, 1);
    await outbox.draft({ ...draft, rendered: 'block' }, 1);
    expect(await outbox.drafts(1)).toEqual([{ ...draft, rendered: 'block' }]);
    await outbox.draft(draft, 1);
    await outbox.append({ ...draft, outcome: 'cancelled' });
    expect(await outbox.drafts(1)).toEqual([]);
    expect((await outbox.next(1))[0]?.record).toMatchObject({ outcome: 'cancelled' });
  });

  it('of a dialog that was left open for half an hour are not taken', async () => {
    await outbox.draft(stepSample(), 1);
    time += 30 * 60_000;
    expect(await outbox.drafts(1)).toEqual([]);
  });

  it('do not pile up: the next one clears the old ones away', async () => {
    for (let hour = 0; hour < 5; hour += 1) {
      await outbox.draft(stepSample(), hour);
      time += 3_600_000;
    }
    expect(await (await open()).count('drafts')).toBe(1);
  });

  it('do not wait to be sent', async () => {
    await outbox.draft(stepSample(), 1);
    expect(await outbox.next(10)).toEqual([]);
  });
});

describe('the database', () => {
  it('is opened once, and again after the browser closed it', async () => {
    const opened: OutboxDatabase[] = [];
    const counting = createOutbox(async () => {
      const db = await open();
      opened.push(db);
      return db;
    });
    await appended(1, counting);
    await counting.counts();
    expect(opened).toHaveLength(1);
    forceCloseDatabase(unwrap(opened[0]!) as never);
    await new Promise((resolve) => setTimeout(resolve, 10));
    await appended(1, counting);
    expect(opened).toHaveLength(2);
    expect(await counting.counts()).toMatchObject({ waiting: 2 });
  });

  it('that cannot be opened now is tried again at the next call', async () => {
    let tries = 0;
    const stubborn = createOutbox(() => {
      tries += 1;
      return tries === 1 ? Promise.reject(new Error('disk is full')) : open();
    });
    const record = stepSample();
    await expect(stubborn.append(record)).rejects.toThrow('disk is full');
    await stubborn.append(record);
    expect(await waiting(stubborn)).toEqual([record.uid]);
  });
});

type Move = 'append' | 'again' | 'yes' | 'aside' | 'worker ends';

it('whatever happens in whatever order: each record is in exactly one place, none lost, none twice', async () => {
  const moves = fastCheck.array(
    fastCheck.constantFrom<Move>('append', 'again', 'yes', 'aside', 'worker ends'),
    { maxLength: 40 },
  );
  await fastCheck.assert(
    fastCheck.asyncProperty(moves, async (story) => {
      name = `outbox ${uuidv7()}`;
      let worker = startWorker();
      const stored: StepRecord[] = [];
      const left: string[] = [];
      for (const move of story) {
        const record = move === 'again' ? stored.at(-1) : stepSample();
        if (move === 'worker ends') worker = startWorker();
        else if (move === 'append' || move === 'again') {
          if (record === undefined) continue;
          await worker.append(record);
          if (move === 'append') stored.push(record);
        } else {
          const rows = await worker.next(2);
          await (move === 'yes' ? worker.acknowledge(rows, AS) : worker.setAside(rows, 'no'));
          left.push(...rows.map(({ uid }) => uid));
        }
      }
      const still = await waiting(worker);
      expect([...left, ...still]).toEqual(stored.map(({ uid }) => uid));
      const counts = await worker.counts();
      expect(counts.waiting + counts.sent + counts.setAside).toBe(stored.length);
    }),
    { numRuns: 60 },
  );
});
