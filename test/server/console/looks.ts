/** How pages of the console look: both widths, both colour schemes, what axe finds, and pictures for whoever wants them. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Set to a folder, every state that is looked at leaves its pictures there. */
export const PICTURES = process.env['HANDRAIL_SCREENSHOTS'];

/** Colours do not hang on the width, so each of the two is met once. */
const LOOKS = [
  { width: 1280, colorScheme: 'light' },
  { width: 400, colorScheme: 'dark' },
] as const;

/** Looks at a state wide and light, narrow and dark: nothing for axe to find, nothing wider than the window. */
export async function expectGoodLooks(page: Page, state: string): Promise<void> {
  for (const { width, colorScheme } of LOOKS) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    const look = `${state}-${width}-${colorScheme}`;
    await picture(page, look);
    expect(await axeFindings(page), look).toEqual([]);
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(beyond, `${look} fits its width`).toBeLessThanOrEqual(0);
  }
}

/** Keeps a picture of the whole page, where pictures are wanted. */
export async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES === undefined) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
}

/** What axe finds on a page. @returns one line a place, to be compared with nothing */
export async function axeFindings(page: Page): Promise<string[]> {
  // Through the debugger, since the page's own policy rightly refuses foreign scripts.
  await page.evaluate(`globalThis.axe ?? (() => { ${axe.source} })()`);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
    }),
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}) ${target.join()} ${failureSummary}`),
  );
}
