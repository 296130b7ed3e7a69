/** What the console and the service say to each other about the policy: what is live, rules, replays. */
import { z } from 'zod';
import { Effect, Stage } from '../../lib/activity/decision.ts';

/** What people did at one rule, within some days. */
export const RuleCounts = z.strictObject({
  /** Steps at which it was among the deciding rules. */
  matched: z.int(),
  /** Of these, steps at which it was on trial and would have shown something. */
  onTrial: z.int(),
  /** Of these, steps at which it spoke to the person. The rest is counted of them. */
  shown: z.int(),
  /** Held, and went on unchanged: confirmed or gave a reason. */
  wentOn: z.int(),
  /** Went back or corrected the step. */
  wentBack: z.int(),
  /** Asked for an approval. */
  asked: z.int(),
  stopped: z.int(),
  disputed: z.int(),
});
export type RuleCounts = z.infer<typeof RuleCounts>;

/** A rule of the live policy, or one that is there no more and was counted. */
export const RuleLine = z.strictObject({
  id: z.string(),
  counts: RuleCounts,
  /** Null where the live policy does not have it. */
  rule: z
    .strictObject({
      kinds: z.array(z.string()),
      effect: Effect,
      stage: Stage,
      rollout: z.int(),
      band: z.int(),
      title: z.string().nullable(),
      why: z.array(z.string()),
    })
    .nullable(),
  /** Id of the entry of the desk that has changed its stage or share; null where the policy's own holds. */
  entry: z.string().nullable(),
});
export type RuleLine = z.infer<typeof RuleLine>;

export const RULE_DAYS = [7, 30] as const;

/** Query of the rules. */
export const RuleQuery = z.strictObject({
  days: z.coerce.number().pipe(z.literal(RULE_DAYS)).default(30),
});

export const RuleList = z.strictObject({
  days: z.literal(RULE_DAYS),
  /** Unix ms from which is counted: the start of a day in UTC. */
  from: z.int(),
  rules: z.array(RuleLine),
});
export type RuleList = z.infer<typeof RuleList>;

export const REPLAY_STATES = ['running', 'done', 'cancelled', 'failed'] as const;

/** `recorded`: what was decided then; `live`: the policy that is published now. */
export const REPLAY_AGAINST = ['recorded', 'live'] as const;

const LONGEST_SPAN = 366 * 24 * 60 * 60 * 1000;

/** A candidate to be checked, and replayed when it holds. */
export const ReplayRequest = z
  .strictObject({
    /** What the file is called. */
    name: z.string().min(1).max(200),
    /** YAML or JSON. */
    text: z.string().min(1).max(6_000_000),
    against: z.enum(REPLAY_AGAINST),
    /** Unix ms; `to` is not part of it. */
    from: z.int(),
    to: z.int(),
  })
  .refine(({ from, to }) => from < to && to - from <= LONGEST_SPAN, {
    error: 'the time is longer than nothing and at most a year',
  });
export type ReplayRequest = z.infer<typeof ReplayRequest>;

export const LintFinding = z.strictObject({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  path: z.string(),
  line: z.int(),
  column: z.int(),
  message: z.string(),
  hint: z.string().nullable(),
});
export type LintFinding = z.infer<typeof LintFinding>;

/** Findings, and the replay where none of them is an error. */
export const ReplayStart = z.strictObject({
  findings: z.array(LintFinding),
  id: z.string().nullable(),
});
export type ReplayStart = z.infer<typeof ReplayStart>;

export const ReplayLine = z.strictObject({
  id: z.string(),
  made: z.int(),
  madeBy: z.string(),
  name: z.string(),
  policy: z.strictObject({ id: z.string(), version: z.int() }),
  against: z.enum(REPLAY_AGAINST),
  from: z.int(),
  to: z.int(),
  state: z.enum(REPLAY_STATES),
  /** Events to read, and how many were read. */
  planned: z.int(),
  done: z.int(),
  /** There were more events than one replay reads: the newest were taken. */
  cut: z.boolean(),
  trouble: z.string().nullable(),
});
export type ReplayLine = z.infer<typeof ReplayLine>;

const Distribution = z.object({ mean: z.number(), p95: z.number(), max: z.number() });
const Counts = z.object({ steps: z.int(), prompted: z.int(), stopped: z.int() });
const FalseAlarms = z.object({
  shown: z.int(),
  disputed: z.int(),
  wentOn: z.int(),
  heeded: z.int(),
  least: z.number().nullable(),
  most: z.number().nullable(),
});

export const CHANGED = ['new', 'stronger', 'milder', 'removed'] as const;
export type Changed = (typeof CHANGED)[number];

export const ReplayExample = z.strictObject({
  uid: z.string(),
  time: z.int(),
  surface: z.string(),
  before: Effect,
  after: Effect,
  rules: z.array(z.string()),
});
export type ReplayExample = z.infer<typeof ReplayExample>;

/** How often a rule takes part in what changes for people. */
const RuleChanges = z.record(z.string(), z.partialRecord(z.enum(CHANGED), z.int()));

/** What `handrail policy replay --json` says, without names of people, and what to look at. */
export const ReplayResult = z.object({
  steps: z.int(),
  from: z.int().nullable(),
  to: z.int().nullable(),
  people: z.int(),
  before: z.record(z.string(), z.int()),
  after: z.record(z.string(), z.int()),
  prompted: z.int(),
  stopped: z.int(),
  peopleAsked: z.int(),
  changes: z.record(z.string(), z.int()),
  moves: z.array(z.object({ from: Effect, to: Effect, steps: z.int() })),
  perPerson: Distribution,
  perPersonDay: Distribution,
  kept: z.record(z.string(), z.int()),
  rules: z.array(
    z.object({
      id: z.string(),
      matched: z.int(),
      prompted: z.int(),
      stopped: z.int(),
      onTrial: z.int(),
      people: z.int(),
      perDay: z.record(z.string(), z.int()),
      falseAlarms: FalseAlarms,
    }),
  ),
  kill: z.record(z.string(), z.int()),
  days: z.record(z.string(), Counts),
  surfaces: z.record(z.string(), Counts),
  falseAlarms: FalseAlarms,
  missing: z.array(z.object({ fact: z.string(), steps: z.int(), rules: z.array(z.string()) })),
  /** Events that could not be read. */
  unread: z.int(),
  ruleChanges: RuleChanges,
  examples: z.partialRecord(z.enum(CHANGED), z.array(ReplayExample)),
});
export type ReplayResult = z.infer<typeof ReplayResult>;

export const ReplayDetail = z.strictObject({
  line: ReplayLine,
  result: ReplayResult.nullable(),
});
export type ReplayDetail = z.infer<typeof ReplayDetail>;

export const ReplayList = z.strictObject({ replays: z.array(ReplayLine) });

/** What browsers get now, as it says itself. */
export const LivePolicy = z.strictObject({
  state: z.enum(['none', 'unreadable', 'live']),
  /** Whether the service signs what people decide here; otherwise it goes into the policy file by hand. */
  signs: z.boolean(),
  policy: z
    .strictObject({
      id: z.string(),
      version: z.int(),
      kid: z.string(),
      issued: z.string(),
      expires: z.string(),
      rollout: z.int(),
      drill: z.boolean(),
      rules: z.int(),
      exceptions: z.int(),
      kill: z.int(),
    })
    .nullable(),
  /** What was handed out before, the newest first. */
  history: z.array(
    z.strictObject({ since: z.int(), version: z.int().nullable(), kid: z.string().nullable() }),
  ),
});
export type LivePolicy = z.infer<typeof LivePolicy>;

/** Promotes or demotes a rule of the policy file. */
export const StageRequest = z.strictObject({
  rule: z.string().min(1).max(100),
  stage: Stage,
  /** Percent of people. */
  rollout: z.int().min(1).max(100),
});
export type StageRequest = z.infer<typeof StageRequest>;
