/** Parts of Google's consent pages that take more than a selector. */
import { type AuthorizeRequest, readAuthorizeRequest } from '../authorize-request.ts';
import { accessibleName, domainInText, findAll, isTicked } from '../dom.ts';
import { isSelectAll } from '../consent-names.ts';
import type { Locator, View } from '../surface.ts';

/** The account in the header chip or the chosen row; addresses sit in attributes (facts §1.1). */
const ACCOUNT: Locator = {
  selectors: [
    '[data-identifier]',
    '[data-email]',
    '[data-profile-identifier]',
    '[aria-label*="@"]',
  ],
  seen: 'public automation code, 2026-07',
  sure: 'medium',
};

/** JSON in attributes, with `%.@.` for `[`; positions drift, so it is only searched (facts §2.1). */
const HINTS: Locator = {
  selectors: ['[data-scope-approval-data]', '[data-app-config]', '[data-initial-setup-data]'],
  seen: 'public code, 2026-07',
  sure: 'low',
};
const CLIENT_ID = /\b\d{6,20}-[a-z0-9]{10,64}\.apps\.googleusercontent\.com\b/u;
const SCOPE =
  /"(https:\/\/(?:www\.googleapis\.com\/auth\/[\w./-]{1,200}|mail\.google\.com\/)|openid|email|profile)"/gu;

/** Scopes that only say who the person is; they are asked for on a first page, without boxes. */
const SIGN_IN = new Set([
  'openid',
  'email',
  'profile',
  'https://www.googleapis.com/auth/userinfo.email',
  'https://www.googleapis.com/auth/userinfo.profile',
]);

/**
 * What is asked for. The address names the client at every step, so it goes before what the flow
 * tracker kept (a person may have two requests under way); scopes come from the tracker, else from
 * the address, else from the page's own data. Where none of them tells, the request is opaque.
 */
export function requestOf(view: View): AuthorizeRequest | null {
  const address = readAuthorizeRequest(view.url.href);
  const { flow } = view;
  if (flow !== null && (address === null || address.clientId === flow.clientId)) {
    return flow.scopes.length > 0 || flow.opaque ? flow : withHints(flow, view.root);
  }
  if (address !== null) return address.scopes.length > 0 ? address : withHints(address, view.root);
  const clientId = CLIENT_ID.exec(hintText(view.root))?.[0];
  if (clientId === undefined) return null;
  const bare = readAuthorizeRequest(
    `https://accounts.google.com/o/oauth2/v2/auth?client_id=${clientId}`,
  );
  return bare === null ? null : withHints(bare, view.root);
}

function withHints(request: AuthorizeRequest, root: Element): AuthorizeRequest {
  const found = [...hintText(root).matchAll(SCOPE)].map((match) => match[1] ?? '');
  const scopes = [...new Set(found)].slice(0, 500);
  return { ...request, scopes, opaque: scopes.length === 0 };
}

function hintText(root: Element): string {
  const names = HINTS.selectors.map((selector) => selector.slice(1, -1));
  return findAll(root, HINTS)
    .flatMap((element) => names.map((name) => element.getAttribute(name) ?? ''))
    .join('\n')
    .slice(0, 200_000)
    .replaceAll('%.@.', '[');
}

/** The domain of the account that the page shows. */
export function accountDomainIn(root: Element): string | null {
  for (const element of findAll(root, ACCOUNT)) {
    const names = ['data-identifier', 'data-email', 'data-profile-identifier', 'aria-label'];
    for (const name of names) {
      const domain = domainInText(element.getAttribute(name) ?? '');
      if (domain !== null) return domain;
    }
  }
  return null;
}

/**
 * The scopes that a click would give, where the person can choose (granular consent, 2024-06), or
 * null where the page does not say: then what was asked for counts, never less.
 */
export function tickedScopes(root: Element, asked: readonly string[]): readonly string[] | null {
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
  const choosable = asked.filter((scope) => !SIGN_IN.has(scope));
  const none = boxes.every((box) => !isTicked(box));
  return none && boxes.length >= choosable.length
    ? asked.filter((scope) => SIGN_IN.has(scope))
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
  return asked.find((scope) => values.has(scope)) ?? null;
}
