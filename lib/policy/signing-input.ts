/** A bundle in two halves, for keys that never come into a file: what is to be signed, and the signature. */
import { base64url } from 'jose';
import { BUNDLE_TYPE } from './bundle.ts';
import type { Policy } from './schema.ts';

/** Bytes of an Ed25519 signature (RFC 8032 §5.1.6). */
export const SIGNATURE_BYTES = 64;

/** The JWS signing input of a policy (RFC 7515 §5.1): header and payload, each base64url, with a dot between. */
export function signingInput(policy: Policy, kid: string): string {
  const header = { alg: 'EdDSA', kid, typ: BUNDLE_TYPE };
  return [header, policy].map((part) => base64url.encode(JSON.stringify(part))).join('.');
}

/**
 * Puts a signature under its input.
 * @param signature base64url, white space around it does not matter.
 * @returns the bundle, or null when the text is no Ed25519 signature. It is not checked here.
 */
export function assembleBundle(input: string, signature: string): string | null {
  const text = signature.trim();
  if (!/^[A-Za-z0-9_-]{86}$/u.test(text)) return null;
  return base64url.decode(text).length === SIGNATURE_BYTES ? `${input}.${text}` : null;
}
