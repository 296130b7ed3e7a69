/** What of a page is worth a capture: the dialog on screen, where it is, and what surfaces find in it. */
import { pathPattern, placeholders, soughtBy } from './capture-attributes.ts';
import { scrubbed } from './capture.ts';
import type { Captured } from './captured.ts';
import { find, findAll, hostOf, isVisible } from './dom.ts';
import { matchesUrl } from './read.ts';
import type { Surface } from './surface.ts';

const DIALOGS = '[role="dialog"], [role="alertdialog"], dialog[open], [aria-modal="true"]';
/** Roots that are the page itself: a dialog on it says more. */
const WHOLE = new Set(['html', 'body', 'main']);

/** The dialog on screen, scrubbed; null where there is none. Only looks. */
export function captureScreen(
  document: Document,
  url: URL,
  surfaces: readonly Surface[],
): Captured | null {
  const here = surfaces.filter(({ matches }) => matches.length === 0 || matchesUrl(matches, url));
  const rooted = here.flatMap((surface) => {
    const root = findAll(document, surface.root).find(isVisible);
    return root === undefined ? [] : [{ surface, root }];
  });
  const dialog = topmostDialog(document);
  const known =
    rooted.find(({ root }) => !WHOLE.has(root.localName)) ??
    rooted.find(({ surface }) => surface.matches.length > 0);
  const root =
    known === undefined || (WHOLE.has(known.root.localName) && dialog !== null)
      ? dialog
      : known.root;
  if (root === null) return null;
  const surface = known?.surface ?? null;
  const asked = surface === null ? here.filter(({ matches }) => matches.length > 0) : [surface];
  const locators = asked.flatMap(locatorsOf);
  const isFound = ({ locator }: Named) => find(document, locator) !== null;
  return {
    url: addressPattern(url, surface),
    surface: surface?.id ?? null,
    version: surface?.version ?? null,
    found: locators.filter(isFound).map(({ name }) => name),
    missing: locators.filter((named) => !isFound(named)).map(({ name }) => name),
    ...scrubbed(root, soughtBy(surfaces)),
  };
}

interface Named {
  readonly name: string;
  readonly locator: Surface['root'];
}

function locatorsOf({ id, root, controls, parts = {} }: Surface): Named[] {
  return [
    { name: `${id}: root`, locator: root },
    ...controls.map(({ name, locator }) => ({ name: `${id}: ${name}`, locator })),
    ...Object.entries(parts).map(([name, locator]) => ({ name: `${id}: ${name}`, locator })),
  ];
}

/** The visible dialog that came last, with the one it lies in. */
function topmostDialog(document: Document): Element | null {
  const last = dialogsIn(document).findLast(isVisible) ?? null;
  let outermost = last;
  for (let at = last; at !== null; at = at.parentElement?.closest(DIALOGS) ?? null) outermost = at;
  return outermost;
}

/** Also those in open shadow roots. Looks at the whole page, which only a capture may do. */
function dialogsIn(within: ParentNode): Element[] {
  return [...within.querySelectorAll('*')].flatMap((element) => [
    ...(element.matches(DIALOGS) ? [element] : []),
    ...(element.shadowRoot === null ? [] : dialogsIn(element.shadowRoot)),
  ]);
}

/** Address without ids, query and fragment. `acme.sharepoint.com` names a customer: it becomes `tenant.sharepoint.com`. */
function addressPattern(url: URL, surface: Surface | null): string {
  const host = hostOf(url);
  const shared = (surface?.matches ?? [])
    .map((pattern) => /^[^/]+\/\/\*\.([^/]+)\//u.exec(pattern)?.[1] ?? '')
    .find((base) => base !== '' && host.endsWith(`.${base}`));
  const shown = shared === undefined ? host : `tenant.${shared}`;
  const port = url.port === '' ? '' : `:${url.port}`;
  return `${url.protocol}//${shown}${port}${pathPattern(url.pathname, placeholders())}`;
}
