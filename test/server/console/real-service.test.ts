import { beforeAll, describe, expect, it } from 'vitest';
import type { Service } from '../../../server/main.ts';
import { PASSWORD, usePlace } from '../places.ts';
import { report } from '../requests.ts';
import { detailsOf, PATIENCE, rowCount, rowsOf, useConsole } from './console-stage.ts';

describe('the console on the real service', { timeout: 60_000 }, () => {
  const stage = useConsole();
  const place = usePlace('PGlite');
  let service: Service;

  beforeAll(async () => {
    service = await place.start({ consoleDirectory: stage.directory });
  });

  it('signs in, waits for the first event, sees it arrive and explains it', async () => {
    const [first, ...others] = detailsOf('few');
    const page = await stage.open('/?text=mailtidy', { base: service.url });
    await page.getByLabel('Name').fill('admin');
    await page.getByLabel('Password').fill('not the password');
    await page.keyboard.press('Enter');
    await page.getByText('Name or password is wrong.').waitFor();
    await page.getByLabel('Password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByText('No event matches these filters').waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).first().click();
    await page.getByRole('heading', { name: 'Nothing has happened yet' }).waitFor();
    await page
      .getByRole('status')
      .filter({ hasText: /^Live$/u })
      .waitFor();

    expect(
      await report(
        service.url,
        others.map((detail) => detail.event),
      ),
    ).toMatchObject({ accepted: 4 });
    await rowCount(page).toBe(4);
    await expect
      .poll(() => page.locator('.numbers strong').first().innerText(), PATIENCE)
      .toBe('4');

    await rowsOf(page).first().click();
    await page.getByRole('heading', { name: /labelled “Customer data” in Google/u }).waitFor();
    await report(service.url, [first!.event]);
    await page.getByRole('button', { name: 'Show 1 new event' }).click();
    await rowCount(page).toBe(5);
    await page.locator('.raw summary').click();
    expect(JSON.parse(await page.locator('.raw pre').innerText())).toEqual(others[0]!.event);

    // Every filter is one that the service takes.
    await page.goto(
      `${service.url}/?span=7d&effect=justify&outcome=fixed&surface=share/google-drive&person=o.kaya@acme.example&text=share`,
    );
    await rowCount(page).toBe(1);
    await page.goto(`${service.url}/?app=google-sheets&type=all`);
    await rowCount(page).toBe(1);
    await page.goto(`${service.url}/events/nonsense`);
    await page.getByText('There is no such event.').waitFor();

    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in to Handrail' }).waitFor();
    expect(stage.complaints).toEqual([]);
  });

  it('pages through more events than one answer holds', async () => {
    const details = detailsOf('many');
    expect(
      await report(
        service.url,
        details.map((detail) => detail.event),
      ),
    ).toMatchObject({ accepted: 260 });
    const page = await stage.open('/?effect=log', { base: service.url });
    await page.getByLabel('Name').fill('admin');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    const logged = details.filter((detail) => detail.row.effect === 'log').length + 1;
    const more = page.getByRole('button', { name: 'Show more' });
    if (logged > 100) await more.click();
    await rowCount(page).toBe(logged);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await rowCount(page).toBe(100);
    await more.click();
    await rowCount(page).toBe(200);
  });
});
