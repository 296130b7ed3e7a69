/** The key that this browser signs with. Its private part can be used and never be read, not even by us. */
import { z } from 'zod/mini';
import { type Algorithm, DeviceKey, WEB_CRYPTO, algorithmOf } from '../events/http-signature.ts';
import type { KeyDatabase } from './database.ts';

export interface DeviceKeyPair {
  readonly privateKey: CryptoKey;
  /** The public part. */
  readonly key: DeviceKey;
  readonly algorithm: Algorithm;
}

export interface DeviceKeys {
  /** The key that was made; null before the first one, or where it cannot be read any more. */
  readonly current: () => Promise<DeviceKeyPair | null>;
  /** Makes a key in place of the one before. */
  readonly make: () => Promise<DeviceKeyPair>;
}

const Kept = z.object({ privateKey: z.instanceof(CryptoKey), key: DeviceKey });
const NAME = 'device';

/** @param open opens the database of keys. */
export function createDeviceKeys(open: () => Promise<KeyDatabase>): DeviceKeys {
  let opened: Promise<KeyDatabase> | null = null;
  const database = () =>
    (opened ??= open().then(
      (db) => {
        db.addEventListener('close', () => (opened = null));
        return db;
      },
      (error: unknown) => {
        // A full disk or a profile that is just starting: the next call tries again.
        opened = null;
        throw error;
      },
    ));

  return {
    current: async () => {
      const kept = Kept.safeParse(await (await database()).get('keys', NAME)).data;
      return kept === undefined ? null : { ...kept, algorithm: algorithmOf(kept.key) };
    },
    make: async () => {
      const { privateKey, publicKey } = await generate();
      const key = DeviceKey.parse(await crypto.subtle.exportKey('jwk', publicKey));
      await (await database()).put('keys', { name: NAME, privateKey, key });
      return { privateKey, key, algorithm: algorithmOf(key) };
    },
  };
}

/** Ed25519 where the browser has it, as the current ones do; else what every browser has. */
async function generate(): Promise<CryptoKeyPair> {
  const make = async (algorithm: Algorithm) =>
    (await crypto.subtle.generateKey(WEB_CRYPTO[algorithm], false, [
      'sign',
      'verify',
    ])) as CryptoKeyPair;
  try {
    return await make('ed25519');
  } catch {
    return await make('ecdsa-p256-sha256');
  }
}
