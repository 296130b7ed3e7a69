/**
 * What OCSF has no word for: the part of an event under `unmapped.handrail`. Written by `toOcsf`,
 * parsed by the service, read again by policy replay. Keys are snake_case like the rest of OCSF.
 */
import { z } from 'zod/mini';
import { Activity, Audience, Kind, Sensor, SurfaceId } from '../activity/activity.ts';
import {
  Alternative,
  Decision,
  DecisionText,
  Effect,
  MatchedRule,
  Outcome,
  Stage,
} from '../activity/decision.ts';
import { HealthState, LayerHealth, SurfaceHealth } from './health-state.ts';
import {
  Grant,
  HEALTH_REASONS,
  type HealthRecord,
  type Origin,
  type ReportRecord,
  type StepRecord,
  Uid,
} from './record.ts';

/**
 * Version of this vocabulary. 1: first. 2: `disputes` and the health reason `permission_missing`. A reader that meets a higher number keeps what it knows;
 * a reader that meets an unknown kind or reason refuses that one event and says so.
 */
export const VOCABULARY = 2;

const common = {
  vocabulary: z.int().check(z.positive()),
  /** Browser name and version, as managed configuration or the browser says. */
  browser: z.string(),
};

/** The facts of one step: activity, decision, what was shown, what came of it. */
export const StepExtension = z.object({
  type: z.literal('step'),
  ...common,
  kind: Kind,
  surface: SurfaceId,
  surface_version: z.int().check(z.nonnegative()),
  sensor: Sensor,
  effect: Effect,
  intended: Effect,
  stage: z.nullable(Stage),
  basis: Decision.shape.basis,
  rules: z.array(MatchedRule),
  reasons: z.array(z.string()),
  /** Id of the exception or kill entry that decided. */
  entry: z.nullable(z.string()),
  audience: z.nullable(Audience),
  rendered: z.union([Effect, z.literal('none')]),
  /** The organisation's own words and links, as the person was given them. */
  text: DecisionText,
  alternatives: z.array(Alternative),
  unknown_predicates: z.array(z.string()),
  outcome: Outcome,
  /** Uid of the earlier event that this one disputes. */
  disputes: z._default(z.nullable(Uid), null),
  grant: z.nullable(Grant),
  granted_scopes: z._default(z.nullable(z.array(z.string())), null),
  risk: Decision.shape.risk,
  requirements: Decision.shape.requirements,
  quiet: Decision.shape.quiet,
  drill: Decision.shape.drill,
  /** Both in ms. */
  latency: z.object({
    armed: z.number().check(z.nonnegative()),
    decide: z.number().check(z.nonnegative()),
  }),
  policy: Decision.shape.policy,
  /** Age of the policy when it decided, ms. */
  policy_age_ms: z.nullable(z.number().check(z.nonnegative())),
  /** Already reduced: no redirect path, no readable resource id. */
  activity: Activity,
});
export type StepExtension = z.infer<typeof StepExtension>;

/** The facts of one health event. */
export const HealthExtension = z.object({
  type: z.literal('health'),
  ...common,
  reason: z.enum(HEALTH_REASONS),
  detail: z.string().check(z.maxLength(1000)),
  surface: z.nullable(SurfaceId),
  policy_version: z.nullable(z.int().check(z.nonnegative())),
  queue_depth: z.int().check(z.nonnegative()),
  dropped: z.int().check(z.nonnegative()),
  /** How Handrail stands in this browser; null where the event is no heartbeat, or of a version that did not say. */
  condition: z._default(
    z.nullable(
      z.object({
        policy_id: HealthState.shape.policyId,
        policy_hash: HealthState.shape.policyHash,
        policy_age_ms: HealthState.shape.policyAge,
        layers: z.array(z.object(LayerHealth.shape)).check(z.maxLength(10)),
        surfaces: z.array(z.object(SurfaceHealth.shape)).check(z.maxLength(200)),
        denied: z.array(z.string().check(z.maxLength(200))).check(z.maxLength(100)),
        set_aside: HealthState.shape.setAside,
      }),
    ),
    null,
  ),
});
export type HealthExtension = z.infer<typeof HealthExtension>;

export const HandrailExtension = z.discriminatedUnion('type', [StepExtension, HealthExtension]);
export type HandrailExtension = z.infer<typeof HandrailExtension>;

/**
 * @param record a reduced record (see `reduceActivity`)
 * @param origin who and what reports
 * @returns the part of the event that goes under `unmapped.handrail`
 */
export function extensionOf(record: ReportRecord, origin: Origin): HandrailExtension {
  return record.type === 'step' ? stepExtension(record, origin) : healthExtension(record, origin);
}

function stepExtension(record: StepRecord, origin: Origin): HandrailExtension {
  const { activity, decision } = record;
  return {
    type: 'step',
    vocabulary: VOCABULARY,
    browser: origin.browser,
    kind: activity.kind,
    surface: activity.surface,
    surface_version: record.surfaceVersion,
    sensor: activity.sensor,
    effect: decision.effect,
    intended: decision.intended,
    stage: decision.stage,
    basis: decision.basis,
    rules: decision.rules,
    reasons: decision.reasons,
    entry: decision.entry,
    audience: decision.audience,
    rendered: record.rendered,
    text: decision.text,
    alternatives: decision.alternatives,
    unknown_predicates: decision.unknownPredicates,
    outcome: record.outcome,
    disputes: record.disputes,
    grant: record.grant,
    granted_scopes: record.grantedScopes,
    risk: decision.risk,
    requirements: decision.requirements,
    quiet: decision.quiet,
    drill: decision.drill,
    latency: record.latency,
    policy: decision.policy,
    policy_age_ms: record.policyAge,
    activity,
  };
}

function healthExtension(record: HealthRecord, origin: Origin): HandrailExtension {
  return {
    type: 'health',
    vocabulary: VOCABULARY,
    browser: origin.browser,
    reason: record.reason,
    detail: record.detail,
    surface: record.surface,
    policy_version: record.policyVersion,
    queue_depth: record.queueDepth,
    dropped: record.dropped,
    condition: record.condition === null ? null : conditionExtension(record.condition),
  };
}

function conditionExtension(told: HealthState): HealthExtension['condition'] {
  const { policyId, policyHash, policyAge, layers, surfaces, denied, setAside } = told;
  return {
    policy_id: policyId,
    policy_hash: policyHash,
    policy_age_ms: policyAge,
    ...{ layers, surfaces, denied },
    set_aside: setAside,
  };
}
