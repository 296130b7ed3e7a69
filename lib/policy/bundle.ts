/**
 * The policy bundle: a compact JWS (RFC 7515) signed with Ed25519 (RFC 8037), its payload the policy as
 * JSON. A bundle is a static file; any web server can hand it out.
 */
import { CompactSign, base64url, compactVerify, exportJWK, generateKeyPair, importJWK } from 'jose';
import { z } from 'zod/mini';
import { readPolicy } from './later.ts';
import { type Policy, VOCABULARY } from './schema.ts';

/** Larger bundles are refused before they are parsed; 10,000 rules and 100,000 apps take 10 MB. */
export const LARGEST_BUNDLE = 16 * 1024 * 1024;
export const BUNDLE_TYPE = 'handrail-policy+jws';

/** A pinned public key: its id and the Ed25519 key as base64url (RFC 8037 §2). */
export interface PublicKey {
  readonly kid: string;
  readonly x: string;
}

/** A signing key as it stands in its file (an OKP JWK with the private part). */
export const SigningKey = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  kid: z.string().check(z.minLength(1)),
  x: z.string(),
  d: z.string(),
});
export type SigningKey = z.infer<typeof SigningKey>;

const Header = z.object({
  alg: z.enum(['EdDSA', 'Ed25519']),
  kid: z.string(),
  typ: z.literal(BUNDLE_TYPE),
});

export type BundleProblem =
  | 'too-large'
  | 'not-a-bundle'
  | 'unknown-key'
  | 'wrong-signature'
  | 'not-a-policy'
  | 'older-version'
  | 'expired';

export type VerifiedBundle =
  | {
      readonly ok: true;
      readonly policy: Policy;
      readonly kid: string;
      readonly newerVocabulary: boolean;
    }
  | { readonly ok: false; readonly problem: BundleProblem; readonly detail: string };

/** A new Ed25519 key pair. @param kid how policies and configurations will call it. */
export async function generateSigningKey(kid: string): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair('Ed25519', { extractable: true });
  return SigningKey.parse({ ...(await exportJWK(privateKey)), kid });
}

/**
 * Signs a policy. Throws for one that was read with parts left out: it would lose them for everybody.
 * @returns the bundle, ready to be put on a web server.
 */
export async function signBundle(policy: Policy, key: SigningKey): Promise<string> {
  if (policy.leftOut.length > 0)
    throw new RangeError(`The policy has parts of a later version: ${policy.leftOut.join(', ')}.`);
  const payload = new TextEncoder().encode(JSON.stringify(policy));
  return new CompactSign(payload)
    .setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ: BUNDLE_TYPE })
    .sign(await importJWK(key, 'EdDSA'));
}

/**
 * Checks everything about a bundle before a word of it is used.
 * @param newest per key the highest version seen so far; a lower one is refused.
 * @param now Unix time in ms; a bundle past its expiry is refused on arrival.
 */
export async function verifyBundle(
  bundle: string,
  keys: readonly PublicKey[],
  newest: Readonly<Record<string, number>>,
  now: number,
): Promise<VerifiedBundle> {
  if (bundle.length > LARGEST_BUNDLE) {
    return refuse(
      'too-large',
      `The bundle has ${bundle.length} bytes; the limit is ${LARGEST_BUNDLE}.`,
    );
  }
  const header = readHeader(bundle.trim());
  if (header === null)
    return refuse('not-a-bundle', 'The file is not a signed policy bundle (compact JWS).');
  const key = keys.find(({ kid }) => kid === header.kid);
  if (key === undefined)
    return refuse(
      'unknown-key',
      `It is signed with key "${header.kid}", which policyKeys does not list.`,
    );
  const payload = await verifiedPayload(bundle.trim(), key, header.alg);
  if (payload === null)
    return refuse('wrong-signature', `The signature does not fit key "${key.kid}".`);
  const document = parsePolicy(payload);
  if (typeof document === 'string') return refuse('not-a-policy', document);
  return checkVersion(document, key.kid, newest[key.kid], now);
}

/**
 * Reads a bundle without asking who signed it, for whoever has the file from a hand they trust: nothing that
 * is read so is enforced anywhere.
 */
export function openBundle(
  bundle: string,
): { readonly policy: Policy; readonly kid: string } | { readonly detail: string } {
  const header = readHeader(bundle.trim());
  if (header === null) return { detail: 'The file is not a signed policy bundle (compact JWS).' };
  let payload: Uint8Array;
  try {
    payload = base64url.decode(bundle.split('.')[1] as string);
  } catch {
    return { detail: 'Its content is not base64url.' };
  }
  const policy = parsePolicy(payload);
  return typeof policy === 'string' ? { detail: policy } : { policy, kid: header.kid };
}

function checkVersion(
  policy: Policy,
  kid: string,
  newest: number | undefined,
  now: number,
): VerifiedBundle {
  if (newest !== undefined && policy.version < newest) {
    return refuse(
      'older-version',
      `It is version ${policy.version}; version ${newest} was already in force.`,
    );
  }
  if (Date.parse(policy.expires) <= now)
    return refuse('expired', `It expired on ${policy.expires}.`);
  return { ok: true, policy, kid, newerVocabulary: policy.vocabulary > VOCABULARY };
}

function refuse(problem: BundleProblem, detail: string): VerifiedBundle {
  return { ok: false, problem, detail };
}

function readHeader(bundle: string): z.infer<typeof Header> | null {
  const parts = bundle.split('.');
  if (parts.length !== 3) return null;
  try {
    return (
      Header.safeParse(JSON.parse(new TextDecoder().decode(base64url.decode(parts[0] as string))))
        .data ?? null
    );
  } catch {
    // Not base64url or not JSON: not one of our bundles.
    return null;
  }
}

async function verifiedPayload(
  bundle: string,
  key: PublicKey,
  alg: string,
): Promise<Uint8Array | null> {
  try {
    const publicKey = await importJWK({ kty: 'OKP', crv: 'Ed25519', x: key.x }, alg);
    return (await compactVerify(bundle, publicKey, { algorithms: [alg] })).payload;
  } catch {
    // jose throws for every kind of failed check; the caller needs only that it failed.
    return null;
  }
}

/** The policy, or a sentence that names the first places where the document is wrong. */
function parsePolicy(payload: Uint8Array): Policy | string {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
  } catch {
    return 'Its content is not JSON.';
  }
  const result = readPolicy(json);
  if (result.success) return result.data;
  const places = result.error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  return `Its content is not a policy: ${places.join('; ')}.`;
}
