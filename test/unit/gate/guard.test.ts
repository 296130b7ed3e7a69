// @vitest-environment jsdom
/** What a held step comes to: the answers of the person, and one record for each step. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Effect } from '../../../lib/activity/decision.ts';
import type { Answer } from '../../../lib/gate/presenter.ts';
import { type Page, answerLast, element, fire, openPage, press, settled } from './share-page.ts';

let page: Page;
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  page.close();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** The page, looked at, and one press of "Share". */
async function held(effect: Effect): Promise<void> {
  page = openPage({ 'other.example': effect });
  await settled();
  press(element('share'));
  await settled();
}

const REASON = 'The customer needs it today.';
const PROCEED: Answer = { act: 'proceed', reason: REASON };

describe('a step that no rule holds', () => {
  it('goes on and leaves no trace where no rule spoke', async () => {
    page = openPage({});
    await settled();
    press(element('share'));
    await settled();
    expect(page.reached).toContain('click share');
    expect([page.asked, page.reports, page.drafts]).toEqual([[], [], []]);
  });

  it.each(['allow', 'log', 'inform'] as const)(
    '%s: goes on and is reported once',
    async (effect) => {
      page = openPage({ 'other.example': effect });
      await settled();
      press(element('share'));
      fire(element('share'), 'click');
      await settled();
      expect(page.reached.filter((line) => line === 'click share')).toHaveLength(2);
      expect(page.asked).toEqual([]);
      expect(page.reports).toHaveLength(1);
      expect(page.reports[0]).toMatchObject({
        outcome: 'allowed_silently',
        rendered: effect === 'inform' ? 'inform' : 'none',
        surfaceVersion: 3,
        policyAge: 12,
        grant: null,
      });
      expect(page.informed).toHaveLength(effect === 'inform' ? 1 : 0);
    },
  );

  it('is not taken by a press that ends somewhere else', async () => {
    page = openPage({ 'other.example': 'log' });
    await settled();
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup']) {
      fire(element('share'), type);
    }
    await settled();
    expect(page.reports).toEqual([]);
  });

  it('taken again later is another step', async () => {
    page = openPage({ 'other.example': 'log' });
    await settled();
    press(element('share'));
    await vi.advanceTimersByTimeAsync(1_001);
    press(element('share'));
    await settled();
    expect(new Set(page.reports.map(({ uid }) => uid)).size).toBe(2);
  });

  it('the key that presses a button and the click it makes are one step', async () => {
    page = openPage({ 'other.example': 'log' });
    await settled();
    fire(element('send'), 'keydown', { key: 'Enter' });
    element('send').click();
    await settled();
    expect(page.reached).toContain('submit form');
    expect(page.reports).toHaveLength(1);
  });
});

describe('a held step', () => {
  it.each(['acknowledge', 'justify', 'request', 'block'] as const)(
    '%s: nothing reaches the page, and the person is asked',
    async (effect) => {
      await held(effect);
      expect(page.reached).toEqual([]);
      expect(page.asked).toHaveLength(1);
      expect(page.asked[0]?.shown.decision.effect).toBe(effect);
      expect(page.asked[0]?.shown.language).toBe('en');
      expect(page.reports).toEqual([]);
      expect(page.drafts.at(-1)).toMatchObject({ rendered: effect, outcome: 'proceeded' });
    },
  );

  it('a second press while the dialog is open asks nothing and passes nothing', async () => {
    await held('acknowledge');
    press(element('share'));
    press(element('copy'));
    await settled();
    expect(page.asked).toHaveLength(1);
    expect(page.reached).toEqual(['pointerdown copy', 'mousedown copy', 'click copy']);
    page.reached.length = 0;
    press(element('share'));
    expect(page.reached).toEqual([]);
  });

  it('stays held when the page takes our dialog away', async () => {
    await held('block');
    page.host.remove();
    document.body.append(page.host);
    page.host.remove();
    press(element('share'));
    fire(element('share'), 'keydown', { key: 'Enter' });
    await settled();
    expect(page.reached).toEqual([]);
    expect(page.reports).toEqual([]);
  });

  it('events in our own dialog are left alone', async () => {
    await held('block');
    expect(fire(page.host, 'keydown', { key: 'Enter' })).toBe(true);
    expect(fire(page.host, 'click')).toBe(true);
  });

  const OUTCOMES: ReadonlyArray<[Effect, Answer, string, string | null]> = [
    ['acknowledge', { act: 'back' }, 'cancelled', null],
    ['justify', { act: 'back' }, 'cancelled', null],
    ['request', { act: 'back' }, 'cancelled', null],
    ['block', { act: 'back' }, 'blocked', null],
    ['request', { act: 'request', reason: REASON }, 'requested', REASON],
    ['block', { act: 'request', reason: REASON }, 'requested', REASON],
    ['block', { act: 'dispute', comment: 'They are ours.' }, 'disputed', 'They are ours.'],
    ['acknowledge', { act: 'dispute', comment: 'They are ours.' }, 'disputed', 'They are ours.'],
    // What the effect does not allow is no go-ahead, whoever says so.
    ['block', PROCEED, 'blocked', null],
    ['request', PROCEED, 'blocked', null],
    ['justify', { act: 'proceed', reason: null }, 'blocked', null],
    ['justify', { act: 'proceed', reason: '  \n' }, 'blocked', null],
  ];
  it.each(OUTCOMES)(
    '%s answered with %o ends as %s, still shut',
    async (effect, answer, outcome, text) => {
      await held(effect);
      answerLast(page, answer);
      await settled();
      expect(page.reports).toHaveLength(1);
      expect(page.reports[0]).toMatchObject({ outcome, rendered: effect, justification: text });
      expect(page.reports[0]?.uid).toBe(page.drafts.at(-1)?.uid);
      // Asking and disputing are confirmed, once they are stored.
      expect(page.confirmed).toEqual(['requested', 'disputed'].filter((said) => said === outcome));
      press(element('share'));
      await settled();
      expect(page.reached).toEqual([]);
      expect(page.asked).toHaveLength(2);
    },
  );

  it('an alternative opens beside the page and the step is cancelled', async () => {
    const open = vi.spyOn(window, 'open').mockReturnValue(null);
    await held('block');
    answerLast(page, { act: 'alternative', url: 'https://files.acme.example/' });
    await settled();
    expect(open).toHaveBeenCalledWith('https://files.acme.example/', '_blank', 'noopener');
    expect(page.reports.map(({ outcome }) => outcome)).toEqual(['cancelled']);
    expect(page.reached).toEqual([]);
  });

  it('asked anew, it is a new step with a record of its own', async () => {
    await held('acknowledge');
    answerLast(page, { act: 'back' });
    await settled();
    press(element('share'));
    await settled();
    answerLast(page, { act: 'back' });
    await settled();
    expect(page.reports.map(({ outcome }) => outcome)).toEqual(['cancelled', 'cancelled']);
    expect(new Set(page.reports.map(({ uid }) => uid)).size).toBe(2);
  });
});
