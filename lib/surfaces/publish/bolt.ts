/** Bolt: a project becomes a site on the web. Its pages are English only; known by their words alone. */
import { isNamed } from '../button-names.ts';
import { publishPage } from '../publish-page.ts';
import { visibilityOf } from '../visibility-names.ts';

const SEEN = 'support.bolt.new, publishing and site visibility, 2026-11: roles and names only';

export const boltPublish = publishPage({
  id: 'publish/bolt',
  product: 'Bolt sites',
  platform: 'bolt',
  matches: ['https://bolt.new/*'],
  capability: 'inform',
  // The button of that name in the page's header only opens this.
  root: { selectors: ['[role="dialog"]', '[role="menu"]'], seen: SEEN, sure: 'low' },
  path: /^\/~\//u,
  resource: { type: 'site', id: /^\/~\/([\w-]+)/u },
  options: {
    locator: { selectors: ['[role="radio"], [role="option"]'], seen: SEEN, sure: 'low' },
    reach: visibilityOf,
    takes: 'choose',
    current: { selectors: ['[aria-haspopup], [role="combobox"]'], seen: SEEN, sure: 'low' },
  },
  confirm: [
    {
      name: 'Publish',
      locator: {
        selectors: ['[role="dialog"] button, [role="menu"] button'],
        seen: SEEN,
        sure: 'low',
      },
      takes: 'confirm',
      accepts: isNamed('publish'),
      release: 'click',
    },
  ],
  // Sites are found by search engines where nobody makes them private.
  reach: 'public',
});
