/** The coverage page: answers, numbers that lead to browsers, and what an admin does with one. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Coverage } from '../../../server/contract/fleet.ts';
import { useConsole } from './console-stage.ts';
import { expectGoodLooks } from './looks.ts';
import { devicePage, emptyFleet, largeFleet, oneBrowser } from './fleet-samples.ts';

const NOW = Date.now();

describe('the coverage page', { timeout: 120_000 }, () => {
  const stage = useConsole();

  /** Opens an address with these answers; `changes` collects what was asked to change. */
  const open = async (path: string, coverage: Coverage, changes: string[] = []) => {
    const page = await stage.open('/nothing-yet');
    await page.route('**/api/coverage', (route) => route.fulfill({ json: coverage }));
    await page.route('**/api/coverage/devices?*', (route) =>
      route.fulfill({ json: devicePage(NOW) }),
    );
    await page.route('**/api/devices/*/chain', (route) =>
      route.fulfill({
        json: { device: 'x', links: 12, events: 90, broken: ['Link 3 is missing.'], gone: 0 },
      }),
    );
    await page.route('**/api/enrolment/**', (route) => {
      const request = route.request();
      if (request.method() === 'GET')
        return route.fulfill({
          json: [{ id: 'a', made: NOW, madeBy: 'sam.security', begins: 'Q2xvdW' }],
        });
      changes.push(`${request.method()} ${new URL(request.url()).pathname}`);
      return route.fulfill({ status: 204 });
    });
    await page.goto(stage.service.url + path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  };

  const expectNoFinding = async (page: Page, state: string) => {
    await expectGoodLooks(page, state);
    expect(stage.complaints).toEqual([]);
  };

  it.each<[string, (now: number) => Coverage]>([
    ['empty', emptyFleet],
    ['one', oneBrowser],
    ['many', largeFleet],
  ])('has no axe finding: %s', async (state, sample) => {
    const page = await open('/coverage', sample(NOW));
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    await page.getByText('Q2xvdW…').waitFor();
    await expectNoFinding(page, `coverage-${state}`);
  });

  it('answers first, and every number leads to its browsers', async () => {
    const page = await open('/coverage', largeFleet(NOW));
    await page.getByRole('heading', { name: '95.5% have policy 42' }).waitFor();
    expect(await page.locator('.counts img').count()).toBe(0);
    await page.getByRole('link', { name: '41,429 do not have it' }).click();
    await expect.poll(() => new URL(page.url()).search).toBe('?below=42&active=604800000');
    await page.getByText('ADA-LAPTOP').waitFor();
    await page.goBack();
    await page.getByRole('link', { name: '9,004 browsers' }).click();
    await expect
      .poll(() => new URL(page.url()).search)
      .toBe('?layer=request&reason=not-installed-by-policy');
  });

  it('lists browsers with gaps, chain and enrolment, and asks before it revokes', async () => {
    const changes: string[] = [];
    const page = await open('/coverage/devices?below=42', largeFleet(NOW), changes);
    await page.getByText('4 events missing, 3 waiting').waitFor();
    await expectNoFinding(page, 'coverage-devices');
    const row = page.locator('.devices tbody tr').first();
    await row.getByRole('button', { name: /Check the chain/u }).click();
    await row.getByText('Link 3 is missing.').waitFor();
    await row.getByRole('button', { name: /^Revoke/u }).click();
    expect(changes).toEqual([]);
    await row.getByRole('button', { name: 'Yes' }).click();
    await expect
      .poll(() => changes)
      .toEqual(['POST /api/enrolment/devices/0199f3a2-7c1e-7b7a-a0d2-5a1f6d1c9e01/revoke']);
    const csv = page.getByRole('link', { name: 'Download as CSV' });
    expect(await csv.getAttribute('href')).toBe('/api/coverage/devices.csv?below=42');
  });
});
