/**
 * Request objects (RFC 9101, OIDC Core §6.1): parameters that travel inside a JWT. They are shown, not
 * trusted: nobody here can check the signature, and the server that can is not us.
 */
import { z } from 'zod/mini';
import { type Parameters, valueOf } from './authorize-parameters.ts';

/** Claims of a JWT that is not encrypted. */
export type Claims = Readonly<Record<string, unknown>>;

const ClaimSet = z.looseObject({});

/** Claims of a JWT, or null where it is none or encrypted. Never throws. */
export function claimsIn(token: string | null): Claims | null {
  const [, payload] = (token ?? '').split('.', 2);
  if (payload === undefined || payload === '') return null;
  try {
    const text = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = new Uint8Array(text.length);
    for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return ClaimSet.safeParse(claims).data ?? null;
  } catch {
    // Not base64url or not JSON: an encrypted one, whose content only the server knows.
    return null;
  }
}

/** Claims of the `request` parameter, or null where it is absent or encrypted. Never throws. */
export function claimsOf(parameters: Parameters): Claims | null {
  return claimsIn(valueOf(parameters, 'request'));
}

/** Whether a request object is there, encrypted or not: BambooHR, for one, means something else by `request`. */
export function carriesObject(parameters: Parameters): boolean {
  return /^[\w-]+(\.[\w-]*){2,4}$/u.test(valueOf(parameters, 'request') ?? '');
}

/** What is read from a request object; all else in it stays there. */
const READ = [
  ...['client_id', 'scope', 'redirect_uri', 'response_type', 'resource', 'authorization_details'],
  ...['prompt', 'login_hint', 'hd', 'domain_hint', 'access_type', 'state', 'nonce'],
];
/** Kept beside what stands outside: a server that does not know request objects reads the outer ones. */
const JOINED = new Set(['client_id', 'scope']);

/**
 * The request as a server reads it that knows request objects: what is inside goes before what is
 * outside (OIDC Core §6.1, RFC 9101 §6.3).
 */
export function withClaims(parameters: Parameters, claims: Claims): Parameters {
  const all = new Map(parameters);
  for (const name of READ) {
    const inside = textsOf(claims[name]);
    if (inside.length === 0) continue;
    all.set(name, JOINED.has(name) ? [...(parameters.get(name) ?? []), ...inside] : inside);
  }
  return all;
}

/** A claim as values of a parameter: texts as they are, anything else as JSON. */
export function textsOf(claim: unknown): string[] {
  if (claim === undefined || claim === null) return [];
  if (typeof claim === 'string') return [claim];
  if (Array.isArray(claim) && claim.every((part) => typeof part === 'string')) return claim;
  return [JSON.stringify(claim)];
}
