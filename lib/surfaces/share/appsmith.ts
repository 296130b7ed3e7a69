/** Appsmith: "Make application public", which is written at once, and invitations to the workspace. */
import { isOneOf } from '../reach-controls.ts';
import { roleNamed } from '../share-names.ts';
import { sharePage } from '../share-page.ts';
import type { Locator } from '../surface.ts';

const SEEN = 'AppInviteUsersForm.tsx and InviteUsersForm.tsx of Appsmith 94f6b01, 2026-11';
const FORM = 'form:has(.t--invite-user-btn)';

const PUBLIC: Locator = {
  selectors: ['.t--share-public-toggle input[role="switch"]'],
  seen: SEEN,
  sure: 'high',
};

export const appsmith = sharePage({
  id: 'share/appsmith',
  product: 'Appsmith',
  platform: 'appsmith',
  matches: [],
  capability: 'hard-hold',
  root: {
    selectors: ['[role="dialog"]:has(.t--share-public-toggle, .t--invite-user-btn)'],
    seen: SEEN,
    sure: 'high',
  },
  // Whoever is invited, from an application too, gets into its workspace. The address names neither.
  resource: { type: ({ control }) => (isOneOf(control, PUBLIC) ? 'app' : 'workspace') },
  toggle: { locator: PUBLIC, on: 'public' },
  // A tag's own class holds the address with a word behind it: the text is read.
  people: { selectors: [`${FORM} [class*="_tag"] > span`], seen: SEEN, sure: 'high' },
  typed: { selectors: [`${FORM} input[type="email"]`], seen: SEEN, sure: 'high' },
  role: { selectors: ['[data-testid="t--invite-role-input"]'], seen: SEEN, sure: 'high' },
  roleOf: ({ textContent: name }) =>
    /admin/iu.test(name) ? 'own' : /develop|entwickl/iu.test(name) ? 'edit' : roleNamed(name),
  confirm: {
    name: 'Invite',
    locator: { selectors: ['.t--invite-user-btn'], seen: SEEN, sure: 'high' },
    takes: 'confirm',
    release: 'click',
  },
});
