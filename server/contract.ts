/**
 * What the console and the service say to each other. Both sides parse with these schemas, so a
 * change here is seen by the compiler on both.
 */
import { z } from 'zod';
import { Effect, Outcome } from '../lib/activity/decision.ts';

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
  /** Evenly spaced buckets over the asked time, oldest first; counts by intended effect. */
  buckets: z.array(z.strictObject({ time: z.int(), byEffect: z.record(z.string(), z.int()) })),
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
