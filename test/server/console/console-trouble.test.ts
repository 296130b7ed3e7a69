/** What fails, comes late or is done twice: nothing is made up, nothing typed is lost, nothing is sent again. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type {
  Affected,
  AffectedPage,
  Containment,
  ContainmentDetail,
  Preview,
} from '../../../server/contract/containment.ts';
import type { Finding } from '../../../server/contract/findings.ts';
import { detailsOf, expectShown, PATIENCE, rowCount, useConsole } from './console-stage.ts';

const DAY = 86_400_000;
const NOT_NOW = { status: 503, json: { error: 'Not now.', hint: 'Try again in a moment.' } };

const PREVIEW: Preview = {
  ...{ target: { sort: 'app', id: 'mailtidy' }, name: 'MailTidy', things: [], more: false },
  ...{ first: 1, last: 2, steps: 3, people: 2, devices: 2, onlyMet: 0 },
  ...{ reach: [], cautions: [], needs: 'one' },
};

const affected = (person: string): Affected => ({
  ...{ person, device: `browser-of-${person}`, platform: 'google', thing: 'mailtidy' },
  ...{ first: 1, last: 2, times: 1 },
});

const STOPPED: Containment = {
  ...{ id: '0197a000-0000-7000-8000-000000000001', entry: 'stop-1', target: PREVIEW.target },
  ...{ name: 'MailTidy', drill: false, reason: 'leaked', state: 'stopped' },
  ...{ proposed: 1, proposedBy: 'kim', confirmed: 2, confirmedBy: 'sam' },
  ...{ ended: null, endedBy: null, endReason: null, inPolicy: true },
  effects: {
    ...{ stopped: 0, wentOn: 0, other: 0, firstStopped: null, lastStopped: null, lastWentOn: null },
  },
};

const finding = (subject: string, change: Partial<Finding> = {}): Finding => ({
  ...{
    finding: `f-${subject}`,
    sort: 'person',
    subject,
    name: null,
    measure: 'steps',
    day: 20_000,
  },
  ...{ count: 9, usual: { low: 0, high: 1 }, usualDays: 14, peers: '', peersUsual: null },
  ...{ peersDays: 0, severity: 'low', state: 'new', why: null, changed: null, changedBy: null },
  ...change,
});

describe('a console in trouble', { timeout: 120_000 }, () => {
  const stage = useConsole();
  const cards = (page: Page) => page.getByRole('list', { name: 'Findings' }).getByRole('listitem');

  it('never says "nobody" of a question that was not answered', async () => {
    const page = await stage.open('/');
    const answers: ('fails' | AffectedPage)[] = [
      'fails',
      { rows: [affected('ada')], next: 'two' },
      'fails',
      { rows: [affected('bo')], next: null },
    ];
    await page.route('**/api/containment/preview?**', (route) => route.fulfill({ json: PREVIEW }));
    await page.route('**/api/containment/affected?**', (route) => {
      const answer = answers.shift()!;
      return route.fulfill(answer === 'fails' ? NOT_NOW : { json: answer });
    });
    await page.goto(`${stage.service.url}/contain?sort=app&id=mailtidy`);
    const people = page.locator('section', { hasText: 'Not now.' });
    await expectShown(people.getByText('Not now.'));
    expect(await page.getByText('Nobody went on with it.').count()).toBe(0);
    await people.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('button', { name: 'Show more' }).click();
    await expectShown(page.getByText('Not now.'));
    // The first page stays, and so does the way to the second.
    await expectShown(page.getByRole('link', { name: 'ada' }));
    await page.getByRole('button', { name: 'Try again' }).click();
    await expectShown(page.getByRole('link', { name: 'bo' }));
    expect(await page.getByRole('link', { name: 'ada' }).count()).toBe(1);
    expect(await page.getByRole('button', { name: 'Show more' }).count()).toBe(0);
  });

  it('keeps what is being typed while what stands behind it is asked for and fails', async () => {
    const page = await stage.open('/');
    let fails = false;
    let looks = 0;
    const detail: ContainmentDetail = { containment: STOPPED, yaml: '', spread: null };
    await page.route('**/api/containment/stops/**', (route) => {
      looks += 1;
      return route.fulfill(fails ? NOT_NOW : { json: detail });
    });
    await page.route('**/api/containment/preview?**', (route) => route.fulfill({ json: PREVIEW }));
    await page.goto(`${stage.service.url}/contain/${STOPPED.id}`);
    await page.getByRole('button', { name: 'Lift it…' }).click();
    await page.getByLabel('Why').fill('The vendor has mended it');
    fails = true;
    const before = looks;
    await expect.poll(() => looks, PATIENCE).toBeGreaterThan(before);
    await expect.poll(() => page.getByText('Not now.').count(), PATIENCE).toBe(1);
    expect(await page.getByLabel('Why').inputValue()).toBe('The vendor has mended it');
  });

  it('asks again for numbers of a chosen time when it is told to', async () => {
    stage.show('few');
    const page = await stage.open('/');
    const failing = (route: { fulfill: (answer: typeof NOT_NOW) => Promise<void> }) =>
      route.fulfill(NOT_NOW);
    await page.route('**/api/summary?**', failing);
    const [from, to] = [Date.now() - DAY, Date.now() + DAY].map((at) => new Date(at).toISOString());
    await page.goto(`${stage.service.url}/?span=custom&from=${from}&to=${to}`);
    await expectShown(page.getByText('Not now.'));
    await page.unroute('**/api/summary?**', failing);
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await expectShown(page.locator('.numbers').first());
    expect(await page.getByText('Not now.').count()).toBe(0);
  });

  it('drops an answer to what is asked no more, and asks once for each click', async () => {
    const page = await stage.open('/');
    const asked: string[] = [];
    await page.route('**/api/findings?**', async (route) => {
      const query = new URL(route.request().url()).searchParams;
      asked.push(query.toString());
      const isMore = query.has('cursor');
      if (isMore) await new Promise((done) => setTimeout(done, 1_000));
      const rows = [finding(query.get('state') ?? (isMore ? 'late' : 'first'))];
      await route.fulfill({ json: { rows, next: isMore ? null : 'two' } }).catch(() => {});
    });
    await page.goto(`${stage.service.url}/findings`);
    const more = page.getByRole('button', { name: 'Show more' });
    await more.dblclick({ delay: 1 });
    expect(asked.filter((query) => query.includes('cursor'))).toHaveLength(1);
    await page.getByLabel('State').first().selectOption('resolved');
    await expect.poll(() => cards(page).allInnerTexts(), PATIENCE).toHaveLength(1);
    await new Promise((done) => setTimeout(done, 1_500));
    const shown = await cards(page).locator('h2').allInnerTexts();
    expect(shown.map((text) => /first|late|resolved/u.exec(text)?.[0])).toEqual(['resolved']);
  });

  it('names a day that the service counts as the service does, and a year that is not this one', async () => {
    const page = await stage.open('/', { timezoneId: 'America/New_York' });
    const today = Math.floor(Date.now() / DAY);
    const rows = [
      finding('ada', { day: today }),
      finding('bo', { day: Date.UTC(2024, 0, 1) / DAY }),
    ];
    await page.route('**/api/findings?**', (route) =>
      route.fulfill({ json: { rows, next: null } }),
    );
    await page.goto(`${stage.service.url}/findings`);
    const day = new Intl.DateTimeFormat('en-GB', {
      ...{ day: 'numeric', month: 'short', timeZone: 'UTC' },
    }).format(today * DAY);
    await expectShown(cards(page).first().getByText(day, { exact: true }));
    await expectShown(cards(page).last().getByText('1 Jan 2024', { exact: true }));
  });

  it('leaves no hole where more was missed than one answer holds', async () => {
    const all = detailsOf('many');
    stage.service.show(all.slice(-2));
    const page = await stage.open('/');
    await rowCount(page).toBe(2);
    await expectShown(page.getByRole('status').filter({ hasText: /^Live$/u }));
    stage.service.cutLive(true);
    await expectShown(page.getByText('Live updates lost. Trying again…'));
    stage.service.show(all);
    stage.service.cutLive(false);
    await rowCount(page).toBe(100);
    const more = page.getByRole('button', { name: 'Show more' });
    for (const count of [200, all.length]) {
      await more.click();
      await rowCount(page).toBe(count);
    }
  });

  it('lets two filters stand that were chosen in one breath', async () => {
    stage.show('few');
    const page = await stage.open('/');
    await page.getByRole('searchbox').fill('mail');
    await page.getByLabel('Outcome').selectOption('requested');
    await page.waitForURL((url) => url.searchParams.get('text') === 'mail');
    expect(new URL(page.url()).searchParams.get('outcome')).toBe('requested');
  });

  it('stays on the report when another period is chosen', async () => {
    const page = await stage.open('/programme?period=custom&from=2026-10-01&to=2026-10-31');
    await expectShown(page.getByRole('heading', { name: 'Discovery' }));
    await page.getByLabel('Period').selectOption('last-month');
    await page.waitForURL('**/programme?period=last-month');
    await expectShown(page.getByRole('heading', { name: 'Discovery' }));
    await page.reload();
    await expectShown(page.getByRole('heading', { name: 'Discovery' }));
  });
});
