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

/** What became of a step that a person turned back from: whoever saw that it stops here had tried. */
export function turnedBack(shown: Effect | 'none'): Outcome {
  return shown === 'block' ? 'blocked' : 'cancelled';
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

/** An address that opens in a browser. By hand, since every page carries it: `z.url` alone weighs 2 KB there. */
const WebAddress = z.string().check(
  z.regex(/^https?:\/\//i, { error: 'an address begins with https:// or http://' }),
  z.refine((text) => URL.canParse(text), { error: 'an address has a host' }),
);

export const Alternative = z.strictObject({
  label: z.string(),
  url: WebAddress,
});
export type Alternative = z.infer<typeof Alternative>;

export const RISK_LEVELS = ['low', 'moderate', 'high', 'severe'] as const;
export const RiskLevel = z.enum(RISK_LEVELS);
export type RiskLevel = z.infer<typeof RiskLevel>;

/** A small sum that a person can check: each part has a code and its points. */
export const Risk = z.strictObject({
  level: RiskLevel,
  score: z.int().check(z.gte(0), z.lte(100)),
  /** Heaviest first; parts that make it smaller have negative points. */
  parts: z.array(z.strictObject({ code: z.string(), points: z.int() })),
});
export type Risk = z.infer<typeof Risk>;

/** What the person has to tick or read before the step may go on. */
export const Requirements = z.strictObject({
  /** Sentences to tick, in their language. */
  checklist: z.array(z.string()),
  /** Terms of use to accept, once for each version. */
  terms: z.nullable(
    z.strictObject({
      id: z.string(),
      version: z.int().check(z.positive()),
      text: z.string(),
      url: z.nullable(WebAddress),
    }),
  ),
});
export type Requirements = z.infer<typeof Requirements>;

/** Why less is shown than the rules ask for, so that people keep reading what is shown. */
export const QUIETS = ['cool-down', 'same-step', 'budget'] as const;
export const Quiet = z.enum(QUIETS);
export type Quiet = z.infer<typeof Quiet>;

const NOTHING_REQUIRED: Requirements = { checklist: [], terms: null };

/** A decision that weighs nothing, wants nothing and softens nothing. */
export const PLAIN_DECISION = {
  risk: null,
  requirements: NOTHING_REQUIRED,
  quiet: null,
  drill: false,
} as const;

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
  /** Null where the kind of step has no risk sum. Absent in records of before it was reckoned. */
  risk: z._default(z.nullable(Risk), null),
  requirements: z._default(Requirements, NOTHING_REQUIRED),
  quiet: z._default(z.nullable(Quiet), null),
  /** A drill: the app that is stopped is a made-up one. */
  drill: z._default(z.boolean(), false),
  /** Predicates this version does not know; the rules that use them were read without them. */
  unknownPredicates: z.array(z.string()),
  policy: z.nullable(
    z.strictObject({ id: z.string(), version: z.int().check(z.nonnegative()), stale: z.boolean() }),
  ),
});
export type Decision = z.infer<typeof Decision>;
