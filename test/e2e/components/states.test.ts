/** Every named state, as it looks and as assistive technology meets it. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DIALOG_SAMPLES, NOTICE_SAMPLES, PRIVACY_SAMPLES } from '../../../components/samples.ts';
import { WALL_SAMPLES } from '../../../components/samples-consent.ts';
import { CAPTURE_SAMPLES } from '../../../components/samples-capture.ts';
import { PAGE_SAMPLES } from '../../../components/samples-pages.ts';
import { type Gallery, openGallery, picture, violations } from './gallery.ts';
import type { Report } from './stage.ts';

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
  let own: Page;
  beforeAll(async () => {
    // Without motion, since nobody reads a dialog while it arrives, and axe should not measure it then.
    const still: BrowserContextOptions = { ...options, reducedMotion: 'reduce' };
    page = await gallery.open(`/?wait&${query}`, still);
    own = await gallery.open(`/pages.html?${query}`, still);
  });
  afterAll(async () => {
    await page.close();
    await own.close();
  });
  /** One state after the other on the same page, each on a surface that shows nothing else. */
  const show = (name: string) =>
    page.evaluate((state) => {
      const { report } = window as never as { report: Report };
      report.surface.close();
      report.show(state);
    }, name);
  const showPage = (view: string, name: string, capture = 'dialog') =>
    own.evaluate(
      (state) => (window as never as { show: (...of: string[]) => void }).show(...state),
      [view, name, capture],
    );

  test.each(Object.keys(DIALOG_SAMPLES))('dialog %s', async (name) => {
    await show(name);
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
    ...Object.keys(PRIVACY_SAMPLES),
    'checking',
    'hint',
    // Last: it stands on a host of its own.
    'apology',
  ];
  test.each(notices)('notice %s', async (name) => {
    await show(name);
    await page.getByRole('status').filter({ hasText: /\S/u }).waitFor();
    await picture(page, `${look}/notice-${name}`);
    expect(await measure(page)).toMatchObject({ overflows: false, titleSeen: true });
    expect(await violations(page, ['main'])).toEqual([]);
  });

  test.each(Object.keys(PAGE_SAMPLES))('popup and status page %s', async (name) => {
    for (const view of ['popup', 'status']) {
      await showPage(view, name);
      await own.locator('h1').waitFor();
      await picture(own, `${look}/${view}-${name}`, true);
      expect(await own.evaluate(() => document.body.scrollWidth <= innerWidth)).toBe(true);
      expect(await violations(own)).toEqual([]);
    }
  });

  // What differs between the states is one sentence: it is looked at once.
  const captures = look === 'light' ? Object.keys(CAPTURE_SAMPLES) : ['dialog'];
  test.each(captures)('capturing a dialog: %s', async (name) => {
    await showPage('status', 'empty', name);
    const part = own.locator('section:has(#capture-title)');
    if (name === 'no-tabs') expect(await part.getByRole('button').count()).toBe(0);
    else {
      // With the keyboard alone: the list of tabs, then the button.
      await part.getByRole('combobox').press('Tab');
      await own.keyboard.press('Enter');
      await part.getByRole('status').filter({ hasText: /\S/u }).waitFor();
    }
    expect(await part.getByRole('textbox').count()).toBe(name === 'dialog' ? 2 : 0);
    await part.scrollIntoViewIfNeeded();
    await picture(own, `${look}/capture-${name}`, true);
    expect(await own.evaluate(() => document.body.scrollWidth <= innerWidth)).toBe(true);
    expect(await violations(own)).toEqual([]);
  });
});
