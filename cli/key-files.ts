/** Files with keys: the private one that signs, and the public ones that browsers pin. */
import { z } from 'zod/mini';
import { type PublicKey, SigningKey } from '../lib/policy/bundle.ts';
import { CONFIGURATION_KEYS } from '../lib/policy/configuration.ts';
import { isOpenToOthers, readJson } from './files.ts';
import { Refusal, warn } from './terminal.ts';

/** Reads a private key; warns when others may read it. @throws Refusal 2 when it is none. */
export async function readSigningKey(path: string): Promise<SigningKey> {
  const key = SigningKey.safeParse(await readJson(path, 'a signing key'));
  if (!key.success)
    throw new Refusal(
      `${path} is not a signing key.`,
      2,
      'Make one with: handrail policy keygen --out DIR',
    );
  if (path !== '-' && (await isOpenToOthers(path)))
    warn(`${path} can be read by other people; run: chmod 600 ${path}`);
  return key.data;
}

const PublicKeyEntry = z.object({ kid: z.string(), x: z.string() });
const KeyFile = z.union([
  CONFIGURATION_KEYS.policyKeys,
  z.object({ policyKeys: CONFIGURATION_KEYS.policyKeys }),
  PublicKeyEntry,
]);

/** Reads public keys in any of the forms that people have them in. @throws Refusal 2 when there are none. */
export async function readPublicKeys(path: string): Promise<readonly PublicKey[]> {
  const keys = KeyFile.safeParse(await readJson(path, 'a list of keys'));
  if (!keys.success)
    throw new Refusal(
      `${path} holds no keys.`,
      2,
      'It takes [{"kid","x"}], {"policyKeys":[…]} as in the managed configuration, or a key file of keygen.',
    );
  if (Array.isArray(keys.data)) return keys.data;
  return 'policyKeys' in keys.data ? keys.data.policyKeys : [keys.data];
}
