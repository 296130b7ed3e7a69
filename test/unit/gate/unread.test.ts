// @vitest-environment jsdom
/** A known dialog that cannot be read: the policy says whether it passes, is asked about, or is held. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { decideUnreadable } from '../../../lib/policy/overrides.ts';
import { policyWith } from '../policy/samples.ts';
import {
  type Page,
  SURFACE,
  answerLast,
  element,
  judgeOf,
  openPage,
  press,
  settled,
} from './share-page.ts';

let page: Page;
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  page.close();
  vi.useRealTimers();
});

/** The page with a reader that breaks, under a policy that says what to do then. */
async function broken(onUnreadable: 'pass' | 'warn' | 'hold'): Promise<void> {
  const policy = policyWith({ onUnreadable });
  page = openPage({}, { surfaces: [{ ...SURFACE, read: () => breakDown() }] });
  page.judge = {
    ...judgeOf({}),
    unreadable: () => (onUnreadable === 'pass' ? null : decideUnreadable(policy, false)),
  };
  await settled();
  press(element('share'));
  await settled();
}

function breakDown(): never {
  throw new Error('the page shadows a method');
}

describe('a dialog that could not be read', () => {
  it('pass: the click goes through and a gap is told once', async () => {
    await broken('pass');
    expect(page.reached).toContain('click share');
    expect(page.asked).toHaveLength(0);
    expect(page.gaps).toHaveLength(1);
  });

  it('warn: the person is asked, and goes on after a click', async () => {
    await broken('warn');
    expect(page.reached).not.toContain('click share');
    expect(page.asked[0]?.shown.decision).toMatchObject({
      effect: 'acknowledge',
      reasons: ['unreadable'],
    });
    answerLast(page, { act: 'proceed', reason: null });
    await settled();
    expect(page.reached).toContain('click share');
    expect(page.reports.map(({ outcome }) => outcome)).toEqual(['proceeded']);
  });

  it('hold: there is no way on', async () => {
    await broken('hold');
    expect(page.asked[0]?.shown.decision.effect).toBe('block');
    answerLast(page, { act: 'proceed', reason: null });
    await settled();
    expect(page.reached).not.toContain('click share');
  });

  it('says nothing of what it does not know', async () => {
    await broken('warn');
    expect(page.asked[0]?.shown.activity).toMatchObject({
      kind: 'share',
      recipients: [],
      link: 'unchanged',
      resource: { type: 'unknown', id: null },
    });
  });

  it('nobody is asked while it is only on screen', async () => {
    const policy = policyWith({ onUnreadable: 'hold' });
    page = openPage({}, { surfaces: [{ ...SURFACE, read: () => breakDown() }] });
    page.judge = { ...judgeOf({}), unreadable: () => decideUnreadable(policy, false) };
    await settled();
    expect([page.asked, page.informed, page.drafts]).toEqual([[], [], []]);
  });
});
