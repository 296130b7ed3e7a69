/** Airtable: people who are invited to a base, and read-only links to a base or a view. */
import { accessibleName } from '../dom.ts';
import { namedShare } from '../named-share.ts';

export const airtableShare = namedShare({
  id: 'share/airtable',
  product: 'Airtable',
  platform: 'airtable',
  // A base is opened from the start page without a new page.
  matches: ['https://airtable.com/*'],
  path: /^\/app\w/u,
  resource: { type: 'base', id: /^\/(app\w+)/u },
  seen: 'help pages of Airtable, 2024-12; no structure was found, German words inferred',
  sign: /share publicly|shared base link|öffentlich (teilen|freigeben)/iu,
  reach,
  // Such links only show.
  terms: ({ control }) =>
    control !== null && reach(accessibleName(control), control) !== null ? { role: 'view' } : {},
});

function reach(name: string, option: Element) {
  const makesLink = /\bread-only link|^schreibgeschützter link/iu.test(name);
  const opens =
    option.getAttribute('role') === 'switch' && /^share publicly|^öffentlich /iu.test(name);
  return makesLink || opens ? 'anyone_with_link' : null;
}
