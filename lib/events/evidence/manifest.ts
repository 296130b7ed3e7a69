/**
 * What an evidence bundle is: a ZIP whose manifest names every other file with its digest, and whose
 * signature covers the manifest. Written by the service, checked anywhere, without a network.
 */
import { z } from 'zod/mini';

/** Version of this form. 1: first. A reader refuses a higher one. */
export const EVIDENCE_VERSION = 1;

export const MANIFEST = 'manifest.json';
/** Detached JWS (RFC 7515, appendix F) over the bytes of the manifest. */
export const SIGNATURE = 'manifest.jws';
export const EVENTS = 'events.ndjson';
export const CHAINS = 'chains.ndjson';
export const SIGNATURE_TYPE = 'handrail-evidence+jws';

const Digest = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const Moment = z.int().check(z.nonnegative());

/** What was asked for; null does not narrow. Times are Unix ms, `to` is not part of it. */
export const EvidenceQuery = z.strictObject({
  from: Moment,
  to: Moment,
  person: z.nullable(z.string()),
  device: z.nullable(z.string()),
  app: z.nullable(z.string()),
  rule: z.nullable(z.string()),
});
export type EvidenceQuery = z.infer<typeof EvidenceQuery>;

export const Manifest = z.object({
  version: z.int(),
  made: Moment,
  madeBy: z.string(),
  /** Why, in the words of whoever made it. */
  reason: z.string(),
  product: z.object({ name: z.string(), version: z.string() }),
  query: EvidenceQuery,
  counts: z.object({
    events: z.int(),
    devices: z.int(),
    policies: z.int(),
    audit: z.int(),
    /** Absent in bundles from before they held decisions. */
    decisions: z.optional(z.int()),
  }),
  /** Policies in force in the span, oldest first. */
  policies: z.array(
    z.object({
      since: Moment,
      sha256: Digest,
      policy: z.nullable(z.string()),
      version: z.nullable(z.int()),
    }),
  ),
  key: z.object({ kid: z.string(), x: z.string() }),
  files: z.record(z.string(), z.object({ sha256: Digest, bytes: z.int() })),
});
export type Manifest = z.infer<typeof Manifest>;

/** Why an event of a link is not in the bundle. */
export const Absence = z.enum(['not asked for', 'erased', 'expired']);

/** One link of a device's chain: what it says, byte for byte, and the hash of the link before. */
export const ChainLine = z.strictObject({
  device: z.string(),
  position: z.int().check(z.positive()),
  /** null for the first link, and where the one before has left. */
  before: z.nullable(z.string()),
  /** `uid:digest:type` of each event, separated by commas; links from before types were written have none. */
  entries: z.string(),
  hash: z.string(),
  /** Events of the link that are not in the bundle, by uid. */
  absent: z.record(z.string(), Absence),
});
export type ChainLine = z.infer<typeof ChainLine>;
