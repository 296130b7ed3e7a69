/**
 * A real authorization server, a browser managed for real, and pages that try to get past: what counts
 * is what the server received.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personAt } from '../support/person.ts';
import { type ConsentStage, allow, openConsentStage, script } from './consent-stage.ts';

let stage: ConsentStage;

beforeAll(async () => {
  stage = await openConsentStage();
});

afterAll(async () => {
  await stage?.close();
});

const SUBMIT = `document.querySelector('form').submit();`;
const FETCH = `const form = document.querySelector('form'); fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) }).catch(() => {});`;
const XHR = `const form = document.querySelector('form'); const sent = new XMLHttpRequest(); sent.open('POST', form.action); sent.send(new URLSearchParams(new FormData(form)));`;
const BEACON = `const form = document.querySelector('form'); navigator.sendBeacon(form.action, new URLSearchParams(new FormData(form)));`;
const CLICKS = `const button = document.querySelector('[type=submit]'); for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) button.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true })); button.click();`;
const BLANK = `const form = document.querySelector('form'); const blank = window.open('about:blank'); const copy = blank.document.importNode(form, true); copy.action = form.action; blank.document.body.append(copy); copy.submit();`;

describe('what a page’s own scripts try', () => {
  it.each([
    { by: 'form.submit()', text: SUBMIT, opens: false },
    { by: 'fetch', text: FETCH, opens: false },
    { by: 'XMLHttpRequest', text: XHR, opens: false },
    { by: 'sendBeacon', text: BEACON, opens: false },
    {
      by: 'requestSubmit()',
      text: `document.querySelector('form').requestSubmit();`,
      opens: false,
    },
    { by: 'events made by script', text: CLICKS, opens: false },
    { by: 'form.submit() twice in one frame', text: SUBMIT + SUBMIT, opens: false },
    { by: 'a form in a blank window', text: BLANK, opens: true },
  ])('$by: the server receives nothing, and the person is asked', async ({ text, opens }) => {
    await stage.publish('block');
    const { page, person, given, since } = await stage.atConsent();
    const opening = opens ? page.context().waitForEvent('page') : null;
    await script(page, text);
    const other = await opening;
    const asked = other === null ? person : await personAt(other);
    await asked.meets();
    expect(given()).toBe(0);
    await (other ?? page).keyboard.press('Escape');
    await stage.event(since, 'blocked');
    expect(given()).toBe(0);
    expect(await stage.steps(since)).toHaveLength(1);
    await other?.close();
    await page.close();
  });

  it('the dialog is taken away, then the form is sent', async () => {
    await stage.publish('block');
    const { page, person, given } = await stage.atConsent();
    await allow(page).click();
    await person.meets();
    await page.evaluate(() => {
      for (const child of [...document.documentElement.children])
        if (child !== document.head && child !== document.body) child.remove();
    });
    await script(page, SUBMIT);
    expect(given()).toBe(0);
    await page.close();
  });

  it('the button is taken away and the answer is fetched', async () => {
    await stage.publish('block');
    const { page, given } = await stage.atConsent();
    await script(page, FETCH.replace('fetch(', 'form.remove(); fetch('));
    expect(given()).toBe(0);
    await page.close();
  });

  it('a button that is made anew all the time, in another place, is held in every form', async () => {
    await stage.publish('block');
    const { page, person, given, since } = await stage.atConsent();
    await script(
      page,
      `setInterval(() => {
        const button = document.querySelector('[type=submit]');
        const next = button.cloneNode(true);
        next.style.cssText = 'position:fixed;left:40px;top:40px;width:200px;height:60px';
        button.replaceWith(next);
      }, 30);`,
    );
    // Each press and release meets another button: some of them are no click at all.
    for (let click = 0; click < 5; click += 1) await page.mouse.click(100, 70);
    await person.meets();
    await page.keyboard.press('Escape');
    await stage.event(since, 'blocked');
    expect(given()).toBe(0);
    await page.close();
  });

  it('a second tab of the same page', async () => {
    await stage.publish('block');
    const { page, given } = await stage.atConsent();
    const [second] = await Promise.all([
      page.context().waitForEvent('page'),
      page.evaluate(() => void window.open(location.href, '_blank', 'noopener')),
    ]);
    await allow(second).waitFor();
    await second.waitForTimeout(600);
    await script(second, SUBMIT);
    expect(given()).toBe(0);
    await second.close();
    await page.close();
  });

  it('a pop-up', async () => {
    await stage.publish('block');
    const { page } = await stage.house.newPage();
    await page.goto(stage.app.url);
    const [popup] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('button', { name: 'Connect MailTidy in a new window' }).click(),
    ]);
    const { given } = await stage.consentOn(popup, await personAt(popup));
    await script(popup, SUBMIT);
    expect(given()).toBe(0);
    await popup.close();
    await page.close();
  });
});

describe('the person’s own answer', () => {
  it('lets the step go once, and one event says that access was granted', async () => {
    await stage.publish('acknowledge');
    const { page, person, given, since } = await stage.atConsent();
    await allow(page).click();
    await person.meets();
    await person.presses(/anyway/iu);
    await page.waitForURL(/callback/u);
    expect(given()).toBe(1);
    const event = await stage.whole(await stage.event(since, 'proceeded'));
    expect(event).toContain('"grant":"granted"');
    expect(event).not.toMatch(/[?&](code|state)=/u);
    expect(await stage.steps(since)).toHaveLength(1);
    await page.close();
  });

  it('to a script’s request lets the page’s button work', async () => {
    await stage.publish('acknowledge');
    const { page, person, given, since } = await stage.atConsent();
    await script(page, FETCH);
    await person.meets();
    expect(given()).toBe(0);
    await person.presses(/anyway/iu);
    await page.waitForURL(/callback/u);
    expect(given()).toBe(1);
    await stage.event(since, 'proceeded');
    expect(await stage.steps(since)).toHaveLength(1);
    await page.close();
  });

  it('on the page that stands in leads back, and the next click passes', async () => {
    await stage.publish('justify');
    const { page, person, given, since } = await stage.atConsent();
    await script(page, SUBMIT);
    await person.meets();
    await person.writes('Sorting supplier mail');
    await person.presses(/anyway/iu);
    await allow(page).waitFor();
    await page.waitForTimeout(600);
    expect(given()).toBe(0);
    await script(page, SUBMIT);
    await page.waitForURL(/callback/u);
    expect(given()).toBe(1);
    expect(await stage.whole(await stage.event(since, 'proceeded'))).toContain(
      'Sorting supplier mail',
    );
    await page.close();
  });

  it('a double click on the page’s button is one question, and nothing is sent', async () => {
    await stage.publish('acknowledge');
    const { page, person, given } = await stage.atConsent();
    await allow(page).dblclick();
    await person.meets();
    await page.waitForTimeout(500);
    expect(given()).toBe(0);
    await page.keyboard.press('Escape');
    await person.isFree();
    await page.close();
  });

  it('back from the app to the consent, the step is judged anew', async () => {
    await stage.publish('acknowledge');
    const { page, person, given } = await stage.atConsent();
    await allow(page).click();
    await person.meets();
    await person.presses(/anyway/iu);
    await page.waitForURL(/callback/u);
    await page.goBack();
    await page.waitForTimeout(800);
    const before = given();
    await script(page, `document.querySelector('form')?.submit();`);
    expect(given()).toBe(before);
    await page.close();
  });

  it('“no” always passes, and is told as the person’s refusal', async () => {
    await stage.publish('block');
    const { page, since } = await stage.atConsent();
    const before = stage.server.received.cancelled.length;
    await page.getByRole('link', { name: /cancel/iu }).click();
    await page.waitForURL(/callback/u);
    expect(stage.server.received.cancelled).toHaveLength(before + 1);
    const event = await stage.whole(await stage.event(since, 'cancelled'));
    expect(event).toContain('"grant":"refused"');
    await page.close();
  });

  it('none, and the tab is closed: the consent is told as abandoned', async () => {
    await stage.publish('block');
    const { page, since } = await stage.atConsent();
    await page.close();
    const event = await stage.whole(await stage.event(since, 'cancelled'));
    expect(event).toContain('"grant":"abandoned"');
  });
});
