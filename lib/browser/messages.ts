/**
 * What parts of the extension say to each other. Each message declares who may send it; the worker
 * checks that in one place and parses every word with these schemas, since a page may have taken
 * over the process a content script runs in.
 */
import { z } from 'zod/mini';
import { SurfaceId } from '../activity/activity.ts';
import { Effect, Outcome } from '../activity/decision.ts';
import { StepRecord } from '../events/record.ts';
import { ConfigurationProblem, FailMode } from '../policy/configuration.ts';
import { Policy } from '../policy/schema.ts';
import { AuthorizeRequest } from '../surfaces/authorize-request.ts';

/** Managed storage gives `{}` for "nothing" and for "not yet" (browser facts): three states. */
export const ManagementState = z.enum(['unknown', 'unmanaged', 'managed']);
export type ManagementState = z.infer<typeof ManagementState>;

/** Everything a content script needs to decide by itself, without asking again. */
export const Snapshot = z.strictObject({
  management: ManagementState,
  failMode: FailMode,
  policy: z.nullable(z.strictObject({ document: Policy, checkedAt: z.int(), stale: z.boolean() })),
  actor: z.strictObject({ user: z.nullable(z.string()), groups: z.array(z.string()) }),
  /** The authorize request that led this tab here. */
  flow: z.nullable(AuthorizeRequest),
  /** Whether this person meets the app of the request for the first time; null where nobody kept count. */
  firstTime: z.nullable(z.boolean()),
  /** What the person was asked lately. */
  prompts: z.strictObject({
    today: z.int().check(z.nonnegative()),
    answered: z.array(
      z.strictObject({
        rule: z.string(),
        subject: z.string(),
        fingerprint: z.string(),
        time: z.int(),
      }),
    ),
    accepted: z.array(z.strictObject({ id: z.string(), version: z.int() })),
  }),
});
export type Snapshot = z.infer<typeof Snapshot>;

/** From a content script. */
export const ContentMessage = z.discriminatedUnion('type', [
  /** A page opened that has surfaces; answered with a Snapshot. */
  z.strictObject({ type: z.literal('hello') }),
  /** A step is on screen and may be taken: look for a newer policy; answered with a Snapshot. */
  z.strictObject({ type: z.literal('refresh') }),
  /** What the record of the step would be if nothing more were heard; kept until `report`. */
  z.strictObject({ type: z.literal('draft'), record: StepRecord }),
  /** A step ended. Answered with `true` once it is stored. */
  z.strictObject({ type: z.literal('report'), record: StepRecord }),
  /** A known dialog could not be read. */
  z.strictObject({
    type: z.literal('gap'),
    surface: SurfaceId,
    detail: z.string().check(z.maxLength(500)),
  }),
]);
export type ContentMessage = z.infer<typeof ContentMessage>;

/** From popup and status page. */
export const PageMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('status') }),
  z.strictObject({ type: z.literal('pull-now') }),
  z.strictObject({ type: z.literal('send-now') }),
  z.strictObject({ type: z.literal('page-state'), tabId: z.int() }),
]);
export type PageMessage = z.infer<typeof PageMessage>;

export const RecentStep = z.strictObject({
  uid: z.string(),
  time: z.int(),
  kind: z.string(),
  surface: SurfaceId,
  /** App name, connector or kind of resource. */
  subject: z.string(),
  effect: Effect,
  outcome: Outcome,
  /** Whether the report endpoint has said yes. */
  sent: z.boolean(),
});
export type RecentStep = z.infer<typeof RecentStep>;

/** The status page and the popup show exactly this. */
export const Status = z.strictObject({
  version: z.string(),
  management: ManagementState,
  /** Managed keys as they are in force; secrets are shown as `set`. */
  configuration: z.array(
    z.strictObject({
      key: z.string(),
      value: z.string(),
      source: z.enum(['managed', 'trial build', 'default']),
    }),
  ),
  problems: z.array(ConfigurationProblem),
  policy: z.nullable(
    z.strictObject({
      id: z.string(),
      version: z.int(),
      organisation: z.string(),
      signer: z.string(),
      verifiedAt: z.int(),
      checkedAt: z.int(),
      expires: z.string(),
      stale: z.boolean(),
      rules: z.int(),
    }),
  ),
  lastPull: z.nullable(z.strictObject({ time: z.int(), ok: z.boolean(), detail: z.string() })),
  outbox: z.strictObject({
    waiting: z.int(),
    sent: z.int(),
    setAside: z.int(),
    dropped: z.int(),
    lastError: z.nullable(z.string()),
    lastSent: z.nullable(z.int()),
  }),
  surfaces: z.array(
    z.strictObject({
      id: SurfaceId,
      product: z.string(),
      capability: z.enum(['inform', 'hold', 'hard-hold']),
      version: z.int(),
      /** Steps read and dialogs that could not be read since the browser started. */
      read: z.int(),
      gaps: z.int(),
    }),
  ),
  recent: z.array(RecentStep),
});
export type Status = z.infer<typeof Status>;

/** Whether Handrail runs on a tab, for the popup. */
export const PageState = z.strictObject({
  active: z.boolean(),
  surfaces: z.array(SurfaceId),
});
export type PageState = z.infer<typeof PageState>;
