/** The key that signs evidence: one that is given, or one that is made and kept in the database. */
import { readFile } from 'node:fs/promises';
import { FlattenedSign, importJWK } from 'jose';
import { generateSigningKey, SigningKey } from '../../lib/policy/bundle.ts';
import { SIGNATURE_TYPE } from '../../lib/events/evidence/manifest.ts';
import type { Database } from '../database/database.ts';

/**
 * @param file a signing key as `handrail policy keygen` writes it; null takes the service's own, which
 * whoever reads the database can use
 * @returns the key; rejects with a sentence for the admin when the file holds none
 */
export async function readEvidenceKey(
  database: Database,
  file: string | null,
  now: number,
): Promise<SigningKey> {
  return file === null ? await ownKey(database, now) : await keyOf(file);
}

async function keyOf(file: string): Promise<SigningKey> {
  try {
    return SigningKey.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    throw new Error(
      `The evidence key ${file} cannot be used. Make one with: handrail policy keygen --out DIR`,
      { cause: error },
    );
  }
}

/** Several processes may want it at once; the first one to store it wins. */
async function ownKey(database: Database, now: number): Promise<SigningKey> {
  const stored = async () => {
    const [row] = await database.query('SELECT jwk FROM evidence_keys', []);
    return row === undefined ? null : SigningKey.parse(JSON.parse(String(row.jwk)));
  };
  const known = await stored();
  if (known !== null) return known;
  const made = await generateSigningKey(`evidence-${new Date(now).toISOString().slice(0, 10)}`);
  await database.query(
    `INSERT INTO evidence_keys (only_one, jwk, made) VALUES (true, $1, $2) ON CONFLICT DO NOTHING`,
    [JSON.stringify(made), now],
  );
  return (await stored()) ?? made;
}

/** @returns a detached JWS (RFC 7515, appendix F): header and signature, what was signed left out */
export async function signDetached(bytes: Uint8Array, key: SigningKey): Promise<string> {
  const { protected: header = '', signature } = await new FlattenedSign(bytes)
    .setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ: SIGNATURE_TYPE })
    .sign(await importJWK(key, 'EdDSA'));
  return `${header}..${signature}`;
}
