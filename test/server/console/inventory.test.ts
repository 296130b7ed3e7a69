/** The inventory in a real browser before a real service: found, looked at, said, without an axe finding. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Service } from '../../../server/main.ts';
import { ACTIVITIES } from '../../unit/events/samples.ts';
import { consent, stepOf } from '../inventory-stage.ts';
import { PASSWORD, usePlace } from '../places.ts';
import { report, signIn } from '../requests.ts';
import { expectShown, PATIENCE, useConsole } from './console-stage.ts';
import { axeFindings, picture } from './looks.ts';

const HOSTILE = '<img src=x onerror=alert(1)> \u202Egnp.exe \u0645\u0631\u062D\u0628\u0627 🦊';
const LONG = `Enterprise ${'Verkehrsinfrastruktur'.repeat(9)}`.slice(0, 200);
const DAY = 86_400_000;

describe('the inventory page', { timeout: 180_000 }, () => {
  const stage = useConsole();
  const place = usePlace('PGlite');
  let service: Service;
  const now = Date.now();

  beforeAll(async () => {
    service = await place.start({ consoleDirectory: stage.directory });
  });
  afterAll(() => service?.close());

  async function open(path: string, given: Parameters<typeof stage.open>[1] = {}): Promise<Page> {
    const page = await stage.open(path, { base: service.url, ...given });
    await page.getByLabel('Name').fill('admin');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.locator('.inventory').waitFor();
    return page;
  }

  async function look(page: Page, name: string): Promise<void> {
    await picture(page, name);
    expect(await axeFindings(page), name).toEqual([]);
  }

  async function seen(things: number): Promise<void> {
    const reader = await signIn(service.url);
    const counted = async () => {
      const answer = (await (await reader.get('/api/inventory?limit=200')).json()) as { rows: [] };
      return answer.rows.length;
    };
    await expect.poll(counted, PATIENCE).toBe(things);
  }

  it('says what to do while nothing was seen, and shows one thing', async () => {
    const page = await open('/inventory');
    await expectShown(page.getByText('Nothing has been seen yet'));
    await look(page, 'inventory-empty');
    await report(service.url, [stepOf(consent({ app: { clientId: 'one' } }), { time: now - DAY })]);
    await seen(1);
    await page.reload();
    await expectShown(page.getByRole('link', { name: 'Mail Helper' }).first());
    await look(page, 'inventory-one');
  });

  it('lists many, hostile and long names as text, wide and narrow, light and dark', async () => {
    const people = (name: string, count: number) =>
      Array.from({ length: count }, (_, index) =>
        stepOf(consent({ app: { clientId: `id-${name}`, name, verified: index % 2 === 0 } }), {
          time: now - (index + 1) * DAY,
          user: `person-${index}@acme.example`,
        }),
      );
    await report(service.url, [
      ...people(HOSTILE, 3),
      ...people(LONG, 14),
      ...['Calendar Sync', 'Tunnel App', 'Notes', 'CRM Bridge'].flatMap((name) => people(name, 2)),
      stepOf(ACTIVITIES['publish']!, { audience: 'public', time: now - 20 * DAY }),
      stepOf(ACTIVITIES['share']!, { audience: 'external', time: now - 9 * DAY }),
      stepOf(ACTIVITIES['connect']!, { audience: 'organisation', time: now - 40 * DAY }),
    ]);
    await seen(10);
    for (const width of [1280, 400])
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await open('/inventory', { viewport: { width, height: 900 }, colorScheme });
        await expectShown(page.getByText('10 things, that is all'));
        expect(await page.locator('img').count()).toBe(0);
        await look(page, `inventory-many-${width}-${colorScheme}`);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        ).toBeLessThanOrEqual(0);
      }
    expect(stage.complaints).toEqual([]);
  });

  it('opens a thing, says what it is, and keeps what was said', async () => {
    const page = await open('/inventory?kind=app&sort=people');
    await page.getByRole('link', { name: /^Enterprise/u }).click();
    await expectShown(page.getByRole('heading', { name: 'Why this score' }));
    expect(await page.getByText('14 people').count()).toBeGreaterThan(0);
    await page.getByLabel('Status').selectOption('limited');
    await page.getByLabel('Owner').fill('Team Mail 🦊');
    await page.getByRole('button', { name: 'Save' }).click();
    await expectShown(page.getByText('Saved.'));
    await page.getByLabel('Add a note').fill('<b>asked</b> the vendor');
    await page.getByRole('button', { name: 'Add a note' }).click();
    await expectShown(page.getByText('<b>asked</b> the vendor'));
    await look(page, 'inventory-thing-1280');
    await page.reload();
    await expectShown(page.getByText('set by a person'));
    expect(await page.getByLabel('Owner').inputValue()).toBe('Team Mail 🦊');
    await page.setViewportSize({ width: 400, height: 900 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await look(page, 'inventory-thing-400-dark');
    await page.getByRole('link', { name: 'person-3@acme.example' }).click();
    await expect.poll(() => page.url(), PATIENCE).toContain('person=person-3');
  });

  it('takes an export in and shows the difference', async () => {
    const page = await open('/inventory/import');
    await page.getByLabel('Source').selectOption('google-tokens');
    const file = (text: string) => ({
      name: 'tokens.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(text),
    });
    await page.getByLabel('Export').setInputFiles(file('user,clientId,scopes\na,"b'));
    await page.getByRole('button', { name: 'Import' }).click();
    await expectShown(page.getByText('it begins in line 2'));
    await page
      .getByLabel('Export')
      .setInputFiles(
        file('user,clientId,displayText,scopes\na,ghost,Ghost App,openid\na,one,Mail Helper,x.y'),
      );
    await page.getByRole('button', { name: 'Import' }).click();
    await expectShown(page.getByText('Ghost App'));
    await expectShown(page.getByRole('heading', { name: 'Granted, never seen (1)' }));
    await look(page, 'inventory-import');
  });
});
