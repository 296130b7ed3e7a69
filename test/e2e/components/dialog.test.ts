/** The dialog under a person's hands, and under a page that does not want it. Closed root, trusted input. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Gallery, openGallery } from './gallery.ts';

let gallery: Gallery;
let page: Page;
beforeAll(async () => {
  gallery = await openGallery();
}, 60_000);
afterAll(() => gallery.close());
beforeEach(async () => {
  await page?.close();
});

interface Report {
  answers: { act: string; reason?: string | null; comment?: string; url?: string }[];
  gone: string[];
  ready: number;
  leaked: string[];
  show: (name: string) => void;
  surface: { isConnected: () => boolean; close: () => void };
}

const report = <Value>(read: (report: Report) => Value): Promise<Value> =>
  page.evaluate(`(${read.toString()})(window.report)`);
const answers = () => report((r) => r.answers);
const answered = async () => {
  await page.waitForFunction('window.report.answers.length > 0');
  return (await answers())[0];
};
/** Only where a test has to look inside; everything else is done as a person does it. */
const focusedText = () =>
  page.evaluate(() => {
    const host = [...document.documentElement.children].at(-1)!;
    const active = host.shadowRoot!.activeElement!;
    return active.localName === 'textarea' ? 'textarea' : active.textContent;
  });
const open = async (query: string) => {
  page = await gallery.open(`/?${query}`);
  await page.waitForFunction('window.report.ready > 0');
};
/** Past the moment in which pointer clicks do not count yet. */
const settled = () => page.waitForTimeout(300);

describe('keyboard', () => {
  test('Enter takes the safe choice, which has the focus', async () => {
    await open('sample=share-acknowledge&mode=closed');
    await page.keyboard.press('Enter');
    expect(await answered()).toEqual({ act: 'back' });
  });

  test('Escape goes back', async () => {
    await open('sample=share-justify&mode=closed');
    await page.keyboard.press('Escape');
    expect(await answered()).toEqual({ act: 'back' });
  });

  test('Tab reaches the risky choice, Space takes it', async () => {
    await open('sample=consent-acknowledge&mode=closed');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await answered()).toEqual({ act: 'proceed', reason: null });
  });

  test('Tab goes round inside and never into the page', async () => {
    await open('sample=consent-request&mode=open');
    const seen: (string | null)[] = [];
    for (let step = 0; step < 5; step += 1) {
      seen.push(await focusedText());
      await page.keyboard.press('Tab');
    }
    expect(seen).toEqual([
      'Use Acme Mail Rules instead',
      'Ask for approval',
      'Go back',
      'What is recorded',
      'This is wrong',
    ]);
    // Past the end lies the browser's own interface, then the dialog again.
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.id)).not.toBe('share');
    expect(await focusedText()).toBe('Use Acme Mail Rules instead');
    expect(await report((r) => r.leaked)).toEqual([]);
  });

  test('a key still held down from the page does not answer', async () => {
    page = await gallery.open('/?wait&mode=closed');
    await page.evaluate(() => {
      const button = document.querySelector('#share')!;
      button.addEventListener('keydown', () =>
        (window as never as { report: Report }).report.show('share-acknowledge'),
      );
    });
    await page.locator('#share').focus();
    await page.keyboard.down('Enter');
    await page.waitForFunction('window.report.ready > 0');
    await page.keyboard.down('Enter');
    await page.keyboard.down('Enter');
    expect(await answers()).toEqual([]);
    await page.keyboard.up('Enter');
    await page.keyboard.press('Enter');
    expect(await answered()).toEqual({ act: 'back' });
  });

  test('the focus goes back to where it was', async () => {
    page = await gallery.open('/?wait&mode=closed');
    await page.locator('#share').focus();
    await report((r) => r.show('share-acknowledge'));
    await page.waitForFunction('window.report.ready > 0');
    await page.keyboard.press('Escape');
    await answered();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('share');
  });
});

describe('reason', () => {
  test('is asked for, with what is missing, before going on', async () => {
    await open('sample=share-justify&mode=open');
    await settled();
    await page.getByRole('button', { name: 'Share anyway' }).click();
    expect(await answers()).toEqual([]);
    expect(await focusedText()).toBe('textarea');
    const field = page.getByRole('textbox', { name: 'Why do they need it?' });
    const note = page.locator('#reason-note');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await note.textContent()).toBe('Please write a little more: eight more characters.');
    await page.keyboard.type('audit');
    expect(await note.textContent()).toBe('Please write a little more: three more characters.');
    await page.keyboard.type('   ');
    expect(await note.textContent()).toBe('Please write a little more: three more characters.');
    await page.keyboard.type('2026');
    expect(await field.getAttribute('aria-invalid')).toBe('false');
    await page.getByRole('button', { name: 'Share anyway' }).click();
    expect(await answered()).toEqual({ act: 'proceed', reason: 'audit   2026' });
    expect(await report((r) => r.leaked)).toEqual([]);
  });

  test('is asked for after "Ask for approval"', async () => {
    await open('sample=consent-request&mode=open');
    await settled();
    await page.getByRole('button', { name: 'Ask for approval' }).click();
    expect(await focusedText()).toBe('textarea');
    await page.getByRole('button', { name: 'Send the request' }).click();
    expect(await answers()).toEqual([]);
    await page.keyboard.type('Sorting supplier mail');
    await page.getByRole('button', { name: 'Send the request' }).click();
    expect(await answered()).toEqual({ act: 'request', reason: 'Sorting supplier mail' });
  });

  test('is not carried from one question to another', async () => {
    await open('sample=share-justify&mode=open');
    await settled();
    await page.getByRole('textbox').fill('Half a reas');
    await page.getByRole('button', { name: 'This is wrong' }).click();
    expect(await page.getByRole('textbox').inputValue()).toBe('');
    await page.getByRole('button', { name: 'Not now' }).click();
    expect(await focusedText()).toBe('Go back');
  });
});

describe('further ways on', () => {
  test('the first alternative is the first button', async () => {
    await open('sample=consent-request&mode=closed');
    await page.keyboard.press('Enter');
    expect(await answered()).toEqual({
      act: 'alternative',
      url: 'https://mail-rules.acme.example/',
    });
  });

  test('"This is wrong" takes two clicks and no words', async () => {
    await open('sample=publish-block&mode=open');
    await settled();
    await page.getByRole('button', { name: 'This is wrong' }).click();
    await page.getByRole('button', { name: 'Send the note' }).click();
    expect(await answered()).toEqual({ act: 'dispute', comment: '' });
  });

  test('"What is recorded" opens and closes in place', async () => {
    await open('sample=share-acknowledge&mode=open');
    await settled();
    const link = page.getByRole('button', { name: 'What is recorded' });
    await link.click();
    expect(await link.getAttribute('aria-expanded')).toBe('true');
    await page.getByText('Never: titles, contents, mail addresses, passwords.').waitFor();
    await link.click();
    expect(await link.getAttribute('aria-expanded')).toBe('false');
  });

  test('a stop offers no way through', async () => {
    await open('sample=share-block&mode=open');
    const names = await page.getByRole('button').allTextContents();
    expect(names.filter((name) => name !== 'Share')).toEqual([
      'Go back',
      'What is recorded',
      'This is wrong',
    ]);
  });
});

describe('a page that interferes', () => {
  test('cannot look inside or see what is typed', async () => {
    await open('sample=consent-justify&mode=closed');
    expect(
      await page.evaluate(() =>
        [...document.documentElement.children].every(({ shadowRoot }) => shadowRoot === null),
      ),
    ).toBe(true);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.type('secret reason');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    // Once it is answered the keyboard is the page's again: the key comes up there.
    await page.keyboard.down('Enter');
    expect(await report((r) => r.leaked)).toEqual([]);
    expect(await answered()).toEqual({ act: 'proceed', reason: 'secret reason' });
  });

  test('cannot answer by script, even with the root in its hands', async () => {
    await open('sample=share-acknowledge&mode=open');
    await settled();
    await page.evaluate(() => {
      const host = [...document.documentElement.children].at(-1)!;
      const form = host.shadowRoot!.querySelector('form')!;
      const risky = host.shadowRoot!.querySelector<HTMLButtonElement>('button[value=proceed]')!;
      risky.click();
      risky.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail: 1 }));
      risky.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }),
      );
      form.requestSubmit(risky);
      form.dispatchEvent(new SubmitEvent('submit', { submitter: risky, cancelable: true }));
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    });
    expect(await answers()).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await answered()).toEqual({ act: 'back' });
  });

  test('cannot get rid of it by removing it', async () => {
    await open('sample=share-acknowledge&mode=closed');
    await page.evaluate(() => {
      for (let time = 0; time < 3; time += 1)
        [...document.documentElement.children].at(-1)!.remove();
    });
    await page.waitForFunction('window.report.surface.isConnected()');
    await page.keyboard.press('Enter');
    expect(await answered()).toEqual({ act: 'back' });
  });

  test('gets "back" when it removes it for ever, and the next question is shown', async () => {
    await open('sample=share-acknowledge&mode=closed');
    await page.evaluate(() => {
      const keep = new Set([document.head, document.body]);
      const remove = () => {
        for (const child of [...document.documentElement.children])
          if (!keep.has(child as HTMLElement)) child.remove();
      };
      const observer = new MutationObserver(remove);
      observer.observe(document.documentElement, { childList: true });
      Object.assign(window, { relent: () => observer.disconnect() });
      remove();
    });
    expect(await answered()).toEqual({ act: 'back' });
    await page.evaluate('window.relent(); window.report.show("share-acknowledge")');
    await page.waitForFunction('window.report.ready > 1 && window.report.surface.isConnected()');
  });

  test.each([
    [
      'hides it',
      'host.style.cssText = "display:none!important;opacity:0!important;visibility:hidden!important;transform:scale(0)!important"',
    ],
    [
      'makes everything inert',
      'host.inert = true; document.documentElement.inert = true; document.body.inert = true',
    ],
    [
      'restyles everything',
      'const s = document.createElement("style"); s.textContent = "html > * { display: none !important; animation: x 9s } * { pointer-events: none !important; --paper: red !important }"; document.head.append(s)',
    ],
    [
      'fades the page',
      'document.documentElement.style.cssText = "opacity: 0.01; filter: blur(9px); transform: scale(0.1)"',
    ],
  ])('%s, and the dialog still stands', async (_name, script) => {
    await open('sample=share-acknowledge&mode=open');
    await page.evaluate(
      `{ const host = [...document.documentElement.children].at(-1); ${script} }`,
    );
    await settled();
    await page.getByRole('alertdialog').waitFor({ state: 'visible' });
    const paper = await page
      .getByRole('alertdialog')
      .evaluate((dialog) => getComputedStyle(dialog).backgroundColor);
    expect(paper).toBe('rgb(255, 255, 255)');
    // By its place, since Playwright's own idea of inert knows no modal dialogs.
    const { x, y } = (await page.locator('button.primary').boundingBox())!;
    await page.mouse.click(x + 9, y + 9);
    expect(await answered()).toEqual({ act: 'back' });
  });

  test('puts a layer of its own on top, and loses the top again', async () => {
    await open('sample=share-acknowledge&mode=open');
    await page.evaluate(() => {
      const cover = document.createElement('dialog');
      cover.style.cssText = 'inset:0;width:100vw;height:100vh;max-width:none;max-height:none';
      cover.textContent = 'Cover';
      document.querySelector('main')!.append(cover);
      cover.showModal();
    });
    await settled();
    await page.getByRole('button', { name: 'Go back' }).click();
    expect(await answered()).toEqual({ act: 'back' });
  });

  test('a double click on its button does not reach the dialog', async () => {
    page = await gallery.open('/?wait&mode=open');
    await page.evaluate(() =>
      document
        .querySelector('#share')!
        .addEventListener('click', () =>
          (window as never as { report: Report }).report.show('share-acknowledge'),
        ),
    );
    await report((r) => r.show('share-acknowledge'));
    await page.waitForFunction('window.report.ready > 0');
    const box = (await page.getByRole('button', { name: 'Share anyway' }).boundingBox())!;
    await report((r) => r.surface.close());
    await report((r) => (r.answers.length = 0));
    await page.evaluate(({ x, y }) => {
      const button = document.querySelector<HTMLElement>('#share')!;
      button.style.cssText = `position:fixed;rotate:0deg;left:${x}px;top:${y}px`;
    }, box);
    await page.mouse.dblclick(box.x + 20, box.y + 12);
    await settled();
    expect(await answers()).toEqual([]);
  });
});

describe('notice', () => {
  test('goes by itself after its time', async () => {
    page = await gallery.open('/?sample=share-inform&seconds=1');
    await page.waitForFunction('window.report.gone.length > 0');
    expect(await report((r) => r.gone)).toEqual(['elapsed']);
    expect(await report((r) => r.surface.isConnected())).toBe(false);
  });

  test('waits while the pointer or the focus is on it, and can be closed', async () => {
    page = await gallery.open('/?sample=share-inform&seconds=1');
    const close = page.getByRole('button', { name: 'Close' });
    await close.hover();
    await page.waitForTimeout(1800);
    expect(await report((r) => r.gone)).toEqual([]);
    await close.click();
    expect(await report((r) => r.gone)).toEqual(['dismissed']);
  });

  test('leaves the page usable', async () => {
    page = await gallery.open('/?sample=hint');
    await page.evaluate(() =>
      document.querySelector('#share')!.addEventListener('click', () => (document.title = 'used')),
    );
    await page.locator('#share').click();
    expect(await page.title()).toBe('used');
  });
});
