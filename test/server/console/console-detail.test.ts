import { describe, expect, it } from 'vitest';
import { rowsOf, useConsole } from './console-stage.ts';

const NARROW = { viewport: { width: 400, height: 860 } };

describe('one event', { timeout: 40_000 }, () => {
  const stage = useConsole();

  it('is reached, read and left by keyboard alone', async () => {
    const details = stage.show('few');
    const page = await stage.open('/');
    await rowsOf(page).first().waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-uid'));
    // Past the navigation, as its first link offers.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    for (let presses = 0; (await focused()) === null; presses += 1) {
      expect(presses).toBeLessThan(30);
      await page.keyboard.press('Tab');
    }
    expect(await focused()).toBe(details[0]!.row.uid);
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe(details[1]!.row.uid);
    await page.keyboard.press('End');
    expect(await focused()).toBe(details[4]!.row.uid);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');

    await page.keyboard.press('Enter');
    await page.waitForURL(`**/events/${details[1]!.row.uid}`);
    const panel = page.getByRole('region', { name: 'Event', exact: true });
    await panel.getByRole('heading', { name: /Share a spreadsheet/u }).waitFor();
    expect(await panel.evaluate((node) => node === document.activeElement)).toBe(true);

    await page.keyboard.press('Escape');
    await page.waitForURL((url) => url.pathname === '/');
    expect(await panel.count()).toBe(0);
    expect(await focused()).toBe(details[1]!.row.uid);
  });

  it('follows the arrow keys while it is open, and "back" leads to the list', async () => {
    const details = stage.show('few');
    const page = await stage.open('/?span=7d');
    await rowsOf(page).first().click();
    await page.waitForURL(`**/events/${details[0]!.row.uid}?span=7d`);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.waitForURL(`**/events/${details[2]!.row.uid}?span=7d`);
    await page.getByRole('heading', { name: 'Publish a flow from Node-RED' }).waitFor();
    expect(await page.locator('tr.open').count()).toBe(1);
    await page.goBack();
    await page.waitForURL((url) => url.pathname === '/' && url.search === '?span=7d');
  });

  it('says what, who, why, what was shown and what the person did', async () => {
    const details = stage.show('few');
    const page = await stage.open(`/events/${details[1]!.row.uid}`);
    const panel = page.locator('.detail');
    await panel.getByRole('heading', { level: 2 }).waitFor();
    const text = await panel.innerText();
    for (const part of [
      'Share a spreadsheet labelled “Customer data” in Google',
      'gmail.com · 1',
      'vendor.example · 1',
      'acme.example · 4',
      'people outside the organisation',
      'share-external',
      'everything-is-noted',
      'audience.external',
      'label.customer',
      'the person must give a reason',
      'Nobody at Acme has checked this yet.',
      'Use the approved way instead.',
      'the person changed the step, then went on',
      'Vendor checks July returns, agreement 4711',
      'acme, version 42',
      '3 minutes',
      'valid when it decided',
      'the page reader',
      'share/google-drive, reader version 3',
      '4.2 milliseconds',
      '1.8 seconds later',
    ]) {
      expect(text).toContain(part);
    }
    expect(await panel.locator('.chip.marked').allInnerTexts()).toEqual([
      'gmail.com · 1',
      'vendor.example · 1',
    ]);
  });

  it('says when a stage made it milder, a condition was unknown, a policy stale', async () => {
    const details = stage.show('few');
    const page = await stage.open(`/events/${details[3]!.row.uid}`);
    const panel = page.locator('.detail');
    await panel.getByText('The rule asks to block; its stage, observe, made it milder.').waitFor();
    await panel.getByText('past its expiry when it decided').waitFor();
    expect(await panel.locator('.warning').innerText()).toContain('connectorOwner');
    await panel.getByText('Nothing was shown.').waitFor();

    const excepted = await stage.open(`/events/${details[4]!.row.uid}`);
    await excepted.getByText('an exception that was approved').waitFor();
    await excepted.locator('.detail').getByText('exception-2026-0117', { exact: true }).waitFor();
    await excepted.getByText('granted', { exact: true }).waitFor();
  });

  it('shows and copies the event as it was received', async () => {
    const details = stage.show('few');
    const page = await stage.open(`/events/${details[0]!.row.uid}`, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.locator('.raw summary').click();
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByText('Copied').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(JSON.parse(copied)).toEqual(details[0]!.event);
    expect(JSON.parse(await page.locator('.raw pre').innerText())).toEqual(details[0]!.event);
  });

  it('is a page of its own on a narrow screen, and gives the list back where it was', async () => {
    stage.show('many');
    const page = await stage.open('/', NARROW);
    await rowsOf(page).nth(40).scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => scrollY);
    await rowsOf(page).nth(40).click();
    await page.locator('.detail h2').waitFor();
    expect(await rowsOf(page).first().isVisible()).toBe(false);
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await page.getByRole('button', { name: 'Back to the list' }).click();
    await rowsOf(page).first().waitFor();
    expect(Math.abs((await page.evaluate(() => scrollY)) - before)).toBeLessThan(200);
  });

  it('never makes the page wider than the screen', async () => {
    for (const name of ['longNames', 'german', 'hostile', 'many'] as const) {
      const details = stage.show(name);
      for (const path of ['/', `/events/${details[0]!.row.uid}`]) {
        const page = await stage.open(path, { viewport: { width: 320, height: 700 } });
        await page.locator(path === '/' ? '.events' : '.detail h2').waitFor();
        const widths = await page.evaluate(() => [
          document.documentElement.scrollWidth,
          document.documentElement.clientWidth,
        ]);
        expect(widths[0], `${name} ${path}`).toBeLessThanOrEqual(widths[1]!);
      }
    }
  });

  it('shows markup as text, everywhere', async () => {
    const details = stage.show('hostile');
    const page = await stage.open(`/events/${details[0]!.row.uid}`);
    await page.locator('.raw summary').click();
    await rowsOf(page).first().waitFor();
    const markup = `<img src=x onerror="document.title='owned'">`;
    const text = await page.locator('.detail').innerText();
    // Title, sentence, person, scope, rule, reason, words shown, advice, own words, policy.
    expect(text.split(markup).length - 1).toBeGreaterThanOrEqual(10);
    expect(await page.locator('img, iframe, object, .detail script, .detail a').count()).toBe(0);
    expect(await page.title()).toContain('<img src=x');
    expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/u);
    expect(await page.locator('.raw pre').innerText()).toContain('\\u202e');
    expect(stage.complaints).toEqual([]);
  });

  it('says so when there is no such event, and when it is of another version', async () => {
    const details = stage.show('few');
    const page = await stage.open('/events/01890000-0000-7000-8000-00000000dead');
    await page.getByRole('alert').filter({ hasText: 'There is no such event.' }).waitFor();

    const [first, ...others] = details;
    const event = { ...first!.event, unmapped: { handrail: { type: 'later' } } };
    stage.service.show([{ ...first!, event }, ...others]);
    const newer = await stage.open(`/events/${first!.row.uid}`);
    await newer.getByText('written by another version').waitFor();
    await newer.locator('.raw summary').click();
    expect(await newer.locator('.raw pre').innerText()).toContain('"later"');
  });
});
