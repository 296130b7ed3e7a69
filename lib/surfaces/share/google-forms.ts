/** Google Forms: the dialog that publishes a form to its responders. */
import { accessibleName, findAll, textOf } from '../dom.ts';
import { GOOGLE_ACCOUNT, GOOGLE_FILE_ID } from '../google-page.ts';
import { named } from '../named-share.ts';
import { isPublishing } from '../publish-names.ts';
import { reachNamed } from '../share-names.ts';
import { sharePage } from '../share-page.ts';
import type { Locator, SharingState } from '../surface.ts';

const low = (...selectors: string[]): Locator => ({
  selectors,
  seen: 'announcements and help of Google Forms, 2026-11; words alone, the page was not seen',
  sure: 'low',
});

const PUBLISH = named(
  'Publish',
  low('[role="dialog"] button', '[role="dialog"] [role="button"]'),
  isPublishing,
);

/** Who may respond, by the words of the dialog that publishes; an organisation's own name tells nothing. */
function shown(page: Element): SharingState | null {
  const button = findAll(page, PUBLISH.locator).find((one) => isPublishing(accessibleName(one)));
  const parts = button?.closest('[role="dialog"]')?.querySelectorAll(':not(:has(*))') ?? [];
  for (const part of parts) {
    const link = reachNamed(textOf(part));
    if (link !== null) return { link, role: null };
  }
  return null;
}

export const googleForms = sharePage({
  id: 'share/google-forms',
  product: 'Google Forms',
  platform: 'google',
  matches: ['https://docs.google.com/forms/*'],
  capability: 'inform',
  root: low('body:has([role="dialog"])'),
  path: /^\/forms\//u,
  resource: { type: 'form', id: GOOGLE_FILE_ID },
  shown,
  // Publishing hands out the link to whoever the dialog names.
  copy: PUBLISH,
  account: GOOGLE_ACCOUNT,
  // Nobody but its editors can open a form that is not published.
  terms: () => ({ before: { link: 'restricted', role: null } }),
});
