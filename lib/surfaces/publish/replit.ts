/** Replit: an app goes live. Its pages are English only; known by their words alone. */
import { isNamed } from '../button-names.ts';
import { accessibleName } from '../dom.ts';
import { publishPage } from '../publish-page.ts';
import type { ReachOptions } from '../reach-controls.ts';
import { reachFixes } from '../reach-fixes.ts';
import { visibilityOf } from '../visibility-names.ts';

const SEEN = 'docs.replit.com, private deployments, 2026-11: roles and names only';
const publishes = isNamed('publish');

const OPTIONS: ReachOptions = {
  locator: { selectors: ['[role="option"], [role="radio"]'], seen: SEEN, sure: 'low' },
  reach: visibilityOf,
  takes: 'choose',
  current: { selectors: ['[aria-haspopup], [role="combobox"]'], seen: SEEN, sure: 'low' },
  // Other menus of the page, such as the list of teams, may begin with the same words.
  currentReach: (shown) =>
    /^(public|workspace only|only you|private)$/iu.test(accessibleName(shown))
      ? visibilityOf(shown)
      : null,
};

export const replit = publishPage({
  id: 'publish/replit',
  product: 'Replit',
  platform: 'replit',
  matches: ['https://replit.com/@*'],
  capability: 'inform',
  root: { selectors: ['main', 'body'], seen: SEEN, sure: 'low' },
  path: /^\/@[^/]+\/./u,
  resource: { type: 'app', id: /^\/(@[^/]+\/[^/?#]+)/u },
  options: OPTIONS,
  // Without options on the page there is no activity: a button of the same name opens the pane.
  confirm: [
    {
      name: 'Publish',
      locator: { selectors: ['button'], seen: SEEN, sure: 'low' },
      takes: 'confirm',
      accepts: (element) => publishes(element) || /^(re)?deploy$/iu.test(accessibleName(element)),
      release: 'click',
    },
  ],
  fixes: reachFixes(OPTIONS, 'person', OPTIONS.current),
});
