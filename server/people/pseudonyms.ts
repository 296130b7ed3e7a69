/**
 * Keyed pseudonyms: the same person has the same one for as long as the key is the same, and nobody without
 * it can tell who that is. Names are kept sealed (AES-256-GCM), under a second key made from the first.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';

export type Pseudonyms = {
  /** A pseudonym stays what it is, so that people may be named either way. */
  of: (name: string) => string;
  /** The name for the map, readable with the key alone and only beside this pseudonym. */
  seal: (pseudonym: string, name: string) => string;
  /** Throws when it was sealed with another key, beside another pseudonym, or changed since. */
  open: (pseudonym: string, sealed: string) => string;
};

const SHAPE = /^person-[0-9a-f]{24}$/u;
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** @returns what the key file holds; rejects with a sentence for the admin */
export async function readPseudonymKey(path: string): Promise<Buffer> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new Error(`The key for pseudonyms cannot be read: ${String(error)}`, { cause: error });
  });
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length >= KEY_BYTES) return key;
  throw new Error(
    `The key for pseudonyms in ${path} is not ${KEY_BYTES} bytes as base64. Make one with: openssl rand -base64 32`,
  );
}

/** @param key 32 random bytes or more */
export function createPseudonyms(key: Buffer): Pseudonyms {
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', key, '', `handrail ${purpose}`, KEY_BYTES));
  const [naming, sealing] = [derive('pseudonyms'), derive('names')];
  return {
    of(name) {
      if (SHAPE.test(name)) return name;
      // One person, however a directory writes them.
      const same = name.normalize('NFKC').trim().toLowerCase();
      return `person-${createHmac('sha256', naming).update(same).digest('hex').slice(0, 24)}`;
    },
    seal(pseudonym, name) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', sealing, iv).setAAD(Buffer.from(pseudonym));
      const hidden = Buffer.concat([cipher.update(name, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), hidden]).toString('base64url');
    },
    open(pseudonym, sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      const iv = bytes.subarray(0, IV_BYTES);
      const tag = bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', sealing, iv, { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(pseudonym))
        .setAuthTag(tag);
      const hidden = bytes.subarray(IV_BYTES + TAG_BYTES);
      return Buffer.concat([decipher.update(hidden), decipher.final()]).toString('utf8');
    },
  };
}
