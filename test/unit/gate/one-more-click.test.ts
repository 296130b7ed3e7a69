// @vitest-environment jsdom
/** Steps that go on with one more click of the person, and what becomes of that click. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ONE_USE, PASS_LIFETIME, createPasses } from '../../../lib/gate/passes.ts';
import { type Page, answerLast, element, openPage, press, settled } from './share-page.ts';

let page: Page;
const outcomes = () => page.reports.map(({ outcome, justification }) => [outcome, justification]);

beforeEach(async () => {
  vi.useFakeTimers();
  page = openPage({ link: 'justify' });
  press(element('anyone'));
  await settled();
});
afterEach(() => {
  page.close();
  vi.useRealTimers();
});

async function giveReason(reason: string): Promise<void> {
  answerLast(page, { act: 'proceed', reason });
  await settled();
}

describe('a control that wants a real click', () => {
  it('is not used for the person: it is pointed at', async () => {
    await giveReason('for the fair');
    expect(page.pointed).toEqual(['anyone']);
    expect(page.reached).toEqual([]);
    expect(page.reports).toEqual([]);
  });

  it('goes on with the next click, reported once with the reason', async () => {
    await giveReason('for the fair');
    press(element('anyone'));
    await settled();
    expect(page.reached).toEqual(['pointerdown anyone', 'mousedown anyone', 'click anyone']);
    await vi.advanceTimersByTimeAsync(PASS_LIFETIME * 2);
    expect(outcomes()).toEqual([['proceeded', 'for the fair']]);
    expect(page.reports[0]).toMatchObject({ rendered: 'justify', uid: page.drafts.at(-1)?.uid });
  });

  it('goes on once: the next click after that is asked about', async () => {
    await giveReason('for the fair');
    press(element('anyone'));
    await vi.advanceTimersByTimeAsync(ONE_USE + 10);
    page.reached.length = 0;
    press(element('anyone'));
    await settled();
    expect(page.reached).toEqual([]);
    expect(page.asked).toHaveLength(2);
  });

  it('not clicked within a minute, it is cancelled and held again', async () => {
    await giveReason('for the fair');
    await vi.advanceTimersByTimeAsync(PASS_LIFETIME - 100);
    expect(outcomes()).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(outcomes()).toEqual([['cancelled', 'for the fair']]);
    press(element('anyone'));
    await settled();
    expect(page.reached).toEqual([]);
    expect(page.asked).toHaveLength(2);
  });

  it('asked about a second time, the first go-ahead does not end the second', async () => {
    await giveReason('for the fair');
    press(element('anyone'));
    await vi.advanceTimersByTimeAsync(PASS_LIFETIME / 2);
    press(element('anyone'));
    await settled();
    await giveReason('for the other fair');
    await vi.advanceTimersByTimeAsync(PASS_LIFETIME * 0.75);
    press(element('anyone'));
    await vi.advanceTimersByTimeAsync(PASS_LIFETIME);
    expect(outcomes()).toEqual([
      ['proceeded', 'for the fair'],
      ['proceeded', 'for the other fair'],
    ]);
  });

  it('a go-ahead that ran out while timers slept does not end the next one', async () => {
    await giveReason('first');
    await vi.advanceTimersByTimeAsync(PASS_LIFETIME / 2);
    const late = performance.now() + PASS_LIFETIME;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => late);
    press(element('anyone'));
    await settled();
    await giveReason('second');
    await vi.advanceTimersByTimeAsync(PASS_LIFETIME * 0.75);
    expect(outcomes()).toEqual([]);
    press(element('anyone'));
    await settled();
    clock.mockRestore();
    expect(outcomes()).toEqual([['proceeded', 'second']]);
  });

  it('another control about the same step is covered, a different step is not', async () => {
    await giveReason('for the fair');
    element('dialog').insertAdjacentHTML(
      'beforeend',
      '<div id="more" role="option" data-link="x"></div>',
    );
    element('dialog').setAttribute('data-id', 'another document');
    press(element('anyone'));
    await settled();
    expect(page.reached).toEqual([]);
    expect(page.asked).toHaveLength(2);
  });

  it('a menu that closed meanwhile may be opened again', async () => {
    const option = element('anyone');
    option.remove();
    await giveReason('for the fair');
    expect(page.pointed).toEqual([]);
    element('scope').append(option);
    press(option);
    await settled();
    expect(outcomes()).toEqual([['proceeded', 'for the fair']]);
  });
});

it('a control that is gone cannot be used for the person: their own click takes the step', async () => {
  page.close();
  page = openPage({ link: 'acknowledge' });
  const copy = element('copy');
  press(copy);
  await settled();
  copy.remove();
  answerLast(page, { act: 'proceed', reason: null });
  await settled();
  expect(page.reports).toEqual([]);
  element('dialog').append(copy);
  press(copy);
  await settled();
  expect(page.reached).toContain('click copy');
  expect(outcomes()).toEqual([['proceeded', null]]);
});

describe('passes', () => {
  it('are for one fingerprint, end by themselves, and soon after their first use', () => {
    const passes = createPasses();
    expect(passes.allows('a', 0)).toBe(false);
    passes.grant('a', 1_000);
    expect(passes.allows('a', 1_000 + PASS_LIFETIME - 1)).toBe(true);
    expect(passes.allows('a', 1_000 + PASS_LIFETIME)).toBe(false);
    expect(passes.allows('b', 1_000)).toBe(false);
    passes.use('a', 2_000);
    expect(passes.allows('a', 2_000 + ONE_USE - 1)).toBe(true);
    expect(passes.allows('a', 2_000 + ONE_USE)).toBe(false);
    // Using it again does not make it last longer, and using what was not granted grants nothing.
    passes.use('a', 2_900);
    passes.use('b', 2_900);
    expect(passes.allows('a', 2_000 + ONE_USE)).toBe(false);
    expect(passes.allows('b', 2_901)).toBe(false);
  });
});
