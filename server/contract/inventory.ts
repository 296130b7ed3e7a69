/** What the console and the service say to each other about the inventory. */
import { z } from 'zod';

export const THING_KINDS = ['app', 'connector', 'published', 'shared'] as const;
export const ThingKind = z.enum(THING_KINDS);
export type ThingKind = z.infer<typeof ThingKind>;

/** Strictest last, so that lists which disagree can be settled. */
export const STATUSES = ['unreviewed', 'approved', 'limited', 'blocked'] as const;
export const Status = z.enum(STATUSES);
export type Status = z.infer<typeof Status>;

/** What somebody said about the data behind a thing. */
export const DATA_CLASSES = ['public', 'internal', 'confidential', 'secret'] as const;
export const DataClass = z.enum(DATA_CLASSES);
export type DataClass = z.infer<typeof DataClass>;

export const LEVELS = ['low', 'moderate', 'high', 'severe'] as const;
export const RISK_GROUPS = ['data', 'audience', 'credentials', 'ownership', 'hosting'] as const;

/** One reason of a score. `value` is what the sentence is about: how many people, which host. */
export const RiskPart = z.strictObject({
  group: z.enum(RISK_GROUPS),
  code: z.string(),
  points: z.int(),
  value: z.union([z.string(), z.number(), z.null()]),
});
export type RiskPart = z.infer<typeof RiskPart>;

export const ThingRisk = z.strictObject({
  score: z.int(),
  level: z.enum(LEVELS),
  parts: z.array(RiskPart),
});
export type ThingRisk = z.infer<typeof ThingRisk>;

export const ThingRow = z.strictObject({
  thing: z.string(),
  kind: ThingKind,
  platform: z.string(),
  /** Client id, connector or keyed hash of a resource; empty where nothing names it. */
  id: z.string(),
  host: z.string(),
  resourceType: z.string().nullable(),
  /** As pages showed it last; nobody has checked it. */
  name: z.string().nullable(),
  /** Data that it was given or asked for, by class. */
  areas: z.array(z.string()),
  audience: z.string().nullable(),
  people: z.int(),
  /** There are more people than are told apart. */
  morePeople: z.boolean(),
  steps: z.int(),
  firstSeen: z.int(),
  lastSeen: z.int(),
  status: Status,
  statusFrom: z.enum(['person', 'policy', 'nobody']),
  owner: z.string().nullable(),
  risk: ThingRisk,
});
export type ThingRow = z.infer<typeof ThingRow>;

export const SORTS = ['risk', 'first', 'last', 'people'] as const;

/** Filters are optional and add up. */
export const ThingQuery = z.strictObject({
  kind: ThingKind.optional(),
  status: Status.optional(),
  area: z.string().max(60).optional(),
  unowned: z.enum(['yes']).optional(),
  /** Unix ms: first seen from here on. */
  since: z.coerce.number().int().optional(),
  text: z.string().max(200).optional(),
  sort: z.enum(SORTS).default('risk'),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ThingQuery = z.infer<typeof ThingQuery>;

export const ThingPage = z.strictObject({ rows: z.array(ThingRow), next: z.string().nullable() });
export type ThingPage = z.infer<typeof ThingPage>;

export const InventorySummary = z.strictObject({
  byStatus: z.record(z.string(), z.int()),
  byKind: z.record(z.string(), z.int()),
  newSince: z.int(),
  newThisWeek: z.int(),
  unowned: z.int(),
  /** Version of the policy whose lists give a status; null while none is served. */
  policyVersion: z.int().nullable(),
});
export type InventorySummary = z.infer<typeof InventorySummary>;

const ScopeSeen = z.strictObject({
  scope: z.string(),
  area: z.string(),
  verb: z.string(),
  weight: z.string(),
  estimated: z.boolean(),
  firstSeen: z.int(),
  lastSeen: z.int(),
  steps: z.int(),
});
export type ScopeSeen = z.infer<typeof ScopeSeen>;

export const PersonSeen = z.strictObject({
  who: z.string(),
  /** False: a browser that reports nobody. */
  named: z.boolean(),
  firstSeen: z.int(),
  lastSeen: z.int(),
  steps: z.int(),
  wentOn: z.int(),
});
export type PersonSeen = z.infer<typeof PersonSeen>;

export const Note = z.strictObject({
  id: z.string(),
  time: z.int(),
  author: z.string(),
  text: z.string(),
});
export type Note = z.infer<typeof Note>;

const ReviewDay = z.iso.date('a day is written as 2027-01-31');

/** What a person says of a thing; null says nothing, and the policy's word counts again. */
export const Review = z.strictObject({
  status: Status.nullable(),
  owner: z.string().trim().min(1).max(200).nullable(),
  agreement: z.boolean().nullable(),
  reviewDue: ReviewDay.nullable(),
  data: DataClass.nullable(),
});
export type Review = z.infer<typeof Review>;

export const ReviewSaid = Review.extend({ changed: z.int(), changedBy: z.string() });
export type ReviewSaid = z.infer<typeof ReviewSaid>;

export const NoteRequest = z.strictObject({ text: z.string().trim().min(1).max(2000) });

export const PolicySays = z.strictObject({
  status: Status,
  owner: z.string().nullable(),
  agreement: z.boolean().nullable(),
  reviewDue: z.string().nullable(),
  scopes: z.array(z.string()).nullable(),
  lists: z.array(z.string()),
});
export type PolicySays = z.infer<typeof PolicySays>;

export const ProviderSays = z.strictObject({
  source: z.string(),
  list: z.string(),
  scopes: z.array(z.string()).nullable(),
  users: z.int().nullable(),
  imported: z.int(),
});
export type ProviderSays = z.infer<typeof ProviderSays>;

const Counts = z.record(z.string(), z.int());

export const ThingDetail = z.strictObject({
  row: ThingRow,
  names: z.array(z.string()),
  publishers: z.array(z.string()),
  verified: z.boolean().nullable(),
  scopes: z.array(ScopeSeen),
  moreScopes: z.boolean(),
  redirects: z.array(z.string()),
  endpoints: z.array(z.string()),
  hosts: z.array(z.string()),
  labels: z.array(z.string()),
  audiences: Counts,
  effects: Counts,
  outcomes: Counts,
  grants: Counts,
  firstUser: z.string().nullable(),
  people: z.array(PersonSeen),
  days: z.array(z.strictObject({ day: z.int(), steps: z.int(), wentOn: z.int() })),
  review: ReviewSaid.nullable(),
  policy: PolicySays.nullable(),
  provider: z.array(ProviderSays),
  notes: z.array(Note),
});
export type ThingDetail = z.infer<typeof ThingDetail>;

/** Sources whose exports name apps or connectors. */
export const IMPORT_SOURCES = [
  'entra-grants',
  'entra-apps',
  'google-tokens',
  'google-app-access',
  'slack-apps',
  'power-platform-dlp',
  'csv',
] as const;
export const ImportSource = z.enum(IMPORT_SOURCES);
export type ImportSource = z.infer<typeof ImportSource>;

/** Characters of one export. */
export const LARGEST_EXPORT = 8_000_000;
const ExportText = z.string().min(1, 'the file is empty').max(LARGEST_EXPORT);

export const ImportRequest = z.strictObject({
  source: ImportSource,
  /** Name of the file, to know it again. */
  file: z.string().min(1).max(200),
  text: ExportText,
  /** Needed for `entra-grants`. */
  servicePrincipals: ExportText.nullable(),
  /** For `slack-apps`. */
  clientIds: ExportText.nullable(),
});
export type ImportRequest = z.infer<typeof ImportRequest>;

export const ImportState = z.strictObject({
  source: ImportSource,
  file: z.string(),
  imported: z.int(),
  importedBy: z.string(),
  entries: z.int(),
  /** What could not be mapped, and why. */
  leftOut: z.array(
    z.strictObject({ reason: z.string(), count: z.int(), examples: z.array(z.string()) }),
  ),
});
export type ImportState = z.infer<typeof ImportState>;
export const ImportStates = z.array(ImportState);

/** What a provider knows and browsers do not, the other way round, and where they differ. */
export const DIFFERENCES = ['not-approved', 'never-seen', 'beyond'] as const;
export const Difference = z.enum(DIFFERENCES);
export type Difference = z.infer<typeof Difference>;
export const DifferenceQuery = z.strictObject({ which: Difference });

export const DifferenceRow = z.strictObject({
  /** Null where no browser has seen it. */
  thing: z.string().nullable(),
  kind: ThingKind,
  id: z.string(),
  name: z.string().nullable(),
  source: z.string().nullable(),
  list: z.string().nullable(),
  users: z.int().nullable(),
  /** For `beyond`: granted and never asked for in a browser; for `never-seen`: all that was granted. */
  scopes: z.array(z.string()),
});
export type DifferenceRow = z.infer<typeof DifferenceRow>;
export const DifferencePage = z.strictObject({
  rows: z.array(DifferenceRow),
  /** There are more than are shown. */
  more: z.boolean(),
});
export type DifferencePage = z.infer<typeof DifferencePage>;
