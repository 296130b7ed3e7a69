// @vitest-environment jsdom
/** Trello's boards and Notion's pages: better ways by their own menus, and one step with their requests. */
import { describe, expect, it } from 'vitest';
import type { Activity } from '../../../lib/activity/activity.ts';
import { type FixId, isWithin, mended } from '../../../lib/activity/fix.ts';
import { nextFor, readSurface } from '../../../lib/surfaces/read.ts';
import { notionShare } from '../../../lib/surfaces/share/notion.ts';
import { trello } from '../../../lib/surfaces/share/trello.ts';
import { readWire } from '../../../lib/surfaces/wire-reading.ts';
import { questionOf } from './open-page.ts';
import { open } from './running-page.ts';
import { savedPages } from './saved-pages.ts';

const pages = savedPages().filter(({ folder }) => /^share\/(notion|trello)$/u.test(folder));
const surfaceOf = (folder: string) => (folder === 'share/trello' ? trello : notionShare);

/** What a fix points at on a page, with some of it taken away. */
function pointsAt(name: string, does: FixId, without?: string) {
  const page = pages.find((one) => one.name === name)!;
  const surface = surfaceOf(page.folder);
  const question = questionOf(page);
  const { activity } = readSurface(surface, question)!;
  const wanted = mended(activity, does, () => true)!;
  if (without !== undefined) document.querySelector(without)!.remove();
  const fix = surface.fixes!.find((one) => one.does === does)!;
  return nextFor(surface, fix, wanted, question);
}

describe('better ways', () => {
  it('of Trello choose a level, or open the menu of levels', () => {
    const level = (name: string, does: FixId) =>
      (pointsAt(name, does) as HTMLElement | null)?.dataset['level'];
    expect(level('share/trello/public', 'link-restricted')).toBe('private');
    expect(level('share/trello/public-de', 'link-organisation')).toBe('org');
    // The board is at that level now.
    expect(pointsAt('share/trello/public', 'link-organisation')).toBeNull();
    const closed = pointsAt('share/trello/public', 'link-restricted', '#chooser') as HTMLElement;
    expect(closed.dataset['testid']).toBe('board-visibility-option-org');
  });
  it('of Notion choose who has access, or open that menu', () => {
    const page = 'share/notion/anyone-with-link';
    expect(pointsAt(page, 'link-organisation')?.textContent).toBe('Everyone at Acme');
    expect(pointsAt(page, 'link-restricted')).toBeNull();
    expect(pointsAt(page, 'link-organisation', '[role="menu"]')?.id).toBe('access');
  });
  it('are the person’s to use', () => {
    const all = [...trello.fixes!, ...notionShare.fixes!];
    expect(new Set(all.map(({ by }) => by))).toEqual(new Set(['person']));
  });
});

/** People whom a request names by ids, several people in several requests, and a question that comes between. */
const OTHERWISE = /notion\/invite|trello\/(invite-several|link-copy|public)/u;
/** Steps that close something: their requests open nothing. */
const CLOSING = /(private|only-invited)-again/u;

describe('a page and its request are one step', () => {
  const sending = pages.filter(
    ({ name, expected }) =>
      expected.control !== undefined && expected.activity !== null && !OTHERWISE.test(name),
  );
  it('on several pages of each', () => expect(sending.length).toBeGreaterThan(8));
  it.each(sending.map((page) => [page.name, page] as const))('%s', async (name, page) => {
    const running = open(page.html, new URL(page.expected.url), surfaceOf(page.folder));
    running.document.querySelector<HTMLElement>(page.expected.control!)!.click();
    await new Promise((resolve) => setTimeout(resolve, 0));
    running.close();
    const [asked = null] = running.sent.map((request) => readWire(request, [])?.activity ?? null);
    expect(running.sent).toHaveLength(1);
    expect(asked === null, JSON.stringify(asked)).toBe(CLOSING.test(name));
    if (asked === null) return;
    expect(isWithin(asked as Activity, page.expected.activity as Activity)).toBe(true);
  });
});
