/**
 * HTTP Message Signatures (RFC 9421) as reports use them: over method, path and the digest of the body as
 * it is sent (RFC 9530). Both sides share this file; it runs wherever WebCrypto does.
 */
import { z } from 'zod/mini';

/** Algorithms by the names of RFC 9421 §6.2.2. */
export const ALGORITHMS = ['ed25519', 'ecdsa-p256-sha256'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

const part = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));
/** A public key as JWK (RFC 7517), nothing beside it. */
export const DeviceKey = z.discriminatedUnion('kty', [
  z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: part }),
  z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: part, y: part }),
]);
export type DeviceKey = z.infer<typeof DeviceKey>;

/** Why a signed request is not taken; stands in the header `Handrail-Refused`. */
export const REFUSALS = [
  /** Signed too long ago, or in the future: set the clock by the header `Date` and sign again. */
  'clock',
  /** Nobody has this credential, or its time is over: enrol again. */
  'credential',
  /** An admin revoked the device: enrol again with a token that was made after that. */
  'revoked',
  /** Another browser is enrolled under this name. */
  'copy',
  /** The enrolment token is wrong. */
  'token',
  /** The signature was used before. */
  'replay',
  /** There is no signature, or it is not one of this request. */
  'signature',
] as const;
export const RefusedBecause = z.enum(REFUSALS);
export type RefusedBecause = z.infer<typeof RefusedBecause>;

/** What WebCrypto calls an algorithm. */
export const WEB_CRYPTO = {
  ed25519: { name: 'Ed25519' },
  'ecdsa-p256-sha256': { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
} as const satisfies Record<Algorithm, object>;

/** What signs with a key. */
export function algorithmOf(key: Pick<DeviceKey, 'crv'>): Algorithm {
  return key.crv === 'Ed25519' ? 'ed25519' : 'ecdsa-p256-sha256';
}

/** The name of a key, made from itself (RFC 7638). */
export async function thumbprintOf(key: DeviceKey): Promise<string> {
  const { crv, kty, x } = key;
  // The members in the order of their names, as the RFC wants them.
  const canonical = kty === 'EC' ? { crv, kty, x, y: key.y } : { crv, kty, x };
  return base64(await sha256(new TextEncoder().encode(JSON.stringify(canonical))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** The value of `Content-Digest` for a body as it goes over the wire (RFC 9530). */
export async function contentDigest(sent: Uint8Array<ArrayBuffer>): Promise<string> {
  return `sha-256=:${base64(await sha256(sent))}:`;
}

/** The text that is signed (RFC 9421 §2.5). @param parameters the value of `@signature-params` */
export function signatureBase(
  components: readonly (readonly [name: string, value: string])[],
  parameters: string,
): string {
  const lines = components.map(([name, value]) => `"${name}": ${value}`);
  return [...lines, `"@signature-params": ${parameters}`].join('\n');
}

export interface SignedParts {
  readonly method: string;
  readonly path: string;
  readonly digest: string;
}

/** What every report covers, in this order. */
const COVERED = '("@method" "@path" "content-digest")';
const LABEL = 'handrail';
const TAG = 'handrail-report';

const baseOf = ({ method, path, digest }: SignedParts, parameters: string) =>
  new TextEncoder().encode(
    signatureBase(
      [
        ['@method', method],
        ['@path', path],
        ['content-digest', digest],
      ],
      parameters,
    ),
  );

export interface SigningIdentity {
  readonly key: CryptoKey;
  readonly algorithm: Algorithm;
  readonly keyid: string;
}

/** @param created Unix ms, by the clock of whoever checks it. @returns headers that sign these parts */
export async function signRequest(
  parts: SignedParts,
  { key, algorithm, keyid }: SigningIdentity,
  created: number,
  nonce: string = freshNonce(),
): Promise<Record<string, string>> {
  const parameters = `${COVERED};created=${Math.floor(created / 1000)};keyid="${keyid}";alg="${algorithm}";nonce="${nonce}";tag="${TAG}"`;
  const signature = await crypto.subtle.sign(WEB_CRYPTO[algorithm], key, baseOf(parts, parameters));
  return {
    'Content-Digest': parts.digest,
    'Signature-Input': `${LABEL}=${parameters}`,
    Signature: `${LABEL}=:${base64(new Uint8Array(signature))}:`,
  };
}

function freshNonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

/** A signature as it came; nothing of it is checked yet. */
export interface GivenSignature {
  readonly parameters: string;
  /** Unix ms. */
  readonly created: number;
  readonly keyid: string;
  readonly algorithm: Algorithm;
  readonly nonce: string;
  readonly signature: Uint8Array<ArrayBuffer>;
}

const Parameters = z.object({
  created: z.string().check(z.regex(/^\d{1,12}$/)),
  keyid: z.string().check(z.regex(/^[A-Za-z0-9_-]{16,100}$/)),
  alg: z.enum(ALGORITHMS),
  nonce: z.string().check(z.regex(/^[A-Za-z0-9_-]{16,64}$/)),
  tag: z.literal(TAG),
});
const INPUT = /^handrail=(\("@method" "@path" "content-digest"\)((?:;[a-z]+=(?:\d+|"[^"\\]*"))*))$/;
const SIGNATURE = /^handrail=:([A-Za-z0-9+/]{86}==):$/;

/** Reads the two headers; null where they are not what `signRequest` writes. */
export function readSignature(input: string, signature: string): GivenSignature | null {
  const [, parameters, rest] = INPUT.exec(input.trim()) ?? [];
  const [, encoded] = SIGNATURE.exec(signature.trim()) ?? [];
  if (parameters === undefined || rest === undefined || encoded === undefined) return null;
  const given = [...rest.matchAll(/;([a-z]+)=(?:"([^"\\]*)"|(\d+))/g)];
  const named: Record<string, string | undefined> = {};
  for (const [, name = '', text, digits] of given) named[name] = text ?? digits;
  const read = Parameters.safeParse(named);
  // Twice the same name is nobody's signature.
  if (!read.success || Object.keys(named).length !== given.length) return null;
  const { created, keyid, alg, nonce } = read.data;
  const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
  return {
    ...{ parameters, keyid, nonce, signature: bytes },
    created: Number(created) * 1000,
    algorithm: alg,
  };
}

/** Whether a signature is one of these parts by this key. */
export async function isSignedBy(
  parts: SignedParts,
  given: GivenSignature,
  key: CryptoKey,
): Promise<boolean> {
  return await crypto.subtle.verify(
    WEB_CRYPTO[given.algorithm],
    key,
    given.signature,
    baseOf(parts, given.parameters),
  );
}

/** A public key as WebCrypto takes it; rejects where it is no point of its curve. */
export function importDeviceKey(key: DeviceKey): Promise<CryptoKey> {
  return crypto.subtle.importKey('jwk', key, WEB_CRYPTO[algorithmOf(key)], false, ['verify']);
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
