/**
 * Makes the surface of a share dialog whose structure nobody has seen: roles and accessible names alone.
 * Such a surface tells and never holds.
 */
import type { LinkReach } from '../activity/activity.ts';
import { accessibleName, controlAt, findAll, textOf } from './dom.ts';
import { matchesUrl } from './read.ts';
import { isInviting, roleNamed } from './share-names.ts';
import { type SharePage, sharePage } from './share-page.ts';
import type { Control, Locator, SharingState, Surface, View } from './surface.ts';

export const DIALOG = ':is([role="dialog"], [aria-modal="true"], dialog)';
const FIELD = ':is(input[type="email"], input[type="text"], input:not([type]), textarea)';
/** What a menu offers is not what holds. */
const OFFERS = '[role="listbox"], [role="menu"], [role="option"], [role^="menuitem"]';

/** What a product's file says. */
export interface NamedShare extends Pick<
  SharePage,
  | 'account'
  | 'copy'
  | 'id'
  | 'matches'
  | 'path'
  | 'platform'
  | 'product'
  | 'resource'
  | 'role'
  | 'roleOf'
  | 'shown'
  | 'terms'
> {
  /** Where the words were read, and when. */
  readonly seen: string;
  /** Options, switches and buttons that share at once, by their names. */
  readonly reach?: (name: string, option: Element) => LinkReach | null;
  /** The button that makes a dialog a share dialog, by its name. */
  readonly sends?: (name: string) => boolean;
  /** Words that make a dialog a share dialog where no such button does. */
  readonly sign?: RegExp;
}

/** The surface that the names describe. */
export function namedShare({
  seen,
  reach,
  sends = isInviting,
  sign,
  ...page
}: NamedShare): Surface {
  const low = (...selectors: string[]): Locator => ({ selectors, seen, sure: 'low' });
  const send = named('Invite', low(`${DIALOG} :is(button, [role="button"])`), sends);
  const surface = sharePage({
    ...page,
    capability: 'inform',
    root: low(DIALOG),
    ...(reach !== undefined && {
      options: {
        locator: low(
          '[role="option"], [role^="menuitem"], [role="switch"]',
          `${DIALOG} :is(button, [role="radio"], [role="checkbox"], label:has(input))`,
        ),
        reach: (option) => reach(accessibleName(option), option),
        takes: 'write',
        current: low(`${DIALOG} [aria-haspopup]`),
      },
    }),
    typed: low(`${DIALOG} ${FIELD}`),
    people: low(`${DIALOG} :has(> ${FIELD}) > :not(input, textarea, button, label)`),
    confirm: send,
  });
  /** The dialog that shares, of all that are open. */
  const shareDialog = (view: Pick<View, 'document'>): Element | undefined =>
    findAll(view.document, surface.root).find(
      (dialog) =>
        findAll(dialog, send.locator).some((button) => controlAt(button, send) === button) ||
        sign?.test(textOf(dialog, 2000)) === true,
    );
  return onItsPages({
    ...surface,
    read: (view) => {
      const root = shareDialog(view);
      return root === undefined ? null : surface.read({ ...view, root });
    },
    state: (view) => {
      const root = shareDialog(view);
      return root === undefined ? null : (surface.state?.({ ...view, root }) ?? null);
    },
  });
}

/** A surface that is known by words: on the pages of another product they say nothing. */
export function onItsPages(surface: Surface): Surface {
  return {
    ...surface,
    read: (view) => (matchesUrl(surface.matches, view.url) ? surface.read(view) : null),
  };
}

/** A control that ends a dialog and is known by its name alone. */
export function named(name: string, locator: Locator, isIt: (name: string) => boolean): Control {
  return {
    name,
    locator,
    takes: 'confirm',
    accepts: (element) => isIt(accessibleName(element)),
    release: 'click',
  };
}

/**
 * Reads how far a link reaches off the row of a dialog that begins with these words, as "Anyone with the link"
 * and what they may do beside it.
 */
export function rowSays(row: RegExp): (root: Element) => SharingState | null {
  return (root) => {
    const text = wordsOf(root).replace(/\s+/gu, ' ');
    const at = row.exec(text);
    if (at === null) return null;
    const access = text.slice(at.index + at[0].length, at.index + at[0].length + 60);
    if (/^\W*(no access|kein zugriff|aucun accès|sin acceso)/iu.test(access))
      return { link: 'restricted', role: null };
    const role = roleNamed(access);
    return role === null ? null : { link: 'anyone_with_link', role };
  };
}

/** The words of a dialog without those that its open menus offer. */
function wordsOf(node: Element): string {
  if (node.matches(OFFERS)) return '';
  if (node.localName === 'select')
    return (node as HTMLSelectElement).selectedOptions[0]?.textContent ?? '';
  const words = [...node.childNodes].map((child) => {
    if (child.nodeType === Node.ELEMENT_NODE) return wordsOf(child as Element);
    return child.nodeType === Node.TEXT_NODE ? (child.textContent ?? '') : '';
  });
  return words.join(' ');
}
