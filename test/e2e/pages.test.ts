/** Saved pages at their own host names, in a browser managed for real, with mouse and keyboard. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { Person } from '../support/person.ts';
import { type House, openHouse, savedPage } from './house.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse({}, {}, 'site');
});

afterAll(async () => {
  await house?.close();
});

let published = 0;

/** One rule for everything that this file does; a new one each time, or an answered step would not be asked again. */
const held = (effect: string) => [
  {
    id: `consents-${(published += 1)}`,
    kinds: ['consent'],
    when: { always: true },
    effect,
    stage: 'enforce',
  },
  {
    id: `outside-${published}`,
    kinds: ['share'],
    when: { audienceAtLeast: 'partner' },
    effect,
    stage: 'enforce',
  },
];

interface Case {
  readonly page: string;
  readonly host: string;
  /** What takes the step, as a person finds it. */
  readonly use: (page: Page) => Promise<void>;
  readonly keyboard: (page: Page) => Promise<void>;
  /** Where the page's own request goes. */
  readonly request: RegExp;
  readonly title: RegExp;
}

const clicks = (selector: string) => async (page: Page) => {
  await page.locator(selector).first().click();
};
const pressesOn = (selector: string, key: string) => async (page: Page) => {
  await page.locator(selector).first().focus();
  await page.keyboard.press(key);
};

const CASES: readonly Case[] = [
  {
    page: 'consent/google/external-app',
    host: 'accounts.google.com',
    use: clicks('#submit_approve_access button'),
    keyboard: pressesOn('#submit_approve_access button', 'Enter'),
    request: /consent\/approval/u,
    title: /Mailboard asks to/u,
  },
  {
    page: 'consent/microsoft-entra/user-consent-unverified',
    host: 'login.microsoftonline.com',
    use: clicks('#idSIButton9, input[type=submit][value=Accept]'),
    keyboard: pressesOn('#idSIButton9, input[type=submit][value=Accept]', 'Space'),
    request: /Consent\/Set/u,
    title: /asks to/u,
  },
  {
    page: 'share/google-drive/invite-external',
    host: 'docs.google.com',
    use: clicks('[aria-modal] .primary'),
    keyboard: pressesOn('[aria-modal] .primary', 'Enter'),
    request: /DriveShareDialogUi/u,
    title: /outside Acme will be able to edit/u,
  },
  {
    page: 'share/sharepoint/send-external',
    host: 'acme.sharepoint.com',
    use: clicks('.ms-Button--primary'),
    keyboard: pressesOn('.ms-Button--primary', 'Enter'),
    request: /ShareLink/u,
    title: /outside Acme/u,
  },
];

const sent = (host: string, request: RegExp) =>
  house.received(host).filter(({ path }) => request.test(path)).length;

async function answer(person: Person): Promise<void> {
  await person.presses(/anyway/iu);
  await person.isFree();
}

describe.each(CASES)('$page', ({ page: name, host, use, keyboard, request, title }) => {
  it('is held by mouse, and goes on once the person has said so', async () => {
    await house.publish({ rules: held('acknowledge') });
    const { page, person } = await house.open(savedPage(name));
    await page.waitForTimeout(500);
    const before = sent(host, request);
    const since = Date.now();
    await use(page);
    const dialog = await person.meets();
    expect(dialog.title).toMatch(title);
    expect(sent(host, request)).toBe(before);
    await answer(person);
    await page.waitForTimeout(700);
    // Pages that ignore events made by script get one more real click.
    if (sent(host, request) === before) await use(page);
    await expect.poll(() => sent(host, request), { timeout: 15_000 }).toBe(before + 1);
    // A consent's record waits for the redirect that says what came of it; here none comes.
    await page.close();
    const event = await house.console.waitFor(
      (row) => row.time >= since && row.outcome === 'proceeded',
    );
    expect(event.surface).toBe(name.split('/').slice(0, 2).join('/'));
    const steps = (await house.console.rows('?type=step')).filter((row) => row.time >= since);
    expect(steps.map(({ outcome }) => outcome)).toEqual(['proceeded']);
  });

  it('is held by keyboard, and nothing is sent when the person goes back', async () => {
    await house.publish({ rules: held('block') });
    const { page, person } = await house.open(savedPage(name));
    await page.waitForTimeout(500);
    const before = sent(host, request);
    const since = Date.now();
    await keyboard(page);
    await person.meets();
    await page.keyboard.press('Escape');
    await person.isFree();
    await keyboard(page);
    await person.meets();
    expect(sent(host, request)).toBe(before);
    await house.console.waitFor((row) => row.time >= since && row.outcome === 'blocked');
    await page.close();
  });
});

describe('controls that write at once', () => {
  it('holds "anyone with the link" in Drive before it is chosen', async () => {
    await house.publish({ rules: held('justify') });
    const { page, person } = await house.open(savedPage('share/google-drive/link-anyone'));
    await page.waitForTimeout(500);
    const option = page.locator('#scopes li[data-value="4"]');
    if (!(await option.isVisible())) await page.locator('[data-opens=scopes]').click();
    const before = sent('docs.google.com', /DriveShareDialogUi/u);
    await option.click();
    const { title } = await person.meets();
    expect(title).toMatch(/anyone with the link/iu);
    expect(sent('docs.google.com', /DriveShareDialogUi/u)).toBe(before);
    await page.close();
  });

  it('holds "Copy link" in SharePoint, which makes the link', async () => {
    await house.publish({ rules: held('acknowledge') });
    const { page, person } = await house.open({
      ...savedPage('share/sharepoint/copy-anyone-link'),
      url: 'https://acme.sharepoint.com/personal/a/_layouts/15/sharedialog.aspx?listId=%7B3f2504e0-4f89-11d3-9a0c-0305e82c3301%7D&listItemId=7&mode=copy',
    });
    await page.waitForTimeout(500);
    const before = sent('acme.sharepoint.com', /ShareLink/u);
    await page.locator('[data-automationid=Footer-button-copy]').click();
    expect((await person.meets()).title).toMatch(/anyone with the link/iu);
    expect(sent('acme.sharepoint.com', /ShareLink/u)).toBe(before);
    await answer(person);
    await expect
      .poll(() => sent('acme.sharepoint.com', /ShareLink/u), { timeout: 15_000 })
      .toBe(before + 1);
    await page.close();
  });
});

describe('what is nobody’s business', () => {
  it('a share inside the organisation passes without a word', async () => {
    await house.publish({ rules: held('block') });
    const { page, person } = await house.open(savedPage('share/google-drive/invite-internal'));
    await page.waitForTimeout(500);
    const before = sent('docs.google.com', /DriveShareDialogUi/u);
    await page.locator('[aria-modal] .primary').click();
    await expect.poll(() => sent('docs.google.com', /DriveShareDialogUi/u)).toBe(before + 1);
    expect(await person.dialog()).toBeNull();
    await page.close();
  });

  it('a dialog in a frame is held in its frame', async () => {
    await house.publish({ rules: held('acknowledge') });
    const inside = await house.open(savedPage('share/google-drive/invite-external'));
    await inside.page.close();
    const { page } = await house.open({
      url: 'https://docs.google.com/document/d/1AbC/edit',
      html: `<!doctype html><title>Doc</title><iframe class="share-client-content-iframe" style="width:900px;height:600px" src="${savedPage('share/google-drive/invite-external').url.replaceAll('&', '&amp;')}"></iframe>`,
      flow: null,
      control: null,
    });
    const frame = page.frameLocator('iframe');
    await frame.locator('[aria-modal] .primary').waitFor();
    await page.waitForTimeout(500);
    const before = sent('docs.google.com', /DriveShareDialogUi/u);
    await frame.locator('[aria-modal] .primary').click();
    await page.waitForTimeout(700);
    expect(sent('docs.google.com', /DriveShareDialogUi/u)).toBe(before);
    await page.close();
  });
});

describe('capturing a dialog', () => {
  it('shows the scrubbed structure of what is on screen, frames included, and hands it over as files', async () => {
    const shared = await house.open(savedPage('share/sharepoint/send-external'));
    // Its own address has to be known to the sites before a frame can show it.
    const inside = await house.open(savedPage('share/google-drive/invite-external'));
    await inside.page.close();
    const framed = await house.open({
      url: 'https://docs.google.com/document/d/1AbC/edit',
      html: `<!doctype html><title>Q3</title><iframe style="width:900px;height:600px" src="${savedPage('share/google-drive/invite-external').url.replaceAll('&', '&amp;')}"></iframe>`,
      flow: null,
      control: null,
    });
    await framed.page.frameLocator('iframe').locator('[aria-modal] .primary').waitFor();
    const { page } = await house.newPage();
    await page.goto(`chrome-extension://${house.stage.extensionId}/options.html`);
    const part = page.locator('section:has(#capture-title)');
    const capture = async (host: string) => {
      await part.getByRole('combobox').selectOption({ label: host });
      await part.getByRole('button').click();
      await part.getByRole('textbox').first().waitFor();
      return await part.getByRole('textbox').first().inputValue();
    };

    const sharepoint = await capture('acme.sharepoint.com');
    expect(sharepoint).toContain('role="dialog"');
    expect(sharepoint).not.toMatch(/@|\.example|https?:|<script/u);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      part.getByRole('link').first().click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^share-sharepoint-\d{4}-\d\d-\d\d\.html$/u);
    expect(readFileSync(await file.path(), 'utf8')).toBe(sharepoint);

    expect(await capture('docs.google.com')).toContain('aria-modal="true"');
    expect(await part.getByRole('heading', { level: 3 }).textContent()).toBe('share/google-drive');
    expect(await part.textContent()).not.toContain('Q3');
    for (const open of [shared.page, framed.page, page]) await open.close();
  });
});
