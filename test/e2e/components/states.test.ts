/** Every named state, as it looks and as assistive technology meets it. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DIALOG_SAMPLES, NOTICE_SAMPLES } from '../../../components/samples.ts';
import { WALL_SAMPLES } from '../../../components/samples-consent.ts';
import { CAPTURE_SAMPLES } from '../../../components/samples-capture.ts';
import { PAGE_SAMPLES } from '../../../components/samples-pages.ts';
import { type Gallery, openGallery, picture, violations } from './gallery.ts';

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
}, 60_000);
afterAll(() => gallery.close());

/** Six looks and six languages: each language is met once, in the look that asks most of it. */
const LOOKS: Readonly<Record<string, { query: string; options: BrowserContextOptions }>> = {
  light: { query: 'language=en', options: {} },
  'dark-german': { query: 'language=de', options: { colorScheme: 'dark' } },
  'narrow-320-french': {
    query: 'language=fr',
    options: { viewport: { width: 320, height: 568 } },
  },
  'zoom-200-spanish': {
    query: 'language=es',
    options: { viewport: { width: 640, height: 360 }, deviceScaleFactor: 2 },
  },
  'right-to-left-arabic': { query: 'language=ar', options: {} },
  'forced-colours-japanese': { query: 'language=ja', options: { forcedColors: 'active' } },
};

/** The dialog's box and whether anything in it is wider than it. */
const measure = (page: Page) =>
  page.evaluate(() => {
    const host = [...document.documentElement.children].at(-1)!;
    const frame = host.shadowRoot!.querySelector<HTMLElement>('dialog, .notice, .hint')!;
    const box = (element: Element | null) => element!.getBoundingClientRect();
    const inside = ({ left, right, top, bottom }: DOMRect) =>
      left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
    return {
      fits: inside(box(frame)),
      overflows: frame.scrollWidth > frame.clientWidth,
      titleSeen: inside(box(frame.querySelector('h1, b') ?? frame)),
      focused: frame.contains(host.shadowRoot!.activeElement)
        ? inside(box(host.shadowRoot!.activeElement))
        : null,
    };
  });

describe.each(Object.entries(LOOKS))('%s', (look, { query, options }) => {
  let page: Page;
  beforeAll(async () => {
    // Without motion, since nobody reads a dialog while it arrives, and axe should not measure it then.
    page = await gallery.open('/?wait', { ...options, reducedMotion: 'reduce' });
  });
  afterAll(() => page.close());
  const show = (path: string) => page.goto(new URL(path, page.url()).href);

  test.each(Object.keys(DIALOG_SAMPLES))('dialog %s', async (name) => {
    await show(`/?sample=${name}&${query}`);
    await page.getByRole('alertdialog').waitFor();
    await picture(page, `${look}/dialog-${name}`);
    expect(await measure(page)).toEqual({
      fits: true,
      overflows: false,
      titleSeen: true,
      focused: true,
    });
    expect(await violations(page, ['main'])).toEqual([]);
  });

  const notices = [
    ...Object.keys(NOTICE_SAMPLES),
    ...Object.keys(WALL_SAMPLES),
    'apology',
    'checking',
    'hint',
  ];
  test.each(notices)('notice %s', async (name) => {
    await show(`/?sample=${name}&${query}`);
    await page.getByRole('status').filter({ hasText: /\S/u }).waitFor();
    await picture(page, `${look}/notice-${name}`);
    expect(await measure(page)).toMatchObject({ overflows: false, titleSeen: true });
    expect(await violations(page, ['main'])).toEqual([]);
  });

  test.each(Object.keys(PAGE_SAMPLES))('popup and status page %s', async (name) => {
    for (const view of ['popup', 'status']) {
      await show(`/pages.html?view=${view}&sample=${name}&${query}`);
      await page.locator('h1').waitFor();
      await picture(page, `${look}/${view}-${name}`, true);
      expect(await page.evaluate(() => document.body.scrollWidth <= innerWidth)).toBe(true);
      expect(await violations(page)).toEqual([]);
    }
  });

  // What differs between the states is one sentence: it is looked at once.
  const captures = look === 'light' ? Object.keys(CAPTURE_SAMPLES) : ['dialog'];
  test.each(captures)('capturing a dialog: %s', async (name) => {
    await show(`/pages.html?view=status&sample=empty&capture=${name}&${query}`);
    const part = page.locator('section:has(#capture-title)');
    if (name === 'no-tabs') expect(await part.getByRole('button').count()).toBe(0);
    else {
      // With the keyboard alone: the list of tabs, then the button.
      await part.getByRole('combobox').press('Tab');
      await page.keyboard.press('Enter');
      await part.getByRole('status').filter({ hasText: /\S/u }).waitFor();
    }
    expect(await part.getByRole('textbox').count()).toBe(name === 'dialog' ? 2 : 0);
    await part.scrollIntoViewIfNeeded();
    await picture(page, `${look}/capture-${name}`, true);
    expect(await page.evaluate(() => document.body.scrollWidth <= innerWidth)).toBe(true);
    expect(await violations(page)).toEqual([]);
  });
});
