/** Filters that people keep, in a real browser: none, many, very long names; by mouse and by keyboard. */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useConsole } from './console-stage.ts';
import { expectGoodLooks } from './looks.ts';

const saved = (name: string, own: boolean, shared = !own) => ({
  ...{ id: randomUUID(), name, search: '?span=7d&outcome=blocked', own, shared },
  owner: own ? 'sam.security' : 'olivia.operations@acme.example',
});

describe('saved filters', { timeout: 120_000 }, () => {
  const stage = useConsole();

  const look = async (page: Page, state: string) => {
    await expectGoodLooks(page, state);
    expect(stage.complaints).toEqual([]);
  };

  it('are kept, opened and deleted by keyboard alone', async () => {
    stage.show('few');
    const page = await stage.open('/?span=7d&outcome=blocked');
    await page.getByText('Saved filters', { exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Nothing is saved yet').waitFor();
    await look(page, 'saved-none');
    await page.getByRole('button', { name: 'Save filter' }).press('Enter');
    await page.getByText('Give it a name first').waitFor();
    await page.getByLabel('Name for what is shown now').fill('  Stopped this week ');
    await page.getByLabel('for everybody').press('Space');
    await page.getByLabel('Name for what is shown now').press('Enter');
    await page.getByText('Stopped this week is saved.').waitFor();
    const link = page.getByRole('link', { name: 'Stopped this week' });
    expect(await link.getAttribute('aria-current')).toBe('true');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect.poll(() => page.url()).not.toContain('outcome');
    await link.press('Enter');
    await expect.poll(() => page.url()).toContain('span=7d&outcome=blocked');
    await page.getByRole('button', { name: 'Delete Stopped this week' }).press('Enter');
    await page.getByText('Stopped this week is deleted.').waitFor();
    // The list is read anew after that was said.
    await expect.poll(() => link.count()).toBe(0);
  });

  it('show one’s own first, many of them, and very long names', async () => {
    stage.show('few');
    stage.service.keep([
      saved('W'.repeat(60), true, true),
      ...Array.from({ length: 20 }, (_, index) => saved(`Own filter ${index}`, true)),
      ...Array.from({ length: 20 }, (_, index) => saved(`<b>Shared</b> ${index}`, false)),
    ]);
    const page = await stage.open('/');
    await page.getByText('Saved filters (41)').click();
    const links = page.locator('.saved li a');
    expect(await links.first().textContent()).toBe('W'.repeat(60));
    expect(await links.last().textContent()).toBe('<b>Shared</b> 19');
    await look(page, 'saved-many');
  });
});
