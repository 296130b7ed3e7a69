/** Parts of Google's share dialog that take more than a selector. */
import type { Recipient, Resource, Role } from '../../activity/activity.ts';
import { accessibleName, domainInText, domainOfAddress, findAll } from '../dom.ts';
import type { Locator } from '../surface.ts';
import { countByDomain, roleNamed } from '../share-names.ts';

/** People as the dialog shows them; the attribute holds the address in any language. */
const PEOPLE: Locator = {
  selectors: ['[data-hovercard-id]'],
  seen: 'eldrgeek/Yeshie and public automation code, 2026-07',
  sure: 'high',
};
/** Rows of people who have access already, and suggestions that nobody chose yet. */
const NOT_NEW = 'li[role="menuitem"], [role="menuitem"], [role="listbox"] [role="option"]';
const TYPED: Locator = {
  selectors: ['input[role="combobox"]', 'input[aria-label*="Add people" i]'],
  seen: 'public automation code, 2026-07',
  sure: 'medium',
};

/** The people who would be added: chips outside the saved rows, and addresses typed but not yet chips. */
export function newRecipients(root: Element): Recipient[] {
  const chips = findAll(root, PEOPLE).filter((chip) => chip.closest(NOT_NEW) === null);
  // A chip repeats its address on inner elements; the outermost one counts.
  const outer = chips.filter((chip) => chip.parentElement?.closest('[data-hovercard-id]') == null);
  const addresses = new Set(
    outer.map((chip) => (chip.getAttribute('data-hovercard-id') ?? '').trim().toLowerCase()),
  );
  for (const input of findAll(root, TYPED)) {
    const typed = input.localName === 'input' ? (input as HTMLInputElement).value : '';
    for (const word of typed.slice(0, 20_000).split(/[\s,;]+/u)) addresses.add(word.toLowerCase());
  }
  return countByDomain([...addresses].map((address) => domainOfAddress(address)));
}

/** The role that new people get: its button stands outside the saved rows. */
const ROLE: Locator = {
  selectors: [
    'button[aria-haspopup]',
    '[role="button"][aria-haspopup]',
    'button[aria-label*="change permission"]',
  ],
  seen: 'public automation code, 2026-07; the label starts with the role',
  sure: 'medium',
};

/** The role for new people, or null where no button names one. */
export function roleIn(root: Element): Role | null {
  const buttons = findAll(root, ROLE).filter((button) => button.closest(NOT_NEW) === null);
  for (const button of buttons) {
    const role = roleNamed(accessibleName(button));
    if (role !== null) return role;
  }
  return null;
}

/** `foreignService` of the frame, and the first path word of the page. */
const TYPES: Readonly<Record<string, Resource['type']>> = {
  kix: 'document',
  document: 'document',
  ritz: 'spreadsheet',
  spreadsheets: 'spreadsheet',
  punch: 'presentation',
  presentation: 'presentation',
  freebird: 'form',
  forms: 'form',
  file: 'file',
};

/** What is shared, from the address of the frame or of the page. */
export function resourceOf(url: URL): Resource {
  const word = url.searchParams.get('foreignService') ?? url.pathname.split('/')[1] ?? '';
  const inPath = /\/d\/([\w-]{8,200})(?:\/|$)/u.exec(url.pathname)?.[1] ?? null;
  const id = url.searchParams.get('id') ?? inPath;
  return {
    type: Object.hasOwn(TYPES, word) ? (TYPES[word] ?? 'unknown') : 'unknown',
    id: id === null || id === '' ? null : id.slice(0, 512),
    label: null,
  };
}

const ACCOUNT: Locator = {
  selectors: ['a[href*="SignOutOptions"][aria-label]', '[aria-label^="Google"][aria-label*="@"]'],
  seen: 'public code, 2026-07',
  sure: 'medium',
};

/** The account's domain from the page's header; the dialog's frame does not show it. */
export function accountDomainIn(document: Document): string | null {
  for (const element of findAll(document, ACCOUNT)) {
    const domain = domainInText(element.getAttribute('aria-label') ?? '');
    if (domain !== null) return domain;
  }
  return null;
}
