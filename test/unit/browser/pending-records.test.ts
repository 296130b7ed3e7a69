/** One record for each consent, told once it is known what became of it, and none lost with the worker. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { uuidv7 } from '../../../lib/activity/identifiers.ts';
import type { StepRecord } from '../../../lib/events/record.ts';
import { LONGEST_PENDING, createPendingRecords } from '../../../lib/browser/pending-records.ts';
import { openOutboxDatabase } from '../../../lib/outbox/database.ts';
import { type Outbox, createOutbox } from '../../../lib/outbox/outbox.ts';
import type { FlowEnd } from '../../../lib/surfaces/consent-flow.ts';
import { ACTIVITIES, stepSample } from '../events/samples.ts';

const TAB = 7;
const GRANTED: FlowEnd = { result: 'granted', scopes: ['openid'] };
let time = 1_000_000;
let outbox: Outbox;
let pending: ReturnType<typeof createPendingRecords>;
let openTabs: Set<number>;

function startWorker(): void {
  outbox = createOutbox(
    () => openOutboxDatabase('pending'),
    () => time,
  );
  pending = createPendingRecords(
    outbox,
    { report: (record) => outbox.append(record) },
    (tabId) => Promise.resolve(openTabs.has(tabId)),
    () => time,
  );
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  time = 1_000_000;
  openTabs = new Set([TAB]);
  startWorker();
});

const consent = (more: Partial<StepRecord> = {}) =>
  stepSample({ activity: ACTIVITIES['consent']!, outcome: 'proceeded', ...more });
/** What was reported: outcome, grant. */
const reported = async () =>
  (await outbox.next(50)).map(({ record }) =>
    record.type === 'step' ? `${record.outcome} ${record.grant}` : record.type,
  );

describe('a consent that was given', () => {
  it('waits for its grant, and is one record with it', async () => {
    const record = consent();
    await outbox.draft(record, TAB);
    await pending.take(record, TAB, true);
    expect(await reported()).toEqual([]);
    await pending.ended(TAB, GRANTED);
    expect(await reported()).toEqual(['proceeded granted']);
    const [row] = await outbox.next(1);
    expect(row?.record).toMatchObject({ uid: record.uid, grantedScopes: ['openid'] });
    await pending.ended(TAB, GRANTED);
    expect(await reported()).toHaveLength(1);
  });

  it('survives the worker and is told by the next one', async () => {
    await pending.take(consent({ outcome: 'allowed_silently' }), TAB, true);
    startWorker();
    await pending.ended(TAB, { result: 'denied', scopes: null });
    expect(await reported()).toEqual(['allowed_silently denied']);
  });

  it('is told as unknown when nothing more is heard for two minutes, and not before', async () => {
    await pending.take(consent(), TAB, true);
    time += LONGEST_PENDING - 1;
    await pending.overdue();
    expect(await reported()).toEqual([]);
    time += 1;
    await pending.overdue();
    expect(await reported()).toEqual(['proceeded unknown']);
  });

  it('is not lost with a browser that was closed, nor cleared away as an old draft', async () => {
    await pending.take(consent(), TAB, true);
    time += 3 * 3_600_000;
    await outbox.draft(consent(), 99);
    startWorker();
    await pending.overdue(true);
    expect(await reported()).toEqual(['proceeded unknown']);
  });

  it('of a tab that was closed is unknown, since nobody saw the answer', async () => {
    await pending.take(consent(), TAB, true);
    await pending.left(TAB);
    expect(await reported()).toEqual(['proceeded unknown']);
  });

  it('is told at once where no flow runs', async () => {
    await pending.take(consent(), TAB, false);
    expect(await reported()).toEqual(['proceeded null']);
  });
});

describe('a consent that was not answered', () => {
  it.each([
    ['granted', 'proceeded granted'],
    ['refused', 'cancelled refused'],
    ['denied', 'proceeded denied'],
    ['unknown', 'proceeded unknown'],
  ] as const)('and its flow ended %s', async (result, told) => {
    await outbox.draft(consent(), TAB);
    await pending.ended(TAB, { result, scopes: null });
    expect(await reported()).toEqual([told]);
  });

  it('and at which a block was shown is told as blocked, whatever the person did then', async () => {
    await outbox.draft(consent({ rendered: 'block' }), TAB);
    await pending.left(TAB);
    expect(await reported()).toEqual(['blocked abandoned']);
  });

  it('and its tab was closed is abandoned', async () => {
    await outbox.draft(consent(), TAB);
    await pending.left(TAB);
    expect(await reported()).toEqual(['cancelled abandoned']);
  });

  it('and whose request was held instead is told once, as what was held', async () => {
    await outbox.draft(consent(), TAB);
    time += 10;
    await pending.held(consent({ uid: uuidv7(), outcome: 'blocked', rendered: 'none' }), TAB);
    await pending.replaced(TAB);
    const [held] = await outbox.kept();
    await pending.take({ ...held!.record, rendered: 'block' }, TAB, true);
    await pending.left(TAB);
    expect(await reported()).toEqual(['blocked null']);
  });

  it('beside one that was given on the same surface is the same step, redrawn', async () => {
    await pending.take(consent(), TAB, true);
    time += 5;
    await outbox.draft(consent(), TAB);
    await pending.ended(TAB, GRANTED);
    expect(await reported()).toEqual(['proceeded granted']);
  });

  it('in another tab is none of its business', async () => {
    await outbox.draft(consent(), 8);
    await pending.take(consent(), 8, true);
    await pending.ended(TAB, GRANTED);
    expect(await reported()).toEqual([]);
  });
});

describe('a request that was held', () => {
  const blocked = () => consent({ outcome: 'blocked', rendered: 'none' });

  it('waits for its answer for as long as its tab is open', async () => {
    const record = blocked();
    await pending.held(record, TAB);
    time += LONGEST_PENDING;
    await pending.overdue();
    expect(await reported()).toEqual([]);
    expect(await pending.waits(record.uid)).toBe(true);
    await pending.take({ ...record, outcome: 'requested', justification: 'x' }, TAB, true);
    expect((await outbox.next(2)).map(({ record: told }) => told)).toMatchObject([
      { uid: record.uid, outcome: 'requested', justification: 'x' },
    ]);
    expect(await pending.waits(record.uid)).toBe(false);
  });

  it('is told with its grant, however late the person goes on', async () => {
    const record = blocked();
    await pending.held(record, TAB);
    time += LONGEST_PENDING;
    await pending.overdue();
    await pending.take({ ...record, outcome: 'proceeded' }, TAB, true);
    await pending.ended(TAB, GRANTED);
    expect(await reported()).toEqual(['proceeded granted']);
  });

  it.each([
    ['its tab is closed', () => pending.left(TAB)],
    ['the browser starts anew', () => pending.overdue(true)],
    [
      'its tab is gone, which nobody was there to see',
      () => {
        time += LONGEST_PENDING;
        openTabs.clear();
        return pending.overdue();
      },
    ],
  ])('is told as blocked when nobody answers and %s', async (_when, end) => {
    await pending.held(blocked(), TAB);
    await end();
    expect(await reported()).toEqual(['blocked null']);
  });

  it('has no part in what its tab gives away later', async () => {
    await pending.held(blocked(), TAB);
    time += LONGEST_PENDING;
    await pending.ended(TAB, GRANTED);
    expect(await reported()).toEqual(['blocked null']);
  });

  it('is what the person answered, under the same uid', async () => {
    const record = blocked();
    await pending.held(record, TAB);
    await pending.take({ ...record, outcome: 'cancelled', rendered: 'block' }, TAB, true);
    time += LONGEST_PENDING;
    await pending.overdue();
    expect(await reported()).toEqual(['cancelled null']);
  });

  it('stays although the page still drafts the step while it asks', async () => {
    const record = blocked();
    await pending.held(record, TAB);
    await outbox.draft({ ...record, outcome: 'proceeded' }, TAB);
    await pending.left(TAB);
    expect(await reported()).toEqual(['blocked null']);
  });

  it('and went on all the same says so', async () => {
    await pending.held(blocked(), TAB);
    await pending.ended(TAB, GRANTED);
    expect(await reported()).toEqual(['blocked granted']);
  });
});

describe('a share whose page was left', () => {
  const share = (more: Partial<StepRecord> = {}) => stepSample({ outcome: 'proceeded', ...more });

  it.each([
    ['block', 'blocked'],
    ['request', 'cancelled'],
    ['acknowledge', 'cancelled'],
  ] as const)('with a question of ours open (%s) is told as %s', async (rendered, outcome) => {
    const record = share({ rendered });
    await outbox.draft(record, TAB);
    await outbox.draft(share({ rendered }), 8);
    await pending.left(TAB);
    expect((await outbox.next(9)).map(({ record: told }) => told)).toMatchObject([
      { uid: record.uid, outcome, rendered, grant: null },
    ]);
  });

  it('and that was answered is told as that', async () => {
    const record = share({ rendered: 'acknowledge' });
    await outbox.draft(record, TAB);
    await pending.take(record, TAB, false);
    await outbox.draft(record, TAB);
    await pending.left(TAB);
    expect(await reported()).toEqual(['proceeded null']);
  });

  it.each(['none', 'inform'] as const)(
    'and of which nothing was asked (%s) is no step',
    async (rendered) => {
      await outbox.draft(share({ rendered }), TAB);
      await pending.left(TAB);
      expect(await reported()).toEqual([]);
    },
  );
});

it('shares are reported as they end', async () => {
  await pending.take(stepSample({ outcome: 'proceeded' }), TAB, true);
  expect(await reported()).toEqual(['proceeded null']);
});
