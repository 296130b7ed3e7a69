/** `POST /report` (DESIGN §8): takes a batch of events and says yes only to what is committed. */
import { bearerCheck } from '../people/bearer.ts';
import type { ReportAnswer } from '../contract.ts';
import type { Database } from '../database/database.ts';
import { Refusal } from '../problem.ts';
import { type NewEvent, parseEvent } from '../events/reported-event.ts';
import { type BodyLimits, readBody } from './request-body.ts';
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

function parseBatch(text: string, most: number): unknown[] {
  if (deeperThan(text, DEEPEST_BODY)) {
    throw new Refusal(
      400,
      `The JSON is nested deeper than ${DEEPEST_BODY} levels.`,
      'Send plain OCSF events.',
    );
  }
  const batch = jsonOf(text);
  if (!Array.isArray(batch)) {
    throw new Refusal(
      400,
      'The body is not a JSON array.',
      'Send an array of OCSF events, even for one.',
    );
  }
  if (batch.length > most) {
    throw new Refusal(
      413,
      `More than ${most} events in one report.`,
      'Send them in smaller parts.',
    );
  }
  return batch;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Refusal(400, 'The body is not JSON.', 'Send an array of OCSF events.');
  }
}

/** Counts brackets outside of strings; does not care whether they match, JSON.parse does. */
function deeperThan(text: string, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (inString) {
      if (code === 0x5c) index += 1;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > limit) return true;
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return false;
}

async function storeBatch(
  database: Database,
  candidates: unknown[],
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
