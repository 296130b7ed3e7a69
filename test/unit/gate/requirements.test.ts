// @vitest-environment jsdom
/** Checklist and terms: an answer that leaves them out opens nothing, whatever the dialog says. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Decision, Effect, Requirements } from '../../../lib/activity/decision.ts';
import type { Answer } from '../../../lib/gate/presenter.ts';
import { isSufficient } from '../../../lib/gate/presenter.ts';
import {
  type Page,
  answerLast,
  decision,
  element,
  openPage,
  press,
  settled,
} from './share-page.ts';

const TERMS = { id: 'sharing', version: 3, text: 'Share with care.', url: null };
const BOTH: Requirements = { checklist: ['Nothing personal is in it.'], terms: TERMS };
const ACCEPTED = { id: 'sharing', version: 3 };

describe('an answer', () => {
  const goesOn = (effect: Effect, requirements: Requirements, answer: Answer) =>
    isSufficient(answer, { ...decision(effect), requirements });
  const proceed = (more: object = {}, reason: string | null = null): Answer => ({
    act: 'proceed',
    reason,
    ...more,
  });

  it.each([
    ['nothing', {}, false],
    ['the box only', { ticked: true }, false],
    ['the terms only', { accepted: ACCEPTED }, false],
    ['an older version', { ticked: true, accepted: { ...ACCEPTED, version: 2 } }, false],
    ['other terms', { ticked: true, accepted: { ...ACCEPTED, id: 'apps' } }, false],
    ['no terms', { ticked: true, accepted: null }, false],
    ['both', { ticked: true, accepted: ACCEPTED }, true],
  ])('with %s', (_name, more, enough) => {
    expect(goesOn('acknowledge', BOTH, proceed(more))).toBe(enough);
    expect(goesOn('justify', BOTH, proceed(more, 'For the audit'))).toBe(enough);
    expect(goesOn('request', BOTH, { act: 'request', reason: 'For the audit', ...more })).toBe(
      enough,
    );
  });

  it('goes back, disputes or turns elsewhere without any of it', () => {
    const others: Answer[] = [
      { act: 'back' },
      { act: 'dispute', comment: '' },
      { act: 'alternative', url: 'https://acme.example/' },
    ];
    expect(others.every((answer) => goesOn('block', BOTH, answer))).toBe(true);
  });

  it('never goes on where the effect does not let it', () => {
    const all = proceed({ ticked: true, accepted: ACCEPTED }, 'Please');
    expect(goesOn('block', BOTH, all)).toBe(false);
    expect(goesOn('request', BOTH, all)).toBe(false);
    expect(goesOn('justify', BOTH, { ...all, reason: '  ' } as Answer)).toBe(false);
  });
});

describe('on a page', () => {
  let page: Page;
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    page.close();
    vi.useRealTimers();
  });

  async function held(more: Partial<Decision> = {}): Promise<void> {
    page = openPage({ 'other.example': 'acknowledge' });
    const judge = page.judge!;
    page.judge = { ...judge, decide: (activity) => ({ ...judge.decide(activity), ...more }) };
    await settled();
    press(element('share'));
    await settled();
  }

  it('a step whose terms were not accepted stays held', async () => {
    await held({ requirements: BOTH });
    answerLast(page, { act: 'proceed', reason: null, ticked: true });
    await settled();
    expect(page.reached).not.toContain('click share');
    expect(page.reports.map(({ outcome }) => outcome)).toEqual(['blocked']);
  });

  it('a step whose terms were accepted goes on', async () => {
    await held({ requirements: BOTH });
    answerLast(page, { act: 'proceed', reason: null, ticked: true, accepted: ACCEPTED });
    await settled();
    expect(page.reached).toContain('click share');
    expect(page.reports.map(({ outcome }) => outcome)).toEqual(['proceeded']);
  });

  it('the dialogs are brought before the click, and only where something is shown', async () => {
    page = openPage({ 'other.example': 'log' });
    await settled();
    expect(page.prepared).toBe(0);
    page.close();
    page = openPage({ 'other.example': 'inform' });
    await settled();
    expect(page.prepared).toBeGreaterThan(0);
  });

  it('without dialogs the step stays held, nothing counts as shown, and the person is told', async () => {
    page = openPage({ 'other.example': 'acknowledge' });
    page.hasDialogs = false;
    await settled();
    press(element('share'));
    await settled();
    expect(page.reached).not.toContain('click share');
    expect(page.asked).toEqual([]);
    expect(page.gaps).toEqual(['share/test the person could not be asked']);
    expect(page.apologies).toBe(1);
    expect(page.drafts.every(({ rendered }) => rendered === 'none')).toBe(true);
    page.hasDialogs = true;
    press(element('share'));
    await settled();
    expect(page.asked).toHaveLength(1);
  });
});
