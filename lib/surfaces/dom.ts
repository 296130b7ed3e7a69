/** Readers for parts of pages, shared by surfaces. All of them only look. */
import type { Control, Locator } from './surface.ts';

/** First element inside `within` that one of the locator's selectors finds, best selector first. */
export function find(within: ParentNode, locator: Locator): Element | null {
  for (const selector of locator.selectors) {
    const element = within.querySelector(selector);
    if (element !== null) return element;
  }
  return null;
}

/** Every element inside `within` that any of the locator's selectors finds, without repeats. */
export function findAll(within: ParentNode, locator: Locator): Element[] {
  return [...within.querySelectorAll(locator.selectors.join(','))];
}

/** The element itself or its nearest ancestor that the control's locator and check accept. */
export function controlAt(element: Element, control: Control): Element | null {
  const hit = element.closest(control.locator.selectors.join(','));
  if (hit === null) return null;
  return control.accepts === undefined || control.accepts(hit) ? hit : null;
}

/** Characters that turn the reading direction of what follows: a name must not rewrite our sentence. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\s]+/gu;

/** Visible text with white space folded, without control characters, cut to `limit` characters. */
export function textOf(element: Element | null, limit = 200): string {
  return (element?.textContent ?? '').replace(UNSEEN, ' ').trim().slice(0, limit).trim();
}

/**
 * The accessible name, near enough for button-like controls: aria-label, aria-labelledby, value,
 * then text (accname 1.2 §4.3.2, without CSS content).
 */
export function accessibleName(element: Element): string {
  const label = element.getAttribute('aria-label')?.trim();
  if (label) return label;
  const ids = element.getAttribute('aria-labelledby')?.split(/\s+/u) ?? [];
  const labelled = ids
    .map((id) => textOf(element.ownerDocument.getElementById(id)))
    .join(' ')
    .trim();
  if (labelled) return labelled;
  if (element.localName === 'input') return element.getAttribute('value')?.trim() ?? '';
  return textOf(element);
}

/** What a tick box, a switch or a field is called: its accessible name, else its label. */
export function labelOf(element: Element): string {
  const labels = 'labels' in element ? (element.labels as NodeListOf<Element> | null) : null;
  return accessibleName(element) || textOf(labels?.[0] ?? element.closest('label'));
}

/** What a closed list shows: the chosen option where it holds any, else its own words. */
export function choiceOf(list: Element): string {
  const chosen = list.querySelector('[role="option"][aria-selected="true"], option:checked');
  return textOf(chosen) || textOf(list) || accessibleName(list);
}

/** The domain of an e-mail address in lower case, or null when it is none. */
export function domainOfAddress(address: string): string | null {
  const match = /^[^\s@]+@([^\s@/:?#]+\.[^\s@/:?#]+|localhost)$/u.exec(
    address.trim().toLowerCase(),
  );
  const domain = match?.[1]?.replace(/\.$/u, '') ?? null;
  // Longer names cannot exist (RFC 1035 §2.3.4); one of them must not sink the whole activity.
  return domain !== null && domain.length <= 253 ? domain : null;
}

/** Host name as the project writes it: lower case, without trailing dot. */
export function hostOf(url: URL): string {
  return url.hostname.toLowerCase().replace(/\.$/u, '');
}

/** True where a person can see the element, as far as markup and style sheets tell. */
export function isVisible(element: Element): boolean {
  if (typeof element.checkVisibility === 'function') {
    return element.checkVisibility({ visibilityProperty: true });
  }
  // Documents without layout (tests, `handrail` on a saved page) have styles but no boxes.
  const view = element.ownerDocument.defaultView;
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const style = view?.getComputedStyle(at);
    if (at.hasAttribute('hidden') || style?.display === 'none') return false;
    if (at === element && style?.visibility === 'hidden') return false;
  }
  return true;
}

const TEXT_ENTRY = [
  ...['text', 'email', 'password', 'tel', 'number', 'url'].map((type) => `input[type="${type}" i]`),
  'input:not([type])',
  'textarea',
  '[role="textbox"]',
];

/** True where a person is asked to type: sign-in, one-time codes, justifications. */
export function asksForText(within: ParentNode): boolean {
  return [...within.querySelectorAll(TEXT_ENTRY.join(','))].some(
    (field) => !field.matches('[readonly], [disabled], [aria-hidden="true"]') && isVisible(field),
  );
}

/** Every visible element inside `within` that the control accepts, without repeats. */
export function controlsIn(within: ParentNode, control: Control): Element[] {
  return findAll(within, control.locator).filter(
    (element) => controlAt(element, control) === element && isVisible(element),
  );
}

/** The domain of the first e-mail address inside a text, or null. */
export function domainInText(text: string): string | null {
  const match = /[^\s@<>()[\]"',;:「（]+@[^\s@<>()[\]"',;:）」]+\.[^\s@<>()[\]"',;:.）」]+/u.exec(
    text.slice(0, 2000),
  );
  return match === null ? null : domainOfAddress(match[0]);
}

/** True when a tick box is ticked, native or ARIA. */
export function isTicked(box: Element): boolean {
  return box.localName === 'input'
    ? (box as HTMLInputElement).checked
    : box.getAttribute('aria-checked') === 'true';
}

/** What an element says in its attributes and words, and those inside it; an address may stand in either. */
export function saidBy(element: Element): string {
  const all = [element, ...element.querySelectorAll('*')].slice(0, 50);
  const attributes = all.flatMap(({ attributes: list }) => [...list].map(({ value }) => value));
  return [...attributes, textOf(element, 1000)].join(' ');
}

/** The domain of the first e-mail address that one of these places shows, or null. */
export function domainShown(within: ParentNode, places: Locator | undefined): string | null {
  for (const element of places === undefined ? [] : findAll(within, places)) {
    const domain = domainInText(saidBy(element));
    if (domain !== null) return domain;
  }
  return null;
}

/** The page around a dialog's frame, where it is of the same origin; else the document itself. */
export function pageAround(document: Document): Document {
  return document.defaultView?.frameElement?.ownerDocument ?? document;
}

/** The host that a text begins with, as an address or by itself; null where it names none. */
export function hostInText(text: string): string | null {
  const word = text.trim().split(/\s/u)[0] ?? '';
  const url = URL.parse(word.includes('://') ? word : `https://${word}`);
  const host = url === null ? '' : hostOf(url);
  return /[.:]|^localhost$/u.test(host) ? host.slice(0, 253) : null;
}
