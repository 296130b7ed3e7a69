/**
 * One honest record of one step, as it waits in the outbox. Encoders turn it into OCSF, OTLP or
 * Splunk events. It holds metadata only: `reduceActivity` leaves everything else behind.
 */
import { z } from 'zod/mini';
import { Activity, SurfaceId } from '../activity/activity.ts';
import { Decision, Effect, Outcome } from '../activity/decision.ts';
import { HealthState } from './health-state.ts';

export const Uid = z.uuidv7();

/** Values of `reportFormat` in managed configuration (DESIGN §8). */
export const REPORT_FORMATS = ['ocsf', 'otlp', 'splunk-hec'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/**
 * What became of a request for access: `granted`; `refused` by the person; `denied` by the provider;
 * `abandoned` without an answer; `unknown` where the answer could not be told.
 */
export const GRANTS = ['granted', 'refused', 'denied', 'abandoned', 'unknown'] as const;
export const Grant = z.enum(GRANTS);
export type Grant = z.infer<typeof Grant>;

const origin = {
  uid: Uid,
  /** Unix time in ms. */
  time: z.int().check(z.positive()),
};

/** What was decided and shown, and what the person did. */
export const StepRecord = z.strictObject({
  type: z.literal('step'),
  ...origin,
  activity: Activity,
  decision: Decision,
  /** The effect whose dialog or notice was on screen; `none` when nothing was shown. */
  rendered: z.union([Effect, z.literal('none')]),
  outcome: Outcome,
  /** Typed by the person, only when the policy asked for a reason or they disputed. */
  justification: z.nullable(z.string().check(z.maxLength(2000))),
  /**
   * The record that this one disputes, where the person said so later: a record cannot be changed once it
   * is on its way, so that what they say afterwards is one of its own, about the same step.
   */
  disputes: z._default(z.nullable(Uid), null),
  surfaceVersion: z.int().check(z.nonnegative()),
  /** Age of the policy when it decided, ms; null without a policy. */
  policyAge: z.nullable(z.number().check(z.nonnegative())),
  /** ms from seeing the activity to the armed gate, and time taken by `decide`. */
  latency: z.strictObject({
    armed: z.number().check(z.nonnegative()),
    decide: z.number().check(z.nonnegative()),
  }),
  /** What the redirect said afterwards, where the flow tracker saw it. */
  grant: z.nullable(Grant),
  /** Scopes that the provider named in its answer; null where it named none. */
  grantedScopes: z._default(z.nullable(z.array(z.string().check(z.maxLength(512)))), null),
});
export type StepRecord = z.infer<typeof StepRecord>;

/** Reasons of health records. Stable: dashboards count them. */
export const HEALTH_REASONS = [
  'heartbeat',
  'policy_applied',
  'policy_rejected',
  'policy_unreachable',
  'configuration_invalid',
  'coverage_gap',
  'outbox_dropped',
  'report_set_aside',
  'permission_missing',
] as const;

/** How Handrail itself is doing. Never holds content of pages. */
export const HealthRecord = z.strictObject({
  type: z.literal('health'),
  ...origin,
  reason: z.enum(HEALTH_REASONS),
  /** A sentence for an admin; made by Handrail, never taken from a page. */
  detail: z.string().check(z.maxLength(1000)),
  surface: z.nullable(SurfaceId),
  policyVersion: z.nullable(z.int().check(z.nonnegative())),
  queueDepth: z.int().check(z.nonnegative()),
  dropped: z.int().check(z.nonnegative()),
  /** Told by heartbeats; records that were stored before it was told have none. */
  condition: z._default(z.nullable(HealthState), null),
});
export type HealthRecord = z.infer<typeof HealthRecord>;

export const ReportRecord = z.discriminatedUnion('type', [StepRecord, HealthRecord]);
export type ReportRecord = z.infer<typeof ReportRecord>;

/** Who and what reports; from managed configuration, the same for every record of a device. */
export const Origin = z.strictObject({
  tenant: z.nullable(z.string()),
  user: z.nullable(z.string()),
  groups: z.array(z.string()),
  device: z.string(),
  deviceLabel: z.nullable(z.string()),
  browser: z.string(),
  version: z.string(),
});
export type Origin = z.infer<typeof Origin>;

/** Turns an id into one that can be matched but not read. */
export type Pseudonymise = (text: string) => Promise<string>;

/**
 * Leaves behind what must not leave the browser: the path of redirect and resource addresses (their host stays)
 * and the product's own ids of a resource and of what it lies in (keyed hashes stay).
 */
export async function reduceActivity(
  activity: Activity,
  pseudonymise: Pseudonymise,
): Promise<Activity> {
  switch (activity.kind) {
    case 'consent':
      return {
        ...activity,
        redirectUri: hostPartOf(activity.redirectUri),
        // An id of a resource is no address and stays as it is.
        resources: activity.resources.map((resource) => hostPartOf(resource) ?? resource),
      };
    case 'share':
    case 'publish': {
      const { id, container } = activity.resource;
      const hidden = async (readable: string | null) =>
        readable === null ? null : await pseudonymise(readable);
      const resource = { ...activity.resource, id: await hidden(id) };
      return {
        ...activity,
        resource:
          container === undefined
            ? resource
            : { ...resource, container: { ...container, id: await hidden(container.id) } },
      };
    }
    case 'connect':
      return activity;
  }
}

/** Names that stand for a way to answer and hold nothing else (RFC 6749 for native apps, OAuth 2 out-of-band). */
const FIXED_NAME = /^urn:ietf:wg:oauth:2\.0:oob(?::auto)?$/iu;
/** `storagerelay://https/app.example` is how Google's sign-in script names the page that asks. */
const RELAY = /^storagerelay:\/\/https?\/[^/?#@]+/iu;

/** `https://host:port` of an address; a private scheme keeps its name only. */
function hostPartOf(address: string | null): string | null {
  if (address === null) return null;
  if (FIXED_NAME.test(address)) return address;
  const relay = RELAY.exec(address);
  if (relay !== null) return relay[0];
  const url = URL.parse(address);
  if (url === null) return null;
  return url.host === '' ? url.protocol : `${url.protocol}//${url.host}`;
}
