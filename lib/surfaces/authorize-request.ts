/**
 * Recognises authorize requests by their parameters, on any host: OAuth 2.0 and 2.1, OpenID Connect with
 * request objects and pushed requests, OAuth 1, device codes, and the dialects of providers. Pure; used by
 * the flow tracker, the consent surfaces and `handrail explain`.
 */
import { z } from 'zod/mini';
import {
  type ConsentActivity,
  Flow,
  HostName,
  type SurfaceId,
  requestFacts,
} from '../activity/activity.ts';
import { providerOf } from '../catalog/providers.ts';
import { type FormFields, type Parameters, parametersOf } from './authorize-parameters.ts';
import { inStandardWords } from './dialects.ts';
import { hostOf } from './dom.ts';
import { nestedAddresses } from './nested-address.ts';
import {
  type At,
  type HostKnowledge,
  appInstall,
  authorizeRequest,
  deviceRequest,
  oauth1Request,
} from './request-kinds.ts';
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
/** Sign-in pages pass the request on inside a parameter, sometimes inside another one. */
const DEEPEST = 3;

const NOTHING_KNOWN: HostKnowledge = { platformAt: () => null, imitatesProvider: () => false };

/**
 * Reads an authorize request from an address and, for POST, its form fields.
 * @param address the absolute address of a navigation.
 * @param form fields of a form post, or null.
 * @param hosts what is known about hosts; nothing where it is left out.
 * @returns the request, or null when the address is no authorize request. Never throws.
 */
export function readAuthorizeRequest(
  address: string,
  form: FormFields | null = null,
  hosts: HostKnowledge = NOTHING_KNOWN,
): AuthorizeRequest | null {
  if (address.length > LONGEST_ADDRESS) return null;
  const url = URL.parse(address);
  if (url === null || !isWeb(url)) return null;
  return requestAt(url, parametersOf(url, form), hosts, DEEPEST);
}

function isWeb(url: URL): boolean {
  return url.protocol === 'https:' || url.protocol === 'http:';
}

/** The request that an address is, or else the one that it carries for a later step. */
function requestAt(
  url: URL,
  given: Parameters,
  hosts: HostKnowledge,
  depth: number,
): AuthorizeRequest | null {
  const direct = requestFrom(url, given, hosts);
  const told = direct !== null && (direct.scopes.length > 0 || direct.redirectUri !== null);
  if (told || depth === 0) return direct;
  for (const target of nestedAddresses(url, given)) {
    // An address of another site inside a parameter is a link, not the step that is being taken.
    if (!isWeb(target) || !sameServer(target, url)) continue;
    const nested = requestAt(target, parametersOf(target, null), hosts, depth - 1);
    if (nested === null) continue;
    // A step that names only the app carries the rest inside (Google's sign-in pages).
    if (direct === null) return nested;
    if (direct.clientId !== nested.clientId) continue;
    return { ...nested, anomalies: [...new Set([...direct.anomalies, ...nested.anomalies])] };
  }
  return direct;
}

function sameServer(a: URL, b: URL): boolean {
  const provider = providerOf(hostOf(a), a.pathname);
  return (
    sameSite(hostOf(a), hostOf(b)) ||
    (provider !== null && provider === providerOf(hostOf(b), b.pathname))
  );
}

function requestFrom(url: URL, written: Parameters, hosts: HostKnowledge): AuthorizeRequest | null {
  const host = hostOf(url);
  const path = plainPath(url);
  const provider = providerOf(host, path);
  const at: At = { url, host, path, provider, given: inStandardWords(provider, written), hosts };
  const request = authorizeRequest(at) ?? oauth1Request(at) ?? deviceRequest(at) ?? appInstall(at);
  return request !== null && HostName.safeParse(host).success ? request : null;
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

/** Whether a request is this app's; one that names two apps is the request of both. */
export function isOf(request: AuthorizeRequest, clientId: string): boolean {
  return request.clientId.split(' ').includes(clientId);
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
