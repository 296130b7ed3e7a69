/** SharePoint and OneDrive for work: the share dialog in its frame. */
import type { ShareFacts } from '../../activity/activity.ts';
import { accessibleName, controlAt, hostOf } from '../dom.ts';
import { isRenewing, isSending } from '../share-names.ts';
import type { Control, Surface, View } from '../surface.ts';
import { fixes } from './sharepoint-fixes.ts';
import {
  PARTS,
  linkReach,
  linkTerms,
  newRecipients,
  resourceOf,
  stateOf,
} from './sharepoint-page.ts';

const SEND: Control = {
  name: 'Send',
  locator: {
    selectors: [
      '.od-SendLink-emailButtons .ms-Button--primary', // the published control, 2017
      '.od-SendLink button', // public automation code, 2026-08; by name
      '.ms-Button--primary, button.fui-Button', // Fluent, by name
    ],
    seen: 'public automation code, 2026-08: the primary button',
    sure: 'low',
  },
  takes: 'confirm',
  accepts: (element) =>
    element.closest('.od-SendLink-emailButtons') !== null || isSending(accessibleName(element)),
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

const APPLY: Control = { name: 'Apply', locator: PARTS.apply, takes: 'write', release: 'click' };

/** "Do you want to update the link?", asked where there is a link already. */
const RENEW: Control = {
  name: 'Use new settings',
  locator: {
    selectors: ['[role="dialog"] button', '[role="alertdialog"] button'],
    seen: 'public automation code, confirmed there on live pages 2026-08; by name',
    sure: 'medium',
  },
  takes: 'confirm',
  accepts: (element) => isRenewing(accessibleName(element)),
  release: 'click',
};

export const sharepoint: Surface = {
  id: 'share/sharepoint',
  product: 'SharePoint and OneDrive',
  kind: 'share',
  platform: 'microsoft',
  version: 2,
  matches: ['https://*.sharepoint.com/*'],
  frames: 'all',
  capability: 'hard-hold',
  root: {
    selectors: [
      'body:has(.od-ShareMain-Header, .od-SendLink-email, .od-ModifyPermissions-apply, #od-ModifyPermissions-apply-id, [data-automationid="Footer-button-copy"])',
    ],
    seen: 'public automation code, 2026-08',
    sure: 'high',
  },
  controls: [SEND, COPY, APPLY, RENEW],
  parts: PARTS,
  pageProbe: false,
  read,
  state: stateOf,
  fixes,
};

const DIALOG = /\/_layouts\/15\/sharedialog\.aspx$/iu;

function read(view: View): ShareFacts | null {
  const { url, control } = view;
  if (!DIALOG.test(url.pathname)) return null;
  const uses = (known: Control) => control !== null && controlAt(control, known) !== null;
  const setting = uses(APPLY) || uses(RENEW);
  const copying = uses(COPY);
  const reach = linkReach(view);
  const recipients = setting ? [] : newRecipients(view);
  // A link whose reach cannot be read is not reported as harmless: that is a gap, not an activity.
  if ((setting || copying) && reach === null) return null;
  // Nobody is named and the link opens to nobody new: copying it, or just looking, shares nothing.
  const nothing = recipients.length === 0 && (reach === null || reach === 'restricted');
  if (!setting && nothing) return null;
  // While the dialog is only watched, a wide link alone is a setting: it is shared by a click.
  if (control === null && recipients.length === 0) return null;
  return {
    kind: 'share',
    surface: 'share/sharepoint',
    platform: 'microsoft',
    host: hostOf(url),
    accountDomain: null,
    sensor: 'page',
    resource: resourceOf(url),
    recipients,
    link: reach ?? 'unchanged',
    ...linkTerms(view, Date.now()),
    notify: control === null || setting ? null : !copying,
    // Only this question says that a link is there; else the dialog opens with what it would make.
    before: uses(RENEW) ? view.opened : null,
  };
}
