/** `POST /report` (DESIGN §8): takes a batch of events and says yes only to what is committed. */
import { bearerCheck } from '../people/bearer.ts';
import type { ReportAnswer } from '../contract.ts';
import type { Database } from '../database/database.ts';
import { Refusal } from '../problem.ts';
import { type Candidate, type NewEvent, parseEvent } from '../events/reported-event.ts';
import { elementsOf } from './json-elements.ts';
import { type BodyLimits, jsonOf, readBody } from './request-body.ts';
import { insertEvents } from '../events/store.ts';

export type IngestLimits = BodyLimits & {
  /** Events in one body. */
  events: number;
  /** Bodies that are read and stored at the same time in this process. */
  inFlight: number;
};

export const INGEST_LIMITS: IngestLimits = {
  compressed: 1024 * 1024,
  plain: 8 * 1024 * 1024,
  deadline: 20_000,
  events: 1000,
  // Bounds memory: at most this many bodies of `plain` bytes.
  inFlight: 32,
};

/** Brackets beyond this are refused before they cost memory; single events have a lower limit. */
const DEEPEST_BODY = 200;

/** Seconds. */
const RETRY_WHEN_BUSY = 2;

export type Ingest = (request: Request) => Promise<ReportAnswer>;

/**
 * @param tokens accepted bearer tokens; none means that every report is refused
 * @param announce told the uids that are new, after they are committed
 * @returns a function that answers one report; throws Refusal 400, 401, 408, 413, 415 or 429, and
 * DatabaseAway when nothing could be stored
 */
export function createIngest(
  database: Database,
  tokens: string[],
  limits: IngestLimits,
  announce: (uids: string[]) => void,
): Ingest {
  const requireToken = bearerCheck(tokens, {
    problem: 'The report token is missing or wrong.',
    hint: 'Set reportToken in the managed configuration.',
  });
  let inFlight = 0;
  return async (request) => {
    requireToken(request);
    requireJson(request);
    if (inFlight >= limits.inFlight) {
      throw new Refusal(429, 'Too many reports at once.', 'Wait as long as Retry-After says.', {
        'Retry-After': String(RETRY_WHEN_BUSY),
      });
    }
    inFlight += 1;
    try {
      const candidates = parseBatch(await readBody(request, limits), limits.events);
      return await storeBatch(database, candidates, announce);
    } finally {
      inFlight -= 1;
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
  const elements = elementsOf(body, DEEPEST_BODY);
  if (elements === null) {
    throw new Refusal(
      400,
      `The JSON is nested deeper than ${DEEPEST_BODY} levels.`,
      'Send plain OCSF events.',
    );
  }
  const values = jsonOf(body, 'Send an array of OCSF events.');
  if (!Array.isArray(values)) {
    throw new Refusal(
      400,
      'The body is not a JSON array.',
      'Send an array of OCSF events, even for one.',
    );
  }
  if (values.length > most) {
    throw new Refusal(
      413,
      `More than ${most} events in one report.`,
      'Send them in smaller parts.',
    );
  }
  return elements.map(({ bytes, depth }, index) => ({
    value: values[index] as unknown,
    json: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(),
    depth,
  }));
}

async function storeBatch(
  database: Database,
  candidates: Candidate[],
  announce: (uids: string[]) => void,
): Promise<ReportAnswer> {
  const good: NewEvent[] = [];
  const rejected: ReportAnswer['rejected'] = [];
  for (const candidate of candidates) {
    const parsed = parseEvent(candidate);
    if (parsed.ok) good.push(parsed.value);
    else rejected.push({ uid: parsed.uid, reason: parsed.reason });
  }
  const { added, refused } = await insertEvents(database, good, Date.now());
  if (added.length > 0) announce(added);
  return {
    accepted: added.length,
    duplicates: good.length - added.length - refused.length,
    rejected: [...rejected, ...refused],
  };
}
