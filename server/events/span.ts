/** The span of time that a person asks about. */
import { z } from 'zod';
import { Refusal } from '../problem.ts';

/** Unix ms; `to` is not part of it. */
export type Span = { from: number; to: number };

const DAY = 24 * 60 * 60 * 1000;

/** Without `to` the span ends now; without `from` it is a week long. */
const SpanQuery = z.strictObject({
  from: z.coerce.number().int().optional(),
  to: z.coerce.number().int().optional(),
});

/** @returns the asked span; throws Refusal 400 when it is none */
export function readSpan(parameters: Record<string, string>, now: number): Span {
  const query = SpanQuery.safeParse(parameters);
  if (!query.success) {
    throw new Refusal(
      400,
      'from and to are Unix times in ms.',
      'Leave them out for the last week.',
    );
  }
  const to = query.data.to === undefined ? now : query.data.to;
  const from = query.data.from === undefined ? to - 7 * DAY : query.data.from;
  if (from >= to) throw new Refusal(400, 'from is not before to.', 'Swap them.');
  return { from, to };
}
