/** `POST /enrol`: a browser shows its key and a token, and gets a credential; later it prolongs it by itself. */
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import {
  algorithmOf,
  importDeviceKey,
  isSignedBy,
  thumbprintOf,
} from '../../lib/events/http-signature.ts';
import { type EnrolAnswer, EnrolRequest } from '../contract/enrolment.ts';
import type { Database, Queries } from '../database/database.ts';
import { bearerOf } from '../people/bearer.ts';
import { Refusal } from '../problem.ts';
import { refuseSignature, signatureOf, spendNonce } from './signed-request.ts';
import { findToken } from './tokens.ts';

export type EnrolParts = {
  database: Database;
  /** Tokens of the options. */
  tokens: readonly string[];
  /** ms that a credential is good for. */
  lifetime: number;
  /** Reads a small body, as it came over the wire. */
  read: (request: Request) => Promise<Uint8Array>;
};

const Row = z.object({
  thumbprint: z.string(),
  credential: z.string(),
  ends: z.coerce.number(),
  revoked: z.unknown().transform((value) => value !== null),
});

/** What became of a try; thrown after the commit, since what it noted has to stay. */
type Tried = { answer: EnrolAnswer } | { refusal: Refusal };

/** @returns a function that answers one try; throws Refusal 400, 401, 403 or 409 */
export function createEnrol({
  database,
  tokens,
  lifetime,
  read,
}: EnrolParts): (request: Request, path: string) => Promise<EnrolAnswer> {
  return async (request, path) => {
    const now = Date.now();
    const { given, parts } = signatureOf(request, path, now);
    const body = await read(request);
    const { device, key } = requestOf(body);
    const digest = `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;
    const publicKey = await importDeviceKey(key).catch(() => null);
    const good =
      publicKey !== null &&
      digest === parts.digest &&
      algorithmOf(key) === given.algorithm &&
      (await isSignedBy(parts, given, publicKey));
    if (!good)
      throw refuseSignature(
        401,
        'signature',
        'The signature does not show that the key is in this browser.',
        'Sign with the private part of the key that is sent.',
      );
    await spendNonce(database, given.keyid, given.nonce, now);
    const thumbprint = await thumbprintOf(key);
    const token = bearerOf(request);
    const tried = await database.transaction(async (queries): Promise<Tried> => {
      const row = await lockDevice(queries, device);
      if (token === null) return await prolong(queries, row, device, given.keyid, thumbprint);
      const hash = await findToken(queries, tokens, token);
      if (hash === null)
        return {
          refusal: refuseSignature(
            401,
            'token',
            'The enrolment token is wrong.',
            'Set enrolmentToken in the managed configuration to one that is valid.',
          ),
        };
      if (row !== null && !row.revoked && row.thumbprint !== thumbprint)
        return await noteCopy(queries, device, now);
      if (row?.revoked === true && (await isShutTo(queries, device, hash)))
        return { refusal: revoked() };
      return await letIn(queries, { device, thumbprint, key: JSON.stringify(key), hash }, row);
    });
    if ('refusal' in tried) throw tried.refusal;
    return tried.answer;

    async function letIn(
      { query }: Queries,
      it: { device: string; thumbprint: string; key: string; hash: string },
      row: z.infer<typeof Row> | null,
    ): Promise<Tried> {
      // The same key keeps its name, so that an answer that was lost costs nothing.
      const same = row !== null && !row.revoked;
      const credential = same ? row.credential : randomBytes(18).toString('base64url');
      const ends = now + lifetime;
      await query('DELETE FROM enrolment_refused WHERE device = $1', [it.device]);
      await query(
        `INSERT INTO enrolled_devices
           (device, thumbprint, key, credential, enrolled, ends, token_hash, copies)
         VALUES ($1, $2, $3::json, $4, $5, $6, $7, 0)
         ON CONFLICT (device) DO UPDATE SET thumbprint = excluded.thumbprint, key = excluded.key,
           credential = excluded.credential, enrolled = excluded.enrolled, ends = excluded.ends,
           token_hash = excluded.token_hash, revoked = NULL, revoked_by = NULL`,
        [it.device, it.thumbprint, it.key, credential, now, ends, it.hash],
      );
      return { answer: { credential, ends } };
    }

    async function prolong(
      { query }: Queries,
      row: z.infer<typeof Row> | null,
      name: string,
      credential: string,
      thumb: string,
    ): Promise<Tried> {
      if (row?.revoked === true) return { refusal: revoked() };
      const its = row !== null && row.credential === credential && row.thumbprint === thumb;
      if (!its || row.ends <= now)
        return {
          refusal: refuseSignature(
            401,
            'credential',
            'Nobody has this credential, or its time is over.',
            'Enrol again with the enrolment token.',
          ),
        };
      const ends = now + lifetime;
      await query('UPDATE enrolled_devices SET ends = $2 WHERE device = $1', [name, ends]);
      return { answer: { credential, ends } };
    }
  };
}

const revoked = () =>
  refuseSignature(
    403,
    'revoked',
    'An admin revoked this browser.',
    'It may enrol again with an enrolment token that was made after that.',
  );

async function noteCopy({ query }: Queries, device: string, now: number): Promise<Tried> {
  await query('UPDATE enrolled_devices SET copies = copies + 1, last_copy = $2 WHERE device = $1', [
    device,
    now,
  ]);
  return {
    refusal: refuseSignature(
      409,
      'copy',
      'Another browser is enrolled under this name.',
      'A copied profile needs a name of its own; a browser that lost its key needs an admin (Coverage, "let it enrol anew").',
    ),
  };
}

async function lockDevice({ query }: Queries, device: string): Promise<z.infer<typeof Row> | null> {
  const [row] = await query(
    'SELECT thumbprint, credential, ends, revoked FROM enrolled_devices WHERE device = $1 FOR UPDATE',
    [device],
  );
  return row === undefined ? null : Row.parse(row);
}

async function isShutTo({ query }: Queries, device: string, hash: string): Promise<boolean> {
  const rows = await query(
    'SELECT device FROM enrolment_refused WHERE device = $1 AND token_hash = $2',
    [device, hash],
  );
  return rows.length > 0;
}

function requestOf(body: Uint8Array): EnrolRequest {
  const hint = 'Send a device and its public key as JWK.';
  try {
    return EnrolRequest.parse(JSON.parse(new TextDecoder().decode(body)));
  } catch {
    throw new Refusal(400, 'This is not an enrolment.', hint);
  }
}
