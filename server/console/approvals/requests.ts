/** What the page of approvals asks the service. */
import { z } from 'zod';
import { type AnswerRequest, AnswerResult, ApprovalPage } from '../../contract/approvals.ts';
import { type Answer, read } from '../client.ts';

/** @param query `view=…` for one view of the queue, or `request=…` for one line alone */
export function readApprovals(query: string, signal: AbortSignal): Promise<Answer<ApprovalPage>> {
  return read(ApprovalPage, `/api/approvals?${query}`, { signal });
}

/** Answers one line of the queue. */
export function sendAnswer(
  body: AnswerRequest,
  csrf: string,
): Promise<Answer<z.infer<typeof AnswerResult>>> {
  return read(AnswerResult, '/api/approvals/answers', { method: 'POST', body, csrf });
}

/** Takes an approval back. */
export function liftEntry(id: string, csrf: string): Promise<Answer<{ id: string }>> {
  return read(z.object({ id: z.string() }), `/api/desk/entries/${encodeURIComponent(id)}`, {
    method: 'DELETE',
    csrf,
  });
}
