/** SharePoint and OneDrive for work: the share dialog in its frame. */
import type { LinkReach, ShareFacts } from '../../activity/activity.ts';
import { accessibleName, controlAt, hostOf } from '../dom.ts';
import { isSending } from '../share-names.ts';
import type { Control, Surface, View } from '../surface.ts';
import { chosenReach, linkRole, linkReach, newRecipients } from './sharepoint-page.ts';

const SEND: Control = {
  name: 'Send',
  locator: {
    selectors: [
      '[data-automationid="send-button"], [data-automationid="sendButton"]', // inferred, 2026-11
      '.od-SendLink button', // public automation code, 2026-08; by name
      '.ms-Button--primary, button.fui-Button', // Fluent, by name
    ],
    seen: 'public automation code, 2026-08: the primary button',
    sure: 'low',
  },
  takes: 'confirm',
  accepts: (element) =>
    /^send-?button$/iu.test(element.getAttribute('data-automationid') ?? '') ||
    isSending(accessibleName(element)),
  release: 'click',
};

/** "Copy link" makes the link with the settings shown (facts §0.3). */
const COPY: Control = {
  name: 'Copy link',
  locator: {
    selectors: [
      '[data-automationid="Footer-button-copy"]', // public automation code, 2026-08
      '[data-automationid="copy-button"], #copy-button', // public automation code, 2026-08
    ],
    seen: 'public automation code, confirmed there on live pages 2026-08',
    sure: 'high',
  },
  takes: 'write',
  release: 'click',
};

const APPLY: Control = {
  name: 'Apply',
  locator: {
    selectors: ['#od-ModifyPermissions-apply-id', 'button.od-ModifyPermissions-apply'],
    seen: 'public automation code, confirmed there on live pages 2026-08',
    sure: 'high',
  },
  takes: 'write',
  release: 'click',
};

export const sharepoint: Surface = {
  id: 'share/sharepoint',
  product: 'SharePoint and OneDrive',
  kind: 'share',
  platform: 'microsoft',
  version: 1,
  matches: ['https://*.sharepoint.com/*'],
  frames: 'all',
  capability: 'hold',
  root: {
    selectors: [
      'body:has(.od-ShareMain-Header, .od-SendLink-email, .od-ModifyPermissions-apply, #od-ModifyPermissions-apply-id, [data-automationid="Footer-button-copy"])',
    ],
    seen: 'public automation code, 2026-08',
    sure: 'high',
  },
  controls: [SEND, COPY, APPLY],
  pageProbe: false,
  read,
};

const DIALOG = /\/_layouts\/15\/sharedialog\.aspx$/iu;

function read(view: View): ShareFacts | null {
  const { url, control, root } = view;
  if (!DIALOG.test(url.pathname)) return null;
  const applying = control !== null && controlAt(control, APPLY) !== null;
  const copying = control !== null && controlAt(control, COPY) !== null;

  const reach: LinkReach | null = applying ? chosenReach(root) : (linkReach(root) ?? null);
  const recipients = applying ? [] : newRecipients(root);
  // A link whose reach cannot be read is not reported as harmless: that is a gap, not an activity.
  if ((applying || copying) && reach === null) return null;
  // Nobody is named and the link opens to nobody new: copying it, or just looking, shares nothing.
  const nothing = recipients.length === 0 && (reach === null || reach === 'restricted');
  if (!applying && nothing) return null;
  // While the dialog is only watched, a wide link alone is a setting: it is shared by a click.
  if (control === null && recipients.length === 0) return null;
  return {
    kind: 'share',
    surface: 'share/sharepoint',
    platform: 'microsoft',
    host: hostOf(url),
    accountDomain: null,
    sensor: 'page',
    resource: { type: 'unknown', id: itemOf(url), label: null },
    recipients,
    link: reach ?? 'unchanged',
    role: linkRole(root),
  };
}

/** List and item as the frame's address names them; the item's name beside them is not read. */
function itemOf(url: URL): string | null {
  const list = url.searchParams.get('listId');
  const item = url.searchParams.get('listItemId');
  return list === null ? null : `${list}/${item ?? ''}`.slice(0, 512);
}
