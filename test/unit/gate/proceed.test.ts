// @vitest-environment jsdom
/** What a go-ahead is good for, and what counts as a mended step. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Effect } from '../../../lib/activity/decision.ts';
import type { Answer } from '../../../lib/gate/presenter.ts';
import { type Page, answerLast, element, openPage, press, settled } from './share-page.ts';

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

describe('a go-ahead', () => {
  it.each([
    ['acknowledge', { act: 'proceed', reason: null }, null],
    ['justify', PROCEED, REASON],
  ] as const)(
    '%s: the record is stored, then the control is used',
    async (effect, answer, text) => {
      await held(effect);
      answerLast(page, answer);
      await settled();
      expect(page.story).toEqual(['report proceeded', 'click share']);
      expect(page.reports[0]).toMatchObject({ justification: text, rendered: effect });
    },
  );

  it('a form goes on by its button, as a click would send it', async () => {
    page = openPage({ 'other.example': 'acknowledge' });
    element('send').click();
    await settled();
    expect(page.reached).toEqual([]);
    answerLast(page, PROCEED);
    await settled();
    expect(page.reached).toEqual(['submit form']);
    expect(page.reports).toHaveLength(1);
  });

  it('is for one use: a second later the same step is asked about again', async () => {
    await held('acknowledge');
    answerLast(page, PROCEED);
    await vi.advanceTimersByTimeAsync(1_100);
    page.reached.length = 0;
    press(element('share'));
    await settled();
    expect(page.reached).toEqual([]);
    expect(page.asked).toHaveLength(2);
  });

  it('is for exactly this step: one more recipient, and it is asked about', async () => {
    await held('acknowledge');
    answerLast(page, PROCEED);
    await settled();
    page.reached.length = 0;
    element('dialog').insertAdjacentHTML(
      'afterbegin',
      '<span class="chip" data-domain="third.example"></span>',
    );
    press(element('share'));
    await settled();
    expect(page.reached).toEqual([]);
    expect(page.asked).toHaveLength(2);
  });

  it('a click while the record is being stored does not take the step twice', async () => {
    let stored = () => {};
    page = openPage(
      { 'other.example': 'acknowledge' },
      { report: () => new Promise((resolve) => (stored = () => resolve(true))) },
    );
    press(element('share'));
    await settled();
    answerLast(page, PROCEED);
    await settled();
    press(element('share'));
    expect(page.reached).toEqual([]);
    stored();
    await settled();
    expect(page.reached).toEqual(['click share']);
  });

  it('a store that does not answer delays it by a second at most', async () => {
    page = openPage({ 'other.example': 'acknowledge' }, { report: () => new Promise(() => {}) });
    press(element('share'));
    await settled();
    answerLast(page, PROCEED);
    await vi.advanceTimersByTimeAsync(900);
    expect(page.reached).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(page.reached).toEqual(['click share']);
  });

  it('goes to the control that took its place when the page drew it again', async () => {
    await held('acknowledge');
    element('share').outerHTML = '<div id="share" role="button" data-drawn="again">Share</div>';
    answerLast(page, PROCEED);
    await settled();
    expect(page.reached).toEqual(['click share']);
  });

  it('after a step that changed behind the dialog, the new one is asked about', async () => {
    await held('acknowledge');
    element('dialog').querySelector('.chip')?.setAttribute('data-domain', 'third.example');
    page.judge = { ...page.judge!, decide: () => ({ ...page.asked[0]!.shown.decision }) };
    answerLast(page, PROCEED);
    await settled();
    expect(page.reached).toEqual([]);
    expect(page.asked[1]?.shown.activity).toMatchObject({
      recipients: [{ domain: 'third.example' }],
    });
    answerLast(page, PROCEED);
    await settled();
    expect(page.reached).toEqual(['click share']);
    expect(page.reports.map(({ outcome }) => outcome)).toEqual(['cancelled', 'proceeded']);
  });

  it('a step that is no longer there is cancelled, not claimed to have been taken', async () => {
    await held('acknowledge');
    element('dialog').querySelector('.chip')?.remove();
    answerLast(page, PROCEED);
    await settled();
    expect(page.reached).toEqual([]);
    expect(page.reports.map(({ outcome }) => outcome)).toEqual(['cancelled']);
  });
});

describe('a mended step', () => {
  const mend = () =>
    element('dialog').querySelector('.chip')?.setAttribute('data-domain', 'acme.example');

  it('is reported as fixed, even where no rule speaks to it', async () => {
    await held('block');
    answerLast(page, { act: 'back' });
    await settled();
    mend();
    press(element('share'));
    await settled();
    expect(page.reports.map(({ outcome }) => outcome)).toEqual(['blocked', 'fixed']);
    expect(page.reached).toContain('click share');
  });

  it('is so once, and not after ten minutes', async () => {
    await held('block');
    answerLast(page, { act: 'back' });
    await settled();
    mend();
    await vi.advanceTimersByTimeAsync(600_001);
    press(element('share'));
    await settled();
    expect(page.reports.map(({ outcome }) => outcome)).toEqual(['blocked']);
  });

  it('is not: a mild step about something else', async () => {
    await held('block');
    answerLast(page, { act: 'back' });
    await settled();
    mend();
    element('dialog').setAttribute('data-id', 'another document');
    press(element('share'));
    await settled();
    expect(page.reports.map(({ outcome }) => outcome)).toEqual(['blocked']);
  });

  it('is not: one that the person went on with', async () => {
    await held('acknowledge');
    answerLast(page, PROCEED);
    await settled();
    mend();
    press(element('share'));
    await settled();
    expect(page.reports.map(({ outcome }) => outcome)).toEqual(['proceeded']);
  });
});
