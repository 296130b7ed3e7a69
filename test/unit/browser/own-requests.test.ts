/** The ledger of a person's own requests: what is kept, what a policy answers, and what decisions are told. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { uuidv7 } from '../../../lib/activity/identifiers.ts';
import type { StepRecord } from '../../../lib/events/record.ts';
import { stateOf } from '../../../lib/browser/request-states.ts';
import { ACTIVITIES, stepSample } from '../events/samples.ts';
import { extension, freshBrowser } from './extension-double.ts';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('./extension-double.ts')).extension,
}));
const { createOwnRequests } = await import('../../../lib/browser/own-requests.ts');

const DAY = 24 * 60 * 60_000;
const NOON = Date.UTC(2026, 10, 23, 12);
let time = NOON;
let changes = 0;
const start = async () => {
  const made = createOwnRequests(
    () => (changes += 1),
    () => time,
  );
  await made.ready;
  return made;
};
const asked = (more: Partial<StepRecord> = {}) =>
  stepSample({ time, outcome: 'requested', activity: ACTIVITIES['share']!, ...more });
const policy = (more: object) => ({ exceptions: [], answers: [], ...more });
const iso = (at: number) => new Date(at).toISOString();
const allSent = async (uids: readonly string[]) => new Set(uids);
const states = async (own: Awaited<ReturnType<typeof start>>, sent = allSent) =>
  (await own.asked(sent, 'en')).map(({ state }) => state);

beforeEach(() => {
  freshBrowser();
  time = NOON;
  changes = 0;
});

/** The answers as a page shows them now. */
const seenIn = (own: Awaited<ReturnType<typeof start>>) =>
  own.list().flatMap(({ uid, answer }) => (answer === null ? [] : [{ uid, at: answer.at }]));

describe('what is kept', () => {
  it('a request for approval with the id of the thing, also for the next worker', async () => {
    const own = await start();
    const record = asked({ justification: '  for the audit ' });
    await own.ended(record);
    expect(own.about()).toEqual([{ uid: record.uid, resource: 'hmac-4f2a' }]);
    const again = await start();
    expect(again.list()).toMatchObject([
      { uid: record.uid, asks: 'approval', subject: 'spreadsheet', reason: 'for the audit' },
    ]);
  });

  it.each(['proceeded', 'cancelled', 'blocked', 'fixed', 'allowed_silently'] as const)(
    'nothing of a step that was %s',
    async (outcome) => {
      const own = await start();
      await own.ended(asked({ outcome }));
      expect(own.list()).toEqual([]);
      expect(extension.storage.local.rows.has('own-requests-1')).toBe(false);
    },
  );

  it('a dispute, of which decisions are not told: nothing is approved by it', async () => {
    const own = await start();
    await own.ended(asked({ outcome: 'disputed' }));
    expect(own.about()).toEqual([]);
    expect(own.known(['share'], 'en')).toEqual([]);
    expect(own.list()).toHaveLength(1);
  });

  it('an app without an id could be any app, so that nothing is known of it', async () => {
    const own = await start();
    const consent = ACTIVITIES['consent']!;
    const nameless =
      consent.kind === 'consent'
        ? { ...consent, app: { ...consent.app, clientId: '' } }
        : expect.fail();
    const record = asked({ activity: nameless });
    await own.ended(record);
    expect(own.about()).toEqual([{ uid: record.uid }]);
  });

  it('500 of them, for half a year', async () => {
    const own = await start();
    await own.ended(asked());
    time += 181 * DAY;
    const record = asked();
    await own.ended(record);
    expect(own.list().map(({ uid }) => uid)).toEqual([record.uid]);
    for (let count = 0; count < 505; count += 1) {
      time += 1;
      await own.ended(asked());
    }
    expect(own.list()).toHaveLength(500);
    expect(own.list()[0]?.time).toBe(time);
  });

  it('each once, whoever tells of it', async () => {
    const own = await start();
    const record = asked();
    await Promise.all([own.ended(record), own.ended(record)]);
    expect(own.list()).toHaveLength(1);
  });
});

describe('what a policy answers', () => {
  it('an exception for the request approves it until its end', async () => {
    const own = await start();
    const record = asked();
    await own.ended(record);
    expect(await states(own, async () => new Set())).toEqual(['unsent']);
    expect(await states(own)).toEqual(['waiting']);
    await own.applied(
      policy({
        exceptions: [{ request: record.uid, until: iso(NOON + 30 * DAY) }],
        answers: [
          {
            request: record.uid,
            answer: 'approved',
            at: iso(NOON),
            text: { en: 'Fine.', de: 'Gut.' },
          },
        ],
      }),
    );
    expect(await own.asked(allSent, 'de')).toMatchObject([
      { state: 'approved', answer: { until: NOON + 30 * DAY, text: 'Gut.' } },
    ]);
    expect(own.untold()).toBe(1);
    await own.looked(seenIn(own));
    expect(own.untold()).toBe(0);
    time = NOON + 24 * DAY;
    expect(await states(own)).toEqual(['ending']);
    time = NOON + 31 * DAY;
    expect(await states(own)).toEqual(['ended']);
  });

  it('an answer that came after what was shown is still news', async () => {
    const own = await start();
    const [first, second] = [asked(), asked({ uid: uuidv7() })];
    await own.ended(first);
    await own.ended(second);
    const answer = (request: string) => ({ request, answer: 'refused', at: iso(NOON) }) as const;
    await own.applied(policy({ answers: [answer(first.uid)] }));
    const shown = seenIn(own);
    await own.applied(policy({ answers: [answer(first.uid), answer(second.uid)] }));
    await own.looked(shown);
    expect(own.untold()).toBe(1);
    await own.looked(seenIn(own));
    expect(own.untold()).toBe(0);
  });

  it('an approval that was taken back is over, though its time is not', async () => {
    const own = await start();
    const record = asked();
    await own.ended(record);
    await own.applied(
      policy({ exceptions: [{ request: record.uid, until: iso(NOON + 30 * DAY) }] }),
    );
    expect(await states(own)).toEqual(['approved']);
    time += DAY;
    await own.applied(policy({}));
    expect(await states(own)).toEqual(['ended']);
    expect((await own.asked(allSent, 'en'))[0]?.answer?.until).toBe(NOON + DAY);
  });

  it('answers stay when a later policy no longer carries them', async () => {
    const own = await start();
    const [refused, disputed] = [asked(), asked({ outcome: 'disputed' })];
    await own.ended(refused);
    await own.ended(disputed);
    await own.applied(
      policy({
        answers: [
          {
            request: refused.uid,
            answer: 'refused',
            at: iso(NOON),
            text: { en: 'Use the portal.' },
          },
          { request: disputed.uid, answer: 'changed', at: iso(NOON) },
          { request: 'of-somebody-else', answer: 'approved', at: iso(NOON) },
        ],
      }),
    );
    await own.applied(policy({}));
    expect((await states(await start())).toSorted()).toEqual(['changed', 'refused']);
  });

  it('the same policy again is no news', async () => {
    const own = await start();
    const record = asked();
    await own.ended(record);
    const answers = [{ request: record.uid, answer: 'refused', at: iso(NOON) }] as const;
    await own.applied(policy({ answers }));
    await own.looked(seenIn(own));
    const before = changes;
    await own.applied(policy({ answers }));
    expect([own.untold(), changes]).toEqual([0, before]);
    // Another answer is.
    await own.applied(policy({ exceptions: [{ request: record.uid, until: iso(NOON + DAY) }] }));
    expect(own.untold()).toBe(1);
  });
});

describe('stateOf', () => {
  const approved = (days: number) =>
    ({ answer: 'approved', at: NOON, until: NOON + days * DAY }) as const;
  it.each([
    ['long before its end', approved(90), 80, 'approved'],
    ['in its last week', approved(90), 83.5, 'ending'],
    ['a short one, in its first days', approved(4), 2.9, 'approved'],
    ['a short one, in its last quarter', approved(4), 3.1, 'ending'],
    ['over', approved(4), 4, 'ended'],
    ['without an end', { answer: 'approved', at: NOON, until: null } as const, 999, 'approved'],
  ])('%s', (_name, answer, days, state) => {
    expect(stateOf(answer, true, NOON + days * DAY)).toBe(state);
  });
});
