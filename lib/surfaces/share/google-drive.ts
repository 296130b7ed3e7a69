/** Google Drive and Docs: the share dialog, in its frame or drawn into the page. */
import type { LinkReach } from '../../activity/activity.ts';
import { accessibleName } from '../dom.ts';
import { GOOGLE_ACCOUNT, GOOGLE_FILE_ID, googleType } from '../google-page.ts';
import { isSending, reachNamed } from '../share-names.ts';
import { sharePage } from '../share-page.ts';
import { FIXES, NEW_PEOPLE, NOT_NEW, folderAround, linkRole, roleOn } from './google-drive-page.ts';

/** Options of "General access" take effect when they are chosen (facts §0.2). */
const REACH: Readonly<Record<string, LinkReach>> = {
  '1': 'restricted',
  '8': 'organisation',
  '4': 'anyone_with_link',
};

/** Roles may be a menu of the same kind; only the link's menu holds "anyone". */
function reachOf(option: Element): LinkReach | null {
  const isLinks = option.parentElement?.querySelector('[data-value="4"]') != null;
  return isLinks ? (REACH[option.getAttribute('data-value') ?? ''] ?? null) : null;
}

export const googleDrive = sharePage({
  id: 'share/google-drive',
  product: 'Google Drive and Docs',
  platform: 'google',
  version: 2,
  matches: ['https://docs.google.com/*', 'https://drive.google.com/*'],
  frames: 'all',
  capability: 'hold',
  root: {
    selectors: [
      // Every Docs page holds a hidden dialog of that id (facts §0.1); an open one shows its owner or chips.
      '[role="dialog"]:not(#document-details-bubble-container, #document-details-bubble-container *):has([data-hovercard-id], [role="menuitemradio"][data-value="4"])',
    ],
    seen: 'eldrgeek/Yeshie, verified there on live pages 2026-07-24',
    sure: 'high',
  },
  // The dialog's own frame (`bscframe` beside it holds none, facts §0.1), and pages that may draw it.
  path: /^\/(drivesharing\/(driveshare)?$|drivesharing$|sharing\/share$|(document|spreadsheets|presentation|forms|drawings|file|drive)\/)/u,
  resource: {
    type: ({ url }) => googleType(url),
    id: GOOGLE_FILE_ID,
    container: folderAround,
  },
  options: {
    locator: {
      selectors: ['li[role="menuitemradio"][data-value]'],
      seen: 'eldrgeek/Yeshie and public automation code, 2026-07',
      sure: 'high',
    },
    reach: reachOf,
    takes: 'write',
    // Google's dialog ignores events made by script (facts §0.5).
    release: 'again',
    // The label of the closed menu: `Restricted change general access`.
    current: {
      selectors: [`button[aria-haspopup]:not(${NOT_NEW})`],
      seen: 'eldrgeek/Yeshie, verified there on live pages 2026-07-24',
      sure: 'high',
    },
    currentReach: (button) => reachNamed(accessibleName(button)),
  },
  roles: {
    locator: {
      selectors: ['[role="menu"] [role="menuitemradio"]', '[role="menu"] [role="menuitem"]'],
      seen: 'eldrgeek/Yeshie, 2026-07: items named by their role, in a menu that its button opens',
      sure: 'low',
    },
    role: linkRole,
    release: 'again',
  },
  people: NEW_PEOPLE,
  typed: {
    selectors: ['input[role="combobox"]', 'input[aria-label*="Add people" i]'],
    seen: 'public automation code, 2026-07',
    sure: 'medium',
  },
  role: {
    // The button for new people, or of an open link, stands outside the rows of those who have access.
    selectors: [`button[aria-haspopup]:not(${NOT_NEW})`],
    seen: 'eldrgeek/Yeshie, verified there on live pages 2026-07-24; the label starts with the role',
    sure: 'high',
  },
  roleOf: roleOn,
  confirm: {
    name: 'Send',
    locator: {
      selectors: [
        '[role="dialog"] button',
        '[role="dialog"] [role="button"]',
        '[role="alertdialog"] button',
      ],
      seen: 'no language-neutral mark is known; names from public automation code, 2026-07',
      sure: 'low',
    },
    takes: 'confirm',
    accepts: (element) => isSending(accessibleName(element)),
    release: 'again',
  },
  notify: {
    selectors: ['input[name="notify"]', '[role="checkbox"][aria-label*="Notify"]'],
    seen: 'two public automations, 2026-07',
    sure: 'medium',
  },
  account: GOOGLE_ACCOUNT,
  fixes: FIXES,
});
