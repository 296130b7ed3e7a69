/** What can be wrong with answers to requests and objections. */
import { endOfAnswer } from '../answers.ts';
import type { Policy } from '../schema.ts';
import { type Remark, error, warning } from './finding.ts';

/** Answers that are over, that stand there twice, and approvals that nothing grants. */
export function* lintAnswers({ answers, exceptions }: Policy, now: number): Generator<Remark> {
  const granted = new Set(exceptions.map(({ request }) => request));
  const seen = new Set<string>();
  for (const [index, answer] of answers.entries()) {
    const at = ['answers', index];
    const key = JSON.stringify([answer.request, answer.at]);
    if (seen.has(key))
      yield error(
        'duplicate-entry',
        at,
        `The request ${answer.request} is answered twice at ${answer.at}.`,
        'keep the one that holds',
      );
    seen.add(key);
    if (endOfAnswer(answer) <= now)
      yield warning(
        'answer-over',
        at,
        `The answer to ${answer.request} is no longer told to anybody.`,
        'remove it',
      );
    else if (answer.answer === 'approved' && !granted.has(answer.request))
      yield warning(
        'answer-void',
        at,
        `The request ${answer.request} is said to be approved, but no exception is for it.`,
        'add an exception with this request, or remove the answer',
      );
  }
}
