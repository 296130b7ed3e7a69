/** The dialog and the notice under a person's hands: trusted input in a real browser. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.build();
}, 60_000);
afterAll(() => stage.close());

describe('keyboard', () => {
  test('Enter takes the safe choice, which has the focus', async () => {
    await stage.open('sample=share-acknowledge&mode=closed');
    await stage.page.keyboard.press('Enter');
    expect(await stage.answered()).toEqual({ act: 'back' });
  });

  test('Escape goes back', async () => {
    await stage.open('sample=share-justify&mode=closed');
    await stage.page.keyboard.press('Escape');
    expect(await stage.answered()).toEqual({ act: 'back' });
  });

  test('Tab reaches the risky choice, Space takes it', async () => {
    await stage.open('sample=consent-acknowledge&mode=closed');
    await stage.page.keyboard.press('Tab');
    await stage.page.keyboard.press('Space');
    expect(await stage.answered()).toEqual({ act: 'proceed', reason: null });
  });

  test('Tab goes round inside and never into the page', async () => {
    await stage.open('sample=consent-request&mode=open');
    const seen: (string | null)[] = [];
    for (let step = 0; step < 5; step += 1) {
      seen.push(await stage.focusedText());
      await stage.page.keyboard.press('Tab');
    }
    expect(seen).toEqual([
      'Use Acme Mail Rules instead',
      'Ask for approval',
      'Go back',
      'What is recorded',
      'This is wrong',
    ]);
    // Past the end lies the browser's own interface, then the dialog again.
    await stage.page.keyboard.press('Tab');
    expect(await stage.page.evaluate(() => document.activeElement?.id)).not.toBe('share');
    expect(await stage.focusedText()).toBe('Use Acme Mail Rules instead');
    expect(await stage.report((r) => r.leaked)).toEqual([]);
  });

  test('a key still held down from the page does not answer', async () => {
    await stage.open('wait&mode=closed', false);
    await stage.askOn('keydown');
    await stage.page.locator('#share').focus();
    await stage.page.keyboard.down('Enter');
    await stage.ready();
    await stage.page.keyboard.down('Enter');
    await stage.page.keyboard.down('Enter');
    expect(await stage.answers()).toEqual([]);
    await stage.page.keyboard.up('Enter');
    await stage.page.keyboard.press('Enter');
    expect(await stage.answered()).toEqual({ act: 'back' });
  });

  test('the focus goes back to where it was', async () => {
    await stage.open('wait&mode=closed', false);
    await stage.page.locator('#share').focus();
    await stage.report((r) => r.show('share-acknowledge'));
    await stage.ready();
    await stage.page.keyboard.press('Escape');
    await stage.answered();
    expect(await stage.page.evaluate(() => document.activeElement?.id)).toBe('share');
  });
});

describe('reason', () => {
  test('is asked for, with what is missing, before going on', async () => {
    await stage.open('sample=share-justify&mode=open');
    await stage.settled();
    await stage.page.getByRole('button', { name: 'Share anyway' }).click();
    expect(await stage.answers()).toEqual([]);
    expect(await stage.focusedText()).toBe('textarea');
    const field = stage.page.getByRole('textbox', { name: 'Why do they need it?' });
    const note = stage.page.locator('#reason-note');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await note.textContent()).toBe('Please write a little more: eight more characters.');
    await stage.page.keyboard.type('audit');
    expect(await note.textContent()).toBe('Please write a little more: three more characters.');
    await stage.page.keyboard.type('   ');
    expect(await note.textContent()).toBe('Please write a little more: three more characters.');
    await stage.page.keyboard.type('2026');
    expect(await field.getAttribute('aria-invalid')).toBe('false');
    await stage.page.getByRole('button', { name: 'Share anyway' }).click();
    expect(await stage.answered()).toEqual({ act: 'proceed', reason: 'audit   2026' });
    expect(await stage.report((r) => r.leaked)).toEqual([]);
  });

  test('is asked for after "Ask for approval"', async () => {
    await stage.open('sample=consent-request&mode=open');
    await stage.settled();
    await stage.page.getByRole('button', { name: 'Ask for approval' }).click();
    expect(await stage.focusedText()).toBe('textarea');
    await stage.page.getByRole('button', { name: 'Send the request' }).click();
    expect(await stage.answers()).toEqual([]);
    await stage.page.keyboard.type('Sorting supplier mail');
    await stage.page.getByRole('button', { name: 'Send the request' }).click();
    expect(await stage.answered()).toEqual({ act: 'request', reason: 'Sorting supplier mail' });
  });

  test('is not carried from one question to another', async () => {
    await stage.open('sample=share-justify&mode=open');
    await stage.settled();
    await stage.page.getByRole('textbox').fill('Half a reas');
    await stage.page.getByRole('button', { name: 'This is wrong' }).click();
    expect(await stage.page.getByRole('textbox').inputValue()).toBe('');
    await stage.page.getByRole('button', { name: 'Not now' }).click();
    expect(await stage.focusedText()).toBe('Go back');
  });
});

describe('checklist and terms', () => {
  const box = (name: string) => stage.page.getByRole('checkbox', { name });

  test('the step goes on once everything is ticked, by keyboard alone', async () => {
    await stage.open('sample=terms-acknowledge&mode=open');
    await box('I have a contract with this supplier.').focus();
    await stage.page.keyboard.press('Space');
    // The terms scroll, so they can be reached; then the link, then their box.
    for (const _step of ['terms', 'link', 'box']) await stage.page.keyboard.press('Tab');
    await stage.page.keyboard.press('Space');
    expect(await box('I accept these terms, version 3').isChecked()).toBe(true);
    for (const _step of ['Go back', 'Allow anyway']) await stage.page.keyboard.press('Tab');
    expect(await stage.focusedText()).toBe('Allow anyway');
    expect(await stage.report((r) => r.leaked)).toEqual([]);
    await stage.page.keyboard.press('Enter');
    expect(await stage.answered()).toEqual({
      act: 'proceed',
      reason: null,
      ticked: true,
      accepted: { id: 'apps', version: 3 },
    });
  });

  test('an empty box is pointed out, has the focus, and says so to assistive technology', async () => {
    await stage.open('sample=checklist-justify&mode=open');
    await stage.settled();
    await stage.page.getByRole('button', { name: 'Allow anyway' }).click();
    expect(await stage.answers()).toEqual([]);
    const first = box('I have a contract with this supplier.');
    expect(await first.evaluate((element) => element.matches(':focus'))).toBe(true);
    expect(await first.getAttribute('aria-invalid')).toBe('true');
    expect(await first.getAttribute('aria-describedby')).toBe('agree-note');
    const note = stage.page.locator('#agree-note');
    expect(await note.textContent()).toBe('Please tick every box first.');
    await first.click();
    expect(await first.getAttribute('aria-invalid')).toBe('false');
    expect(await note.textContent()).toBe('Please tick every box first.');
    await box('Nobody else’s mail is in this mailbox.').click();
    expect(await note.textContent()).toBe('');
    // The reason was missing too, and still is.
    await stage.page.getByRole('button', { name: 'Allow anyway' }).click();
    expect(await stage.answers()).toEqual([]);
    await stage.page.keyboard.type('Sorting supplier mail');
    await stage.page.getByRole('button', { name: 'Allow anyway' }).click();
    expect(await stage.answered()).toEqual({
      act: 'proceed',
      reason: 'Sorting supplier mail',
      ticked: true,
    });
  });

  test('a request wants them too, where it is written', async () => {
    await stage.open('sample=checklist-request&mode=open');
    await stage.settled();
    expect(await stage.page.getByRole('checkbox').count()).toBe(0);
    await stage.page.getByRole('button', { name: 'Ask for approval' }).click();
    await stage.page.keyboard.type('Sorting supplier mail');
    await stage.page.getByRole('button', { name: 'Send the request' }).click();
    expect(await stage.answers()).toEqual([]);
    for (const every of await stage.page.getByRole('checkbox').all()) await every.check();
    await stage.page.getByRole('button', { name: 'Send the request' }).click();
    expect(await stage.answered()).toEqual({
      act: 'request',
      reason: 'Sorting supplier mail',
      ticked: true,
      accepted: { id: 'apps', version: 3 },
    });
  });

  test('Enter on a box answers nothing', async () => {
    await stage.open('sample=checklist-publish&mode=closed');
    await stage.page.keyboard.press('Shift+Tab');
    await stage.page.keyboard.press('Enter');
    await stage.page.waitForTimeout(200);
    expect(await stage.answers()).toEqual([]);
    await stage.page.keyboard.press('Space');
    for (const _step of ['Go back', 'Publish anyway']) await stage.page.keyboard.press('Tab');
    await stage.page.keyboard.press('Space');
    expect(await stage.answered()).toEqual({ act: 'proceed', reason: null, ticked: true });
  });
});

describe('further ways on', () => {
  test('the first alternative is the first button', async () => {
    await stage.open('sample=consent-request&mode=closed');
    await stage.page.keyboard.press('Enter');
    expect(await stage.answered()).toEqual({
      act: 'alternative',
      url: 'https://mail-rules.acme.example/',
    });
  });

  test('"This is wrong" takes two clicks and no words', async () => {
    await stage.open('sample=publish-block&mode=open');
    await stage.settled();
    await stage.page.getByRole('button', { name: 'This is wrong' }).click();
    await stage.page.getByRole('button', { name: 'Send the note' }).click();
    expect(await stage.answered()).toEqual({ act: 'dispute', comment: '' });
  });

  test('"What is recorded" opens and closes in place', async () => {
    await stage.open('sample=share-acknowledge&mode=open');
    await stage.settled();
    const link = stage.page.getByRole('button', { name: 'What is recorded' });
    await link.click();
    expect(await link.getAttribute('aria-expanded')).toBe('true');
    await stage.page
      .getByText("Never: titles, contents, other people's mail addresses, passwords.")
      .waitFor();
    await link.click();
    expect(await link.getAttribute('aria-expanded')).toBe('false');
  });

  test('a stop offers no way through', async () => {
    await stage.open('sample=share-block&mode=open');
    const names = await stage.page.getByRole('button').allTextContents();
    expect(names.filter((name) => name !== 'Share')).toEqual([
      'Go back',
      'What is recorded',
      'This is wrong',
    ]);
  });
});

describe('beside a provider’s own stop', () => {
  test('a notice says what it means and where to ask, and stays until it is closed', async () => {
    await stage.open('sample=wall-needs-admin', false);
    await stage.page.getByText('At Acme the app desk looks at each app').waitFor();
    expect(await stage.page.getByRole('link').allTextContents()).toEqual([
      'Ask the app desk',
      'Apps that are ready to use',
      'Ask security',
    ]);
    // A click that comes with the notice was meant for the page; a later one closes it.
    const closed = async () => {
      await stage.page.getByRole('button', { name: 'Close' }).click();
      return stage.report((r) => !r.surface.isConnected());
    };
    await expect.poll(closed, { interval: 300 }).toBe(true);
  });
});

describe('notice', () => {
  test('goes by itself after its time', async () => {
    await stage.open('sample=share-inform&seconds=1', false);
    await stage.page.waitForFunction('window.report.gone.length > 0');
    expect(await stage.report((r) => r.gone)).toEqual(['elapsed']);
    expect(await stage.report((r) => r.surface.isConnected())).toBe(false);
  });

  test('waits while the pointer or the focus is on it, and can be closed', async () => {
    await stage.open('sample=share-inform&seconds=1', false);
    const close = stage.page.getByRole('button', { name: 'Close' });
    await close.hover();
    await stage.page.waitForTimeout(1800);
    expect(await stage.report((r) => r.gone)).toEqual([]);
    await close.click();
    expect(await stage.report((r) => r.gone)).toEqual(['dismissed']);
  });

  test('leaves the page usable', async () => {
    await stage.open('sample=hint', false);
    await stage.page.evaluate(() =>
      document.querySelector('#share')!.addEventListener('click', () => (document.title = 'used')),
    );
    await stage.page.locator('#share').click();
    expect(await stage.page.title()).toBe('used');
  });
});
