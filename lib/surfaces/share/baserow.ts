/** Baserow: the link of a view, which is written at once, and invitations to a workspace. */
import { roleNamed } from '../share-names.ts';
import { sharePage } from '../share-page.ts';
import type { Locator } from '../surface.ts';

const LINK = 'ShareViewLink.vue of Baserow 80b2d18, 2026-11';
const INVITE = 'WorkspaceInviteForm.vue of Baserow 3718378, 2026-11';

/** Opens the view to whoever has the link, or closes it; only one of the two is shown. */
const SWITCH: Locator = {
  selectors: [
    '.view-sharing__content :is(.button, .button-text):has(.baserow-icon-share)',
    '.view-sharing__content .context__footer .button-text:has(.iconoir-cancel)',
    '.view-sharing__create-link, .view-sharing__shared-link-disable', // Baserow 1.x
  ],
  seen: LINK,
  sure: 'high',
};

const opens = (button: Element) =>
  button.matches(':has(.baserow-icon-share), .view-sharing__create-link');

const FORM = 'form:has(.workspace-invite-form__role-selector)';

export const baserow = sharePage({
  id: 'share/baserow',
  product: 'Baserow',
  platform: 'baserow',
  matches: [],
  capability: 'hard-hold',
  root: {
    selectors: [
      '.view-sharing__content',
      '.context:has(> .view-sharing__create-link, > .view-sharing__shared-link)', // Baserow 1.x
      FORM,
    ],
    seen: `${LINK}; ${INVITE}`,
    sure: 'high',
  },
  resource: {
    type: ({ root }) => (root.localName === 'form' ? 'workspace' : 'view'),
    id: /\/(?:table\/\d+|workspace)\/(\d+)/u,
  },
  options: {
    locator: SWITCH,
    reach: (button) => (opens(button) ? 'anyone_with_link' : 'restricted'),
    takes: 'write',
    current: SWITCH,
    currentReach: (button) => (opens(button) ? 'restricted' : 'anyone_with_link'),
  },
  // A message stands in another column.
  typed: { selectors: [`${FORM} .col-7 input`], seen: INVITE, sure: 'high' },
  role: {
    selectors: [`${FORM} .dropdown__selected-text`],
    seen: `${INVITE}; Dropdown.vue`,
    sure: 'high',
  },
  roleOf: ({ textContent: name }) =>
    /admin/iu.test(name)
      ? 'own'
      : /builder|member|mitglied/iu.test(name)
        ? 'edit'
        : roleNamed(name),
  confirm: {
    name: 'Invite',
    locator: { selectors: [`${FORM} .button`], seen: INVITE, sure: 'high' },
    takes: 'confirm',
    release: 'click',
  },
});
