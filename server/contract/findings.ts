/** What the console and the service say to each other about unusual behaviour. */
import { z } from 'zod';

/** What is counted a day. */
export const MEASURES = ['new-domains', 'rare-apps', 'open-links', 'steps'] as const;
export const Measure = z.enum(MEASURES);
export type Measure = z.infer<typeof Measure>;

/** Whose counts they are; a browser that reports nobody stands for itself. */
export const SUBJECT_SORTS = ['person', 'browser', 'app'] as const;
export const SubjectSort = z.enum(SUBJECT_SORTS);
export type SubjectSort = z.infer<typeof SubjectSort>;

export const SEVERITIES = ['low', 'medium', 'high'] as const;
export const FINDING_STATES = ['new', 'in-progress', 'suppressed', 'resolved'] as const;
export const FindingState = z.enum(FINDING_STATES);
export type FindingState = z.infer<typeof FindingState>;

const Range = z.strictObject({ low: z.int(), high: z.int() });

export const Finding = z.strictObject({
  finding: z.string(),
  sort: SubjectSort,
  subject: z.string(),
  /** Of an app, as its page showed it. */
  name: z.string().nullable(),
  measure: Measure,
  /** Days since 1970, UTC. */
  day: z.int(),
  count: z.int(),
  /** Its own days; null where there are too few to know. */
  usual: Range.nullable(),
  usualDays: z.int(),
  /** Name of the group that it is compared with; empty for all. */
  peers: z.string(),
  peersUsual: Range.nullable(),
  peersDays: z.int(),
  severity: z.enum(SEVERITIES),
  state: FindingState,
  why: z.string().nullable(),
  changed: z.int().nullable(),
  changedBy: z.string().nullable(),
});
export type Finding = z.infer<typeof Finding>;

export const FindingQuery = z.strictObject({
  state: FindingState.optional(),
  /** One alone. */
  finding: z.string().max(64).optional(),
  subject: z.string().max(1024).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type FindingQuery = z.infer<typeof FindingQuery>;

export const FindingPage = z.strictObject({
  rows: z.array(Finding),
  next: z.string().nullable(),
});
export type FindingPage = z.infer<typeof FindingPage>;

export const FindingChange = z.strictObject({
  state: FindingState,
  why: z.string().trim().min(1, 'say why, in a few words').max(500),
});
export type FindingChange = z.infer<typeof FindingChange>;

/** Asked by programs. Unix ms: findings of days that begin at `from` or later and before `to`. */
export const FindingExport = z.strictObject({
  from: z.coerce.number().int().nonnegative().optional(),
  to: z.coerce.number().int().nonnegative().optional(),
  state: FindingState.optional(),
});
export type FindingExport = z.infer<typeof FindingExport>;
