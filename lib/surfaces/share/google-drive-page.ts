/** Parts of Google's share dialog that take more than a selector. */
import type { Activity, Container, LinkReach, Role } from '../../activity/activity.ts';
import { accessibleName, domainOfAddress, findAll, isVisible, pageAround, textOf } from '../dom.ts';
import { isOn } from '../reach-controls.ts';
import { reachNamed, roleNamed } from '../share-names.ts';
import type { Fix, Locator, View } from '../surface.ts';

/** Inside rows of people who have access already, and suggestions that nobody chose yet. */
export const NOT_NEW = '[role="menuitem"] *, [role="option"] *, [role="option"]';

/** Chips of people who would be added; the attribute holds the address in any language. */
export const NEW_PEOPLE: Locator = {
  selectors: [`[data-hovercard-id]:not([role="menuitem"], ${NOT_NEW})`],
  seen: 'eldrgeek/Yeshie and public automation code, 2026-07',
  sure: 'high',
};

/** The role on a button: its text, else the first sentence of its label (`Editor. change permission`). */
export function roleOn(button: Element): Role | null {
  return roleNamed(textOf(button) || (accessibleName(button).split('.')[0] ?? ''));
}

const OPEN_MENU = `[role="dialog"] [aria-haspopup][aria-expanded="true"]:not(${NOT_NEW})`;

/**
 * The role that an item of the open menu gives to the link at once. With new people in the dialog the menu is
 * theirs, and a row's menu belongs to one who has access: neither changes the link.
 */
export function linkRole(item: Element): Role | null {
  const dialog = item.ownerDocument.querySelector(OPEN_MENU)?.closest('[role="dialog"]');
  return dialog == null || findAll(dialog, NEW_PEOPLE).length > 0 ? null : roleNamed(textOf(item));
}

/**
 * What the thing lies in: the folder or shared drive that Drive's page lists around the dialog's frame. Roots of
 * drives have ids of a form of their own (public code, 2026-11).
 */
export function folderAround({ document, url }: View): Container | null {
  const around = pageAround(document);
  const path = around === document ? '' : around.location.pathname;
  const id = /\/folders\/([\w-]{8,200})/u.exec(path)?.[1];
  if (id === undefined || id === url.searchParams.get('id')) return null;
  return { type: /^0A.*Uk9PVA$/u.test(id) ? 'drive' : 'folder', id };
}

const shown = (document: Document, selector: string): Element[] =>
  [...document.querySelectorAll(selector)].filter(isVisible);

/** The option that sets the link to `reach`; the button of the menu while it is closed; null once it holds. */
function towardsReach({ document, root }: View, value: string, reach: LinkReach): Element | null {
  const option = shown(document, `[role="menuitemradio"][data-value="${value}"]`).find(
    ({ parentElement }) => parentElement?.querySelector('[data-value="4"]') != null,
  );
  if (option !== undefined) return isOn(option) ? null : option;
  const button = [...root.querySelectorAll('button[aria-haspopup]')].find((one) => {
    const now = reachNamed(accessibleName(one));
    return now !== null && now !== reach;
  });
  return button ?? null;
}

function towardsViewing({ document, root }: View): Element | null {
  const items = shown(document, '[role="menu"] [role="menuitemradio"], [role="menu"] li');
  const item = items.find((one) => roleNamed(textOf(one)) === 'view');
  if (item !== undefined) return isOn(item) ? null : item;
  const button = [...root.querySelectorAll(`button[aria-haspopup]:not(${NOT_NEW})`)].find(
    (one) => roleOn(one) !== null,
  );
  return button === undefined || roleOn(button) === 'view' ? null : button;
}

/** The first chip that may not stay: its button to take it out, else itself. */
function towardsFewer({ root, parts }: View, wanted: Activity): Element | null {
  if (wanted.kind !== 'share') return null;
  const kept = new Set(wanted.recipients.map(({ domain }) => domain));
  const chip = findAll(root, parts['people'] ?? NEW_PEOPLE).find((one) => {
    const domain = domainOfAddress(one.getAttribute('data-hovercard-id') ?? '');
    return domain !== null && !kept.has(domain);
  });
  return chip?.querySelector('button, [role="button"]') ?? chip ?? null;
}

/** By the person: the live dialog takes no clicks made by script (facts §0.5). */
export const FIXES: readonly Fix[] = [
  { does: 'view-only', by: 'person', next: towardsViewing },
  { does: 'remove-recipients', by: 'person', next: towardsFewer },
  {
    does: 'link-organisation',
    by: 'person',
    next: (view) => towardsReach(view, '8', 'organisation'),
  },
  { does: 'link-restricted', by: 'person', next: (view) => towardsReach(view, '1', 'restricted') },
];
