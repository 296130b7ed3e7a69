/** What consent pages have in common, whoever draws them. All of it only looks. */
import { appNamed, isSelectAll } from './consent-names.ts';
import { accessibleName, domainInText, findAll, isTicked, isVisible, textOf } from './dom.ts';
import type { Locator } from './surface.ts';

/** Banners that ask about cookies say "accept" and "consent" too, on any page. */
const COOKIE_BANNER: Locator = {
  selectors: [
    '[id*="cookie" i], [class*="cookie" i], [aria-label*="cookie" i], [data-testid*="cookie" i]',
    '[id*="onetrust" i], [id*="didomi" i], [id*="usercentrics" i], [id*="cmp-" i], [class*="cmp-" i]',
    '[id*="gdpr" i], [class*="gdpr" i], [id*="consent-banner" i], [class*="consent-banner" i]',
    'form[action*="cookie" i], form[action*="gdpr" i]',
  ],
  seen: 'consent managers in wide use, 2026-11',
  sure: 'medium',
};

/** True inside a cookie banner. */
export function inCookieBanner(element: Element): boolean {
  return element.closest(COOKIE_BANNER.selectors.join(',')) !== null;
}

/** True for "choose an account": several controls that carry an address each. */
export function isChooser(root: Element): boolean {
  if (root.querySelector('[data-identifier]') !== null) return true;
  const rows = [
    ...root.querySelectorAll('button, a[href], [role="link"], [role="button"], [role="option"]'),
  ];
  return rows.filter((row) => domainInText(textOf(row)) !== null && isVisible(row)).length > 1;
}

/** Where pages say in a sentence that an app wants something. */
export const SENTENCES: Locator = {
  selectors: ['h1', 'h2', 'h3', 'p', '[role="heading"]'],
  seen: 'consent screens of many providers, 2026-11',
  sure: 'low',
};

/**
 * The app's name: what stands in one of these places, else the start of "X wants access".
 * @returns null where neither is there.
 */
export function appNameIn(root: Element, places: readonly string[]): string | null {
  for (const selector of places) {
    const name = textOf(root.querySelector(selector));
    if (name !== '' && !name.includes('@')) return name;
  }
  for (const sentence of findAll(root, SENTENCES)) {
    const name = appNamed(accessibleName(sentence));
    if (name !== null && !name.includes('@')) return name;
  }
  return null;
}

/**
 * The scopes that a click would give, where the person can choose, or null where the page does not say
 * it for certain: then what was asked for counts, never less.
 * @param given scopes that need no box of their own.
 */
export function tickedScopes(
  root: Element,
  asked: readonly string[],
  given: ReadonlySet<string>,
): readonly string[] | null {
  const boxes = [...root.querySelectorAll('input[type="checkbox"], [role="checkbox"]')].filter(
    (box) => !isSelectAll(accessibleName(box)),
  );
  if (boxes.length === 0) return null;
  const standsFor = new Map(boxes.map((box) => [box, scopeOf(box, asked)] as const));
  const boxed = new Set(standsFor.values());
  if ([...boxed].some((scope) => scope !== null)) {
    const ticked = new Set(boxes.filter(isTicked).map((box) => standsFor.get(box)));
    return asked.filter((scope) => ticked.has(scope) || !boxed.has(scope));
  }
  // Boxes without a readable scope: only "all of them unticked, one for each scope" is certain.
  const choosable = asked.filter((scope) => !given.has(scope));
  const none = boxes.every((box) => !isTicked(box));
  return none && boxes.length >= choosable.length
    ? asked.filter((scope) => given.has(scope))
    : null;
}

/** The requested scope that the box, or the row around it, names in one of its attributes. */
function scopeOf(box: Element, asked: readonly string[]): string | null {
  const row = box.closest('li, label, [role="listitem"], [data-scope]');
  const values = new Set(
    [box, ...(row === null ? [] : [row])].flatMap((element) =>
      [...element.attributes].map((attribute) => attribute.value),
    ),
  );
  // Okta writes the scope behind the name of the form's part: `optedScopes.files.read`.
  return asked.find((scope) => values.has(scope) || values.has(`optedScopes.${scope}`)) ?? null;
}
