/** The pages Report and Evidence in a real browser, on the screen and on paper. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useConsole } from './console-stage.ts';
import { expectGoodLooks, PICTURES } from './looks.ts';

describe('the programme', { timeout: 180_000 }, () => {
  const stage = useConsole();

  const look = async (page: Page, state: string) => {
    await expectGoodLooks(page, state);
    expect(stage.complaints).toEqual([]);
  };

  it('is reported in numbers, in the words of the reader, and fits four pages of paper', async () => {
    const page = await stage.open('/programme?period=custom&from=2026-10-01&to=2026-10-31', {
      locale: 'de-DE',
    });
    await page.getByRole('heading', { name: 'Discovery' }).waitFor();
    await expect.poll(() => page.locator('.subtitle').textContent()).toContain('31. Oktober 2026');
    const prevented = page.locator('.measure', { hasText: 'Risky steps prevented' });
    expect(await prevented.textContent()).toContain('1.234');
    expect(await prevented.getByRole('link').getAttribute('href')).toContain('span=custom');
    expect(await prevented.getByRole('link').textContent()).toContain('among');
    expect(await page.getByText('not known', { exact: true }).count()).toBe(2);
    await look(page, 'report');
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    if (PICTURES !== undefined) writeFileSync(join(PICTURES, 'report.pdf'), pdf);
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu) ?? [];
    expect(pages.length).toBeGreaterThan(0);
    expect(pages.length).toBeLessThanOrEqual(4);
  });

  it('says that nothing was reported yet', async () => {
    const page = await stage.open('/programme?period=custom&from=1999-01-01&to=1999-01-31');
    await page.getByText('Nothing has been reported yet').waitFor();
    expect(await page.locator('.measure').count()).toBe(0);
    await look(page, 'report-empty');
  });

  it('makes evidence: how much, why, and then the bundle', async () => {
    const page = await stage.open('/evidence');
    await page.getByRole('button', { name: 'See how much it is' }).click();
    await page.getByText('Say why it is made').waitFor();
    await page.getByLabel('Why it is made').fill('case 12');
    await page.getByLabel('Person').fill(`${'very-long-name-'.repeat(10)}@acme.example`);
    await page.keyboard.press('Enter');
    const link = page.getByRole('link', { name: 'Make and download the bundle' });
    await link.waitFor();
    expect(await link.getAttribute('href')).toMatch(/^\/api\/evidence\.zip\?.*reason=case\+12/u);
    await look(page, 'evidence');
    // Another person is another question.
    await page.getByLabel('Person').fill('ben');
    expect(await link.count()).toBe(0);
  });

  it('divides the chart by what came of it, by keyboard, with the table beneath', async () => {
    stage.show('few');
    const page = await stage.open('/?span=7d');
    await page.getByRole('radio', { name: 'by what the rules asked for' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByText('Show as a table').click();
    const titles = page.locator('.chart-table th[scope=col]');
    expect(await titles.allTextContents()).toContain('went back');
    await look(page, 'chart-by-outcome');
  });
});
