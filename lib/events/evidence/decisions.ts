/** What people decided about a case: exceptions, stops, answers and stages, with who and when. */
import { z } from 'zod/mini';
import type { TimelineRow } from './timeline.ts';

export const DECISIONS = 'decisions.json';

export const Decision = z.strictObject({
  /** Unix ms. */
  at: z.int(),
  /** Accounts of the console; two where two had to agree. */
  by: z.array(z.string()),
  /** The first four are entries of the policy desk; `lifted` ends one of them. */
  what: z.enum([
    ...(['exception', 'kill', 'answer', 'stage', 'lifted'] as const),
    ...(['approved', 'refused', 'kept', 'changed'] as const),
    ...(['stop-proposed', 'stop-confirmed', 'stop-ended'] as const),
  ]),
  /** Id of the desk's entry or of the stop; null for an answer that made none. */
  entry: z.nullable(z.string()),
  /** Unix ms at which it ends by itself. */
  until: z.nullable(z.int()),
  /** What it says: the entry as it stands in the policy, or whom and what was answered and why. */
  detail: z.record(z.string(), z.unknown()),
});
export type Decision = z.infer<typeof Decision>;

/** Oldest first. */
export const DecisionList = z.array(Decision);

const SENTENCES: Readonly<Record<Decision['what'], string>> = {
  exception: 'Decided: an exception',
  kill: 'Decided: an entry that stops',
  answer: 'Decided: an answer',
  stage: 'Decided: how far a rule is',
  lifted: 'Decided: taken back',
  approved: 'Answered: approved',
  refused: 'Answered: refused',
  kept: 'Answered: the rule is kept',
  changed: 'Answered: the rule is changed',
  'stop-proposed': 'Stop proposed',
  'stop-confirmed': 'Stop confirmed',
  'stop-ended': 'Stop ended',
};

/** @returns the decision as a line of the timeline */
export function decisionRow({ at, by, what, until, detail }: Decision): TimelineRow {
  const said = Object.entries(detail).flatMap(([key, value]) =>
    value === null || value === undefined
      ? []
      : [`${key} ${typeof value === 'string' ? value : JSON.stringify(value)}`],
  );
  const end = until === null ? [] : [`until ${new Date(until).toISOString()}`];
  return {
    time: at,
    message: [SENTENCES[what], ...said, ...end].join(' · '),
    ...{ person: by.join(', '), device: '', outcome: null, rule: null },
  };
}
