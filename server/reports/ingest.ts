/** `POST /report` (DESIGN §8): takes a batch of events and says yes only to what is kept safely. */
import { createHash } from 'node:crypto';
import type { ReportAnswer } from '../contract/contract.ts';
import type { Admit } from '../enrolment/admit.ts';
import { type SignedBy, refuseSignature } from '../enrolment/signed-request.ts';
import { withoutName } from '../events/pseudonymous-event.ts';
import {
  type Candidate,
  type NewEvent,
  type ParsedEvent,
  parseEvent,
} from '../events/reported-event.ts';
import type { Stored } from '../events/store.ts';
import { createDeviceRate, DEVICE_RATE } from '../limits/device-rate.ts';
import type { Rate } from '../limits/bucket.ts';
import { createRoom, type RoomLimits } from '../limits/room.ts';
import type { Pseudonyms } from '../people/pseudonyms.ts';
import { Refusal } from '../problem.ts';
import type { Metrics } from '../watch/metrics.ts';
import { candidatesOf } from './candidates.ts';
import { type BodyLimits, readBody } from './request-body.ts';

export type IngestLimits = BodyLimits &
  RoomLimits & {
    /** Events in one body. */
    events: number;
    device: Rate;
  };

export const INGEST_LIMITS: IngestLimits = {
  compressed: 1024 * 1024,
  plain: 8 * 1024 * 1024,
  deadline: 20_000,
  events: 1000,
  // Both bound memory: parsed, a body takes several times its bytes.
  inFlight: 32,
  bytes: 64 * 1024 * 1024,
  device: DEVICE_RATE,
};

export type Ingest = (request: Request) => Promise<ReportAnswer>;

export type IngestParts = {
  /** Rejects with Refusal 401 a report that nobody vouches for. */
  admit: Admit;
  limits: IngestLimits;
  /** Resolves when the events are safe; rejects when none of them may be acknowledged. */
  keep: (events: NewEvent[]) => Promise<Stored>;
  /** Events that name another organisation are rejected; null takes them all. */
  tenant: string | null;
  /** Puts a pseudonym in the place of each person; null keeps names as they come. */
  pseudonyms: Pseudonyms | null;
  metrics: Metrics;
};

/**
 * @returns a function that answers one report; throws Refusal 400, 401, 408, 413, 415 or 429, and
 * what `keep` throws
 */
export function createIngest(parts: IngestParts): Ingest {
  const { admit, limits, keep, metrics } = parts;
  const enter = createRoom(limits, metrics.holding);
  const rate = createDeviceRate(limits.device);

  const take = async (request: Request): Promise<ReportAnswer> => {
    const signer = await admit(request);
    requireJson(request);
    const place = enter();
    try {
      const body = await readBody(request, limits, place.reserve, (sent) =>
        requireDigest(sent, signer),
      );
      const { good, rejected } = sort(parseBatch(body, limits.events), parts, signer);
      rate.take(eventsByDevice(good), Date.now());
      const { added, refused } = await keep(good);
      const duplicates = good.length - added.length - refused.length;
      return { accepted: added.length, duplicates, rejected: [...rejected, ...refused] };
    } finally {
      place.leave();
    }
  };

  return async (request) => {
    const started = performance.now();
    const seconds = () => (performance.now() - started) / 1000;
    try {
      const answer = await take(request);
      metrics.report(200, seconds());
      metrics.events('accepted', answer.accepted);
      metrics.events('duplicate', answer.duplicates);
      metrics.events('rejected', answer.rejected.length);
      return answer;
    } catch (error) {
      metrics.report(error instanceof Refusal ? error.status : 503, seconds());
      throw error;
    }
  };
}

function requireJson(request: Request): void {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new Refusal(415, 'A report is application/json.', 'Set the Content-Type.');
  }
}

function parseBatch(body: Uint8Array, most: number): Candidate[] {
  const candidates = candidatesOf(body);
  if (candidates.length <= most) return candidates;
  throw new Refusal(413, `More than ${most} events in one report.`, 'Send them in smaller parts.');
}

/** Of the bytes as they came, since they are what was signed. */
function requireDigest(sent: Uint8Array, signer: SignedBy | null): void {
  if (signer === null) return;
  const digest = `sha-256=:${createHash('sha256').update(sent).digest('base64')}:`;
  if (digest === signer.digest) return;
  throw refuseSignature(
    401,
    'signature',
    'The body is not the one that was signed.',
    'A proxy must pass the body on as it came, compressed or not.',
  );
}

function sort(
  candidates: Candidate[],
  { tenant, pseudonyms }: Pick<IngestParts, 'tenant' | 'pseudonyms'>,
  signer: SignedBy | null,
): {
  good: NewEvent[];
  rejected: ReportAnswer['rejected'];
} {
  const good: NewEvent[] = [];
  const rejected: ReportAnswer['rejected'] = [];
  for (const candidate of candidates) {
    const parsed = readCandidate(candidate, tenant, pseudonyms);
    if (!parsed.ok) rejected.push({ uid: parsed.uid, reason: parsed.reason });
    else if (signer === null || parsed.value.row.device === signer.device) good.push(parsed.value);
    else {
      const reason = 'device.uid: is not the browser that signed the report';
      rejected.push({ uid: parsed.value.row.uid, reason });
    }
  }
  return { good, rejected };
}

function readCandidate(
  candidate: Candidate,
  tenant: string | null,
  pseudonyms: Pseudonyms | null,
): ParsedEvent {
  const parsed = parseEvent(candidate);
  if (!parsed.ok) return parsed;
  const { row, tenant: named } = parsed.value;
  if (tenant !== null && named !== null && named !== tenant)
    return { ok: false, uid: row.uid, reason: 'metadata.tenant_uid: of another organisation' };
  if (pseudonyms === null || row.user === null) return parsed;
  return withoutName(candidate, row.user, pseudonyms);
}

function eventsByDevice(events: readonly NewEvent[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { row } of events) counts.set(row.device, (counts.get(row.device) ?? 0) + 1);
  return counts;
}
