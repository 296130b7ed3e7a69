/** The answer to an activity, and what came of it. Shared by policy, gate, events, server and tools. */
import { z } from 'zod/mini';
import { Audience } from './activity.ts';

/** The ladder, mildest first (DESIGN §1). */
export const EFFECTS = [
  'allow',
  'log',
  'inform',
  'acknowledge',
  'justify',
  'request',
  'block',
] as const;
export const Effect = z.enum(EFFECTS);
export type Effect = z.infer<typeof Effect>;

export const STAGES = ['observe', 'coach', 'enforce'] as const;
export const Stage = z.enum(STAGES);
export type Stage = z.infer<typeof Stage>;

export const OUTCOMES = [
  'proceeded',
  'cancelled',
  'fixed',
  'blocked',
  'requested',
  'allowed_silently',
  'disputed',
] as const;
export const Outcome = z.enum(OUTCOMES);
export type Outcome = z.infer<typeof Outcome>;

/** True when `effect` is at least as strong as `floor`. */
export function atLeast(effect: Effect, floor: Effect): boolean {
  return EFFECTS.indexOf(effect) >= EFFECTS.indexOf(floor);
}

/** True when the person must do something before the step may go on. */
export function holds(effect: Effect): boolean {
  return atLeast(effect, 'acknowledge');
}

/** A rule that matched, with what it asked for and what its stage made of that. */
export const MatchedRule = z.strictObject({
  id: z.string(),
  effect: Effect,
  stage: Stage,
  band: z.int(),
});
export type MatchedRule = z.infer<typeof MatchedRule>;

/** Text that a person reads, already in their language. */
export const DecisionText = z.strictObject({
  /** Replaces the title that Handrail writes from the facts. */
  title: z.nullable(z.string()),
  /** Two at most are shown. */
  why: z.array(z.string()),
  advice: z.nullable(z.string()),
});

export const Alternative = z.strictObject({
  label: z.string(),
  url: z.url({ protocol: /^https?$/ }),
});
export type Alternative = z.infer<typeof Alternative>;

export const Decision = z.strictObject({
  /** What is done now, after the stage softened it. */
  effect: Effect,
  /** What the strongest rule asked for, whatever its stage. */
  intended: Effect,
  stage: z.nullable(Stage),
  /** Why it was decided: a kill entry, an exception, rules, no rule, or no policy at hand. */
  basis: z.enum(['kill', 'exception', 'rule', 'none', 'fail-mode']),
  /** Rules of the deciding band that matched, strongest first. */
  rules: z.array(MatchedRule),
  /** Stable codes: `audience.external`, `scope.mail`, `app.unreviewed`. Strongest first. */
  reasons: z.array(z.string()),
  audience: z.nullable(Audience),
  /** Id of the exception or kill entry that decided. */
  entry: z.nullable(z.string()),
  text: DecisionText,
  alternatives: z.array(Alternative),
  /** Predicates this version does not know; the rules that use them were read without them. */
  unknownPredicates: z.array(z.string()),
  policy: z.nullable(
    z.strictObject({ id: z.string(), version: z.int().check(z.nonnegative()), stale: z.boolean() }),
  ),
});
export type Decision = z.infer<typeof Decision>;
