/**
 * How a request for access ended, read from the answer that the browser carries to the app. Pure. Of the
 * answer only its kind and the granted scopes are kept; codes and tokens are looked for, never read.
 */
import { scopeWords } from './authorize-parameters.ts';
import type { AuthorizeRequest } from './authorize-request.ts';
import { bareAddress } from './bare-text.ts';
import { hostOf } from './dom.ts';
import { type Claims, claimsIn, textsOf } from './request-object.ts';

/** How a flow ended. */
export interface FlowEnd {
  /**
   * `refused` by the person; `denied` by the provider; `abandoned` without an answer; `unknown` where the
   * answer says nothing.
   */
  readonly result: 'granted' | 'refused' | 'denied' | 'abandoned' | 'unknown';
  /** What the answer says was granted (RFC 6749 §5.1, §4.2.2), or null. */
  readonly scopes: string[] | null;
}

/** An answer that a browser carries. */
export interface Answer {
  readonly url: string;
  readonly form: Readonly<Record<string, readonly string[]>> | null;
  /** Whether the page is there: only then is the address whole, with its fragment. */
  readonly committed: boolean;
}

/**
 * How a request ended with this navigation, or null where it is no answer to it. The answer stands in the
 * query, the fragment or a posted form (OAuth 2.0 Multiple Response Types §2.1, Form Post Response Mode
 * §2), or as claims of a JWT in `response` (JARM §2.3).
 */
export function endOf(request: AuthorizeRequest, answer: Answer): FlowEnd | null {
  // What a device gets, it fetches itself (RFC 8628 §3.4): nothing comes back through the browser.
  if (request.flow === 'device') return null;
  const url = URL.parse(answer.url);
  if (url === null) return null;
  const value = valuesOf(url, answer.form);
  const { redirectUri } = request;
  const returned =
    redirectUri === null
      ? hostOf(url) !== request.host && MARKS_ELSEWHERE.some((name) => value(name) !== null)
      : redirectUri === bareAddress(answer.url);
  if (!returned) return null;
  const error = value('error');
  if (error !== null) return { result: refusalOf(error, value), scopes: null };
  // X names the token that the person did not want (X, "Obtaining user access tokens (3-legged OAuth)").
  if (request.flow === 'oauth1' && value('denied') !== null) return REFUSED;
  if (MARKS.some((name) => value(name) !== null)) {
    const scopes = value('scope');
    return { result: 'granted', scopes: scopes === null ? null : namesOf(scopes) };
  }
  // A request carries no fragment; the answer may show once the page is there.
  return answer.committed ? { result: 'unknown', scopes: null } : null;
}

const REFUSED: FlowEnd = { result: 'refused', scopes: null };

/**
 * What an answer carries that grants: RFC 6749 §4.1.2 and §4.2.2, OIDC Core §3.2.2.5, RFC 5849 §2.2;
 * `admin_consent` and `tenant` from Entra's admin consent; `installation_id` from an installed GitHub App;
 * `token` from Trello.
 */
const MARKS = [
  ...['code', 'access_token', 'id_token', 'oauth_verifier', 'admin_consent', 'installation_id'],
  'token',
];
/** Enough to know an answer by where the request did not say where it would go. */
const MARKS_ELSEWHERE = [
  ...['code', 'error', 'oauth_verifier', 'denied', 'admin_consent', 'installation_id'],
];

type Value = (name: string) => string | null;

function valuesOf(url: URL, form: Answer['form']): Value {
  const fragment = new URLSearchParams(url.hash.replace(/^#/u, ''));
  const plain = (name: string) =>
    url.searchParams.get(name) ??
    fragment.get(name) ??
    (form !== null && Object.hasOwn(form, name) ? (form[name]?.[0] ?? '') : null);
  const claims: Claims | null = claimsIn(plain('response'));
  return (name) => plain(name) ?? textsOf(claims?.[name])[0] ?? null;
}

function namesOf(scopes: string): string[] {
  return [...new Set(scopeWords(scopes))].slice(0, 500);
}

/**
 * Errors by which a person says no.
 * - `access_denied`: RFC 6749 §4.1.2.1; Google, GitHub, Slack, Dropbox, Spotify, X and others use it so.
 * - `user_cancelled_login`, `user_cancelled_authorize`: LinkedIn, "Authorization code flow"; the latter also
 *   Apple, "Sign in with Apple JS".
 * - `user_denied`, `user_cancelled`, `cancelled`, `canceled`: what servers without a standard's word say.
 */
const PERSON =
  /^(access_denied|user_?(cancell?ed|denied)(_login|_authori[sz]e)?|cancell?ed|authori[sz]ation_declined)$/iu;
/**
 * Codes in front of Microsoft's descriptions that say the person declined: 65004 (UserDeclinedConsent, "Entra
 * authentication and authorization error codes"); AADB2C90091 (Azure AD B2C, "Error codes").
 */
const DECLINED = /^(AADSTS65004|AADB2C90091)\b/u;
/** Any other code of theirs, after `access_denied`, is the provider's own no: 50105, 90094, 53003, … */
const MICROSOFT_CODE = /^(AADSTS|AADB2C)\d+/u;
/** Okta says `access_denied` for its own policies (Okta, "OpenID Connect & OAuth 2.0 API", error codes). */
const OKTA_POLICY = /not assigned to the client application|policy evaluation failed/iu;

/**
 * Who said no. `login_required`, `interaction_required`, `account_selection_required` and
 * `consent_required` answer a request without a screen (OIDC Core §3.1.2.6): nobody was asked, so these are
 * the provider's no, like `admin_policy_enforced` and `org_internal` (Google, "OAuth 2.0 for web server
 * applications", authorization errors), `unauthorized_client` and the rest of RFC 6749 §4.1.2.1.
 */
function refusalOf(error: string, value: Value): 'refused' | 'denied' {
  const description = value('error_description') ?? '';
  if (DECLINED.test(description) || value('error_subcode') === 'cancel') return 'refused';
  if (MICROSOFT_CODE.test(description) || OKTA_POLICY.test(description)) return 'denied';
  return PERSON.test(error.trim()) ? 'refused' : 'denied';
}
