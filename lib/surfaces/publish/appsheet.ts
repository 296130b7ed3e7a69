/** AppSheet: the switch that lets anyone use an app without signing in. */
import { labelOf } from '../dom.ts';
import { GOOGLE_ACCOUNT } from '../google-page.ts';
import { publishPage } from '../publish-page.ts';
import type { Locator } from '../surface.ts';

const low = (...selectors: string[]): Locator => ({
  selectors,
  seen: 'help of AppSheet, 2026-11: Security > Require Sign-In; the editor is known in English alone',
  sure: 'low',
});

export const appsheet = publishPage({
  id: 'publish/appsheet',
  product: 'AppSheet',
  platform: 'google',
  matches: ['https://www.appsheet.com/template/*', 'https://www.appsheet.com/Template/*'],
  capability: 'inform',
  root: low('body:has([role="switch"], [role="checkbox"], input[type="checkbox"])'),
  path: /^\/template\//iu,
  // The other name in the address is the app's title.
  resource: { type: 'app', id: /[?&]appId=([\w-]{8,100})/iu },
  toggle: {
    locator: low('[role="switch"]', '[role="checkbox"]', 'input[type="checkbox"]'),
    accepts: (element) => /^require user sign-?in/iu.test(labelOf(element)),
    on: 'restricted',
    off: 'anyone_with_link',
  },
  account: GOOGLE_ACCOUNT,
});
