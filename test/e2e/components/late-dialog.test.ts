/** The dialogs come to a page by themselves, after the guard: when, how shielded, and what happens if they cannot. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../support/person.ts';
import { type House, openHouse, savedPage } from '../house.ts';

let house: House;
const share = savedPage('share/google-drive/invite-external');

beforeAll(async () => {
  house = await openHouse();
});

afterAll(async () => {
  await house?.close();
});

const outside = (effect: string) => ({
  id: `outside-${effect}`,
  kinds: ['share'],
  when: { audienceAtLeast: 'external' },
  effect,
  stage: 'enforce',
});

/** The share dialog in Drive; `before` runs ahead of every script of the page. */
async function atShare(
  effect: string,
  before: () => void = () => undefined,
): Promise<{ page: Page; person: Person; scripts: string[] }> {
  await house.publish({ rules: [outside(effect)] });
  await house.pull();
  const opened = await house.open({
    ...share,
    html: share.html.replace('<head>', `<head><script>(${before.toString()})()</script>`),
  });
  const { page } = opened;
  // What came so far is at rest; then a reload, so that every script of the extension is seen to come.
  await page.waitForTimeout(700);
  const scripts: string[] = [];
  const session = await page.context().newCDPSession(page);
  session.on('Debugger.scriptParsed', ({ url }) => {
    const name = /^chrome-extension:.*\/content-scripts\/(.+)\.js$/u.exec(url)?.[1];
    if (name !== undefined) scripts.push(name);
  });
  await session.send('Debugger.enable');
  scripts.length = 0;
  await page.reload();
  await page.waitForTimeout(1_000);
  return { ...opened, scripts };
}

const send = (page: Page) => page.locator(share.control ?? 'button').click();
const sent = () => house.received('docs.google.com').length;

describe('the dialogs', () => {
  it('are not on a page where nothing is to be shown', async () => {
    const { page, scripts } = await atShare('log');
    await send(page);
    await page.waitForTimeout(500);
    expect(scripts).toEqual(['share']);
    await page.close();
  });

  it('are there before the click where something will be, and once', async () => {
    const { page, person, scripts } = await atShare('acknowledge');
    expect(scripts).toEqual(['share', 'dialog']);
    await send(page);
    await person.meets();
    await page.keyboard.press('Escape');
    await person.isFree();
    await send(page);
    await person.meets();
    expect(scripts).toEqual(['share', 'dialog']);
    await page.close();
  });

  it('keep their keys to themselves, though the page listened first and changed what it could', async () => {
    const { page, person } = await atShare('justify', () => {
      const leaked: string[] = [];
      Object.assign(window, { leaked });
      for (const type of [
        'keydown',
        'keypress',
        'keyup',
        'beforeinput',
        'input',
        'click',
        'submit',
      ])
        for (const target of [window, document])
          target.addEventListener(
            type,
            (event) => {
              if (event.target instanceof Element && !document.body?.contains(event.target))
                leaked.push(`${type} ${event instanceof KeyboardEvent ? event.key : ''}`);
            },
            { capture: true },
          );
      // Page scripts have prototypes of their own; changing them must change nothing for us.
      const steal = () => {
        leaked.push('stolen');
        throw new Error('not for you');
      };
      Element.prototype.attachShadow = steal;
      HTMLDialogElement.prototype.showModal = steal;
      ShadowRoot.prototype.append = steal;
      EventTarget.prototype.dispatchEvent = steal;
      Object.defineProperty(window, Symbol.for('handrail.dialogs'), { set: steal, get: steal });
    });
    const before = sent();
    await send(page);
    await person.meets();
    await person.writes('secret reason');
    expect(await page.evaluate('window.leaked')).toEqual([]);
    expect(sent()).toBe(before);
    await person.presses(/share anyway/iu);
    await person.isFree();
    // Drive wants a real click: the person's own.
    await send(page);
    await expect.poll(sent, { timeout: 15_000 }).toBeGreaterThan(before);
    await page.close();
  });

  it('that cannot come leave the step held; the person is told, and so is security', async () => {
    await house.inWorker(
      `globalThis.kept = chrome.scripting.executeScript;
       chrome.scripting.executeScript = () => Promise.reject(new Error('Blocked by the administrator.')); 1`,
    );
    const since = Date.now();
    const { page, person, scripts } = await atShare('acknowledge');
    const before = sent();
    await send(page);
    await expect.poll(() => person.notice(), { timeout: 15_000 }).toMatch(/reload the page/iu);
    expect(await person.dialog()).toBeNull();
    expect(sent()).toBe(before);
    expect(scripts).toEqual(['share']);
    await house.console.waitFor(
      (row) =>
        row.type === 'health' && row.time >= since && row.message.includes('could not be asked'),
    );
    // As soon as they can come, the same button asks.
    await house.inWorker('chrome.scripting.executeScript = globalThis.kept; 1');
    await page.waitForTimeout(1_100);
    await send(page);
    await person.meets();
    expect(sent()).toBe(before);
    await page.close();
  });
});

describe('beside a provider’s own stop', () => {
  const settings = {
    walls: { 'needs-admin-approval': { text: { en: 'The app desk looks at each app.' } } },
  };

  it('the organisation’s words are shown, once, and no question is asked', async () => {
    // Parsed by the policy's own schema, which fills in the rest.
    await house.publish({ rules: [], ...{ settings: settings as never } });
    await house.pull();
    const { page, person } = await house.open(
      savedPage('consent/microsoft-entra/need-admin-approval'),
    );
    await expect
      .poll(() => person.notice(), { timeout: 15_000 })
      .toMatch(/asks an admin first.*app desk looks/su);
    expect(await person.dialog()).toBeNull();
    await page.close();
  });

  it('nothing is shown beside a page that is none', async () => {
    const { page, person } = await house.open(savedPage('consent/google/account-chooser'));
    await page.waitForTimeout(2_000);
    // The page has a status region of its own, which is empty.
    expect((await person.notice()) ?? '').toBe('');
    await page.close();
  });
});
