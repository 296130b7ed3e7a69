/**
 * What stands in the parameters of an authorize request. Pure. Secrets that ride along (`state`,
 * `nonce`, challenges, codes) are looked at by nobody here and never leave this file.
 */
import { z } from 'zod/mini';
import { type ConsentActivity, HostName } from '../activity/activity.ts';
import { OFFLINE_SCOPES } from '../catalog/scopes.ts';
import { domainOfAddress } from './dom.ts';

export type FormFields = Readonly<Record<string, readonly string[]>>;

/** Values by the lower-case name of their parameter: Entra, for one, takes names in any case. */
export type Parameters = ReadonlyMap<string, readonly string[]>;

/** Claims of an unencrypted request object (RFC 9101 §4), unverified: they are shown, not trusted. */
export type Claims = Readonly<Record<string, unknown>>;

/** Parameters of an address together with those of the form that is posted to it. */
export function parametersOf(url: URL, form: FormFields | null): Parameters {
  const all = new Map<string, string[]>();
  const put = (written: string, value: string) => {
    const name = written.toLowerCase();
    const values = all.get(name);
    if (values === undefined) all.set(name, [value]);
    else values.push(value);
  };
  for (const [name, value] of url.searchParams) put(name, value);
  for (const [name, values] of Object.entries(form ?? {}))
    for (const value of values) put(name, value);
  return all;
}

/** One value of a parameter, or null. Where it is given twice the servers differ; the last one is taken. */
export function valueOf(parameters: Parameters, name: string): string | null {
  return (
    parameters
      .get(name)
      ?.findLast((value) => value.trim() !== '')
      ?.trim() ?? null
  );
}

/** Names under which providers take the client id, most usual first (facts: provider table). */
const CLIENT_ID_PARAMETERS = ['client_id', 'app_id', 'clientid', 'client_key', 'appid'] as const;

export interface ClientId {
  readonly value: string;
  /** Given under the name of the standard (RFC 6749 §4.1.1). */
  readonly standard: boolean;
}

/**
 * The client id. A request that names two apps is read differently by each server; both are kept,
 * with a space between, so that nothing approves the pair and a kill entry for either holds it.
 */
export function clientIdOf(parameters: Parameters): ClientId | null {
  for (const name of CLIENT_ID_PARAMETERS) {
    const given = (parameters.get(name) ?? []).map((value) => value.trim()).filter(Boolean);
    if (given.length === 0) continue;
    const value = [...new Set(given)].join(' ').slice(0, 1024).trim();
    return { value, standard: name === 'client_id' };
  }
  return null;
}

const RESPONSE_TYPES = new Set(['code', 'token', 'id_token', 'none']);

/** Whether a value is a response type of OAuth 2.0 or its registered combinations. */
export function isResponseType(value: string | null): boolean {
  const words = (value ?? '').toLowerCase().split(/[\s+]+/u);
  return words.every((word) => RESPONSE_TYPES.has(word));
}

/** How the grant is asked for. @param responseType as given, or null. */
export function flowOf(
  parameters: Parameters,
  responseType: string | null,
): ConsentActivity['flow'] {
  if ((valueOf(parameters, 'prompt') ?? '').split(/\s+/u).includes('none')) return 'silent';
  const types = new Set((responseType ?? '').toLowerCase().split(/\s+/u));
  const token = types.has('token') || types.has('id_token');
  if (types.has('code')) return token ? 'hybrid' : 'code';
  return token ? 'implicit' : 'unknown';
}

/** Scopes are split at white space (RFC 6749 §3.3) and at commas, as Slack, Figma, Linear and Shopify do. */
export function scopesOf(parameters: Parameters, claims: Claims | null): string[] {
  const sources = ['scope', 'user_scope', 'optional_scope', 'scopes'].flatMap(
    (name) => parameters.get(name) ?? [],
  );
  const claimed = stringClaim(claims, 'scope');
  const words = [...sources, ...(claimed === null ? [] : [claimed])].flatMap((value) =>
    value.split(/[\s,]+/u),
  );
  const cut = words.filter((word) => word !== '').map((word) => word.slice(0, 512));
  return [...new Set(cut)].slice(0, 500);
}

/** Parameters and values that ask for access while the person is away (facts §1.1). */
const OFFLINE_PARAMETERS: ReadonlyArray<readonly [string, string]> = [
  ['access_type', 'offline'],
  ['token_access_type', 'offline'],
  ['duration', 'permanent'],
  ['expiration', 'never'],
];

/** Whether access is asked for that lasts while the person is away. */
export function isOffline(parameters: Parameters, scopes: readonly string[]): boolean {
  return (
    scopes.some((scope) => OFFLINE_SCOPES.has(scope.toLowerCase())) ||
    OFFLINE_PARAMETERS.some(([name, value]) => (parameters.get(name) ?? []).includes(value))
  );
}

/** Scheme, host and path of an address, or null; what follows may carry secrets. */
export function bareAddress(address: string | null): string | null {
  if (address === null) return null;
  const url = URL.parse(address);
  if (url === null) return null;
  const place = url.host === '' ? url.pathname : `//${url.host}${url.pathname}`;
  return `${url.protocol}${place}`.slice(0, 2048);
}

/** Tenant of personal Microsoft accounts (Microsoft identity platform documentation). */
const PERSONAL_MICROSOFT = /\/(consumers|9188040d-6c67-4c5b-b112-36a304b66dad)\//iu;

/** Domain of the account that the request hints at, or null; never the whole address. */
export function accountDomainOf(url: URL, parameters: Parameters): string | null {
  const hint = valueOf(parameters, 'login_hint') ?? '';
  const domain =
    domainOfAddress(hint) ?? valueOf(parameters, 'hd') ?? valueOf(parameters, 'domain_hint');
  if (domain !== null && HostName.safeParse(domain.toLowerCase()).success && domain.includes('.'))
    return domain.toLowerCase();
  return PERSONAL_MICROSOFT.test(`${url.pathname}/`) ? 'outlook.com' : null;
}

const ClaimSet = z.record(z.string(), z.unknown());

/** Claims of the `request` parameter, or null where it is absent or encrypted. Never throws. */
export function claimsOf(parameters: Parameters): Claims | null {
  const [, payload] = (valueOf(parameters, 'request') ?? '').split('.');
  if (payload === undefined) return null;
  try {
    const text = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
    const claims: unknown = JSON.parse(
      new TextDecoder().decode(Uint8Array.from(text, (c) => c.charCodeAt(0))),
    );
    return ClaimSet.safeParse(claims).data ?? null;
  } catch {
    // Not base64url or not JSON: an encrypted request object, whose content only the server knows.
    return null;
  }
}

/** A claim that is text, or null. */
export function stringClaim(claims: Claims | null, name: string): string | null {
  const value = claims?.[name];
  return typeof value === 'string' ? value : null;
}
