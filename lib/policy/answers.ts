/**
 * What became of requests for approval and of objections to a rule, so that the browser that asked can tell
 * its person. A policy is read by everybody in the organisation: an answer goes by the uid of the event that
 * asked, and names nobody.
 */
import { z } from 'zod/mini';
import { Localised, Moment, RequestId } from './words.ts';

/** `approved` and `refused` answer a request; `kept` and `changed` answer an objection to a rule. */
export const ANSWERS = ['approved', 'refused', 'kept', 'changed'] as const;

/** Answers that one document carries; whoever puts it together leaves the oldest out. */
export const MOST_ANSWERS = 5000;

/** How long an answer without an end of its own is worth telling, in ms: 30 days. */
export const ANSWER_AGE = 30 * 24 * 60 * 60_000;

export const Answer = z.object({
  /** The uid of the event that asked. */
  request: RequestId,
  answer: z.enum(ANSWERS),
  at: Moment,
  /** What whoever decided says to it. Everybody in the organisation could read it. */
  text: z.optional(Localised),
  /** When it is no longer worth telling; 30 days after `at` when absent. */
  until: z.optional(Moment),
});
export type Answer = z.infer<typeof Answer>;

/** Unix time in ms from which an answer is no longer told. */
export function endOfAnswer({ at, until }: Answer): number {
  return until === undefined ? Date.parse(at) + ANSWER_AGE : Date.parse(until);
}

/** The newest answer to each of these requests that is still worth telling. */
export function answersTo(
  answers: readonly Answer[],
  requests: Iterable<string>,
  now: number,
): ReadonlyMap<string, Answer> {
  const wanted = new Set(requests);
  const found = new Map<string, Answer>();
  for (const answer of answers) {
    if (!wanted.has(answer.request) || !(now < endOfAnswer(answer))) continue;
    const known = found.get(answer.request);
    if (known === undefined || Date.parse(known.at) <= Date.parse(answer.at))
      found.set(answer.request, answer);
  }
  return found;
}
