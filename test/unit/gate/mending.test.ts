// @vitest-environment jsdom
/** Better ways to take a held step: offered only where they help, done only when the page says so. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LinkReach } from '../../../lib/activity/activity.ts';
import type { Fix, Surface } from '../../../lib/surfaces/surface.ts';
import {
  type Page,
  type Rules,
  SURFACE,
  answerLast,
  element,
  openPage,
  press,
  settled,
} from './share-page.ts';

const LINK_WORDS: Readonly<Record<string, LinkReach>> = {
  'Link: anyone': 'anyone_with_link',
  'Link: people in Acme': 'organisation',
  'Link: only me': 'restricted',
};

/** Takes out the first chip of somebody who is not wanted. */
const removeRecipients = (by: Fix['by']): Fix => ({
  does: 'remove-recipients',
  by,
  next: ({ root }, wanted) => {
    const stay = wanted.kind === 'share' ? wanted.recipients.map(({ domain }) => domain) : [];
    return (
      [...root.querySelectorAll<HTMLElement>('.chip')].find(
        (chip) => !stay.includes(chip.dataset['domain'] ?? ''),
      ) ?? null
    );
  },
});

const organisationLink = (by: Fix['by']): Fix => ({
  does: 'link-organisation',
  by,
  next: ({ root }) =>
    root.querySelector('#now')?.textContent === 'Link: people in Acme'
      ? null
      : (root.querySelector('#apply') ?? root.querySelector('#organisation')),
});

const withFixes = (...fixes: Fix[]): Surface => ({
  ...SURFACE,
  fixes,
  state: ({ root }) => {
    const link = LINK_WORDS[root.querySelector('#now')?.textContent ?? ''];
    return link === undefined ? null : { link, role: null };
  },
});

let page: Page;
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  page.close();
  vi.useRealTimers();
});

/** The dialog with a colleague beside the outsider, an option for the organisation, and what holds now. */
async function open(surface: Surface, rules: Rules, follows = true): Promise<void> {
  page = openPage(rules, { surfaces: [surface] });
  const dialog = element('dialog');
  dialog.insertAdjacentHTML(
    'afterbegin',
    '<span class="chip" data-domain="acme.example"></span><p id="now">Link: anyone</p><div id="organisation">People in Acme</div>',
  );
  if (follows) {
    element('organisation').addEventListener('click', () => {
      element('now').textContent = 'Link: people in Acme';
    });
    for (const chip of dialog.querySelectorAll('.chip'))
      chip.addEventListener('click', () => chip.remove());
  }
  await settled();
}

const offered = () => page.asked.at(-1)?.shown.offers.map(({ does }) => does);
const outcomes = () => page.reports.map(({ outcome }) => outcome);

describe('what is offered', () => {
  it('takes out those who stand in the way, and names them', async () => {
    await open(withFixes(removeRecipients('script')), { 'other.example': 'block' });
    press(element('share'));
    await settled();
    expect(page.asked.at(-1)?.shown.offers).toMatchObject([
      { does: 'remove-recipients', removed: [{ domain: 'other.example', count: 1 }] },
    ]);
  });
  it('is nothing where the mended step would be held as well', async () => {
    const rules = { 'other.example': 'block', 'acme.example': 'justify' } as const;
    await open(withFixes(removeRecipients('script')), rules);
    press(element('share'));
    await settled();
    expect(offered()).toEqual([]);
  });
  it('is nothing where the page has no way there', async () => {
    const surface = withFixes(organisationLink('script'));
    await open(surface, { link: 'acknowledge' });
    element('organisation').remove();
    press(element('copy'));
    await settled();
    expect(offered()).toEqual([]);
  });
});

describe('a fix that we do', () => {
  it('uses the page, looks again, and is one record', async () => {
    await open(withFixes(removeRecipients('script')), { 'other.example': 'block' });
    press(element('share'));
    await settled();
    answerLast(page, { act: 'fix', fix: 'remove-recipients' });
    await vi.advanceTimersByTimeAsync(200);
    expect(element('dialog').querySelectorAll('.chip')).toHaveLength(1);
    expect(outcomes()).toEqual(['fixed']);
    expect(page.confirmed).toEqual(['fixed']);
    press(element('share'));
    await settled();
    expect(page.reached.filter((line) => line === 'click share')).toHaveLength(1);
    expect(page.asked).toHaveLength(1);
  });
  it('is believed by what the dialog shows, not by what the control would do', async () => {
    await open(withFixes(organisationLink('script')), { link: 'block' });
    press(element('copy'));
    await settled();
    expect(offered()).toEqual(['link-organisation']);
    answerLast(page, { act: 'fix', fix: 'link-organisation' });
    await vi.advanceTimersByTimeAsync(200);
    expect(outcomes()).toEqual(['fixed']);
  });
  it('goes on until the page has no further control for it', async () => {
    await open(withFixes(organisationLink('script')), { link: 'block' }, false);
    const applied = vi.fn<() => void>();
    element('organisation').addEventListener('click', () => {
      element('dialog').insertAdjacentHTML('beforeend', '<b id="apply">Apply</b>');
      element('apply').addEventListener('click', () => {
        applied();
        element('apply').remove();
        element('now').textContent = 'Link: people in Acme';
      });
    });
    press(element('copy'));
    await settled();
    answerLast(page, { act: 'fix', fix: 'link-organisation' });
    await vi.advanceTimersByTimeAsync(400);
    expect(applied).toHaveBeenCalledOnce();
    expect(outcomes()).toEqual(['fixed']);
  });
  it('is not claimed where the page does not follow, and the gate stays shut', async () => {
    await open(withFixes(removeRecipients('script')), { 'other.example': 'block' }, false);
    press(element('share'));
    await settled();
    answerLast(page, { act: 'fix', fix: 'remove-recipients' });
    await vi.advanceTimersByTimeAsync(4_000);
    expect(outcomes()).toEqual(['cancelled']);
    expect(page.confirmed).toEqual(['not-fixed']);
    press(element('share'));
    await settled();
    expect(page.reached).not.toContain('click share');
    expect(page.asked).toHaveLength(2);
  });
  it('is none that was not offered', async () => {
    await open(withFixes(), { 'other.example': 'block' });
    press(element('share'));
    await settled();
    answerLast(page, { act: 'fix', fix: 'remove-recipients' });
    await settled();
    expect(outcomes()).toEqual(['cancelled']);
  });
});

describe('a fix that the person does', () => {
  it.each(['anyone', 'only me'])(
    'is pointed at, and done when they have done it: %s',
    async (now) => {
      await open(withFixes(organisationLink('person')), { link: 'block' });
      element('now').textContent = `Link: ${now}`;
      await settled();
      press(element('copy'));
      await settled();
      answerLast(page, { act: 'fix', fix: 'link-organisation' });
      await vi.advanceTimersByTimeAsync(400);
      expect(page.pointed).toEqual(['organisation']);
      expect(outcomes()).toEqual([]);
      press(element('organisation'));
      await vi.advanceTimersByTimeAsync(400);
      expect(outcomes()).toEqual(['fixed']);
      expect(page.confirmed).toEqual(['fixed']);
    },
  );
});

describe('what was there before', () => {
  it('is what the dialog said when it came, until it goes', async () => {
    const opened: unknown[] = [];
    const surface: Surface = {
      ...withFixes(),
      read: (view) => {
        opened.push(view.opened?.link ?? null);
        return SURFACE.read(view);
      },
    };
    await open(surface, {});
    expect(opened.at(-1)).toBe('anyone_with_link');
    element('now').textContent = 'Link: people in Acme';
    await settled();
    expect(opened.at(-1)).toBe('anyone_with_link');
  });
});

describe('a surface that only tells', () => {
  it('never holds, and tells of a control that writes at once when it is used', async () => {
    await open({ ...SURFACE, capability: 'inform' }, { link: 'block' });
    press(element('copy'));
    await settled();
    expect(page.reached).toContain('click copy');
    expect(page.asked).toEqual([]);
    expect(page.informed).toHaveLength(1);
    expect(page.reports).toMatchObject([
      { outcome: 'allowed_silently', rendered: 'inform', decision: { intended: 'block' } },
    ]);
  });
});

describe('better locators from the policy', () => {
  const moved: Surface = {
    ...SURFACE,
    root: { selectors: ['#moved'], seen: 'made for tests, 2026-11', sure: 'high' },
  };
  it('find the dialog that is on screen already, and the gate goes on holding', async () => {
    page = openPage({ 'other.example': 'block' }, { surfaces: [moved] });
    await settled();
    press(element('share'));
    await settled();
    expect(page.reached).toContain('click share');
    expect(page.guard.use([SURFACE])).toBe(true);
    await settled();
    expect(page.drafts).not.toEqual([]);
    page.reached.length = 0;
    press(element('share'));
    await settled();
    expect(page.reached).toEqual([]);
    expect(page.asked).toHaveLength(1);
  });
  it('wait while a question is open', async () => {
    page = openPage({ 'other.example': 'block' });
    await settled();
    press(element('share'));
    await settled();
    expect(page.guard.use([moved])).toBe(false);
    answerLast(page, { act: 'back' });
    await settled();
    expect(page.guard.use([moved])).toBe(true);
  });
});
