/** Tokens that programs show: the one that opens reports, the one that opens the export. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { Refusal } from '../problem.ts';

/**
 * @param tokens any of them is right; none means that nobody gets in
 * @param words what a caller without one is told
 * @returns a check that throws Refusal 401
 */
export function bearerCheck(
  tokens: readonly string[],
  words: { problem: string; hint: string },
): (request: Request) => void {
  const digests = tokens.map(digest);
  return (request) => {
    const [, token] =
      /^Bearer ([\x21-\x7e]{1,4096})$/i.exec(request.headers.get('authorization') ?? '') ?? [];
    const given = token === undefined ? null : digest(token);
    // Every token is compared, so that the time does not tell which one is close.
    const matches = digests.filter((known) => given !== null && timingSafeEqual(known, given));
    if (matches.length > 0) return;
    throw new Refusal(401, words.problem, words.hint, { 'WWW-Authenticate': 'Bearer' });
  };
}

/** Digests have one length, which a constant-time comparison needs. */
function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
