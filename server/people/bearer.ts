/** Tokens that programs show: those of the service's options, and API tokens made in the console. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { TokenScope } from '../contract/people.ts';
import { Refusal } from '../problem.ts';
import type { FindToken } from './tokens.ts';

export type BearerParts = {
  /** Any of them is right; none means that only API tokens get in. */
  tokens: readonly string[];
  /** What an API token must open. */
  scope: TokenScope;
  findToken: FindToken;
  /** What a caller without one is told. */
  words: { problem: string; hint: string };
};

/** Resolves with who it is, for the trail; rejects with Refusal 401. */
export type BearerCheck = (request: Request) => Promise<string>;

/** @returns a check that lets in whoever shows a token for this scope */
export function bearerCheck({ tokens, scope, findToken, words }: BearerParts): BearerCheck {
  const digests = tokens.map(digest);
  return async (request) => {
    const token = bearerOf(request);
    if (token !== null) {
      const given = digest(token);
      // Every token is compared, so that the time does not tell which one is close.
      const matches = digests.filter((known) => timingSafeEqual(known, given));
      if (matches.length > 0) return `${scope} token of the options`;
      const name = await findToken(token, scope, Date.now());
      if (name !== null) return tokenActor(name);
    }
    throw new Refusal(401, words.problem, words.hint, { 'WWW-Authenticate': 'Bearer' });
  };
}

/** @returns what follows "Bearer", or null */
export function bearerOf(request: Request): string | null {
  const [, token] =
    /^Bearer ([\x21-\x7e]{1,4096})$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  return token === undefined ? null : token;
}

/** How the trail names a program with this token; no account can have the name. */
export function tokenActor(name: string): string {
  return `token “${name}”`;
}

/** Digests have one length, which a constant-time comparison needs. */
function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
