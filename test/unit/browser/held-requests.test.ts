/** What happens after a request was held: one record, one question, and the way on that the answer allows. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConsentActivity } from '../../../lib/activity/activity.ts';
import type { Effect } from '../../../lib/activity/decision.ts';
import { catalog } from '../../../lib/catalog/full.ts';
import type { StepRecord } from '../../../lib/events/record.ts';
import { type StoppedStep, createHeldRequests } from '../../../lib/browser/held-requests.ts';
import type { Judgement } from '../../../lib/browser/judgement.ts';
import { createReadings } from '../../../lib/browser/readings.ts';
import { decideWithoutPolicy } from '../../../lib/policy/decide.ts';
import { ACTIVITIES } from '../events/samples.ts';
import { extension, freshBrowser } from './extension-double.ts';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('./extension-double.ts')).extension,
}));

const TAB = 3;
const ACTIVITY = ACTIVITIES['consent'] as ConsentActivity;
const ADDRESS = 'https://idp.example/auth?state=s3cret';
let time = 0;
let kept: StepRecord[];
let told: StepRecord[];
/** Tabs whose open steps were taken over. */
let replaced: number[];
let remembered: StepRecord[];
let readings: ReturnType<typeof createReadings>;
let held: ReturnType<typeof createHeldRequests>;

function startWorker(): void {
  readings = createReadings(() => time);
  const judgement: Judgement = {
    decide: () => null,
    policy: () => null,
    policyAge: () => 5,
    ready: Promise.resolve(),
    renew: () => Promise.resolve(),
  };
  const pending = {
    take: (record: StepRecord) => Promise.resolve(void told.push(record)),
    waits: (uid: string) =>
      Promise.resolve(
        kept.some((record) => record.uid === uid) && told.every((record) => record.uid !== uid),
      ),
    held: (record: StepRecord) => Promise.resolve(void kept.push(record)),
    replaced: (tabId: number) => Promise.resolve(void replaced.push(tabId)),
    ended: () => Promise.resolve(),
    left: () => Promise.resolve(),
    overdue: () => Promise.resolve(),
  };
  held = createHeldRequests(
    {
      ...{ judgement, readings, pending, catalog },
      earlier: () => null,
      remember: (record) => Promise.resolve(void remembered.push(record)),
    },
    () => time,
  );
}

beforeEach(() => {
  freshBrowser();
  time = 1_000_000;
  [kept, told, remembered, replaced] = [[], [], [], []];
  startWorker();
});

const stopped = (effect: Effect, more: Partial<StoppedStep> = {}): StoppedStep => ({
  tabId: TAB,
  activity: ACTIVITY,
  decision: { ...decideWithoutPolicy('open'), effect, basis: 'rule' },
  surfaceVersion: 1,
  what: 'request',
  url: ADDRESS,
  ...more,
});
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
/** The id of the stand-in page that a tab was sent to last. */
const standIn = () => extension.tabs.sent.at(-1)?.url.split('#')[1] ?? '';
const outcomes = () => told.map(({ outcome }) => outcome);

describe('a navigation that was stopped', () => {
  it('is kept as blocked, and a page of ours takes its place', async () => {
    held.navigation(stopped('block'));
    await settled();
    expect(extension.tabs.sent).toEqual([
      { tabId: TAB, url: `chrome-extension://handrail/blocked.html#${standIn()}` },
    ]);
    expect(kept).toMatchObject([{ uid: standIn(), outcome: 'blocked', rendered: 'none' }]);
    expect(await held.described(standIn())).toMatchObject({
      what: 'request',
      url: ADDRESS,
      back: 1,
    });
  });

  it('is the step that was on screen, where it takes a consent and not where it asks for one', async () => {
    held.navigation(stopped('block', { what: 'approval', url: null }));
    await settled();
    expect(replaced).toEqual([TAB]);
    held.navigation(stopped('block', { tabId: 4 }));
    await settled();
    expect(replaced).toEqual([TAB]);
  });

  it('leaves no address behind, neither in the session nor in its record', async () => {
    held.navigation(stopped('block'));
    await settled();
    expect(JSON.stringify([[...extension.storage.session.rows], kept])).not.toContain('s3cret');
  });

  it('is known to the next worker, without its address', async () => {
    held.navigation(stopped('acknowledge'));
    await settled();
    const id = standIn();
    startWorker();
    expect(await held.described(id)).toMatchObject({ url: null });
    expect(await held.answered(id, { act: 'proceed', reason: null })).toBe('on');
  });

  it('tried again at once is the same step; later it is another', async () => {
    held.navigation(stopped('block'));
    held.navigation(stopped('block'));
    await settled();
    expect(kept).toHaveLength(1);
    expect(extension.tabs.sent).toHaveLength(2);
    time += 10_000;
    held.navigation(stopped('block'));
    await settled();
    expect(kept).toHaveLength(2);
  });
});

describe('the answer on the page that stands in', () => {
  const after = async (effect: Effect, answer: Parameters<typeof held.answered>[1], more = {}) => {
    held.navigation(stopped(effect, more));
    await settled();
    return held.answered(standIn(), answer);
  };
  const proceed = { act: 'proceed', reason: null } as const;

  it('lets the same request go once', async () => {
    expect(await after('acknowledge', proceed)).toBe('on');
    expect(readings.allows(TAB, ACTIVITY)).toBe(true);
    expect(told).toMatchObject([
      { outcome: 'proceeded', rendered: 'acknowledge', uid: kept[0]?.uid },
    ]);
    expect(remembered).toHaveLength(1);
  });

  it('leads back to a consent that has to be given again', async () => {
    expect(
      await after(
        'justify',
        { act: 'proceed', reason: 'for the fair' },
        { what: 'approval', url: null },
      ),
    ).toBe('back');
    expect(told).toMatchObject([{ justification: 'for the fair' }]);
    expect(readings.allows(TAB, ACTIVITY)).toBe(true);
  });

  it.each([
    ['justify', proceed],
    ['request', { act: 'proceed', reason: 'please' } as const],
    ['block', proceed],
  ] as const)('that %s does not allow opens nothing', async (effect, answer) => {
    expect(await after(effect, answer)).toBe('stay');
    expect(readings.allows(TAB, ACTIVITY)).toBe(false);
    expect(outcomes()).toEqual(['blocked']);
  });

  it('that lacks what has to be ticked opens nothing', async () => {
    const decision = {
      ...stopped('acknowledge').decision,
      requirements: { checklist: ['I looked at it'], terms: null },
    };
    expect(await after('acknowledge', proceed, { decision })).toBe('stay');
    expect(await after('acknowledge', { ...proceed, ticked: true }, { decision, tabId: 9 })).toBe(
      'on',
    );
  });

  it.each([
    ['acknowledge', { act: 'back' }, 'back', 'cancelled'],
    ['block', { act: 'back' }, 'back', 'blocked'],
    ['request', { act: 'request', reason: 'needed' }, 'stay', 'requested'],
    ['block', { act: 'dispute', comment: 'ours' }, 'stay', 'disputed'],
    ['block', { act: 'alternative', url: 'https://a.example/' }, 'stay', 'cancelled'],
  ] as const)('%s, %j: the page goes %s, and it is %s', async (effect, answer, goes, outcome) => {
    expect(await after(effect, answer)).toBe(goes);
    expect(outcomes()).toEqual([outcome]);
    expect(readings.allows(TAB, ACTIVITY)).toBe(false);
  });

  it('is a record of its own each time the person is asked again', async () => {
    await after('acknowledge', { act: 'dispute', comment: 'ours' });
    expect(await held.answered(standIn(), proceed)).toBe('on');
    expect(outcomes()).toEqual(['disputed', 'proceeded']);
    expect(told[0]?.uid).toBe(kept[0]?.uid);
    expect(told[1]?.uid).not.toBe(told[0]?.uid);
  });

  it('to something nobody remembers leads back', async () => {
    expect(await held.answered('gone', proceed)).toBe('back');
    expect(await held.described('gone')).toBeNull();
    expect(told).toEqual([]);
  });
});

describe('a request of a page', () => {
  const approval = stopped('block', { what: 'approval', url: null });

  it('has the page ask, under the uid of its record', async () => {
    extension.tabs.answer = 'asks';
    await held.onPage(approval, 0);
    expect(extension.tabs.told).toMatchObject([
      { tabId: TAB, message: { type: 'stopped', uid: kept[0]?.uid, activity: ACTIVITY } },
    ]);
    expect([extension.tabs.sent, replaced]).toEqual([[], []]);
  });

  it('is part of the question that is open already', async () => {
    extension.tabs.answer = 'asking';
    await held.onPage(approval, 0);
    expect([kept, extension.tabs.sent]).toEqual([[], []]);
  });

  it.each([undefined, 'away'])('gets our page where nobody hears (%s)', async (answer) => {
    extension.tabs.answer = answer;
    await held.onPage(approval, 0);
    expect(extension.tabs.sent).toHaveLength(1);
    expect(kept).toHaveLength(1);
    expect(replaced).toEqual([TAB]);
    expect(await held.described(standIn())).toMatchObject({ what: 'approval', url: null });
  });

  it('that has another page of its own leaves it where it is, and our page comes beside', async () => {
    extension.tabs.answer = 'away';
    await held.onPage({ ...approval, beside: true }, 0);
    expect([extension.tabs.sent, replaced]).toEqual([[], []]);
    expect(extension.tabs.opened).toEqual([
      { url: `chrome-extension://handrail/blocked.html#${kept[0]?.uid}`, openerTabId: TAB },
    ]);
    expect(await held.described(kept[0]?.uid ?? '')).toMatchObject({ what: 'approval' });
  });

  it('right after the page’s own record of the step is no other step', async () => {
    extension.tabs.answer = 'asks';
    held.reported(TAB, ACTIVITY);
    await held.onPage(approval, 0);
    expect([kept, extension.tabs.told]).toEqual([[], []]);
    time += 3_000;
    await held.onPage(approval, 0);
    expect(kept).toHaveLength(1);
  });
});

it('a navigation that was stopped for want of knowledge gets a page that says so', () => {
  held.lost(TAB);
  expect(standIn()).toBe('lost');
});
