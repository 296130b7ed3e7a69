// @vitest-environment jsdom
/** Native boxes are turned before their click is told: what a click would do is read when it is pressed. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Surface } from '../../../lib/surfaces/surface.ts';
import {
  type Page,
  type Rules,
  SURFACE,
  answerLast,
  element,
  fire,
  openPage,
  press,
  settled,
} from './share-page.ts';

/** A box that opens a link to anyone while it is ticked. */
const BOX: Surface = {
  ...SURFACE,
  controls: [
    {
      name: 'Public',
      locator: { selectors: ['#public'], seen: 'made for tests, 2026-11', sure: 'high' },
      takes: 'write',
      release: 'click',
    },
  ],
  read: (view) => {
    if (view.control === null || (view.control as HTMLInputElement).checked) return null;
    view.root.querySelector('.chip')?.remove();
    const link = document.createElement('i');
    link.dataset['link'] = 'anyone_with_link';
    return SURFACE.read({ ...view, control: link });
  },
};

let page: Page;
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  page.close();
  vi.useRealTimers();
});

async function open(rules: Rules): Promise<HTMLInputElement> {
  page = openPage(rules, { surfaces: [BOX] });
  element('dialog').insertAdjacentHTML(
    'beforeend',
    '<label id="words"><span id="inner">Public</span><input type="checkbox" id="public"></label>',
  );
  await settled();
  return element('public') as HTMLInputElement;
}

describe('a native box', () => {
  it.each(['public', 'inner'])('is held, and stays as it was, by a click on #%s', async (id) => {
    const box = await open({ link: 'block' });
    press(element(id));
    await settled();
    expect(page.asked).toHaveLength(1);
    expect(box.checked).toBe(false);
    expect(page.reached).not.toContain('click public');
  });

  it('is turned once the person has agreed', async () => {
    const box = await open({ link: 'acknowledge' });
    press(box);
    await settled();
    answerLast(page, { act: 'proceed', reason: null });
    await settled();
    expect(box.checked).toBe(true);
    expect(page.reports).toMatchObject([{ outcome: 'proceeded' }]);
  });

  it('is held by Space', async () => {
    const box = await open({ link: 'block' });
    expect(fire(box, 'keydown', { key: ' ' })).toBe(false);
    await settled();
    expect(page.asked).toHaveLength(1);
  });

  it('goes on, and is told, where nothing stands against it', async () => {
    const box = await open({ link: 'log' });
    press(element('inner'));
    await settled();
    expect(box.checked).toBe(true);
    expect(page.reports).toMatchObject([{ outcome: 'allowed_silently' }]);
  });
});
