import { describe, expect, it } from 'vitest';
import {
  lastListRequest,
  expectShown,
  PATIENCE,
  rowCount,
  rowsOf,
  useConsole,
} from './console-stage.ts';

describe('the list of what happened', { timeout: 40_000 }, () => {
  const stage = useConsole();

  it('says the time, the browsers and how the steps ended', async () => {
    stage.show('few');
    const page = await stage.open('/');
    await rowsOf(page).first().waitFor();
    expect(await page.locator('.subtitle').textContent()).toBe('Last 24 hours, 5 browsers');
    const numbers = await page.locator('.numbers button').allInnerTexts();
    expect(numbers.map((text) => text.replace(/\s+/gu, ' '))).toEqual([
      '5 risky steps',
      '1 let through',
      '1 went ahead',
      '1 fixed',
      '0 went back',
      '1 asked',
      '1 stopped',
      '0 disputed',
    ]);
    expect(await rowsOf(page).allInnerTexts()).toEqual([
      'Consent to MailTidy',
      'Share spreadsheet with people outside the organisation',
      'Publish flow, open to people outside the organisation',
      'Connect Google Sheets',
      'Consent to MailTidy',
    ]);
    const watched = page.locator('.events tbody tr').nth(3);
    expect(await watched.locator('.decision').innerText()).toMatch(/log\s+rule asks: block/u);
    const time = page.locator('.events time').first();
    expect(await time.getAttribute('title')).toMatch(/GMT\+1|CET|GMT\+2|CEST/u);
    expect(stage.complaints).toEqual([]);
  });

  it('turns a number into a filter of the address and of the request', async () => {
    stage.show('few');
    const page = await stage.open('/');
    await page.getByRole('button', { name: /asked/u }).click();
    await page.waitForURL('**/?outcome=requested');
    await rowCount(page).toBe(1);
    expect(lastListRequest(stage.service).get('outcome')).toBe('requested');
    expect(await page.locator('.filtered').innerText()).toContain('only the list is filtered');

    await page.goBack();
    await rowCount(page).toBe(5);
    expect(new URL(page.url()).search).toBe('');
  });

  it('filters by everything there is, and clears it', async () => {
    stage.show('few');
    const page = await stage.open('/');
    await page.getByLabel('Time', { exact: true }).selectOption('7d');
    await page.getByLabel('Decision', { exact: true }).selectOption('justify');
    await page.getByLabel('Surface').selectOption('share/google-drive');
    await page.getByLabel('Person').fill('o.kaya@acme.example');
    await page.getByLabel('App').fill('nothing-here');
    await page.getByLabel('App').press('Enter');
    await page.getByText('No event matches these filters').waitFor();
    const asked = lastListRequest(stage.service);
    expect(Object.fromEntries([...asked].filter(([name]) => name !== 'from'))).toEqual({
      type: 'step',
      effect: 'justify',
      surface: 'share/google-drive',
      person: 'o.kaya@acme.example',
      app: 'nothing-here',
    });
    expect(Date.now() - Number(asked.get('from'))).toBeGreaterThan(6.9 * 24 * 3600 * 1000);
    const shared = new URL(page.url());
    expect(Object.fromEntries(shared.searchParams)).toEqual({
      span: '7d',
      effect: 'justify',
      surface: 'share/google-drive',
      person: 'o.kaya@acme.example',
      app: 'nothing-here',
    });

    // The address alone is enough to see the same.
    const other = await stage.open(shared.pathname + shared.search);
    await other.getByText('No event matches these filters').waitFor();
    expect(await other.getByLabel('Person').inputValue()).toBe('o.kaya@acme.example');

    await page.getByRole('button', { name: 'Clear filters' }).first().click();
    await rowCount(page).toBe(5);
    expect(new URL(page.url()).search).toBe('?span=7d');
  });

  it('searches while one types, as one step of the history', async () => {
    stage.show('few');
    const page = await stage.open('/');
    await rowsOf(page).first().waitFor();
    await page.getByLabel('Search').pressSequentially('publish', { delay: 120 });
    await page.waitForURL('**/?text=publish');
    await rowCount(page).toBe(1);
    await page.getByLabel('Search').pressSequentially('-open', { delay: 400 });
    await page.waitForURL('**/?text=publish-open');
    await page.goBack();
    await page.waitForURL((url) => url.search === '');
    await expect.poll(() => page.getByLabel('Search').inputValue(), PATIENCE).toBe('');
  });

  it('leaves out of an address what it does not know', async () => {
    stage.show('few');
    const page = await stage.open('/?effect=explode&span=always&from=yesterday&outcome=fixed');
    await rowCount(page).toBe(1);
    expect(lastListRequest(stage.service).has('effect')).toBe(false);
  });

  it('shows one time of the chart, by mouse and by keyboard', async () => {
    stage.show('many');
    const page = await stage.open('/');
    const label = await page.getByRole('img').getAttribute('aria-label');
    expect(label).toMatch(/260 steps\. Most at .*: \d+ steps\./u);
    await page.getByText('Show as a table').click();
    const row = page.locator('.chart-table tbody tr').first();
    const count = Number(await row.locator('td').first().innerText());
    await row.getByRole('button').press('Enter');
    await page.waitForURL('**/?span=custom&**');
    await rowCount(page).toBe(count);
    expect(lastListRequest(stage.service).has('to')).toBe(true);
    await page.goBack();
    await page.locator('.bar').last().click();
    await page.waitForURL('**/?span=custom&**');
    expect(await page.getByLabel('From', { exact: true }).inputValue()).not.toBe('');
  });

  it('loads further pages until the end', async () => {
    const details = stage.show('many');
    const page = await stage.open('/');
    await rowCount(page).toBe(100);
    const more = page.getByRole('button', { name: 'Show more' });
    await more.click();
    await rowCount(page).toBe(200);
    expect(lastListRequest(stage.service).get('cursor')).toBe('100');
    await more.click();
    await rowCount(page).toBe(details.length);
    expect(await more.count()).toBe(0);
    expect(await page.locator('.list-foot').innerText()).toBe('260 events, that is all');
    const uids = await rowsOf(page).evaluateAll((all) => all.map((link) => link.dataset['uid']));
    expect(new Set(uids).size).toBe(details.length);
  });

  it('shows browser health by its own filter', async () => {
    stage.show('health');
    const page = await stage.open('/?effect=block');
    await page.getByLabel('Kind of event').selectOption('health');
    await rowCount(page).toBe(5);
    expect(new URL(page.url()).search).toBe('?type=health');
    await rowsOf(page).nth(3).click();
    await page.getByText('A known dialog could not be read').waitFor();
  });

  describe('when there is nothing to show', () => {
    it('says how to check a browser when none ever reported', async () => {
      const page = await stage.open('/');
      await expectShown(page.getByRole('heading', { name: 'Nothing has happened yet' }));
      await page.getByRole('button', { name: 'Show browser health' }).click();
      await page.waitForURL('**/?type=health');
    });

    it('says when the last report came', async () => {
      stage.show('few');
      const page = await stage.open(
        '/?span=custom&from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z',
      );
      await expectShown(
        page.getByRole('heading', { name: 'No browser has reported in this time' }),
      );
      await page.getByRole('button', { name: 'Look at 30 days' }).click();
      await rowCount(page).toBe(5);
    });

    it('says that it was quiet when browsers reported', async () => {
      stage.show('health');
      const page = await stage.open('/');
      await page.getByRole('heading', { name: 'No risky step in this time' }).waitFor();
      expect(await page.locator('.board').innerText()).toContain('5 browsers reported');
    });
  });

  describe('when something is wrong', () => {
    it('says that it is loading', async () => {
      stage.show('few');
      stage.service.have('slow');
      const page = await stage.open('/');
      await expectShown(page.getByRole('status').filter({ hasText: 'Loading events' }));
    });

    it.each([
      ['failing', 'The database does not answer.'],
      ['unreadable', 'The service answered with something the console cannot read'],
    ] as const)('says what and tries again: %s', async (trouble, words) => {
      stage.show('few');
      stage.service.have(trouble);
      const page = await stage.open('/');
      await page.getByRole('alert').waitFor();
      expect(await page.getByRole('alert').innerText()).toContain(words);
      stage.service.have('none');
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.locator('.chart').waitFor();
      await rowCount(page).toBe(5);
    });

    it('keeps the list when only the next page fails', async () => {
      stage.show('many');
      const page = await stage.open('/');
      await rowCount(page).toBe(100);
      stage.service.have('failing');
      await page.getByRole('button', { name: 'Show more' }).click();
      await page.locator('.list-foot .refusal').waitFor();
      expect(await rowsOf(page).count()).toBe(100);
      stage.service.have('none');
      await page.locator('.list-foot').getByRole('button', { name: 'Try again' }).click();
      await rowCount(page).toBe(200);
    });
  });
});
