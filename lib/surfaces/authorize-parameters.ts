/**
 * What stands in the parameters of an authorize request. Pure. Secrets that ride along (`state`,
 * `nonce`, challenges, codes) are looked at by nobody here and never leave this file.
 */
import type { ConsentActivity } from '../activity/activity.ts';
import { OFFLINE_SCOPES } from '../catalog/scopes.ts';
import { bareAddress, withoutPeople } from './bare-text.ts';

export type FormFields = Readonly<Record<string, readonly string[]>>;

/** Values by the lower-case name of their parameter: Entra, for one, takes names in any case. */
export type Parameters = ReadonlyMap<string, readonly string[]>;

/** Parameters of an address together with those of the form that is posted to it. */
export function parametersOf(url: URL, form: FormFields | null): Parameters {
  const all = new Map<string, string[]>();
  const put = (written: string, value: string) => {
    const name = written.toLowerCase();
    const values = all.get(name);
    if (values === undefined) all.set(name, [value]);
    else values.push(value);
  };
  if (url.search.length > 1) for (const [name, value] of url.searchParams) put(name, value);
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

/** Every value of a parameter, without blank ones and repeats. */
export function valuesOf(parameters: Parameters, name: string): string[] {
  const given = parameters.get(name);
  if (given === undefined) return [];
  return [...new Set(given.map((value) => value.trim()))].filter((value) => value !== '');
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
    const given = valuesOf(parameters, name);
    if (given.length === 0) continue;
    const value = withoutPeople(given.join(' ').slice(0, 1024)).slice(0, 1024).trim();
    return { value, standard: name === 'client_id' };
  }
  return null;
}

const RESPONSE_TYPES = new Set(['code', 'token', 'id_token', 'none']);

/** Whether a value is a response type of OAuth 2.0 or its registered combinations. */
export function isResponseType(value: string | null): boolean {
  const words = (value ?? '').toLowerCase().split(/[\s+,]+/u);
  return words.every((word) => RESPONSE_TYPES.has(word));
}

/** How the grant is asked for; `immediate` is what `prompt=none` was called before (Google, Salesforce). */
export function flowOf(parameters: Parameters): ConsentActivity['flow'] {
  const prompt = (valueOf(parameters, 'prompt') ?? '').toLowerCase().split(/\s+/u);
  if (prompt.includes('none') || valueOf(parameters, 'immediate') === 'true') return 'silent';
  const asked = (valueOf(parameters, 'response_type') ?? '').toLowerCase();
  const types = new Set(asked.split(/[\s+,]+/u));
  const token = types.has('token') || types.has('id_token');
  if (types.has('code')) return token ? 'hybrid' : 'code';
  return token ? 'implicit' : 'unknown';
}

/**
 * Scopes are split at white space (RFC 6749 §3.3), at commas, as Slack, Figma, Linear and Shopify do, and
 * at `+`, as Unsplash does.
 */
export function scopesOf(parameters: Parameters): string[] {
  const words = ['scope', 'user_scope', 'optional_scope', 'scopes']
    .flatMap((name) => parameters.get(name) ?? [])
    .flatMap(scopeWords);
  return [...new Set(words)].slice(0, 500);
}

/** The scopes that one text lists, cut to a sane length. */
export function scopeWords(text: string): string[] {
  return text
    .split(/[\s,+]+/u)
    .filter((word) => word !== '')
    .slice(0, 1000)
    .map((word) => withoutPeople(word.slice(0, 512)).slice(0, 512));
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
    OFFLINE_PARAMETERS.some(([name, value]) => parameters.get(name)?.includes(value) === true)
  );
}

/**
 * Where the access is to be used (RFC 8707 `resource`, which may repeat; Entra v1 has one). Addresses as
 * browsers write them, without query and fragment; ids as they are.
 */
export function resourcesOf(parameters: Parameters): string[] {
  const named = valuesOf(parameters, 'resource').map((value) =>
    (bareAddress(value) ?? withoutPeople(value.slice(0, 512))).slice(0, 512),
  );
  return [...new Set(named)].slice(0, 20);
}

/**
 * Types of `authorization_details` (RFC 9396 §2), each once; never what else they hold.
 * @returns null where the parameter is there and cannot be read.
 */
export function detailTypesOf(parameters: Parameters): string[] | null {
  const types = new Set<string>();
  for (const text of valuesOf(parameters, 'authorization_details')) {
    const details = parsed(text);
    if (!Array.isArray(details)) return null;
    for (const detail of details) {
      const type: unknown = (detail as { type?: unknown } | null)?.type;
      if (typeof type !== 'string') return null;
      types.add((bareAddress(type) ?? withoutPeople(type.slice(0, 200))).slice(0, 200));
    }
  }
  return [...types].slice(0, 50);
}

/** No app has that much to say. */
const LONGEST_DETAILS = 16_384;

function parsed(text: string): unknown {
  if (text.length > LONGEST_DETAILS) return null;
  try {
    return JSON.parse(text);
  } catch {
    // Cut off, or no JSON at all.
    return null;
  }
}
