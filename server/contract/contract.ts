/**
 * What the console and the service say to each other. Both sides parse with these schemas, so a
 * change here is seen by the compiler on both.
 */
import { z } from 'zod';
import { Effect, Outcome } from '../../lib/activity/decision.ts';

/** One line of the list: what a person needs to decide whether to open it. */
export const EventRow = z.strictObject({
  uid: z.string(),
  /** Unix time in ms. */
  time: z.int(),
  type: z.enum(['step', 'health']),
  /** Person as reported; null where the organisation reports no people. */
  user: z.string().nullable(),
  device: z.string(),
  surface: z.string().nullable(),
  kind: z.string().nullable(),
  /** Client id, connector or kind of resource: what the step was about. */
  subject: z.string().nullable(),
  /** Name as the page showed it; providers do not check names. */
  subjectName: z.string().nullable(),
  audience: z.string().nullable(),
  effect: z.nullable(Effect),
  intended: z.nullable(Effect),
  outcome: z.nullable(Outcome),
  rule: z.string().nullable(),
  /** One plain sentence. */
  message: z.string(),
});
export type EventRow = z.infer<typeof EventRow>;

/** Query of the list; every filter is optional and they add up. */
export const EventQuery = z.strictObject({
  from: z.coerce.number().int().optional(),
  to: z.coerce.number().int().optional(),
  type: z.enum(['step', 'health']).optional(),
  effect: z.optional(Effect),
  outcome: z.optional(Outcome),
  surface: z.string().max(100).optional(),
  app: z.string().max(1024).optional(),
  person: z.string().max(320).optional(),
  /** Words searched in app, person, surface, rule and message. */
  text: z.string().max(200).optional(),
  /** Opaque; from `next` of the page before. */
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type EventQuery = z.infer<typeof EventQuery>;

export const EventPage = z.strictObject({ rows: z.array(EventRow), next: z.string().nullable() });
export type EventPage = z.infer<typeof EventPage>;

/** The whole event as it was received, and when the service stored it. */
export const EventDetail = z.strictObject({
  row: EventRow,
  received: z.int(),
  event: z.record(z.string(), z.unknown()),
});
export type EventDetail = z.infer<typeof EventDetail>;

export const Summary = z.strictObject({
  steps: z.int(),
  byOutcome: z.record(z.string(), z.int()),
  byEffect: z.record(z.string(), z.int()),
  devices: z.int(),
  /** For a time that has ended, `devices` is the most there can have been. */
  devicesAtMost: z.boolean(),
  /** Events are still being counted; the numbers will grow. */
  behind: z.boolean(),
  /** Bars from the start of the asked time on, the others at round times; by intended effect and by outcome. */
  buckets: z.array(
    z.strictObject({
      time: z.int(),
      byEffect: z.record(z.string(), z.int()),
      byOutcome: z.record(z.string(), z.int()),
    }),
  ),
});
export type Summary = z.infer<typeof Summary>;

/** What the filter menus offer: values that occur in the asked time. */
export const Facets = z.strictObject({
  surfaces: z.array(z.string()),
  apps: z.array(z.strictObject({ id: z.string(), name: z.string().nullable() })),
  people: z.array(z.string()),
});
export type Facets = z.infer<typeof Facets>;

export const Session = z.strictObject({
  name: z.string(),
  role: z.enum(['viewer', 'approver', 'admin']),
  csrf: z.string(),
});
export type Session = z.infer<typeof Session>;

/** Signed out here. `next` is an address of the service where signing out goes on, if it does. */
export const SignedOut = z.strictObject({ next: z.string().startsWith('/').nullable() });
export type SignedOut = z.infer<typeof SignedOut>;

/** Every error the service answers with: what went wrong and what to do. */
export const Problem = z.strictObject({ error: z.string(), hint: z.string() });
export type Problem = z.infer<typeof Problem>;

/** Answer to a report (DESIGN §8). */
export const ReportAnswer = z.strictObject({
  accepted: z.int(),
  duplicates: z.int(),
  rejected: z.array(z.strictObject({ uid: z.string().nullable(), reason: z.string() })),
});
export type ReportAnswer = z.infer<typeof ReportAnswer>;

/** What must not leave; a hold without a person or a device holds everybody's events of its time. */
export const HoldRequest = z.strictObject({
  person: z.string().min(1).max(320).nullable(),
  device: z.string().min(1).max(200).nullable(),
  /** Unix ms; `to` is not part of it. */
  from: z.int(),
  to: z.int(),
  reason: z.string().min(1).max(1000),
});
export type HoldRequest = z.infer<typeof HoldRequest>;

export const Hold = HoldRequest.extend({
  id: z.string(),
  made: z.int(),
  madeBy: z.string(),
  released: z.int().nullable(),
  releasedBy: z.string().nullable(),
});
export type Hold = z.infer<typeof Hold>;

export const ErasureRequest = z.strictObject({
  person: z.string().min(1).max(320),
  reason: z.string().min(1).max(1000),
});
export type ErasureRequest = z.infer<typeof ErasureRequest>;

/** Events that left, and events that a hold has kept. */
export const Erasure = z.strictObject({ erased: z.int(), held: z.int() });
export type Erasure = z.infer<typeof Erasure>;

/** One browser as its reports show it. */
export const DeviceReport = z.strictObject({
  device: z.string(),
  /** Parts of reports that were stored, each a link of its chain. */
  links: z.int(),
  firstReceived: z.int(),
  lastReceived: z.int(),
  /** Events that it has numbered and that never came. */
  missing: z.int(),
  /** Their numbers, the lowest first; both ends are missing. */
  pieces: z.array(z.strictObject({ from: z.int(), to: z.int() })),
  /** Its numbers were too scattered to keep; older gaps are forgotten. */
  ragged: z.boolean(),
});
export type DeviceReport = z.infer<typeof DeviceReport>;

/** What the chain of a device says about its stored events. */
export const ChainReport = z.strictObject({
  device: z.string(),
  links: z.int(),
  events: z.int(),
  /** What is wrong, one sentence each; empty when the chain holds. */
  broken: z.array(z.string()),
  /** Events that are no longer there because they were erased or their time was over. */
  gone: z.int(),
});
export type ChainReport = z.infer<typeof ChainReport>;

/** How one sink is doing. */
export const SinkStatus = z.strictObject({
  name: z.string(),
  delivered: z.int(),
  /** Events that the other side will never take. */
  refused: z.int(),
  lastDelivered: z.int().nullable(),
  /** Why nothing is handed on now; null when all is well. */
  lastTrouble: z.string().nullable(),
});
export type SinkStatus = z.infer<typeof SinkStatus>;
