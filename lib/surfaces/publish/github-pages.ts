/** GitHub Pages: a site is put live from a repository, or opened. GitHub speaks English only. */
import { isNamed } from '../button-names.ts';
import { publishPage } from '../publish-page.ts';
import { visibilityOf } from '../visibility-names.ts';

const SEEN = 'docs.github.com, publishing source and visibility of a site, 2026-11: names only';
const saves = isNamed('save');

export const githubPages = publishPage({
  id: 'publish/github-pages',
  product: 'GitHub Pages',
  platform: 'github',
  matches: ['https://github.com/*/settings/pages*'],
  capability: 'inform',
  root: { selectors: ['main'], seen: SEEN, sure: 'low' },
  path: /^\/[^/]+\/[^/]+\/settings\/pages/u,
  resource: { type: 'site', id: /^\/([^/]+\/[^/]+)\/settings/u },
  options: {
    locator: { selectors: ['main [role="menuitemradio"]'], seen: SEEN, sure: 'low' },
    reach: visibilityOf,
    takes: 'write',
  },
  confirm: [
    {
      name: 'Save',
      locator: { selectors: ['main form button'], seen: SEEN, sure: 'low' },
      takes: 'confirm',
      // The custom domain has a "Save" of its own, beside a field.
      accepts: (element) => saves(element) && element.closest('form:has([type="text"])') === null,
      release: 'click',
    },
  ],
  // Where the repository's owner has no say in it, every site is public, also that of a private repository.
  reach: 'public',
});
