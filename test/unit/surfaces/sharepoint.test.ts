// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { Activity } from '../../../lib/activity/activity.ts';
import { type FixId, mended } from '../../../lib/activity/fix.ts';
import { find } from '../../../lib/surfaces/dom.ts';
import { readSurface } from '../../../lib/surfaces/read.ts';
import { PARTS, daysUntil } from '../../../lib/surfaces/share/sharepoint-page.ts';
import { sharepointWire } from '../../../lib/surfaces/share/sharepoint-wire.ts';
import { sharepoint } from '../../../lib/surfaces/share/sharepoint.ts';
import { open } from './running-page.ts';
import { savedPages } from './saved-pages.ts';

const SEND = '.od-SendLink-emailButtons .ms-Button--primary';
const keepsOwn = ({ domain }: { domain: string }) => domain === 'acme.example';

/** The running page, what it says at a control, and the next control of a fix. */
function running(name: string) {
  const { html, expected } = savedPages().find((page) => page.name === name)!;
  const url = new URL(expected.url);
  const page = open(html, url, sharepoint);
  const question = (control: Element | null) => ({
    document: page.document,
    url,
    flow: null,
    askPage: () => null,
    control,
  });
  const at = (selector: string) => page.document.querySelector(selector);
  return {
    ...page,
    read: (selector: string): Activity | null =>
      readSurface(sharepoint, question(at(selector)))?.activity ?? null,
    next: (does: FixId, wanted: Activity, selector: string) =>
      sharepoint
        .fixes!.find((fix) => fix.does === does)!
        .next(
          {
            ...question(at(selector)),
            root: find(page.document, sharepoint.root)!,
            opened: null,
            parts: PARTS,
          },
          wanted,
        ) as HTMLElement | null,
  };
}

describe.each(['share/sharepoint/whole-dialog', 'share/sharepoint/whole-dialog-de'])(
  '%s',
  (name) => {
    it.each(['remove-recipients', 'link-organisation', 'link-restricted', 'view-only'] as const)(
      '%s leads to the wanted step by clicks made by script',
      (does) => {
        const page = running(name);
        const wanted = mended(page.read(SEND)!, does, keepsOwn)!;
        let steps = 0;
        for (let next = page.next(does, wanted, SEND); next !== null && steps < 8; steps += 1) {
          next.click();
          next = page.next(does, wanted, SEND);
        }
        expect(page.read(SEND)).toEqual(wanted);
        expect(steps).toBeGreaterThan(0);
        expect(page.sent, 'a fix shares nothing').toEqual([]);
        page.close();
      },
    );
    it('points at the calendar, which takes no typing', () => {
      const page = running(name);
      const wanted = { ...page.read(SEND)!, expiresInDays: 30 } as Activity;
      const settings = page.next('expire-in-30-days', wanted, SEND)!;
      expect(settings.id).toBe('Footer-button-settings');
      settings.click();
      expect(page.next('expire-in-30-days', wanted, SEND)!.id).toBe('datePicker-input16');
      page.close();
    });
  },
);

it('a fix of "Apply" leaves the last click to the person', () => {
  const apply = '#od-ModifyPermissions-apply-id';
  const page = running('share/sharepoint/settings-no-password-de');
  const wanted = mended(page.read(apply)!, 'link-organisation', keepsOwn)!;
  page.next('link-organisation', wanted, apply)!.click();
  expect(page.next('link-organisation', wanted, apply)).toBeNull();
  expect(page.read(apply)).toEqual(wanted);
  page.close();
});

describe('the day on which a link ends', () => {
  const now = new Date(2026, 10, 23, 15, 30).getTime();
  it.each([
    ['Wed Dec 23 2026', 'en-US', 30],
    ['12/3/2026', 'en-US', 10],
    ['12/3/2026', 'en-GB', null],
    ['3/12/2026', 'en-GB', 10],
    ['03.12.2026', 'de', 10],
    ['2026/12/03', 'ja', 10],
    ['2026-12-03', '', 10],
    ['03.12.2026', '', null],
    ['23/11/2026', 'es-es', 0],
    ['', 'en', null],
    ['soon', 'en', null],
  ])('%s (%s): %s', (shown, language, days) => {
    expect(daysUntil(shown, language, now)).toBe(days);
  });
});

it('a request says in how many days its link ends', () => {
  const ends = new Date(new Date().setHours(12, 0, 0, 0) + 30 * 86_400_000);
  const { read } = sharepointWire.find(({ name }) => name === 'createLink')!;
  const reading = read({
    url: new URL('https://graph.microsoft.com/v1.0/drives/1/items/2/createLink'),
    method: 'POST',
    fields: null,
    text: JSON.stringify({ scope: 'anonymous', expirationDateTime: ends.toISOString() }),
  });
  expect(reading).toMatchObject({ expiresInDays: 30 });
});
