// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ShareActivity } from '../../../lib/activity/activity.ts';
import type { FixId } from '../../../lib/activity/fix.ts';
import { mended } from '../../../lib/activity/fix.ts';
import { controlAt, find } from '../../../lib/surfaces/dom.ts';
import { withLocators } from '../../../lib/surfaces/locator-updates.ts';
import { readState, readSurface } from '../../../lib/surfaces/read.ts';
import { googleDrive } from '../../../lib/surfaces/share/google-drive.ts';
import { googleDriveWire } from '../../../lib/surfaces/share/google-drive-wire.ts';
import type { Surface } from '../../../lib/surfaces/surface.ts';
import { questionOf } from './open-page.ts';
import { savedPages } from './saved-pages.ts';

const pages = new Map(savedPages().map((page) => [page.name, page]));
const pageNamed = (name: string) => pages.get(`share/google-drive/${name}`)!;
const ACCOUNT =
  '<a aria-label="Google Account: Alice (alice@acme.example)" href="https://accounts.google.com/SignOutOptions">A</a>';

describe('what stands around the dialog’s frame', () => {
  beforeEach(() => window.history.pushState(null, '', '/'));

  /** The dialog in a frame of a page at this path. */
  function inFrame(path: string) {
    const page = pageNamed('invite-external');
    window.history.pushState(null, '', path);
    document.documentElement.innerHTML = `<body>${ACCOUNT}<iframe></iframe></body>`;
    const inner = document.querySelector('iframe')!.contentDocument!;
    inner.documentElement.innerHTML = page.html;
    const url = new URL(page.expected.url);
    const control = inner.querySelector('.primary');
    const reading = readSurface(googleDrive, {
      document: inner,
      url,
      flow: null,
      askPage: () => null,
      control,
    });
    return reading?.activity as ShareActivity;
  }

  it('says whose account acts', () =>
    expect(inFrame('/document/d/1AbCdEfGhIjKlMnOpQrSt/edit').accountDomain).toBe('acme.example'));
  it('says in which shared drive or folder the file lies', () => {
    expect(inFrame('/drive/folders/0AMRI9eTokDghUk9PVA').resource.container).toEqual({
      type: 'drive',
      id: '0AMRI9eTokDghUk9PVA',
    });
    expect(inFrame('/drive/u/1/folders/1ZyXwVuTsRqPoNm').resource.container?.type).toBe('folder');
  });
  it('names none for the folder itself, and none outside Drive', () => {
    expect(inFrame('/drive/folders/1AbCdEfGhIjKlMnOpQrSt').resource.container).toBeUndefined();
    expect(inFrame('/drive/my-drive').resource.container).toBeUndefined();
  });
});

describe('what held when the dialog came on screen', () => {
  it.each([
    ['link-anyone', 'restricted', null],
    ['link-anyone-de', 'restricted', null],
    ['link-role-edit', 'anyone_with_link', 'view'],
    ['link-role-comment-de', 'anyone_with_link', 'view'],
    // The role beside a chip is the new person's.
    ['invite-external', 'restricted', null],
    ['invite-mixed-inline', 'restricted', null],
    // Options of a menu of roles may have the values of the link's.
    ['role-option', 'anyone_with_link', null],
  ])('%s: %s, %s', (name, link, role) =>
    expect(readState(googleDrive, questionOf(pageNamed(name)))).toEqual({ link, role }),
  );
  it('is read off the closed menu, where its options are not on the page yet', () => {
    const question = questionOf(pageNamed('link-role-comment-de'));
    document.getElementById('scopes')!.remove();
    expect(readState(googleDrive, question)?.link).toBe('anyone_with_link');
  });
});

describe('better ways', () => {
  /** What the fix points at on a page once the person has done something there. */
  function pointsAt(name: string, does: FixId, keeps = 'acme.example', done?: () => void) {
    const question = questionOf(pageNamed(name));
    const { activity } = readSurface(googleDrive, question)!;
    const wanted = mended(activity, does, ({ domain }) => domain === keeps);
    done?.();
    const fix = googleDrive.fixes!.find((one) => one.does === does)!;
    const root = find(document, googleDrive.root)!;
    const view = { ...question, control: null, opened: null, root, parts: googleDrive.parts! };
    return wanted && fix.next(view, wanted);
  }
  const open = (id: string) => () => document.getElementById(id)!.removeAttribute('hidden');

  it('opens the menu of the link, then chooses in it', () => {
    const choosing = (does: FixId) =>
      pointsAt('link-anyone', does, '', open('scopes'))?.getAttribute('data-value');
    expect(choosing('link-organisation')).toBe('8');
    // Nothing is to be chosen that holds already.
    expect(choosing('link-restricted')).toBeUndefined();
    const closed = pointsAt('link-anyone', 'link-organisation');
    expect(closed?.getAttribute('data-opens')).toBe('scopes');
  });
  it('takes out the people who may not stay', () => {
    const chip = pointsAt('invite-mixed-inline', 'remove-recipients');
    expect(chip?.getAttribute('data-hovercard-id')).toBe('carol@vendor.example');
    const button = pointsAt('invite-mixed-inline', 'remove-recipients', 'acme.example', () => {
      document.querySelector('[data-hovercard-id^=carol]')!.innerHTML += '<button>×</button>';
    });
    expect(button?.textContent).toBe('×');
  });
  it('lets new people view only', () => {
    expect(pointsAt('invite-external-de', 'view-only')).toBeNull();
    expect(pointsAt('invite-external', 'view-only')?.getAttribute('data-opens')).toBe('roles');
    const item = pointsAt('invite-external', 'view-only', '', open('roles'));
    expect(item?.textContent).toBe('Viewer');
    const chosen = pointsAt('invite-external', 'view-only', '', () => {
      open('roles')();
      document.querySelector('#roles li')!.setAttribute('aria-checked', 'true');
    });
    expect(chosen).toBeNull();
  });
  it('is the person’s to use: Google takes no clicks made by script', () =>
    expect(new Set(googleDrive.fixes!.map(({ by }) => by))).toEqual(new Set(['person'])));
});

describe('a dialog that Google has changed', () => {
  const updated = (updates: Readonly<Record<string, string>>) =>
    withLocators(
      [googleDrive],
      Object.entries(updates).map(([part, selector]) => ({
        surface: 'share/google-drive',
        part,
        selectors: [selector],
        version: googleDrive.version,
      })),
      () => true,
    ).surfaces[0]!;
  /** What is read when the element is used, if the gate finds it at all. */
  function used(surface: Surface, name: string, selector: string) {
    const question = questionOf(pageNamed(name));
    for (const [old, now] of [
      ['data-hovercard-id', 'data-person'],
      ['role="menuitemradio"', 'role="radio" class="choice"'],
      ['name="notify"', 'name="told"'],
      ['class="primary"', 'class="primary" data-send'],
      ['<button type="button" class="primary"', '<i class="primary"'],
    ] as const)
      document.body.innerHTML = document.body.innerHTML.replaceAll(old, now);
    const element = document.querySelector(selector)!;
    const isHeld = surface.controls.some((control) => controlAt(element, control) === element);
    return isHeld
      ? (readSurface(surface, { ...question, control: element })?.activity as ShareActivity)
      : null;
  }

  it('is read by the places that the policy names', () => {
    expect(used(googleDrive, 'invite-external', '[data-send]')).toBeNull();
    const better = updated({
      root: '[aria-modal]',
      people: '.chip',
      Send: '[data-send]',
      'Who has access': '#scopes .choice',
      notify: 'label input',
    });
    const sent = used(better, 'invite-external', '[data-send]');
    expect(sent).toMatchObject({ recipients: [{ domain: 'vendor.example' }], notify: true });
    const chosen = used(better, 'link-anyone', '#scopes [data-value="4"]');
    expect(chosen).toMatchObject({ link: 'anyone_with_link', before: { link: 'restricted' } });
  });
  it('has each of its places under a name', () =>
    expect(Object.keys(googleDrive.parts!).toSorted()).toEqual([
      'Send',
      'What the link allows',
      'Who has access',
      'account',
      'current',
      'notify',
      'people',
      'role',
      'typed',
    ]));
});

describe('the end of an access, in requests', () => {
  beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-11-20T12:00:00Z') }));
  afterEach(() => vi.useRealTimers());
  const until = (expirationTime: string) => {
    const url = new URL('https://www.googleapis.com/drive/v3/files/1AbCdEfG/permissions');
    const text = JSON.stringify({
      type: 'user',
      role: 'reader',
      emailAddress: 'carol@vendor.example',
      expirationTime,
    });
    const reading = googleDriveWire[0]!.read({ url, method: 'POST', fields: null, text });
    return (reading as ShareActivity).expiresInDays;
  };
  it('is counted in whole days', () => {
    expect(until('2026-12-20T12:00:00Z')).toBe(30);
    expect(until('2026-11-20T13:00:00Z')).toBe(1);
    expect(until('2026-11-01T00:00:00Z')).toBe(0);
    expect(until('soon')).toBeNull();
  });
});
