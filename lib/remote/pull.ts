/** Fetches the policy and says what became of it. Keeps nothing; the caller stores what it returns. */
import { LARGEST_BUNDLE, type PublicKey, verifyBundle } from '../policy/bundle.ts';
import type { Policy } from '../policy/schema.ts';
import type { Http } from './http.ts';

/** A policy is small; an answer that takes longer is not worth waiting for. */
const TIMEOUT = 10_000;

export interface PullRequest {
  readonly url: string;
  readonly keys: readonly PublicKey[];
  readonly etag: string | null;
  /** Highest version seen for each key. */
  readonly newest: Readonly<Record<string, number>>;
  readonly now: number;
}

export type Pulled =
  | { readonly result: 'unchanged' }
  | {
      readonly result: 'new';
      readonly bundle: string;
      readonly policy: Policy;
      readonly kid: string;
      readonly etag: string | null;
      readonly newerVocabulary: boolean;
    }
  /** The server could not be reached or did not answer with a bundle; worth trying again. */
  | { readonly result: 'unreachable'; readonly detail: string }
  /** There is a bundle and it is not to be used. */
  | { readonly result: 'rejected'; readonly problem: string; readonly detail: string };

/** One look at the policy address. Never throws. */
export async function pull(http: Http, request: PullRequest): Promise<Pulled> {
  const sent = await http({
    url: request.url,
    method: 'GET',
    headers: request.etag === null ? {} : { 'If-None-Match': request.etag },
    body: null,
    timeout: TIMEOUT,
    largest: LARGEST_BUNDLE,
  });
  if (!sent.ok) {
    if (sent.problem === 'too-large') {
      return {
        result: 'rejected',
        problem: 'too-large',
        detail: `The policy is larger than ${LARGEST_BUNDLE} bytes.`,
      };
    }
    return {
      result: 'unreachable',
      detail:
        sent.problem === 'timeout'
          ? `The policy server did not answer within ${TIMEOUT / 1000} seconds.`
          : 'The policy server could not be reached.',
    };
  }
  const { answer } = sent;
  // "Not modified" only answers who has something: without an ETag it is a fault of the server.
  if (answer.status === 304 && request.etag !== null) return { result: 'unchanged' };
  if (answer.status !== 200) {
    return {
      result: 'unreachable',
      detail: `The policy server answered with status ${answer.status}.`,
    };
  }
  const verified = await verifyBundle(answer.text, request.keys, request.newest, request.now);
  if (!verified.ok)
    return { result: 'rejected', problem: verified.problem, detail: verified.detail };
  return {
    result: 'new',
    bundle: answer.text,
    policy: verified.policy,
    kid: verified.kid,
    etag: answer.header('etag'),
    newerVocabulary: verified.newerVocabulary,
  };
}
