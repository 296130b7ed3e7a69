// @vitest-environment jsdom
/** A page's own control sends a request that asks for no more than the page said: one step, asked about once. */
import { describe, expect, it } from 'vitest';
import type { Activity } from '../../../lib/activity/activity.ts';
import { isWithin } from '../../../lib/activity/fix.ts';
import { surfaces } from '../../../lib/surfaces/registry.ts';
import { readWire } from '../../../lib/surfaces/wire-reading.ts';
import { open } from './running-page.ts';
import { savedPages } from './saved-pages.ts';

const MICROSOFT = /^(share\/(sharepoint|power|teams|microsoft)|connect\/power|publish\/power)/u;
/** Settings that a later control sends, links for nobody new, and products whose request nobody has published. */
const NO_KNOWN_REQUEST =
  /^(publish\/power-bi|share\/microsoft-forms|share\/sharepoint\/(settings-|apply-restricted))/u;

const pages = savedPages().filter(
  ({ folder, expected }) =>
    MICROSOFT.test(folder) && expected.activity !== null && expected.control !== undefined,
);

describe('a page and its request are one step', () => {
  it.each(pages.map((page) => [page.name, page] as const))('%s', async (name, page) => {
    const { url, control, activity } = page.expected;
    const surface = surfaces.find(({ id }) => id === page.folder)!;
    const running = open(page.html, new URL(url), surface);
    running.document.querySelector<HTMLElement>(control!)!.click();
    await new Promise((resolve) => setTimeout(resolve, 0));
    const result = running.document.getElementById('result')?.textContent ?? '';
    running.close();
    expect(result, 'the page does not say what happened').not.toBe('');
    const found = running.sent.map((request) => readWire(request, [])?.activity ?? null);
    if (NO_KNOWN_REQUEST.test(name)) {
      expect(found.filter((one) => one !== null)).toEqual([]);
      return;
    }
    expect(found, 'its request is not read').toHaveLength(1);
    const [asked] = found as Activity[];
    expect(isWithin(asked!, activity as Activity), JSON.stringify(asked)).toBe(true);
  });
});
