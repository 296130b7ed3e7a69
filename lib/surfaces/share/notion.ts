/** Notion: the share menu of a page, and its tab that publishes the page as a site. */
import type { LinkReach } from '../../activity/activity.ts';
import { accessibleName, findAll, textOf } from '../dom.ts';
import { named } from '../named-share.ts';
import { containerIn } from '../page-resource.ts';
import { reachFix } from '../reach-controls.ts';
import { isInviting, reachNamed } from '../share-names.ts';
import { sharePage } from '../share-page.ts';
import type { Locator, View } from '../surface.ts';

const MENU = '.notion-share-menu';
/** Since the app moved to app.notion.com, tabs and roles alone were seen to last. */
const DIALOG = '[role="dialog"]:has([role="tab"])';
/** "Email or group, separated by commas"; settings have tabs and fields too. */
const INVITED = `${MENU} input:not([type="checkbox"]), ${DIALOG} input[placeholder*="mail" i]`;
const PUBLISH = '.notion-share-menu-publish-button';

const parts = (sure: Locator['sure'], ...selectors: string[]): Locator => ({
  selectors,
  seen: 'public automation code of four authors, 2024-11 to 2026-09, the last on live pages',
  sure,
});

const OPTIONS = {
  locator: parts(
    'medium',
    PUBLISH,
    '[role="presentation"], [role="menuitem"], [role="option"]', // by name, 2026-09
    `${DIALOG} [role="button"]`, // "Publish", by name, 2026-09
  ),
  reach,
};
/** The menu of general access while it is closed, by its words. */
const CLOSED = parts('low', `:is(${MENU}, ${DIALOG}) [role="button"]`);

export const notionShare = sharePage({
  id: 'share/notion',
  product: 'Notion',
  platform: 'notion',
  matches: ['https://www.notion.so/*', 'https://app.notion.com/*'],
  capability: 'hard-hold',
  root: parts('high', MENU, DIALOG),
  resource: {
    type: 'page',
    container: containerIn('workspace', /^\/([\w-]+)\/[\w-]*[0-9a-f]{32}/u),
    id: /(?:[?&]p=|[-/])([0-9a-f]{32})(?![0-9a-f]|.*[?&]p=)/u,
  },
  options: {
    ...OPTIONS,
    takes: 'write',
    current: CLOSED,
    currentReach: (shown) => generalAccess(textOf(shown, 80)),
  },
  typed: parts('medium', INVITED),
  people: parts('low', `:has(> :is(${INVITED})) > :not(input)`), // chips, 2026-11; inferred
  confirm: named('Invite', parts('medium', `:is(${MENU}, ${DIALOG}) [role="button"]`), isInviting),
  fixes: [accessFix('link-organisation'), accessFix('link-restricted')],
});

function closedMenu({ root }: View): Element | null {
  return findAll(root, CLOSED).find((row) => generalAccess(textOf(row, 80)) !== null) ?? null;
}

function accessFix(does: 'link-organisation' | 'link-restricted') {
  const now = (view: View) => generalAccess(textOf(closedMenu(view), 80));
  return reachFix(does, OPTIONS, closedMenu, now);
}

/** Publishing makes a site that anyone finds; the menu's options are known by their words. */
function reach(option: Element): LinkReach | null {
  if (option.matches(PUBLISH)) return 'public';
  const name = accessibleName(option).slice(0, 80);
  if (option.getAttribute('role') === 'button')
    return /^(publish|veröffentlichen|publier|publicar|pubblica|公開|发布)$/iu.test(name)
      ? 'public'
      : null;
  return generalAccess(name);
}

/** "Only people invited", "Everyone at Acme", "Anyone on the web with link"; people have names of their own. */
function generalAccess(words: string): LinkReach | null {
  return /^(only people|nur eingeladene|anyone|everyone|jeder|alle)\b/iu.test(words)
    ? reachNamed(words)
    : null;
}
