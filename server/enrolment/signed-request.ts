/**
 * Requests that a browser signed: who it was, and that nobody sent the same before. The signature covers
 * the digest of the body, so that all of this is known before the body is read.
 */
import { z } from 'zod';
import {
  DeviceKey,
  type GivenSignature,
  type RefusedBecause,
  algorithmOf,
  importDeviceKey,
  isSignedBy,
  readSignature,
} from '../../lib/events/http-signature.ts';
import { type Database, DatabaseAway, type Queries } from '../database/database.ts';
import { Refusal } from '../problem.ts';

/** ms that a clock may be wrong. */
export const WINDOW = 5 * 60_000;
/** ms that a key is believed without asking the database, so that a revocation is heard soon. */
const FRESH = 15_000;
const MOST_KEYS = 20_000;

export type SignedBy = {
  device: string;
  /** `Content-Digest`, to be held against the body. */
  digest: string;
};

/** @returns what a refused browser is told; the header says it to programs */
export function refuseSignature(
  status: 401 | 403 | 409,
  because: RefusedBecause,
  problem: string,
  hint: string,
): Refusal {
  return new Refusal(status, problem, hint, {
    'Handrail-Refused': because,
    ...(status === 401 ? { 'WWW-Authenticate': 'Signature' } : {}),
  });
}

/** @returns the signature of a request and what it covers; throws Refusal 401 */
export function signatureOf(
  request: Request,
  path: string,
  now: number,
): { given: GivenSignature; parts: Parameters<typeof isSignedBy>[0] } {
  const input = request.headers.get('signature-input') ?? '';
  const given = readSignature(input, request.headers.get('signature') ?? '');
  const digest = request.headers.get('content-digest');
  if (given === null || digest === null)
    throw refuseSignature(
      401,
      'signature',
      'The request has no signature that is understood here.',
      'Set enrolmentToken in the managed configuration, so that browsers sign their reports.',
    );
  if (Math.abs(given.created - now) > WINDOW)
    throw refuseSignature(
      401,
      'clock',
      `The signature was made at ${new Date(given.created).toISOString()}; here it is ${new Date(now).toISOString()}.`,
      'Go by the Date header of this answer and sign again.',
    );
  return { given, parts: { method: request.method, path, digest } };
}

/** Takes a nonce for good; throws Refusal 401 when it was taken. */
export async function spendNonce(
  { query }: Queries,
  keyid: string,
  nonce: string,
  now: number,
): Promise<void> {
  const rows = await query(
    `INSERT INTO spent_nonces (nonce, until) VALUES ($1, $2)
     ON CONFLICT (nonce) DO NOTHING RETURNING nonce`,
    [`${keyid} ${nonce}`, now + 2 * WINDOW],
  );
  if (rows.length === 0) throw replayed();
  // One request in a hundred clears away a few hundred: nobody has to come by for it.
  if (Math.random() < 0.01)
    await query(
      `DELETE FROM spent_nonces WHERE nonce IN
         (SELECT nonce FROM spent_nonces WHERE until < $1::bigint LIMIT 500)`,
      [now],
    );
}

const replayed = () =>
  refuseSignature(401, 'replay', 'This signature was used before.', 'Sign each request anew.');

const Known = z.object({
  device: z.string(),
  key: DeviceKey,
  ends: z.coerce.number(),
  revoked: z.unknown().transform((value) => value !== null),
});
type Known = z.infer<typeof Known> & { publicKey: CryptoKey };

/** @returns the device of a credential with its key, or null when nobody has it */
export async function findCredential(
  { query }: Queries,
  credential: string,
): Promise<Known | null> {
  const [row] = await query(
    'SELECT device, key, ends, revoked FROM enrolled_devices WHERE credential = $1',
    [credential],
  );
  if (row === undefined) return null;
  const known = Known.parse(row);
  return { ...known, publicKey: await importDeviceKey(known.key) };
}

/** @returns a check of signed requests; throws Refusal 401 */
export function createSignatureCheck(
  database: Database,
): (request: Request, path: string) => Promise<SignedBy> {
  const keys = new Map<string, { at: number; known: Known | null }>();
  /** Nonces that were taken while the database was away. */
  const meanwhile = new Map<string, number>();

  const knownOf = async (credential: string, now: number): Promise<Known | null> => {
    const kept = keys.get(credential);
    if (kept !== undefined && now - kept.at < FRESH) return kept.known;
    try {
      const known = await findCredential(database, credential);
      if (keys.size >= MOST_KEYS) keys.clear();
      // Nobody's credential is asked for again, so that inventing them fills nothing.
      if (known !== null) keys.set(credential, { at: now, known });
      else keys.delete(credential);
      return known;
    } catch (error) {
      // With a stream before the database, reports are taken while it is away: by keys of before.
      if (!(error instanceof DatabaseAway) || kept === undefined) throw error;
      return kept.known;
    }
  };

  const spend = async (keyid: string, nonce: string, now: number) => {
    const name = `${keyid} ${nonce}`;
    if (meanwhile.has(name)) throw replayed();
    try {
      await spendNonce(database, keyid, nonce, now);
    } catch (error) {
      if (!(error instanceof DatabaseAway)) throw error;
      for (const [old, until] of meanwhile) if (until < now) meanwhile.delete(old);
      meanwhile.set(name, now + 2 * WINDOW);
    }
  };

  return async (request, path) => {
    const now = Date.now();
    const { given, parts } = signatureOf(request, path, now);
    const known = await knownOf(given.keyid, now);
    if (known?.revoked === true)
      throw refuseSignature(
        401,
        'revoked',
        'An admin revoked this browser.',
        'It may enrol again with an enrolment token that was made after that.',
      );
    if (known === null || known.ends <= now)
      throw refuseSignature(
        401,
        'credential',
        'Nobody has this credential, or its time is over.',
        'Enrol again.',
      );
    const ofItsKind = algorithmOf(known.key) === given.algorithm;
    if (!ofItsKind || !(await isSignedBy(parts, given, known.publicKey)))
      throw refuseSignature(
        401,
        'signature',
        'The signature is not one of this request by this browser.',
        'A proxy must pass on method, path and Content-Digest as they are.',
      );
    await spend(given.keyid, given.nonce, now);
    return { device: known.device, digest: parts.digest };
  };
}
