// @vitest-environment jsdom
/** Dialogs in shadow trees: found because the person came near them, held as any other. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DIALOG, type Page, answerLast, openPage, settled } from './share-page.ts';

let page: Page;
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  page.close();
  vi.useRealTimers();
});

/** The dialog two shadow trees deep, and the innermost tree. */
async function open(mode: ShadowRootMode = 'open'): Promise<ShadowRoot> {
  page = openPage({ 'other.example': 'acknowledge' });
  document.body.innerHTML = '<div id="outer"></div>';
  const outer = document.querySelector('#outer')!.attachShadow({ mode: 'open' });
  outer.innerHTML = '<section></section>';
  const inner = outer.querySelector('section')!.attachShadow({ mode });
  inner.innerHTML = DIALOG;
  await settled();
  return inner;
}

function fireIn(tree: ShadowRoot, selector: string, type: string): boolean {
  const event = new MouseEvent(type, { bubbles: true, cancelable: true, composed: true });
  return tree.querySelector(selector)!.dispatchEvent(event);
}

describe('a dialog in a shadow tree', () => {
  it('is read as soon as somebody points at it, and its button is held', async () => {
    const tree = await open();
    expect(page.drafts).toEqual([]);
    fireIn(tree, '#message', 'pointerover');
    await settled();
    expect(page.drafts).toHaveLength(1);
    expect(fireIn(tree, '#share', 'click')).toBe(false);
    await settled();
    expect(page.asked).toHaveLength(1);
    answerLast(page, { act: 'back' });
    await settled();
    expect(page.reports).toMatchObject([{ outcome: 'cancelled' }]);
  });

  it('is held at the first press, by keyboard too', async () => {
    const tree = await open();
    const press = new KeyboardEvent('keydown', {
      key: 'Enter',
      bubbles: true,
      cancelable: true,
      composed: true,
    });
    tree.querySelector('#share')!.dispatchEvent(press);
    await settled();
    expect(press.defaultPrevented).toBe(true);
    expect(page.asked).toHaveLength(1);
  });

  it('is not looked for where the page keeps its tree closed', async () => {
    const tree = await open('closed');
    fireIn(tree, '#message', 'pointerover');
    await settled();
    expect(page.drafts).toEqual([]);
  });
});
