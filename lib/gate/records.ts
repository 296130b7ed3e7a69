/** Turns a step and what came of it into its record. */
import type { Activity } from '../activity/activity.ts';
import { type Effect, type Outcome, holds } from '../activity/decision.ts';
import type { StepRecord } from '../events/record.ts';
import type { Step } from './step.ts';

export interface Told {
  readonly uid: string;
  readonly outcome: Outcome;
  readonly rendered: Effect | 'none';
  readonly justification: string | null;
  /** ms from seeing the step to the armed gate. */
  readonly armed: number;
  readonly policyAge: number | null;
}

/** The record of a step as it ended. */
export function recordOf(step: Step, told: Told): StepRecord {
  return {
    type: 'step',
    uid: told.uid,
    time: Date.now(),
    activity: step.activity,
    decision: step.decision,
    rendered: told.rendered,
    outcome: told.outcome,
    justification: told.justification,
    surfaceVersion: step.surface.version,
    policyAge: told.policyAge,
    latency: { armed: told.armed, decide: step.decided },
    grant: null,
    grantedScopes: null,
    disputes: null,
  };
}

/**
 * What a step comes to when it is taken and nothing more is heard from the page. Where the effect
 * holds and the step was taken all the same, that is said as it is.
 */
export function outcomeIfTaken(step: Step): Outcome {
  return holds(step.decision.effect) ? 'proceeded' : 'allowed_silently';
}

/** A step that no rule spoke to leaves no trace. */
export function isReported(step: Step): boolean {
  return step.decision.basis !== 'none';
}

/** What a step is about: a milder step about the same thing is the held one, mended. */
export function subjectOf(activity: Activity): string {
  switch (activity.kind) {
    case 'consent':
      return activity.app.clientId;
    case 'connect':
      return activity.connector.id;
    case 'share':
    case 'publish':
      return `${activity.resource.type} ${activity.resource.id ?? ''}`;
  }
}
