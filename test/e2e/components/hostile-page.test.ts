/** The dialog on a page that does not want it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.build();
}, 60_000);
afterAll(() => stage.close());

describe('a page that interferes', () => {
  test('cannot look inside or see what is typed', async () => {
    await stage.open('sample=consent-justify&mode=closed');
    expect(
      await stage.page.evaluate(() =>
        [...document.documentElement.children].every(({ shadowRoot }) => shadowRoot === null),
      ),
    ).toBe(true);
    await stage.page.keyboard.press('Shift+Tab');
    await stage.page.keyboard.type('secret reason');
    await stage.page.keyboard.press('Tab');
    await stage.page.keyboard.press('Tab');
    // Once it is answered the keyboard is the page's again: the key comes up there.
    await stage.page.keyboard.down('Enter');
    expect(await stage.report((r) => r.leaked)).toEqual([]);
    expect(await stage.answered()).toEqual({ act: 'proceed', reason: 'secret reason' });
  });

  test('cannot answer by script, even with the root in its hands', async () => {
    await stage.open('sample=share-acknowledge&mode=open');
    await stage.settled();
    await stage.page.evaluate(() => {
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
    expect(await stage.answers()).toEqual([]);
    await stage.page.keyboard.press('Escape');
    expect(await stage.answered()).toEqual({ act: 'back' });
  });

  test('cannot send the form in the wake of a click on something else', async () => {
    await stage.open('sample=share-acknowledge&mode=open');
    await stage.settled();
    // The person clicks on the text, as one does; the page has waited for just that.
    await stage.page.getByRole('alertdialog').getByRole('heading').click();
    await stage.page.waitForTimeout(50);
    await stage.page.evaluate(() => {
      const host = [...document.documentElement.children].at(-1)!;
      const form = host.shadowRoot!.querySelector('form')!;
      form.requestSubmit(form.querySelector<HTMLButtonElement>('button[value=proceed]'));
    });
    expect(await stage.answers()).toEqual([]);
    await stage.page.keyboard.press('Escape');
    expect(await stage.answered()).toEqual({ act: 'back' });
  });

  test('cannot tick a box by script', async () => {
    await stage.open('sample=checklist-publish&mode=open');
    await stage.settled();
    await stage.page.evaluate(() => {
      const host = [...document.documentElement.children].at(-1)!;
      const box = host.shadowRoot!.querySelector('input')!;
      box.click();
      box.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail: 1 }));
      box.checked = true;
    });
    await stage.page.getByRole('button', { name: 'Publish anyway' }).click();
    expect(await stage.answers()).toEqual([]);
  });

  test('cannot get rid of it by removing it', async () => {
    await stage.open('sample=share-acknowledge&mode=closed');
    await stage.page.evaluate(() => {
      for (let time = 0; time < 3; time += 1)
        [...document.documentElement.children].at(-1)!.remove();
    });
    await stage.page.waitForFunction('window.report.surface.isConnected()');
    await stage.page.keyboard.press('Enter');
    expect(await stage.answered()).toEqual({ act: 'back' });
  });

  test('gets "back" when it removes it for ever, and the next question is shown', async () => {
    await stage.open('sample=share-acknowledge&mode=closed');
    await stage.page.evaluate(() => {
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
    expect(await stage.answered()).toEqual({ act: 'back' });
    await stage.page.evaluate('window.relent(); window.report.show("share-acknowledge")');
    await stage.page.waitForFunction(
      'window.report.ready > 1 && window.report.surface.isConnected()',
    );
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
    await stage.open('sample=share-acknowledge&mode=open');
    await stage.page.evaluate(
      `{ const host = [...document.documentElement.children].at(-1); ${script} }`,
    );
    await stage.settled();
    await stage.page.getByRole('alertdialog').waitFor({ state: 'visible' });
    const paper = await stage.page
      .getByRole('alertdialog')
      .evaluate((dialog) => getComputedStyle(dialog).backgroundColor);
    expect(paper).toBe('rgb(255, 255, 255)');
    // By its place, since Playwright's own idea of inert knows no modal dialogs.
    const { x, y } = (await stage.page.locator('button.primary').boundingBox())!;
    await stage.page.mouse.click(x + 9, y + 9);
    expect(await stage.answered()).toEqual({ act: 'back' });
  });

  test('puts a layer of its own on top, and loses the top again', async () => {
    await stage.open('sample=share-acknowledge&mode=open');
    await stage.page.evaluate(() => {
      const cover = document.createElement('dialog');
      cover.style.cssText = 'inset:0;width:100vw;height:100vh;max-width:none;max-height:none';
      cover.textContent = 'Cover';
      document.querySelector('main')!.append(cover);
      cover.showModal();
    });
    await stage.settled();
    await stage.page.getByRole('button', { name: 'Go back' }).click();
    expect(await stage.answered()).toEqual({ act: 'back' });
  });

  test('lays words of its own over the risky choice, and a click through them answers nothing', async () => {
    await stage.open('sample=share-acknowledge&mode=open');
    await stage.settled();
    await stage.page.evaluate(() => {
      const cover = document.createElement('div');
      cover.popover = 'manual';
      cover.style.cssText =
        'inset:0;width:100vw;height:100vh;pointer-events:none;background:white;font-size:40px';
      cover.textContent = 'Click here for your prize';
      document.body.append(cover);
      cover.showPopover();
    });
    // Longer than the dialog takes to arrive, as it would have been on screen.
    await stage.page.waitForTimeout(800);
    const risky = stage.page.locator('button[value=proceed]');
    const { x, y } = (await risky.boundingBox())!;
    await stage.page.mouse.click(x + 9, y + 9);
    await stage.page.getByText('lay over this question').waitFor();
    expect(await stage.answers()).toEqual([]);
    // The question is in front again, and the same choice is the person's own now.
    await stage.page.waitForTimeout(300);
    const again = (await risky.boundingBox())!;
    await stage.page.mouse.click(again.x + 9, again.y + 9);
    expect(await stage.answered()).toMatchObject({ act: 'proceed' });
  });

  test('covers it again and again, and only "go back" is answered', async () => {
    await stage.open('sample=share-acknowledge&mode=open');
    await stage.page.evaluate(() => {
      const cover = document.createElement('div');
      cover.popover = 'manual';
      cover.style.cssText = 'inset:0;width:100vw;height:100vh;pointer-events:none;background:white';
      document.body.append(cover);
      setInterval(() => {
        if (cover.matches(':popover-open')) cover.hidePopover();
        cover.showPopover();
      }, 20);
    });
    await stage.page.waitForTimeout(1_000);
    for (let tries = 0; tries < 3; tries += 1) {
      const { x, y } = (await stage.page.locator('button[value=proceed]').boundingBox())!;
      await stage.page.mouse.click(x + 9, y + 9);
      await stage.page.waitForTimeout(150);
    }
    expect(await stage.answers()).toEqual([]);
    await stage.page.keyboard.press('Escape');
    expect(await stage.answered()).toEqual({ act: 'back' });
  });

  test('takes the focus away all the time, and the keyboard still answers the question alone', async () => {
    await stage.open('sample=share-acknowledge&mode=open');
    await stage.page.evaluate(() => {
      const field = document.createElement('input');
      document.body.append(field);
      setInterval(() => field.focus(), 5);
      field.addEventListener('input', () => field.setAttribute('data-typed', field.value));
    });
    await stage.page.waitForTimeout(100);
    await stage.page.keyboard.type('a');
    expect(await stage.page.locator('[data-typed]').count()).toBe(0);
    await stage.page.keyboard.press('Escape');
    expect(await stage.answered()).toEqual({ act: 'back' });
  });

  test('goes to full screen, and the question stands on it', async () => {
    await stage.open('wait&mode=open', false);
    await stage.page.evaluate(() => {
      document.querySelector('#share')!.addEventListener('click', () => {
        void document.querySelector('main')!.requestFullscreen();
      });
    });
    await stage.page.locator('#share').click();
    await stage.page.waitForFunction('document.fullscreenElement !== null');
    await stage.report((r) => r.show('share-acknowledge'));
    await stage.ready();
    await stage.page.waitForTimeout(700);
    await stage.page.getByRole('button', { name: 'Share anyway' }).click();
    expect(await stage.answered()).toMatchObject({ act: 'proceed' });
  });

  test('a double click on its button does not reach the dialog', async () => {
    await stage.open('wait&mode=open', false);
    await stage.askOn('click');
    await stage.report((r) => r.show('share-acknowledge'));
    await stage.ready();
    const box = (await stage.page.getByRole('button', { name: 'Share anyway' }).boundingBox())!;
    await stage.report((r) => r.surface.close());
    await stage.report((r) => (r.answers.length = 0));
    await stage.page.evaluate(({ x, y }) => {
      const button = document.querySelector<HTMLElement>('#share')!;
      button.style.cssText = `position:fixed;rotate:0deg;left:${x}px;top:${y}px`;
    }, box);
    await stage.page.mouse.dblclick(box.x + 20, box.y + 12);
    await stage.settled();
    expect(await stage.answers()).toEqual([]);
  });
});
