// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Activity } from '../../../lib/activity/activity.ts';
import type { FixId } from '../../../lib/activity/fix.ts';
import { readSurface } from '../../../lib/surfaces/read.ts';
import { surfaces } from '../../../lib/surfaces/registry.ts';
import type { View } from '../../../lib/surfaces/surface.ts';
import { questionOf } from './open-page.ts';
import { savedPages } from './saved-pages.ts';

const pages = savedPages();

/** The control that a fix names on a saved page. */
function nextOn(name: string, does: FixId, wanted: object) {
  const page = pages.find((one) => one.name === name)!;
  const surface = surfaces.find(({ id }) => id === page.folder)!;
  const { document, url } = questionOf(page);
  const root = document.querySelector(surface.root.selectors.join(','))!;
  const view = { document, url, root, control: null, flow: null, opened: null, parts: {} };
  const fix = surface.fixes?.find((one) => one.does === does);
  return fix?.next({ ...view, askPage: () => null } satisfies View, wanted as Activity) ?? null;
}

const company = { kind: 'share', link: 'organisation' };

describe('a narrower link by the options of the page', () => {
  it('is the option of that reach where the menu is open', () => {
    const option = nextOn('share/box/link-organisation', 'link-organisation', company);
    expect(option?.querySelector('strong')?.textContent).toBe('People in Acme');
  });
  it('is what opens the menu where it is closed', () => {
    const opener = nextOn('share/box/copy-open-link', 'link-organisation', company);
    expect(opener?.getAttribute('data-testid')).toBe('usm-share-access-toggle');
  });
  it('is nothing once the option holds', () => {
    expect(nextOn('share/box/link-anyone', 'link-organisation', company)).toBeNull();
  });
  it('is the option of a site for what is published', () => {
    const wanted = { kind: 'publish', reach: 'organisation' };
    const option = nextOn('publish/lovable/publish-anyone', 'link-organisation', wanted);
    expect(option?.getAttribute('aria-label')).toBe('Within workspace');
  });
  it('is the list of levels until it stands at the wanted one', () => {
    const wanted = { kind: 'share', link: 'restricted' };
    const list = nextOn('share/gitlab/project-public-de', 'link-restricted', wanted);
    expect(list?.getAttribute('name')).toBe('project[visibility_level]');
    expect(nextOn('share/gitlab/project-private-again', 'link-restricted', wanted)).toBeNull();
  });
});

describe('how long an invitation to GitLab holds', () => {
  afterEach(() => vi.useRealTimers());

  it.each([
    ['2026-12-01', 8],
    ['2026-11-24', 1],
    ['soon', null],
  ])('until %s: %s days', (day, days) => {
    vi.useFakeTimers({ now: new Date('2026-11-23T12:00:00Z') });
    const question = questionOf(
      pages.find(({ name }) => name === 'share/gitlab/invite-outsiders')!,
    );
    const field = question.document.querySelector<HTMLInputElement>('input[id$="_expires_at"]')!;
    field.value = day;
    const surface = surfaces.find(({ id }) => id === 'share/gitlab')!;
    const activity = readSurface(surface, question)?.activity;
    expect(activity).toMatchObject({ kind: 'share', expiresInDays: days });
  });
});
