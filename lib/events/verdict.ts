/** How a decision and its outcome are said with OCSF's `security_control` profile. */
import { atLeast, holds } from '../activity/decision.ts';
import type { StepRecord } from './record.ts';

export const ACTIONS = { 1: 'Allowed', 2: 'Denied', 3: 'Observed', 4: 'Modified' } as const;

export const DISPOSITIONS = {
  1: 'Allowed',
  2: 'Blocked',
  11: 'Corrected',
  13: 'Uncorrected',
  15: 'Detected',
  17: 'Logged',
  19: 'Alert',
  27: 'Error',
} as const;

export const SEVERITIES = { 1: 'Informational', 2: 'Low', 3: 'Medium', 4: 'High' } as const;
export const STATUSES = { 0: 'Unknown', 1: 'Success', 2: 'Failure' } as const;

export type Verdict = {
  action: keyof typeof ACTIONS;
  /** A number of OCSF's list, or our own words where it has none (sent as 99 Other). */
  disposition: keyof typeof DISPOSITIONS | 'User Cancelled' | 'Approval Requested' | 'Disputed';
  /** Whether the step itself took place: 1 yes, 2 no, 0 not known for sure. */
  status: keyof typeof STATUSES;
  severity: keyof typeof SEVERITIES;
};

/**
 * Source: the table in lib/events/README.md. Codes 22 to 25 are for bots and forms, so a warning is
 * 19 Alert and never 23 Challenge.
 * @returns the four codes of the step
 */
export function verdictOf(record: StepRecord): Verdict {
  const { decision, outcome, disputes } = record;
  // A note about a step that was reported before; what became of the step is said there.
  if (disputes !== null) return { action: 3, disposition: 'Disputed', status: 0, severity: 3 };
  switch (outcome) {
    case 'blocked':
      return { action: 2, disposition: 2, status: 2, severity: 4 };
    case 'cancelled':
      return { action: 2, disposition: 'User Cancelled', status: 2, severity: 2 };
    case 'requested':
      return { action: 2, disposition: 'Approval Requested', status: 2, severity: 2 };
    case 'fixed':
      return { action: 4, disposition: 11, status: 1, severity: 2 };
    case 'disputed':
      // A hint does not hold the step, so saying "this is wrong" to it stops nothing.
      return holds(decision.effect)
        ? { action: 2, disposition: 'Disputed', status: 2, severity: 3 }
        : { action: 1, disposition: 19, status: 1, severity: 2 };
    case 'proceeded':
    case 'allowed_silently':
      return verdictOfStep(record);
  }
}

/** The step took place: how far Handrail stood in its way. */
function verdictOfStep({ decision }: StepRecord): Verdict {
  if (decision.basis === 'fail-mode') return { action: 1, disposition: 27, status: 0, severity: 3 };
  // Nobody should get past these two; when somebody did, security wants to read it first.
  if (atLeast(decision.effect, 'request'))
    return { action: 1, disposition: 13, status: 1, severity: 4 };
  if (holds(decision.effect)) return { action: 1, disposition: 19, status: 1, severity: 3 };
  if (decision.effect === 'inform') return { action: 1, disposition: 19, status: 1, severity: 2 };
  if (decision.stage === 'observe' && atLeast(decision.intended, 'inform')) {
    return { action: 3, disposition: 15, status: 1, severity: 2 };
  }
  if (decision.effect === 'log') return { action: 3, disposition: 17, status: 1, severity: 1 };
  return { action: 1, disposition: 1, status: 1, severity: 1 };
}
