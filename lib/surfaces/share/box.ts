/** Box: the share dialog, whose own source is public (box-ui-elements, "unified share modal"). */
import type { LinkReach } from '../../activity/activity.ts';
import { textOf } from '../dom.ts';
import type { ReachOptions } from '../reach-controls.ts';
import { reachFixes } from '../reach-fixes.ts';
import { sharePage } from '../share-page.ts';
import { reachNamed } from '../share-names.ts';

const SEEN = 'box-ui-elements 26.3.0, unified-share-modal, 2026-11';

/** Options carry their level in words only; their catalogues (i18n) have them in 27 languages. */
const reach = (option: Element): LinkReach | null =>
  // Beside it stands a sentence that speaks of everyone who may get in.
  reachNamed(textOf(option.querySelector('strong') ?? option));

const OPTIONS: ReachOptions = {
  locator: {
    selectors: ['[data-testid="usm-share-access-menu"] [role="menuitemradio"]'],
    seen: SEEN,
    sure: 'high',
  },
  reach,
  takes: 'write',
  current: { selectors: ['[data-testid="usm-share-access-toggle"]'], seen: SEEN, sure: 'high' },
};

export const boxShare = sharePage({
  id: 'share/box',
  product: 'Box',
  platform: 'box',
  matches: ['https://*.box.com/*'],
  frames: 'all',
  capability: 'hold',
  root: {
    selectors: ['.unified-share-modal', '.bdl-UnifiedShareForm'],
    seen: SEEN,
    sure: 'high',
  },
  resource: {
    type: ({ url }) => (/\/folder\//u.test(url.pathname) ? 'folder' : 'file'),
    id: /\/(?:file|folder)\/(\d+)/u,
  },
  options: OPTIONS,
  people: {
    selectors: ['.bdl-EmailForm .bdl-RoundPill-text, .bdl-EmailForm .bdl-Pill-text'],
    seen: SEEN,
    sure: 'high',
  },
  typed: { selectors: ['.bdl-EmailForm .bdl-PillSelector-input'], seen: SEEN, sure: 'high' },
  // While people are being invited only their role is on screen, else that of the link.
  role: {
    selectors: [
      '[data-testid="usm-share-permissions-toggle"]',
      '.bdl-EmailForm.is-expanded [data-target-id="PlainButton-InviteePermissionsMenuToggle"]',
    ],
    seen: SEEN,
    sure: 'high',
  },
  confirm: {
    name: 'Send',
    locator: { selectors: ['.bdl-EmailForm [type="submit"]'], seen: SEEN, sure: 'high' },
    takes: 'confirm',
    release: 'click',
  },
  copy: {
    name: 'Copy link',
    locator: { selectors: ['[data-target-id="Button-CopySharedLink"]'], seen: SEEN, sure: 'high' },
    takes: 'write',
    release: 'click',
  },
  fixes: reachFixes(OPTIONS, 'script', OPTIONS.current),
});
