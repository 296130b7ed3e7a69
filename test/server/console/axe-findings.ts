/** What axe finds on a page of the console. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** @returns one line a place, to be compared with nothing */
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
