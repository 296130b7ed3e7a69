/** What the status of an answer means for a batch; every class has a fate. */
import type { Answer } from './post.ts';
import { type Fate, DELIVERED } from './sink.ts';

/** Wrong token, address or proxy, or a bad moment: not the batch's fault, so nothing is given up. */
const MENDED_ELSEWHERE: ReadonlySet<number> = new Set([
  401, 403, 404, 405, 407, 408, 421, 425, 429,
]);

/**
 * @param sent what `post` has returned
 * @param readYes what an answer of class 2xx says; null where its status is enough
 */
export function fateOf(
  sent: Answer | { reason: string },
  readYes: ((answer: Answer) => Fate) | null,
): Fate {
  if (!('status' in sent)) return { fate: 'later', after: null, reason: sent.reason };
  const { status } = sent;
  if (status >= 200 && status < 300) return readYes === null ? DELIVERED : readYes(sent);
  const reason = `It answered with status ${status}.`;
  if (status >= 400 && status < 500 && !MENDED_ELSEWHERE.has(status))
    return { fate: 'smaller', reason };
  return { fate: 'later', after: sent.retryAfter, reason };
}

/** @returns what the text says as JSON, or undefined when it is none */
export function answerJson({ text }: Answer): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
