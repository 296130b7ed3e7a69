/** Parts of Google's consent pages that take more than a selector. */
import { type AuthorizeRequest, readAuthorizeRequest, isOf } from '../authorize-request.ts';
import { domainInText, findAll } from '../dom.ts';
import { posted } from '../approval.ts';
import type { Approval, Locator, View, WireRequest } from '../surface.ts';

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
export const SIGN_IN: ReadonlySet<string> = new Set([
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
  if (flow !== null && (address === null || isOf(flow, address.clientId))) {
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

/** The page's own call that gives consent (facts §2.1); other calls go to the same address. */
function isConsentCall({ url, method }: WireRequest): 'approve' | null {
  const calls = url.searchParams.getAll('rpcids').flatMap((ids) => ids.split(','));
  return method === 'POST' && calls.includes('xyhAld') ? 'approve' : null;
}

/** Requests that give consent: the form of older pages, and the call of the newer. */
export const APPROVALS: readonly Approval[] = [
  posted({
    urls: [
      'https://accounts.google.com/*signin/oauth/*consent/approval*',
      'https://accounts.google.com/*o/oauth2/approval*',
    ],
    decline: ['submit_access=false'],
    seen: 'public code, 2026-09',
    sure: 'high',
  }),
  {
    name: 'consent call of the page',
    urls: ['https://accounts.google.com/*batchexecute*'],
    says: isConsentCall,
    seen: 'public code, 2026-09',
    sure: 'medium',
  },
];
