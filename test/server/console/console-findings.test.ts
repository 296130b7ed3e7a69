/** The page of findings on the real service: none, one, many, one alone, and what somebody says of one. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { FindingPage } from '../../../server/contract/findings.ts';
import type { Service } from '../../../server/main.ts';
import { shareWith } from '../inventory-stage.ts';
import { PASSWORD, usePlace } from '../places.ts';
import { type Reader, report, signIn } from '../requests.ts';
import { expectShown, PATIENCE, useConsole } from './console-stage.ts';
import { expectGoodLooks } from './looks.ts';

const DAY = 86_400_000;
const LONG = `${'very.long.name.'.repeat(10)}@acme.example`;
const HOSTILE = '<img src=x onerror=alert(1)>\u202Etxt.exe';

describe('findings in the console', { timeout: 240_000 }, () => {
  const stage = useConsole();
  const place = usePlace('PGlite');
  let service: Service;
  let reader: Reader;

  beforeAll(async () => {
    service = await place.start({ consoleDirectory: stage.directory });
    reader = await signIn(service.url);
  }, 120_000);

  const share = (user: string, days: number, domain: string) =>
    shareWith(domain, user, Date.now() - days * DAY);
  /** A fortnight like every other, and then a day that is not. */
  const unusual = (user: string) => [
    ...Array.from({ length: 14 }, (_, day) => share(user, day + 1, 'partner.example')),
    ...Array.from({ length: 7 }, (_, at) => share(user, 0, `new-${at}.example`)),
  ];
  const findings = async () => {
    const answer = await reader.get('/api/findings?limit=200');
    return FindingPage.parse(await answer.json()).rows;
  };
  const found = (user: string) =>
    expect.poll(async () => (await findings()).some(({ subject }) => subject === user), PATIENCE);
  const open = async (path: string) => {
    const page = await stage.open(path, { base: service.url });
    await page.getByLabel('Name').fill('admin');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expectShown(page.getByRole('heading', { name: 'Findings', level: 1 }));
    return page;
  };
  const look = async (page: Page, state: string) => {
    await expectGoodLooks(page, state);
    expect(stage.complaints).toEqual([]);
  };
  const cards = (page: Page) => page.getByRole('list', { name: 'Findings' }).getByRole('listitem');

  it('says that nothing is unusual, and from when on something could be', async () => {
    const page = await open('/findings');
    await expectShown(page.getByText('Nothing is unusual'));
    await look(page, 'findings-none');
  });

  it('shows one with the numbers beside it, and keeps what somebody says of it', async () => {
    await report(service.url, unusual('ana@acme.example'));
    await found('ana@acme.example').toBe(true);
    const page = await open('/findings?state=new');
    const card = cards(page).filter({ hasText: 'domains that were new' });
    await expectShown(card.getByText(/7 shares .* usual 0 to 1 \(14 active days\)/u));
    await look(page, 'findings-one');

    // By keyboard alone, from the state to the button.
    await card.getByLabel('State').focus();
    await page.keyboard.press('s');
    await page.keyboard.press('Tab');
    await page.keyboard.type('a tender');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expectShown(card.getByText(/suppressed: a tender/u));
    const said = (await findings()).find(({ state }) => state === 'suppressed');
    expect(said).toMatchObject({ why: 'a tender', changedBy: 'admin' });

    await card.getByRole('link', { name: /show the steps/u }).click();
    await page.waitForURL((url) => url.searchParams.get('person') === 'ana@acme.example');
  });

  it('shows the one that a notice leads to, and says so where it is gone', async () => {
    const [one] = await findings();
    const page = await open(`/findings?finding=${one!.finding}`);
    await expect.poll(() => cards(page).count(), PATIENCE).toBe(1);
    await page.getByRole('link', { name: 'Show every finding' }).click();
    await expect.poll(() => cards(page).count(), PATIENCE).toBe((await findings()).length);
    await page.goto(`${service.url}/findings?finding=nothing`);
    await expectShown(page.getByText('This finding is not there'));
    await look(page, 'findings-gone');
  });

  it('shows many page by page, with long names and names made to do harm', async () => {
    const people = [LONG, HOSTILE, ...Array.from({ length: 58 }, (_, at) => `p${at}@acme.example`)];
    for (const name of people) await report(service.url, unusual(name));
    await found(people.at(-1)!).toBe(true);
    const page = await open('/findings');
    await expect.poll(() => cards(page).count(), PATIENCE).toBe(50);
    await page.getByRole('button', { name: 'Show more' }).click();
    await expect.poll(() => cards(page).count(), PATIENCE).toBeGreaterThan(60);
    await expectShown(page.getByText('<img src=x').first());
    await look(page, 'findings-many');
  });
});
