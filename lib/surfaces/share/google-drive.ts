/** Google Drive and Docs: the share dialog, in its frame or drawn into the page. */
import type { LinkReach, ShareFacts } from '../../activity/activity.ts';
import { accessibleName, hostOf } from '../dom.ts';
import type { Control, Surface, View } from '../surface.ts';
import { accountDomainIn, newRecipients, resourceOf, roleIn } from './google-drive-page.ts';
import { isSending } from '../share-names.ts';

/** Options of "General access" take effect when they are chosen (facts §0.2). */
const REACH: Readonly<Record<string, LinkReach>> = {
  '1': 'restricted',
  '8': 'organisation',
  '4': 'anyone_with_link',
};

const LINK_SCOPE: Control = {
  name: 'General access',
  locator: {
    selectors: ['li[role="menuitemradio"][data-value]'],
    seen: 'eldrgeek/Yeshie and public automation code, 2026-07',
    sure: 'high',
  },
  takes: 'write',
  // Roles may be a menu of the same kind; only the link's menu holds both 1 and 4.
  accepts: (element) => {
    const menu = element.parentElement;
    const holds = (value: string) =>
      menu?.querySelector(`[role="menuitemradio"][data-value="${value}"]`) != null;
    return holds('1') && holds('4') && (element.getAttribute('data-value') ?? '') in REACH;
  },
  release: 'again',
};

const SEND: Control = {
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
  // Google's dialog ignores events made by script (facts §0.5).
  release: 'again',
};

export const googleDrive: Surface = {
  id: 'share/google-drive',
  product: 'Google Drive and Docs',
  kind: 'share',
  platform: 'google',
  version: 1,
  matches: ['https://docs.google.com/*', 'https://drive.google.com/*'],
  frames: 'all',
  capability: 'hold',
  root: {
    selectors: [
      // Every Docs page holds a hidden dialog of that id (facts §0.1).
      '[role="dialog"]:not(#document-details-bubble-container, #document-details-bubble-container *):has([data-hovercard-id], [role="menuitemradio"][data-value="4"], input[role="combobox"])',
    ],
    seen: 'eldrgeek/Yeshie, verified there on live pages 2026-07-24',
    sure: 'high',
  },
  controls: [LINK_SCOPE, SEND],
  pageProbe: false,
  read,
};

/** The dialog's own frame; `bscframe` beside it holds no dialog (facts §0.1). */
const FRAME = /^\/(drivesharing\/driveshare|drivesharing\/?|sharing\/share)$/u;
/** Pages that may draw the dialog themselves. */
const INLINE = /^\/(document|spreadsheets|presentation|forms|drawings|file|drive)\//u;

function read(view: View): ShareFacts | null {
  const { url, control, root } = view;
  const inline = INLINE.test(url.pathname);
  if (!FRAME.test(url.pathname) && !(inline && isShareDialog(root))) return null;

  const option = control !== null && LINK_SCOPE.accepts?.(control) === true ? control : null;
  const link = option === null ? 'unchanged' : REACH[option.getAttribute('data-value') ?? ''];
  // Choosing what is chosen already changes nothing.
  if (link === undefined || option?.getAttribute('aria-checked') === 'true') return null;
  const recipients = option === null ? newRecipients(root) : [];
  if (recipients.length === 0 && link === 'unchanged') return null;
  return {
    kind: 'share',
    surface: 'share/google-drive',
    platform: 'google',
    host: hostOf(url),
    accountDomain: accountDomainIn(view.document),
    sensor: 'page',
    resource: resourceOf(url),
    recipients,
    link,
    role: option === null ? roleIn(root) : null,
  };
}

/** Other dialogs of Docs have combo boxes; only this one shows people or the link's menu. */
function isShareDialog(root: Element): boolean {
  return root.querySelector('[data-hovercard-id], [role="menuitemradio"][data-value="4"]') !== null;
}
