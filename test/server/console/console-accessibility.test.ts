import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type SampleName, samples } from '../../../server/console/samples.ts';
import { rowsOf, useConsole } from './console-stage.ts';
import { expectGoodLooks } from './looks.ts';

describe('no axe finding, wide and light, narrow and dark', { timeout: 180_000 }, () => {
  const stage = useConsole();

  const expectNoFinding = async (page: Page, state: string) => {
    await expectGoodLooks(page, state);
    expect(stage.complaints).toEqual([]);
  };

  it.each(Object.keys(samples) as SampleName[])('sample %s', async (name) => {
    const details = stage.show(name);
    const page = await stage.open(name === 'health' ? '/?type=health' : '/');
    if (details.length === 0) await page.getByRole('heading', { level: 2 }).waitFor();
    else await rowsOf(page).first().waitFor();
    await page.locator('.numbers').waitFor();
    await expectNoFinding(page, name);
    if (details.length === 0) return;

    await rowsOf(page).first().click();
    await page.locator('.detail h2').waitFor();
    await page.locator('.raw summary').click();
    await expectNoFinding(page, `${name}-detail`);
  });

  it('a filtered list, unfolded', async () => {
    stage.show('few');
    const page = await stage.open('/?outcome=fixed&span=7d&text=share', {
      viewport: { width: 400, height: 900 },
    });
    await rowsOf(page).first().waitFor();
    await page.getByRole('button', { name: 'Filters (2)' }).click();
    await page.getByText('Show as a table').click();
    await expectNoFinding(page, 'filtered');
  });

  it('a list without a match', async () => {
    stage.show('few');
    const page = await stage.open('/?span=7d&effect=allow&outcome=disputed');
    await page.getByText('No event matches these filters').waitFor();
    await expectNoFinding(page, 'unmatched');
  });

  it('new events behind the pill, and a lost live line', async () => {
    const [first, ...others] = stage.show('few');
    stage.service.show(others);
    const page = await stage.open('/?outcome=requested');
    await page
      .getByRole('status')
      .filter({ hasText: /^Live$/u })
      .waitFor();
    stage.service.push(first!);
    await page.locator('.pill').waitFor();
    stage.service.cutLive(true);
    await page.getByText('Live updates lost').waitFor();
    await expectNoFinding(page, 'live-lost');
  });

  it.each(['slow', 'failing', 'expired'] as const)('a service in trouble: %s', async (trouble) => {
    stage.service.have(trouble);
    const page = await stage.open('/');
    if (trouble === 'slow') await page.getByText('Loading events').waitFor();
    if (trouble === 'failing') await page.getByRole('alert').first().waitFor();
    if (trouble === 'expired') {
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByText('Type your name and your password.').waitFor();
    }
    await expectNoFinding(page, trouble);
  });
});
