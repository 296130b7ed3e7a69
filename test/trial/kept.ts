/** What one start leaves for the next: keys and passwords. Without them no browser would know the house again. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { SigningKey, generateSigningKey } from '../../lib/policy/bundle.ts';
import { newPackageKey } from '../../cli/release/crx.ts';

const Kept = z.object({
  signingKey: SigningKey,
  /** The service's own, for what is decided in the console. */
  serviceKey: SigningKey,
  packageKey: z.string(),
  adminPassword: z.string(),
  reportToken: z.string(),
});
export type Kept = z.infer<typeof Kept>;

/** Reads `keys.json` in a folder, or makes it. Throws with the way out when the file cannot be used. */
export async function keptIn(folder: string): Promise<Kept> {
  const file = join(folder, 'keys.json');
  if (existsSync(file)) return read(file);
  mkdirSync(folder, { recursive: true });
  const made: Kept = {
    signingKey: await generateSigningKey(`trial-${randomBytes(3).toString('hex')}`),
    serviceKey: await generateSigningKey(`service-${randomBytes(3).toString('hex')}`),
    packageKey: newPackageKey(),
    adminPassword: readable(),
    reportToken: randomBytes(24).toString('base64url'),
  };
  writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  return made;
}

function read(file: string): Kept {
  try {
    return Kept.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new Error(`${file} cannot be read. \`npm start -- --fresh\` begins anew.`, {
      cause: error,
    });
  }
}

/** Twelve letters and digits that cannot be mistaken for each other, in three groups. */
function readable(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const picked = [...randomBytes(12)].map((byte) => letters.charAt(byte % letters.length));
  return [0, 4, 8].map((start) => picked.slice(start, start + 4).join('')).join('-');
}
