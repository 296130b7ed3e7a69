import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { detailsOf, expectShown, PATIENCE, rowCount, rowsOf, useConsole } from './console-stage.ts';
import { PASSWORD } from './fake-service.ts';

async function live(page: Page): Promise<void> {
  await page
    .getByRole('status')
    .filter({ hasText: /^Live$/u })
    .waitFor();
}

describe('what arrives while one looks', { timeout: 40_000 }, () => {
  const stage = useConsole();

  it('goes on top of the list at once, and into the numbers', async () => {
    const [first, ...others] = detailsOf('few');
    stage.service.show(others);
    const page = await stage.open('/');
    await live(page);
    stage.service.push(first!);
    await rowCount(page).toBe(5);
    expect(await rowsOf(page).first().getAttribute('data-uid')).toBe(first!.row.uid);
    await expect
      .poll(() => page.locator('.numbers strong').first().innerText(), PATIENCE)
      .toBe('5');
    expect(await page.locator('.pill').count()).toBe(0);
  });

  it('waits behind a pill while the list is filtered, and only what matches', async () => {
    const [asked, fixed, ...others] = detailsOf('few');
    stage.service.show(others);
    const page = await stage.open('/?outcome=requested');
    await live(page);
    stage.service.push(fixed!);
    stage.service.push(asked!);
    const pill = page.getByRole('button', { name: 'Show 1 new event' });
    await pill.waitFor();
    expect(await pill.innerText()).toBe('1 new');
    expect(await rowsOf(page).count()).toBe(0);
    await pill.click();
    await rowCount(page).toBe(1);
    expect(await pill.count()).toBe(0);
  });

  it('waits while one is further down, and leads up when asked', async () => {
    const [first, second, third, ...others] = detailsOf('many');
    stage.service.show(others);
    const page = await stage.open('/');
    await live(page);
    await rowsOf(page).nth(60).scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => scrollY);
    for (const detail of [third!, second!, first!]) stage.service.push(detail);
    const pill = page.getByRole('button', { name: 'Show 3 new events' });
    await pill.waitFor();
    expect(await page.evaluate(() => scrollY)).toBe(before);
    expect(await pill.isVisible()).toBe(true);
    await pill.click();
    await rowCount(page).toBe(103);
    expect(await page.evaluate(() => scrollY)).toBe(0);
    expect(await rowsOf(page).first().getAttribute('data-uid')).toBe(first!.row.uid);
  });

  it('waits while an event is open', async () => {
    const [first, ...others] = detailsOf('few');
    stage.service.show(others);
    const page = await stage.open(`/events/${others[0]!.row.uid}`);
    await live(page);
    stage.service.push(first!);
    await expectShown(page.getByRole('button', { name: 'Show 1 new event' }));
  });

  it('says when the line is lost, and fetches what was missed', async () => {
    const [first, ...others] = detailsOf('few');
    stage.service.show(others);
    const page = await stage.open('/');
    await live(page);
    stage.service.cutLive(true);
    await expectShown(page.getByText('Live updates lost. Trying again…'));
    await page.getByRole('button', { name: 'Refresh now' }).waitFor();
    stage.service.push(first!);
    stage.service.cutLive(false);
    await live(page);
    await rowCount(page).toBe(5);
  });
});

describe('the session', { timeout: 40_000 }, () => {
  const stage = useConsole();

  it('is asked for, and leads where one wanted to go', async () => {
    const details = stage.show('few');
    stage.service.have('expired');
    const page = await stage.open(`/events/${details[0]!.row.uid}?span=7d`);
    await page.getByRole('heading', { name: 'Sign in to Handrail' }).waitFor();
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Type your name and your password.').waitFor();
    await page.getByLabel('Name').fill('sam');
    await page.getByLabel('Password').fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByText('Name or password is wrong.').waitFor();
    await page.getByLabel('Password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Give MailTidy 4 permissions at Google' }).waitFor();
    expect(new URL(page.url()).search).toBe('?span=7d');
    expect(stage.complaints).toEqual([]);
  });

  it('says when it has ended, and goes on afterwards', async () => {
    stage.show('few');
    const page = await stage.open('/');
    await rowsOf(page).first().waitFor();
    stage.service.have('expired');
    await page.getByRole('button', { name: /stopped/u }).click();
    await expectShown(page.getByText('Your session has ended.'));
    await page.getByLabel('Name').fill('sam');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/?outcome=blocked');
    await rowCount(page).toBe(1);
  });

  it('ends when one signs out', async () => {
    stage.show('few');
    const page = await stage.open('/');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in to Handrail' }).waitFor();
    expect(await page.getByText('Your session has ended.').count()).toBe(0);
    await page.reload();
    await page.getByRole('heading', { name: 'Sign in to Handrail' }).waitFor();
  });
});
