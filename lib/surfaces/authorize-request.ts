/**
 * Recognises OAuth 2.0, OAuth 2.1 and OpenID Connect authorize requests by their parameters, on any
 * host. Pure; used by the flow tracker, the consent surfaces and `handrail explain`.
 */
import { z } from 'zod/mini';
import {
  type ConsentActivity,
  Flow,
  HostName,
  NO_REQUEST_FACTS,
  type SurfaceId,
  requestFacts,
} from '../activity/activity.ts';
import { providerOf } from '../catalog/providers.ts';
import {
  type FormFields,
  type Parameters,
  accountDomainOf,
  bareAddress,
  claimsOf,
  clientIdOf,
  flowOf,
  isOffline,
  isResponseType,
  parametersOf,
  scopesOf,
  stringClaim,
  valueOf,
} from './authorize-parameters.ts';
import { hostOf } from './dom.ts';
import { sameSite } from './site.ts';

/** What an authorize request asks for. `state`, `nonce` and challenges are never kept. */
export const AuthorizeRequest = z.strictObject({
  host: HostName,
  platform: z.string().check(z.maxLength(64)),
  /** Empty where the request does not name the app (OAuth 1, device codes). */
  clientId: z.string().check(z.maxLength(1024)),
  scopes: z.array(z.string().check(z.maxLength(512))).check(z.maxLength(500)),
  redirectUri: z.nullable(z.string().check(z.maxLength(2048))),
  flow: Flow,
  offline: z.boolean(),
  organisationWide: z.boolean(),
  opaque: z.boolean(),
  accountDomain: z.nullable(z.string()),
  ...requestFacts,
});
export type AuthorizeRequest = z.infer<typeof AuthorizeRequest>;

/** Longer addresses are not read: browsers and servers cut authorize requests well below this. */
const LONGEST_ADDRESS = 65_536;

/** Paths that say it themselves: with a client id, one more parameter of a request is enough. */
const CLEAR_PATH = new RegExp(
  [
    /\/(oauth[\w.-]{0,20}_)?(authori[sz]e2?|authori[sz]ation)(\/v\d+)?\/?$/u,
    /\/(request_auth|adminconsent|install-integration|oauth-bridge|dialog\/oauth)\/?$/u,
    /\/(oauth|oidc|openid)[^/]{0,20}(\/[^/]{1,40}){0,3}\/auth(enticate)?\/?$/u,
    /\/oauth2?(\/(connect|sign-?in|log-?in))?\/?$/u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'iu',
);

/** Paths that a request may have, and others too: a redirect address and one more parameter are needed. */
const LIKELY_PATH =
  /oauth|authori[sz]|openid|\/connect\b|\/authn?\b|\/ap\/oa\b|consent|\/app\/confirm|\/sign-?in\b|\/log-?in\b/iu;

/** Endpoints of the same servers that are no request to a person, whatever they are given. */
const OTHER_ENDPOINT =
  /\/(tokeninfo|userinfo|introspect(ion)?|revoke|revocation|jwks?(\.json)?|certs|keys|log-?out|sign-?out|end_?session|register|par|device_authorization|oauth2?\/status|\.well-known\/[^/]*)\/?$/iu;

/** Endpoints that are no request either, yet some provider has its authorize address there (Egnyte). */
const USUALLY_OTHER_ENDPOINT = /\/(access_?token|token|callback|cb)\/?$/iu;

/** Documentation and API explorers show authorize addresses without being one. */
const DOCUMENTATION_HOST =
  /^(docs?|developers?|learn|help|support|api-docs|devcenter|wiki|blog)\./iu;
const DOCUMENTATION_PATH =
  /\/(docs?|documentation|blog|wiki|guides?|reference|questions|articles?|search)\//iu;

/**
 * Reads an authorize request from an address and, for POST, its form fields.
 * @param address the absolute address of a navigation.
 * @param form fields of a form post, or null.
 * @returns the request, or null when the address is no authorize request. Never throws.
 */
export function readAuthorizeRequest(
  address: string,
  form: FormFields | null = null,
): AuthorizeRequest | null {
  if (address.length > LONGEST_ADDRESS) return null;
  const url = URL.parse(address);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  return requestFrom(url, parametersOf(url, form)) ?? nestedRequest(url);
}

/**
 * Steps after the entry carry it inside another parameter (facts: Google, Microsoft, Xero, Salesforce;
 * Okta, ForgeRock and IdentityServer documentation for `fromURI`, `goto` and `ReturnUrl`).
 */
const NESTING_PARAMETERS = [
  'continue',
  'ru',
  'returnurl',
  'return_url',
  'return_to',
  'returnto',
  'starturl',
  'next',
  'goto',
  'fromuri',
  'redirect_to',
];

function nestedRequest(url: URL): AuthorizeRequest | null {
  if (url.search.length < 8) return null;
  const parameters = parametersOf(url, null);
  for (const name of NESTING_PARAMETERS) {
    const inner = valueOf(parameters, name);
    if (inner === null || inner.length < 8) continue;
    const target = URL.parse(inner, url);
    // An address of another site inside a parameter is a link, not the step that is being taken.
    if (target === null || !sameServer(target, url)) continue;
    const request = requestFrom(target, parametersOf(target, null));
    if (request !== null) return request;
  }
  return null;
}

function sameServer(a: URL, b: URL): boolean {
  if (a.protocol !== 'https:' && a.protocol !== 'http:') return false;
  const provider = providerOf(hostOf(a), a.pathname);
  return (
    sameSite(hostOf(a), hostOf(b)) ||
    (provider !== null && provider === providerOf(hostOf(b), b.pathname))
  );
}

function requestFrom(url: URL, parameters: Parameters): AuthorizeRequest | null {
  const client = clientIdOf(parameters);
  if (client === null) return null;
  const host = hostOf(url);
  if (!HostName.safeParse(host).success) return null;
  const path = plainPath(url);
  const claims = claimsOf(parameters);
  const redirect = valueOf(parameters, 'redirect_uri') ?? valueOf(parameters, 'redirecturi');
  const responseType = valueOf(parameters, 'response_type') ?? stringClaim(claims, 'response_type');
  const opaque = parameters.has('request_uri') || (parameters.has('request') && claims === null);
  const admin = /\/adminconsent\/?$/iu.test(path);
  const scopes = scopesOf(parameters, claims);
  const provider = providerOf(host, path);
  const seen: Seen = {
    known: provider !== null,
    documentation: DOCUMENTATION_HOST.test(host) || DOCUMENTATION_PATH.test(path),
    standardClient: client.standard,
    responseType: responseType !== null && isResponseType(responseType),
    redirect: bareAddress(redirect) !== null,
    scope: scopes.length > 0,
    hidden: opaque || claims !== null,
    admin,
    answer: parameters.has('code') || parameters.has('error'),
    tokenRequest: parameters.has('grant_type'),
    bound: parameters.has('state') || parameters.has('code_challenge') || parameters.has('nonce'),
  };
  if (!isRequest(path, seen)) return null;
  return {
    host,
    platform: provider ?? 'oauth',
    clientId: client.value,
    scopes,
    redirectUri: bareAddress(redirect ?? stringClaim(claims, 'redirect_uri')),
    flow: admin ? 'admin' : flowOf(parameters, responseType),
    offline: isOffline(parameters, scopes),
    organisationWide: admin || valueOf(parameters, 'prompt') === 'admin_consent',
    opaque,
    accountDomain: accountDomainOf(url, parameters),
    ...NO_REQUEST_FACTS,
  };
}

/** What an address with a client id shows of an authorize request. */
interface Seen {
  /** Host and path are in the catalogue of providers. */
  readonly known: boolean;
  readonly documentation: boolean;
  readonly standardClient: boolean;
  readonly responseType: boolean;
  readonly redirect: boolean;
  readonly scope: boolean;
  /** A request object or a pushed request (RFC 9101, RFC 9126). */
  readonly hidden: boolean;
  readonly admin: boolean;
  /** Carries what an answer carries. */
  readonly answer: boolean;
  readonly tokenRequest: boolean;
  /** Carries what ties a request to its answer. */
  readonly bound: boolean;
}

function isRequest(path: string, seen: Seen): boolean {
  if (OTHER_ENDPOINT.test(path)) return false;
  if (USUALLY_OTHER_ENDPOINT.test(path) && (!seen.responseType || seen.tokenRequest)) return false;
  if (seen.known) return true;
  const clear = CLEAR_PATH.test(path);
  const complete = seen.responseType && (seen.redirect || seen.hidden || (seen.scope && clear));
  if (seen.documentation) return complete && clear;
  // By the standard this is a request, wherever it goes (RFC 6749 §4.1.1, §4.2.1).
  if (complete) return true;
  // Anything less may as well be an answer, or an address with a client id for statistics.
  if (!seen.standardClient && !seen.redirect) return false;
  if (seen.answer) return false;
  if (clear) return seen.redirect || seen.scope || seen.hidden || seen.responseType || seen.admin;
  return LIKELY_PATH.test(path) && (seen.hidden || (seen.redirect && (seen.scope || seen.bound)));
}

/** The path without encoding that hides it and without doubled slashes. */
function plainPath(url: URL): string {
  const path = url.pathname.replace(/\/{2,}/gu, '/');
  if (!path.includes('%')) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    // Not UTF-8: read as it stands.
    return path;
  }
}

/** Facts that only the page knows; each may be null. */
export interface PageFacts {
  readonly name: string | null;
  readonly publisher: string | null;
  readonly verified: boolean | null;
  readonly accountDomain: string | null;
  readonly accountKind: ConsentActivity['accountKind'];
  readonly organisationWide: boolean;
  /** What the page shows, where it differs from what was asked (granular consent). */
  readonly scopes: readonly string[] | null;
}

/** What a request alone tells: nothing of the page. */
export const NO_PAGE_FACTS: PageFacts = {
  name: null,
  publisher: null,
  verified: null,
  accountDomain: null,
  accountKind: null,
  organisationWide: false,
  scopes: null,
};

/** The consent activity for a request, with what the page adds. */
export function consentActivity(
  surface: SurfaceId,
  request: AuthorizeRequest,
  sensor: ConsentActivity['sensor'],
  page: PageFacts = NO_PAGE_FACTS,
): ConsentActivity {
  return {
    kind: 'consent',
    surface,
    platform: request.platform,
    host: request.host,
    accountDomain: page.accountDomain ?? request.accountDomain,
    sensor,
    app: {
      clientId: request.clientId,
      name: page.name,
      publisher: page.publisher,
      verified: page.verified,
    },
    scopes: [...(page.scopes ?? request.scopes)],
    redirectUri: request.redirectUri,
    flow: request.flow,
    offline: request.offline,
    organisationWide: request.organisationWide || page.organisationWide,
    opaque: request.opaque,
    resources: request.resources,
    details: request.details,
    anomalies: request.anomalies,
    initiator: request.initiator,
    accountKind: page.accountKind ?? request.accountKind,
  };
}
