/** NocoDB: a view or a whole base for anyone who has its link, written at once, and invitations to a base. */
import { textOf } from '../dom.ts';
import { roleNamed } from '../share-names.ts';
import { sharePage } from '../share-page.ts';
import type { Locator } from '../surface.ts';

const SEEN = 'NocoDB 0.301.3 as it runs, 2026-11';

const BASE = '[data-testid="nc-share-base-sub-modal"] button[role="switch"]:not([data-testid])';
const PUBLIC: Locator = {
  selectors: ['[data-testid="share-view-toggle"]', BASE],
  seen: SEEN,
  sure: 'high',
};

export const nocodb = sharePage({
  id: 'share/nocodb',
  product: 'NocoDB',
  platform: 'nocodb',
  matches: [],
  capability: 'hard-hold',
  root: { selectors: ['.nc-modal-share-collaborate', '.nc-invite-dlg'], seen: SEEN, sure: 'high' },
  resource: {
    type: ({ control }) => (control?.matches(PUBLIC.selectors[0] ?? '') === true ? 'view' : 'base'),
    // The base; of a view, too, since an address may leave out which view is shown first.
    id: /#\/[^/]+\/(p\w{10,})/u,
  },
  toggle: { locator: PUBLIC, on: 'anyone_with_link' },
  people: { selectors: ['.nc-invite-dlg :has(> #email) > span'], seen: SEEN, sure: 'high' },
  typed: { selectors: ['.nc-invite-dlg #email'], seen: SEEN, sure: 'high' },
  role: {
    selectors: ['.nc-invite-dlg .nc-invite-role-selector .badge-text'],
    seen: SEEN,
    sure: 'high',
  },
  roleOf: (badge) =>
    /owner|eigentümer|besitzer/iu.test(textOf(badge))
      ? 'own'
      : /creator|ersteller/iu.test(textOf(badge))
        ? 'edit'
        : roleNamed(textOf(badge)),
  confirm: {
    name: 'Invite',
    locator: { selectors: ['.nc-invite-dlg .nc-invite-btn:enabled'], seen: SEEN, sure: 'high' },
    takes: 'confirm',
    release: 'click',
  },
});
