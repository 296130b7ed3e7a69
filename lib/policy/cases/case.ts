/**
 * Cases: steps and the decision that a policy is expected to make of them, in a table beside it. YAML or
 * JSON, either a list of cases or `{ policy, context, cases }`. `cli/README.md` has the whole format.
 */
import { z } from 'zod/mini';
import { type Activity, Audience, type Kind, fingerprintOf } from '../../activity/activity.ts';
import { Effect, Quiet, RiskLevel, Stage } from '../../activity/decision.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import type { AnsweredPrompt, Context } from '../facts.ts';
import { stepWith } from './ordinary-step.ts';
import { ownRequestOf } from '../own-request.ts';
import { promptSubjectOf } from '../prompts.ts';
import { millisecondsOf } from '../spans.ts';
import { Duration, Moment } from '../words.ts';

/** Who acts, when, and what they were asked before. What is not said is nobody, nothing and never. */
export const CaseContext = z.strictObject({
  user: z.optional(z.string()),
  device: z.optional(z.string()),
  groups: z.optional(z.array(z.string())),
  language: z.optional(z.string()),
  /** When it happens; the moment at which the policy was issued when absent. */
  at: z.optional(Moment),
  firstTime: z.optional(z.boolean()),
  /** Prompts below `justify` that the person has seen today. */
  promptsToday: z.optional(z.int().check(z.nonnegative())),
  /** Prompts that the person has answered: about this very step, or about the same thing. */
  answered: z.optional(
    z.array(
      z.strictObject({
        rule: z.string(),
        ago: Duration,
        step: z._default(z.enum(['same', 'alike']), 'same'),
      }),
    ),
  ),
  /** Uids of requests for approval that the browser made before, about this very thing. */
  requests: z.optional(z.array(z.string())),
  accepted: z.optional(z.array(z.strictObject({ id: z.string(), version: z.int() }))),
});
export type CaseContext = z.infer<typeof CaseContext>;

const Differences = z.record(z.string(), z.unknown());

/** What must come out. Only `effect` has to be said; what is not said is not looked at. */
const expectation = {
  effect: Effect,
  /** What the strongest rule asked for, whatever its stage. */
  intended: z.optional(Effect),
  stage: z.optional(z.nullable(Stage)),
  basis: z.optional(z.enum(['kill', 'exception', 'rule', 'none'])),
  /** Ids of all rules that decide, in any order. */
  rules: z.optional(z.array(z.string())),
  /** Reason codes that are among the reasons. */
  reasons: z.optional(z.array(z.string())),
  audience: z.optional(z.nullable(Audience)),
  quiet: z.optional(z.nullable(Quiet)),
  risk: z.optional(z.nullable(RiskLevel)),
  /** Id of the exception that lifted it. */
  exception: z.optional(z.string()),
  /** Id of the kill entry that stopped it. */
  kill: z.optional(z.string()),
  /** Id of the terms that are asked for, or null. */
  terms: z.optional(z.nullable(z.string())),
  /** How many sentences there are to tick. */
  checklist: z.optional(z.int().check(z.nonnegative())),
  drill: z.optional(z.boolean()),
  /** Sentences that are among those the person reads. */
  says: z.optional(z.array(z.string())),
};

const STEPS = ['address', 'activity', 'consent', 'share', 'connect', 'publish'] as const;

export const Case = z
  .strictObject({
    name: z.string().check(z.minLength(1)),
    /** An address that a browser is about to open. */
    address: z.optional(z.string()),
    /** A whole activity. */
    activity: z.optional(Differences),
    /** What differs from an ordinary step of the kind. */
    consent: z.optional(Differences),
    share: z.optional(Differences),
    connect: z.optional(Differences),
    publish: z.optional(Differences),
    context: z.optional(CaseContext),
    ...expectation,
  })
  .check(
    z.refine((given) => STEPS.filter((step) => given[step] !== undefined).length === 1, {
      error: `a case has exactly one of ${STEPS.join(', ')}`,
    }),
  );
export type Case = z.infer<typeof Case>;

export const CaseFile = z.strictObject({
  /** Where the policy is, from the folder of this file. */
  policy: z.optional(z.string()),
  /** For every case that does not say otherwise. */
  context: z.optional(CaseContext),
  cases: z.array(Case),
});
export type CaseFile = z.infer<typeof CaseFile>;

/** Reads an address as the activity that opening it would be; null where it is no consent. */
export type ReadAddress = (address: string) => Activity | null;

/** The step of a case, or sentences about why there is none. */
export function stepOf(given: Case, readAddress: ReadAddress): Activity | readonly string[] {
  if (given.address !== undefined)
    return readAddress(given.address) ?? ['address: this is no consent request'];
  if (given.activity !== undefined) {
    const kind = given.activity['kind'];
    return typeof kind === 'string'
      ? stepWith(kind as Kind, given.activity)
      : ['activity: "kind" is missing'];
  }
  for (const kind of ['consent', 'share', 'connect', 'publish'] as const) {
    const differences = given[kind];
    if (differences !== undefined) return stepWith(kind, differences);
  }
  return ['there is no step'];
}

/** The circumstances of a case. @param issued when the policy was issued; @param expires its end. */
export function contextOf(
  given: CaseContext,
  activity: Activity,
  policy: { readonly issued: string; readonly expires: string },
  catalog: Catalog,
): Context {
  const now = Date.parse(given.at ?? policy.issued);
  return {
    now,
    language: given.language ?? 'en',
    user: given.user ?? null,
    device: given.device ?? null,
    groups: given.groups ?? [],
    stale: now >= Date.parse(policy.expires),
    firstTime: given.firstTime ?? null,
    prompts: {
      today: given.promptsToday ?? 0,
      answered: (given.answered ?? []).flatMap((one) => answeredOf(one, activity, now)),
      accepted: given.accepted ?? [],
    },
    requests: (given.requests ?? [])
      .map((uid) => ownRequestOf(uid, activity))
      .filter((own) => own !== null),
    catalog,
  };
}

function answeredOf(
  { rule, ago, step }: NonNullable<CaseContext['answered']>[number],
  activity: Activity,
  now: number,
): AnsweredPrompt[] {
  const subject = promptSubjectOf(activity);
  if (subject === null) return [];
  const fingerprint = step === 'same' ? fingerprintOf(activity) : '';
  return [{ rule, subject, fingerprint, time: now - millisecondsOf(ago) }];
}
