/** Passwords as scrypt hashes (RFC 7914), with their cost written into the hash. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** N, r, p: one of OWASP's equal choices for scrypt, the one that takes 32 MiB for a moment. */
const COST = { N: 2 ** 15, r: 8, p: 3 };
const KEY_BYTES = 32;

/** @returns `scrypt$N$r$p$salt$key`, salt and key as base64url */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, COST);
  return [
    'scrypt',
    COST.N,
    COST.r,
    COST.p,
    salt.toString('base64url'),
    key.toString('base64url'),
  ].join('$');
}

/** @returns true when `password` is the one behind `hash`, in constant time */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [, N, r, p, salt, key] = hash.split('$');
  if (salt === undefined || key === undefined) throw new Error('A stored password hash is broken.');
  const known = Buffer.from(key, 'base64url');
  const given = await derive(password, Buffer.from(salt, 'base64url'), {
    N: Number(N),
    r: Number(r),
    p: Number(p),
  });
  return known.length === given.length && timingSafeEqual(known, given);
}

function derive(password: string, salt: Buffer, cost: typeof COST): Promise<Buffer> {
  return new Promise((done, fail) => {
    // 128 * N * r bytes are needed; the default ceiling is 32 MiB.
    scrypt(
      password.normalize('NFKC'),
      salt,
      KEY_BYTES,
      { ...cost, maxmem: 256 * cost.N * cost.r },
      (error, key) => (error === null ? done(key) : fail(error)),
    );
  });
}

/** @returns a password of 120 random bits that is easy to read out */
export function generatePassword(): string {
  return randomBytes(15).toString('hex').match(/.{6}/g)!.join('-');
}
