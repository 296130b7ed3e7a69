/** What may be kept of each attribute of a captured dialog, and how. What stands in no table is dropped. */
import { isProductWord } from './capture-words.ts';
import type { Surface } from './surface.ts';

/** Names that the product gave: kept where they look like that. */
const IDENTIFIERS = new Set([
  ...['role', 'type', 'name', 'jsname', 'data-testid', 'data-test-id', 'data-automationid'],
  ...['data-qa', 'data-target-id', 'data-state', 'data-test', 'data-cy', 'autocomplete', 'method'],
  ...['slot', 'part'],
]);
/** Lists of such names; ids keep pointing at each other when they are replaced. */
const LISTS = new Set([
  ...['class', 'id', 'for', 'form', 'aria-controls', 'aria-owns', 'aria-labelledby'],
  ...['aria-describedby', 'aria-activedescendant'],
]);
const STATES =
  /^(?:true|false|mixed|undefined|menu|listbox|tree|grid|dialog|page|step|polite|assertive|off|none|list|both|inline|horizontal|vertical|spelling)$/u;
/** Are there or not; what they say is of no use to a locator. */
const FLAGS = new Set([
  ...['disabled', 'hidden', 'open', 'checked', 'selected', 'required', 'readonly', 'multiple'],
  ...['contenteditable', 'inert', 'data-hovercard-id', 'data-selection-index', 'placeholder'],
  ...['data-primary-action-label', 'popover', 'novalidate'],
]);
/** May hold an address, an id or a word of people: kept only where it is known or tiny. */
const VALUES = new Set(['value', 'data-value', 'data-key', 'aria-label']);
const PATHS = new Set(['href', 'src', 'action', 'formaction']);

/** Words of which the paths of products are made; any other part of a path may be somebody's. */
const PATH_WORDS = new Set(
  (
    'a access account admin api app apps auth authorize b base bases board boards calendar confirm connect ' +
    'consent create d doc docs document drive e edit editor f file files folder folders form forms invite item ' +
    'items login logout members new oauth oauth2 permissions presentation project projects publish s settings ' +
    'share sharing sheet signin signout site sites spreadsheets table team teams u user users v v1 v2 view ' +
    'web workflow workflows workspace workspaces'
  ).split(' '),
);

/** What a whole dialog has in common while it is scrubbed. */
export interface Scrubbing {
  /** Values that surfaces look for: they are known, whatever they look like. */
  readonly sought: ReadonlySet<string>;
  /** Whether a token holds a word that stands on the page as a name. */
  readonly isName: (token: string) => boolean;
  /** The same placeholder for the same value, so that what points at an id still does. */
  readonly placeholder: (value: string) => string;
}

/** Stands for each text that was dropped. */
export const DROPPED = '…';

/** Values that the selectors of surfaces name in full: `[data-value="4"]`. */
export function soughtBy(surfaces: readonly Surface[]): ReadonlySet<string> {
  return new Set(
    surfaces
      .flatMap(({ root, controls, parts = {} }) => [
        root,
        ...controls.map(({ locator }) => locator),
        ...Object.values(parts),
      ])
      .flatMap(({ selectors }) => selectors)
      .flatMap((selector) => [...selector.matchAll(/\[[\w-]+=["']?([^"'\]]+)["']?(?: i)?\]/gu)])
      .map(([, value = '']) => value)
      .filter((value) => !value.includes('@')),
  );
}

/** Numbered in the order of their first sight, so that nothing of a value is left in it. */
export function placeholders(): (value: string) => string {
  const seen = new Map<string, string>();
  return (value) => {
    const known = seen.get(value) ?? `x${seen.size + 1}`;
    seen.set(value, known);
    return known;
  };
}

/** What is kept of an attribute, or null where it is dropped. */
export function keptOf(name: string, value: string, scrubbing: Scrubbing): string | null {
  if (FLAGS.has(name)) return '';
  if (name === 'tabindex') return /^-?\d{1,2}$/u.test(value) ? value : null;
  if (IDENTIFIERS.has(name)) return value === '' ? '' : nameOr(value, scrubbing);
  if (LISTS.has(name)) {
    const tokens = value.split(/\s+/u).filter((token) => token !== '');
    return tokens.map((token) => nameOr(token, scrubbing)).join(' ');
  }
  if (VALUES.has(name)) return valueOr(value, scrubbing);
  if (PATHS.has(name)) return pathPattern(value, scrubbing.placeholder);
  if (name.startsWith('aria-')) return STATES.test(value) ? value : null;
  return null;
}

const nameOr = (token: string, { sought, isName, placeholder }: Scrubbing): string =>
  sought.has(token) || (isProductName(token) && !isName(token)) ? token : placeholder(token);

function valueOr(value: string, { sought, placeholder }: Scrubbing): string {
  if (value === '' || /^\d{1,2}$/u.test(value) || sought.has(value)) return value;
  return isProductWord(value) || value === 'true' || value === 'false' ? value : placeholder(value);
}

/** Looks like a name in code, and like no address, file name, GUID, number of four digits or token. */
function isProductName(token: string): boolean {
  if (!/^[A-Za-z_-][\w:[\]-]{0,79}$/u.test(token)) return false;
  if (/\d{4}|[\da-f]{8}-[\da-f]{4}/iu.test(token)) return false;
  return !token.split(/[^A-Za-z\d]+/u).some(isToken);
}

/** Twelve characters with digits among them, or twenty without the length of words. */
function isToken(part: string): boolean {
  if (part.length >= 12 && (part.match(/\d/gu)?.length ?? 0) >= 2) return true;
  const words = part.split(/(?<=[a-z\d])(?=[A-Z])/u);
  return part.length >= 20 && (words.length === 1 || part.length / words.length < 3);
}

/** The path of an address with every part replaced that is no common word; no host, no query, no fragment. */
export function pathPattern(address: string, placeholder: (value: string) => string): string {
  const path = URL.parse(address, 'https://page.example/')?.pathname ?? '/';
  return path
    .split('/')
    .map((part) => (part === '' || PATH_WORDS.has(part) ? part : placeholder(part)))
    .join('/');
}
