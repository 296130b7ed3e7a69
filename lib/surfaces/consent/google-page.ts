/** Parts of Google's consent pages that take more than a selector. */
import { type AuthorizeRequest, readAuthorizeRequest } from '../authorize-request.ts';
import { domainInText, findAll, textOf } from '../dom.ts';
import { posted } from '../approval.ts';
import type { Approval, Locator, View, WallSign, WireRequest } from '../surface.ts';
import type { Wall } from '../../activity/activity.ts';
import { wallByHeading } from '../wall.ts';

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

/** The page's own call that gives consent (facts §2.1); other calls go to the same address. */
function isConsentCall({ url, method }: WireRequest): 'approve' | null {
  const calls = url.searchParams.getAll('rpcids').flatMap((ids) => ids.split(','));
  return method === 'POST' && calls.includes('xyhAld') ? 'approve' : null;
}

/** Nothing can be granted there; the pages of warnings show names that apps chose. */
const ERROR_PAGE = /\/signin\/oauth\/(v2\/)?error\/?$/u;

/** Error codes of the authorize endpoint (Google, "Using OAuth 2.0 for web server apps", 2026-11). */
function errorWall(wall: Wall, codes: RegExp): WallSign {
  return {
    wall,
    locator: { selectors: ['body'], seen: 'Google documentation, 2026-11', sure: 'high' },
    accepts: (element, url) =>
      ERROR_PAGE.test(url.pathname) && codes.test(codeIn(url) + textOf(element, 20_000)),
  };
}

/** The code inside `authError`, a base64 text with a few more bytes around it. */
function codeIn(url: URL): string {
  const coded = url.searchParams.get('authError') ?? '';
  try {
    return `${coded} ${atob(coded.replaceAll('-', '+').replaceAll('_', '/'))} `;
  } catch {
    // Not base64 after all.
    return `${coded} `;
  }
}

/** "This app is blocked", "Access blocked", in the languages we know. */
const BLOCKED =
  /app is blocked|access blocked|App ist blockiert|App wird blockiert|Zugriff (wurde )?blockiert|application (est )?bloqu|accès bloqué|aplicaci[oó]n (est[áa] )?bloqueada|acceso bloqueado|app (è )?bloccata|accesso bloccato|app (est[áa] )?bloquead|acesso bloqueado|app is geblokkeerd|toegang geblokkeerd|aplikacja (jest |została )?zablokowana|zablokowano dostęp|appen är blockerad|åtkomst blockerad|ブロックされ|已被(屏蔽|封锁|阻止)/iu;

/** Where Google itself says no. `org_internal` is for people of the organisation that made the app. */
export const WALLS: readonly WallSign[] = [
  errorWall('needs-admin-approval', /access_not_configured/u),
  errorWall('blocked-by-organisation', /admin_policy_enforced|org_internal/u),
  errorWall(
    'misconfigured-app',
    /redirect_uri_mismatch|origin_mismatch|(invalid|deleted|disabled|unauthorized)_client|disallowed_useragent/u,
  ),
  errorWall('unverified-app', /\baccess_denied\b/u),
  wallByHeading('blocked-by-provider', BLOCKED, {
    path: /\/signin\/oauth\/(v2\/)?(error|danger|blocked)\/?$/u,
    unless: '#submit_approve_access, #approve_button',
    seen: 'public documentation, 2026-11',
  }),
];

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
