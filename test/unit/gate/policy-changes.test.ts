// @vitest-environment jsdom
/** The policy comes late, changes, breaks or never comes; what is drafted and asked for meanwhile. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { decideWithoutPolicy } from '../../../lib/policy/decide.ts';
import { type Page, answerLast, element, judgeOf, openPage, press, settled } from './share-page.ts';

let page: Page;
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  page.close();
  vi.useRealTimers();
});

const addChip = (domain: string) =>
  element('dialog').insertAdjacentHTML(
    'beforeend',
    `<span class="chip" data-domain="${domain}"></span>`,
  );

/** A page whose worker has not answered yet, and the function by which it answers. */
function openColdPage(judge: Page['judge']): () => void {
  let ready = () => {};
  const waiting = new Promise<void>((resolve) => (ready = resolve));
  page = openPage({}, { judge: () => page?.judge ?? null, whenReady: () => waiting });
  page.judge = null;
  return () => {
    page.judge = judge;
    ready();
  };
}

describe('before the policy is there', () => {
  it('a click is held, the person is told, and it goes on by itself where nothing stands against it', async () => {
    const answer = openColdPage(judgeOf({}));
    press(element('share'));
    await settled();
    expect(page.reached).toEqual([]);
    expect(page.checking.mock.calls).toEqual([[]]);
    answer();
    await settled();
    expect(page.checking.mock.calls).toEqual([[], ['done']]);
    expect(page.reached).toEqual(['click share']);
    expect(page.asked).toEqual([]);
  });

  it('the click that goes on by itself is reported like any other', async () => {
    const answer = openColdPage(judgeOf({ 'other.example': 'log' }));
    press(element('share'));
    answer();
    await settled();
    expect(page.reports.map(({ outcome }) => outcome)).toEqual(['allowed_silently']);
  });

  it('a control that wants a real click is pointed at instead', async () => {
    const answer = openColdPage(judgeOf({}));
    press(element('anyone'));
    answer();
    await settled();
    expect(page.reached).toEqual([]);
    expect(page.pointed).toEqual(['anyone']);
  });

  it('the person is asked as soon as the policy says so', async () => {
    const answer = openColdPage(judgeOf({ 'other.example': 'block' }));
    press(element('share'));
    answer();
    await settled();
    expect(page.asked[0]?.shown.decision.effect).toBe('block');
    expect(page.reached).toEqual([]);
  });

  it('a second click while waiting is not a second step', async () => {
    const answer = openColdPage(judgeOf({ 'other.example': 'log' }));
    press(element('share'));
    press(element('share'));
    answer();
    await settled();
    expect(page.reached).toEqual(['click share']);
    expect(page.reports).toHaveLength(1);
  });

  it('a worker that never answers: the person is asked, and may go on', async () => {
    const answer = openColdPage({ ...judgeOf({}), decide: () => decideWithoutPolicy('warn') });
    press(element('share'));
    answer();
    await settled();
    expect(page.asked[0]?.shown.decision).toMatchObject({
      basis: 'fail-mode',
      effect: 'acknowledge',
    });
    answerLast(page, { act: 'proceed', reason: null });
    await settled();
    expect(page.reached).toEqual(['click share']);
  });

  it('nothing to decide by at all leaves it shut', async () => {
    const answer = openColdPage(null);
    press(element('share'));
    answer();
    await settled();
    expect(page.reached).toEqual([]);
    expect(page.asked).toEqual([]);
  });

  it('nothing is drafted before it, and what is on screen is drafted once it is there', async () => {
    openColdPage(null);
    await settled();
    expect(page.drafts).toEqual([]);
    page.judge = judgeOf({ 'other.example': 'log' });
    page.guard.reconsider();
    expect(page.drafts).toHaveLength(1);
    expect(page.surfaceSeen).toHaveBeenCalledTimes(1);
  });
});

describe('when the policy changes', () => {
  it('what is on screen is decided anew under the same uid', async () => {
    page = openPage({ 'other.example': 'log' });
    await settled();
    page.judge = judgeOf({ 'other.example': 'block' });
    page.guard.reconsider();
    expect(page.drafts.map(({ decision }) => decision.effect)).toEqual(['log', 'block']);
    expect(new Set(page.drafts.map(({ uid }) => uid)).size).toBe(1);
    press(element('share'));
    await settled();
    expect(page.reached).toEqual([]);
    expect(page.asked).toHaveLength(1);
  });

  it('a rule that comes for a step on screen begins its record', async () => {
    page = openPage({});
    await settled();
    expect(page.drafts).toEqual([]);
    page.judge = judgeOf({ 'other.example': 'log' });
    page.guard.reconsider();
    expect(page.drafts).toHaveLength(1);
  });

  it('a newer policy is asked for once, however often it changes while the dialog is open', async () => {
    page = openPage({ 'other.example': 'log' });
    page.surfaceSeen.mockImplementation(() => page.guard.reconsider());
    await settled();
    for (let change = 0; change < 5; change += 1) page.guard.reconsider();
    addChip('third.example');
    await settled();
    expect(page.surfaceSeen).toHaveBeenCalledTimes(1);
  });

  it('no surface comes on screen by a change of the policy alone', async () => {
    page = openPage({ 'other.example': 'log' });
    element('dialog').remove();
    await settled();
    page.guard.reconsider();
    expect(page.surfaceSeen).not.toHaveBeenCalled();
  });

  it('and again when the dialog was gone in between', async () => {
    page = openPage({ 'other.example': 'log' });
    await settled();
    const dialog = element('dialog');
    dialog.remove();
    await settled();
    document.body.append(dialog);
    await settled();
    expect(page.surfaceSeen).toHaveBeenCalledTimes(2);
  });

  it('the same notice is not shown twice, a changed one is', async () => {
    page = openPage({ 'other.example': 'inform', 'third.example': 'inform' });
    await settled();
    page.guard.reconsider();
    expect(page.informed).toHaveLength(1);
    addChip('third.example');
    await settled();
    expect(page.informed).toHaveLength(2);
  });

  it('a step that ended is not begun anew by a change of the page or the policy', async () => {
    page = openPage({ 'other.example': 'log' });
    await settled();
    press(element('share'));
    await settled();
    const drafts = page.drafts.length;
    element('share').setAttribute('aria-disabled', 'true');
    await settled();
    page.guard.reconsider();
    await settled();
    expect(page.drafts).toHaveLength(drafts);
    expect(page.reports).toHaveLength(1);
  });

  it('while the person is being asked, a stronger decision voids their go-ahead', async () => {
    page = openPage({ 'other.example': 'acknowledge' });
    press(element('share'));
    await settled();
    page.judge = judgeOf({ 'other.example': 'block' });
    page.guard.reconsider();
    answerLast(page, { act: 'proceed', reason: null });
    await settled();
    expect(page.reached).toEqual([]);
    expect(page.asked.map(({ shown }) => shown.decision.effect)).toEqual(['acknowledge', 'block']);
    answerLast(page, { act: 'back' });
    await settled();
    expect(page.reports.map(({ outcome }) => outcome)).toEqual(['blocked']);
  });

  it('while the person is being asked, a milder one does not take the question away', async () => {
    page = openPage({ 'other.example': 'justify' });
    press(element('share'));
    await settled();
    page.judge = judgeOf({ 'other.example': 'inform' });
    page.guard.reconsider();
    expect(page.informed).toEqual([]);
    answerLast(page, { act: 'proceed', reason: 'agreed with legal' });
    await settled();
    expect(page.reports).toHaveLength(1);
    expect(page.reports[0]).toMatchObject({ outcome: 'proceeded', rendered: 'justify' });
    expect(page.reached).toEqual(['click share']);
  });
});
