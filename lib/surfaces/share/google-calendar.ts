/** Google Calendar: a calendar's settings, where it is opened to the world or shared with people. */
import type { LinkReach, Role } from '../../activity/activity.ts';
import { choiceOf, findAll, labelOf } from '../dom.ts';
import { GOOGLE_ACCOUNT } from '../google-page.ts';
import { named } from '../named-share.ts';
import { isSending } from '../share-names.ts';
import { isOn } from '../reach-controls.ts';
import { sharePage } from '../share-page.ts';
import type { Locator } from '../surface.ts';

const low = (...selectors: string[]): Locator => ({
  selectors,
  seen: 'help of Google Calendar in English and German, 2026-11; words alone',
  sure: 'low',
});

/** "Access permissions for events": to the world, or to the organisation by its name. */
function reachOf(box: Element): LinkReach | null {
  const name = labelOf(box);
  if (/^(make available to public|öffentlich freigeben)/iu.test(name)) return 'public';
  return /^(make available for |für .+ (freigeben|verfügbar))/iu.test(name) ? 'organisation' : null;
}

const LISTS = low('[role="dialog"] :is([role="combobox"], [role="listbox"], select)');

const ROLES: ReadonlyArray<readonly [Role, RegExp]> = [
  ['own', /manage sharing|freigabe verwalten/iu],
  ['edit', /make changes|termine ändern/iu],
  ['view', /^see |anzeigen/iu],
];

function roleOf(list: Element): Role | null {
  const name = choiceOf(list);
  return ROLES.find(([, words]) => words.test(name))?.[0] ?? null;
}

export const googleCalendar = sharePage({
  id: 'share/google-calendar',
  product: 'Google Calendar',
  platform: 'google',
  matches: ['https://calendar.google.com/*'],
  capability: 'inform',
  root: low('body:has([role="checkbox"], input[type="checkbox"])'),
  path: /\/settings\/calendar\//u,
  resource: { type: 'calendar', id: /\/settings\/calendar\/([^/?#]+)/u },
  options: {
    locator: low('input[type="checkbox"]', '[role="checkbox"]'),
    reach: reachOf,
    takes: 'write',
  },
  // Where both are off, the calendar is open to nobody by itself.
  shown: (page) => {
    const boxes = findAll(page, low('input[type="checkbox"]', '[role="checkbox"]'));
    const isOpen = boxes.some((box) => reachOf(box) !== null && isOn(box));
    return isOpen || !boxes.some((box) => reachOf(box) === 'public')
      ? null
      : { link: 'restricted', role: null };
  },
  people: low('[role="dialog"] [data-hovercard-id]'),
  typed: low('[role="dialog"] input:is([type="text"], [type="email"], :not([type]))'),
  role: LISTS,
  roleOf,
  confirm: named('Send', low('[role="dialog"] :is(button, [role="button"])'), isSending),
  account: GOOGLE_ACCOUNT,
  terms: ({ root }) => ({
    mayReshare: findAll(root, LISTS).some((list) => roleOf(list) === 'own') ? true : null,
  }),
});
