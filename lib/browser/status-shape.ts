/** What the worker tells popup and status page: everything that is in force here, and what was recorded. */
import { z } from 'zod/mini';
import { Kind, SurfaceId } from '../activity/activity.ts';
import { Effect, Outcome, Quiet } from '../activity/decision.ts';
import { LAYERS, LAYER_REASONS } from '../events/health-state.ts';
import { Origin, REPORT_FORMATS, StepRecord } from '../events/record.ts';
import { ConfigurationProblem } from '../policy/configuration-words.ts';
import { REQUEST_STATES } from './request-states.ts';
import { ManagementState, NoticeToRead } from './snapshot.ts';

export const RecentStep = z.strictObject({
  uid: z.string(),
  time: z.int(),
  kind: z.string(),
  surface: SurfaceId,
  /** App name, connector or kind of resource. */
  subject: z.string(),
  effect: Effect,
  outcome: Outcome,
  /** Why less was shown than the rules ask for. */
  quiet: z.nullable(Quiet),
  drill: z.boolean(),
  /** Whether the report endpoint has said yes. */
  sent: z.boolean(),
  /** The record that this one disputes; null where it is a step of its own. */
  disputes: z.nullable(z.string()),
});
export type RecentStep = z.infer<typeof RecentStep>;

/** A layer of enforcement, and why it works or does not. */
export const Layer = z.strictObject({
  id: z.enum(LAYERS),
  active: z.boolean(),
  reason: z.enum(LAYER_REASONS),
  /** Rules of the net in force, and how many did not fit or could not be expressed. */
  rules: z.nullable(z.strictObject({ used: z.int(), left: z.int() })),
});
export type Layer = z.infer<typeof Layer>;

/** Steps that "My activity" goes back. */
export const MOST_RECENT = 250;

/** One recorded step, whole: in words the page says it, and here is what goes over the line. */
export const Recorded = z.strictObject({
  record: StepRecord,
  sent: z.boolean(),
  format: z.enum(REPORT_FORMATS),
  /** The body that carries it, made by the encoder that sends. */
  body: z.string(),
  /** Who and what it was reported as. */
  origin: Origin,
  /** Whether all that the encoder needs was kept; else it is written with what holds today. */
  exact: z.boolean(),
});
export type Recorded = z.infer<typeof Recorded>;

/** What the person asked their organisation, and what came of it. */
export const AskedRequest = z.strictObject({
  uid: z.string(),
  time: z.int(),
  asks: z.enum(['approval', 'dispute']),
  kind: Kind,
  surface: SurfaceId,
  /** App name, connector or kind of resource. */
  subject: z.string(),
  reason: z.nullable(z.string()),
  state: z.enum(REQUEST_STATES),
  answer: z.nullable(
    z.strictObject({
      at: z.int(),
      until: z.nullable(z.int()),
      /** In the person's language. */
      text: z.nullable(z.string()),
    }),
  ),
});
export type AskedRequest = z.infer<typeof AskedRequest>;

/** An app that the person let in from here, and that the organisation has stopped since. */
export const StoppedApp = z.strictObject({
  platform: z.string(),
  /** Client id, as it is compared. */
  app: z.string(),
  name: z.nullable(z.string()),
  /** When it was given; null where that was not kept. Unix ms, like `since`. */
  given: z.nullable(z.int()),
  since: z.int(),
  /** The organisation's words, in the person's language. */
  why: z.nullable(z.string()),
  /** The person has said that the access is taken back. */
  done: z.boolean(),
});
export type StoppedApp = z.infer<typeof StoppedApp>;

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
  layers: z.array(Layer),
  /** Newest first. */
  requests: z.array(AskedRequest),
  /** Newest first. */
  stopped: z.array(StoppedApp),
  notice: z.nullable(
    z.extend(NoticeToRead, {
      /** Whether nothing is recorded before it was read, and whether it was. */
      first: z.boolean(),
      read: z.boolean(),
    }),
  ),
  /** Permissions and hosts of the manifest that this browser does not give. */
  withheld: z.array(z.string()),
  /** Whether it may run in private windows; null where the browser does not say. */
  privately: z.nullable(z.boolean()),
});
export type Status = z.infer<typeof Status>;
