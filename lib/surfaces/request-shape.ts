/**
 * Whether an address with a client id is an authorize request. By the standard (RFC 6749 §4.1.1, §4.2.1)
 * parameters say it on any path; where a server leaves some of them out, the path has to say the rest.
 */

/** Paths that say it themselves: with a client id, one more parameter of a request is enough. */
const CLEAR_PATH = new RegExp(
  [
    /\/(oauth[\w.-]{0,20}_)?(authori[sz]e2?|authori[sz]ation)(\.(php|aspx?|jsp|srf|html?|do|action))?(\/v\d+)?\/?$/u,
    /\/(request_auth|adminconsent|install-integration|oauth-bridge|dialog\/oauth)\/?$/u,
    /\/(oauth|oidc|openid)[^/]{0,20}(\/[^/]{1,40}){0,3}\/auth(enticate)?\/?$/u,
    /\/oauth2?(\/(connect|sign-?in|log-?in))?\/?$/u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'iu',
);

/** Paths that a request may have, and others too: more of its parameters are needed. */
const LIKELY_PATH =
  /oauth|authori[sz]|openid|\/connect\b|\/authn?\b|\/ap\/oa\b|consent|\/app\/confirm|\/sign-?in\b|\/log-?in\b/iu;

/** Paths at which OAuth 1 sends a person to the server (RFC 5849 §2.2), beside the clear ones. */
const OAUTH1_PATH =
  /\/(oauth_?authori[sz]e(token)?|oauth[\w.-]{0,20}(confirm|action)|oauth\/sign-?in|authenticate|services\/api\/auth)\/?$/iu;

/** Endpoints of the same servers that are no request to a person, whatever they are given. */
const OTHER_ENDPOINT =
  /\/\.well-known\/|\/(tokeninfo|userinfo|introspect(ion)?|revoke(_?token)?|revocation|deauthori[sz]e|jwks?(\.json)?|certs|keys|log(ged)?[-_]?(out|off)|sign(ed)?[-_]?(out|off)|end_?session|check_?session|iframe|login-status-iframe\.html|register|par|device_authorization|device\/code|oauth2?\/status)\/?$/iu;

/** Endpoints that are no request either, yet some provider has its authorize address there (Egnyte). */
const USUALLY_OTHER_ENDPOINT = /\/(access_?token|request_?token|token|callback|cb)\/?$/iu;

/** Documentation and API explorers show authorize addresses without being one. */
const DOCUMENTATION_HOST =
  /^(docs?|developers?|learn|help|support|api-docs|devcenter|wiki|blog)\./iu;
const DOCUMENTATION_PATH =
  /\/(docs?|documentation|blog|wiki|guides?|reference|questions|articles?|search)\//iu;

/** Where the address is. */
export interface Place {
  readonly host: string;
  /** Decoded. */
  readonly path: string;
  /** Host and path are in the catalogue of providers, or take pains to look so. */
  readonly known: boolean;
}

/** What an address with a client id shows of an authorize request. */
export interface Seen {
  readonly standardClient: boolean;
  readonly responseType: boolean;
  readonly redirect: boolean;
  readonly scope: boolean;
  /** A request object or a pushed request (RFC 9101, RFC 9126). */
  readonly hidden: boolean;
  /** Carries what an answer carries. */
  readonly answer: boolean;
  readonly tokenRequest: boolean;
  /** Carries what ties a request to its answer. */
  readonly bound: boolean;
}

/** Whether an address with a client id asks a person for access. */
export function isRequest({ host, path, known }: Place, seen: Seen): boolean {
  if (OTHER_ENDPOINT.test(path)) return false;
  if (USUALLY_OTHER_ENDPOINT.test(path) && (!seen.responseType || seen.tokenRequest)) return false;
  if (known) return true;
  const clear = isClear(path);
  const complete = seen.responseType && (seen.redirect || seen.hidden || (seen.scope && clear));
  if (isDocumentation(host, path)) return complete && clear;
  if (complete) return true;
  // Anything less may as well be an answer, or an address with a client id for statistics.
  if (!seen.standardClient && !seen.redirect) return false;
  if (seen.answer) return false;
  if (clear)
    return seen.redirect || seen.scope || seen.hidden || seen.responseType || isAdmin(path);
  const asks = seen.hidden || seen.responseType || (seen.redirect && (seen.scope || seen.bound));
  return asks && LIKELY_PATH.test(path);
}

/** Whether an address with a temporary token of OAuth 1 asks a person for access. */
export function isOAuth1Request({ host, path, known }: Place): boolean {
  if (OTHER_ENDPOINT.test(path) || USUALLY_OTHER_ENDPOINT.test(path)) return false;
  if (known) return true;
  const clear = isClear(path);
  return isDocumentation(host, path)
    ? clear && /oauth/iu.test(path)
    : clear || OAUTH1_PATH.test(path);
}

/** Paths that only authorize requests have. */
export function isClear(path: string): boolean {
  return CLEAR_PATH.test(path);
}

/** Consent for a whole organisation (Entra, "admin consent"). */
export function isAdmin(path: string): boolean {
  return /\/adminconsent\/?$/iu.test(path);
}

function isDocumentation(host: string, path: string): boolean {
  return DOCUMENTATION_HOST.test(host) || DOCUMENTATION_PATH.test(path);
}
