/** Errors that leave the service: always JSON, always with a hint what to do. */
import type { Problem } from './contract/contract.ts';

/** Thrown anywhere inside a route; the app turns it into an answer. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly status: number;
  readonly hint: string;
  readonly headers: Record<string, string>;

  constructor(status: number, error: string, hint: string, headers: Record<string, string> = {}) {
    super(error);
    this.status = status;
    this.hint = hint;
    this.headers = headers;
  }
}

/**
 * @param refusal what went wrong
 * @returns the answer; never cached, since a problem is about this one moment
 */
export function problemResponse(refusal: Refusal): Response {
  const problem: Problem = { error: refusal.message, hint: refusal.hint };
  return Response.json(problem, {
    status: refusal.status,
    headers: { 'Cache-Control': 'no-store', ...refusal.headers },
  });
}
