// @vitest-environment jsdom
/** What the gate does for the layer that holds requests: readings, go-aheads, and its questions. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Effect } from '../../../lib/activity/decision.ts';
import { CONSENT_SURFACE, PAGE, consentOf, judgeWith } from './consent-page.ts';
import { type ShareActivity, NO_SHARE_TERMS } from '../../../lib/activity/activity.ts';
import {
  type Page,
  answerLast,
  decision,
  element,
  fire,
  openPage,
  press,
  settled,
} from './share-page.ts';

/** What the page of `share-page.ts` says of one recipient. */
const shareTo = (domain: string): ShareActivity => ({
  kind: 'share',
  surface: 'share/test',
  platform: 'test',
  host: 'files.example',
  accountDomain: null,
  sensor: 'page',
  resource: { type: 'document', id: null, label: null },
  recipients: [{ domain, type: 'person', count: 1 }],
  link: 'unchanged',
  role: null,
  ...NO_SHARE_TERMS,
});

const UID = '01890a5d-ac96-774b-bcce-b302099a8057';
let page: Page;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  page.close();
  vi.useRealTimers();
});

async function open(effect: Effect | null, layer = true): Promise<void> {
  page = openPage({}, { surfaces: [CONSENT_SURFACE] });
  page.judge = judgeWith(effect, layer);
  document.body.innerHTML = PAGE;
  await settled();
}
const stop = (activity = consentOf('app-1', ['mail']), effect: Effect = 'acknowledge') =>
  page.guard.stopped({ activity, decision: decision(effect), uid: UID });
const scopesRead = () => page.readings.map((activity) => activity?.scopes.join(' ') ?? null);

describe('readings', () => {
  it('tell each change of a consent, also of one that no rule speaks to, and its going', async () => {
    await open(null);
    element('consent').setAttribute('data-scopes', 'mail files');
    element('allow').setAttribute('aria-label', 'Allow both');
    await settled();
    element('consent').remove();
    await settled();
    expect(scopesRead()).toEqual(['mail', 'mail files', null]);
  });

  it('tell what a native box leaves, which changes nothing of the page but itself', async () => {
    await open('log');
    element('consent').setAttribute('data-scopes', 'files');
    fire(element('allow'), 'change');
    await settled();
    expect(scopesRead()).toEqual(['mail', 'files']);
    expect(new Set(page.drafts.map(({ uid }) => uid)).size).toBe(1);
  });

  it('tell what is given at the latest when it is, and once', async () => {
    await open('log');
    element('allow').addEventListener('click', () =>
      page.story.push(`given ${scopesRead().join()}`),
    );
    element('consent').setAttribute('data-scopes', 'files');
    press(element('allow'));
    element('allow').setAttribute('aria-label', 'Given');
    await settled();
    expect(page.story).toContain('given mail,files');
    expect(scopesRead()).toEqual(['mail', 'files']);
    const [draft] = page.drafts;
    expect(page.reports).toMatchObject([{ uid: draft?.uid, activity: { scopes: ['files'] } }]);
    expect(page.drafts).toHaveLength(1);
  });
});

describe('a go-ahead', () => {
  it('is told before the page’s control is used', async () => {
    await open('justify');
    element('allow').addEventListener('click', () => page.story.push('used'));
    press(element('allow'));
    await settled();
    expect(page.passed).toEqual([]);
    vi.spyOn(page.passed, 'push').mockImplementation(() => page.story.push('told'));
    answerLast(page, { act: 'proceed', reason: 'for the fair' });
    await settled();
    const [told, used] = [page.story.indexOf('told'), page.story.indexOf('used')];
    expect(told).toBeGreaterThan(-1);
    expect(used).toBeGreaterThan(told);
  });

  it('is not told for an answer that the effect does not allow', async () => {
    await open('request');
    press(element('allow'));
    await settled();
    answerLast(page, { act: 'proceed', reason: 'please' });
    await settled();
    expect(page.passed).toEqual([]);
  });
});

describe('a request that was held', () => {
  it('is asked about, and is one record under the uid it was noted with', async () => {
    await open('acknowledge');
    expect(stop()).toBe('asks');
    await settled();
    answerLast(page, { act: 'back' });
    await settled();
    expect(page.asked).toHaveLength(1);
    expect(page.reports).toMatchObject([{ uid: UID, outcome: 'cancelled' }]);
  });

  it('goes on by the page’s control once the person agreed', async () => {
    await open('acknowledge');
    const used = vi.fn<() => void>();
    element('allow').addEventListener('click', used);
    stop();
    await settled();
    answerLast(page, { act: 'proceed', reason: null });
    await settled();
    expect(used).toHaveBeenCalledOnce();
    expect(
      page.passed.map(([activity]) => activity.kind === 'consent' && activity.app.clientId),
    ).toEqual(['app-1']);
    expect(page.reports).toMatchObject([{ uid: UID, outcome: 'proceeded' }]);
  });

  it('is asked about by the word of who held it where the page sees less in it', async () => {
    await open(null);
    expect(stop(consentOf('app-1', ['mail']), 'block')).toBe('asks');
    await settled();
    expect(page.asked[0]?.shown.decision.effect).toBe('block');
  });

  it('of another app than the page speaks of is asked about as that app’s', async () => {
    await open('acknowledge');
    stop(consentOf('app-2', ['files']));
    await settled();
    expect(page.asked[0]?.shown.activity).toMatchObject({ app: { clientId: 'app-2' } });
  });

  it('is asked about although the page took its consent away', async () => {
    await open('acknowledge');
    element('consent').remove();
    await settled();
    expect(stop()).toBe('asks');
    await settled();
    answerLast(page, { act: 'proceed', reason: null });
    await settled();
    expect(page.passed).toHaveLength(1);
  });

  it('is part of a question that is open', async () => {
    await open('acknowledge');
    press(element('allow'));
    await settled();
    expect(stop()).toBe('asking');
    expect(page.asked).toHaveLength(1);
  });

  it('cannot be asked about before the policy, by another surface, or where the layer is off', async () => {
    await open('acknowledge');
    expect(stop({ ...consentOf('app-1', []), surface: 'consent/other' })).toBe('away');
    page.judge = judgeWith('acknowledge', false);
    expect(stop()).toBe('away');
    page.judge = null;
    expect(stop()).toBe('away');
  });
});

describe('the layer switched off', () => {
  it('holds nothing, reads nothing and shows nothing', async () => {
    await open('block', false);
    const used = vi.fn<() => void>();
    element('allow').addEventListener('click', used);
    press(element('allow'));
    await settled();
    expect(used).toHaveBeenCalledOnce();
    expect([page.readings, page.asked, page.drafts, page.reports]).toEqual([[], [], [], []]);
  });
});

describe('back from the page cache', () => {
  it('what was agreed to before does not count, and the page is read anew', async () => {
    await open('acknowledge');
    press(element('allow'));
    await settled();
    answerLast(page, { act: 'proceed', reason: null });
    await settled();
    page.guard.restart();
    await settled();
    expect(scopesRead()).toEqual(['mail', null, 'mail']);
    press(element('allow'));
    await settled();
    expect(page.asked).toHaveLength(2);
  });
});

describe('a share whose request was held while its page said nothing', () => {
  const wired = {
    ...shareTo('other.example'),
    sensor: 'wire',
  } as const;
  const stopShare = () =>
    page.guard.stopped({ activity: wired, decision: decision('acknowledge'), uid: UID });

  it('is asked about and goes on by the page’s own button', async () => {
    page = openPage({ 'other.example': 'acknowledge' });
    element('dialog').querySelector('.chip')?.remove();
    await settled();
    expect(stopShare()).toBe('asks');
    await settled();
    answerLast(page, { act: 'proceed', reason: null });
    await settled();
    expect(page.passed.map(([activity]) => activity)).toEqual([wired]);
    expect(page.reports).toMatchObject([{ uid: UID, outcome: 'proceeded' }]);
    expect(page.reached).toContain('click share');
  });

  it('tells the person to do it again where the page has no button for it', async () => {
    page = openPage({ 'other.example': 'acknowledge' });
    element('dialog').remove();
    await settled();
    stopShare();
    await settled();
    answerLast(page, { act: 'proceed', reason: null });
    await settled();
    expect(page.confirmed).toEqual(['again']);
    expect(page.reports).toMatchObject([{ uid: UID, outcome: 'proceeded' }]);
  });
});
