/** Sends one batch of records and says what to do with them. Every class of answer has a fate. */
import { z } from 'zod';
import { encodeBatch } from '../events/encode.ts';
import type { Origin } from '../events/record.ts';
import type { Configuration } from '../policy/configuration.ts';
import type { WaitingRow } from '../outbox/database.ts';
import { type Http, gzip } from './http.ts';

const TIMEOUT = 20_000;
const LARGEST_ANSWER = 1024 * 1024;

export type Fate =
  /** Safe elsewhere: `taken` may be forgotten, `refused` will never be taken. */
  | {
      readonly fate: 'delivered';
      readonly taken: readonly WaitingRow[];
      readonly refused: readonly Refused[];
    }
  /** Try again, not before the time in ms. */
  | { readonly fate: 'later'; readonly after: number | null; readonly detail: string }
  /** Too much at once: send less. */
  | { readonly fate: 'smaller' }
  /** The endpoint will never take this batch. */
  | { readonly fate: 'never'; readonly detail: string };

export interface Refused {
  readonly row: WaitingRow;
  readonly reason: string;
}

/** The report API's answer (DESIGN §8). */
const ReportAnswer = z.object({
  accepted: z.int().nonnegative(),
  duplicates: z.int().nonnegative(),
  rejected: z.array(z.object({ uid: z.string().nullable(), reason: z.string() })),
});

/** Where reports go and how; complete, so that a half-set configuration sends nothing. */
export interface ReportTarget {
  readonly url: string;
  readonly format: Configuration['reportFormat'];
  readonly token: string | null;
}

/** Sends a batch. Never throws. */
export async function post(
  http: Http,
  target: ReportTarget,
  rows: readonly WaitingRow[],
  origin: Origin,
): Promise<Fate> {
  const encoded = encodeBatch(
    target.format,
    rows.map(({ record }) => record),
    origin,
    rows[0]?.seq ?? 0,
    target.token,
  );
  const sent = await http({
    url: target.url,
    method: 'POST',
    headers: {
      ...encoded.headers,
      'Content-Type': encoded.contentType,
      'Content-Encoding': 'gzip',
    },
    body: await gzip(encoded.body),
    timeout: TIMEOUT,
    largest: LARGEST_ANSWER,
  });
  if (!sent.ok) return { fate: 'later', after: null, detail: WHY_NOT[sent.problem] };
  const { status, text, header } = sent.answer;
  if (status >= 200 && status < 300) return readYes(target.format, status, text, rows);
  if (status === 413) {
    return rows.length > 1
      ? { fate: 'smaller' }
      : { fate: 'never', detail: 'The record is too large for the endpoint.' };
  }
  if (MENDED_ELSEWHERE.has(status) || status >= 500) {
    return {
      fate: 'later',
      after: retryAfter(header('retry-after')),
      detail: `The report endpoint answered with status ${status}.`,
    };
  }
  if (status >= 400)
    return { fate: 'never', detail: `The report endpoint answered with status ${status}.` };
  return {
    fate: 'later',
    after: null,
    detail: `The report endpoint answered with status ${status}.`,
  };
}

/** Wrong token, address or proxy, or bad moment: not the batch's fault, so nothing of it is given up. */
const MENDED_ELSEWHERE: ReadonlySet<number> = new Set([401, 403, 404, 407, 408, 421, 425, 429]);

const WHY_NOT = {
  timeout: 'The report endpoint did not answer in time.',
  unreachable: 'The report endpoint could not be reached.',
  'too-large': 'The report endpoint answered with far too much.',
} as const;

/** A captive portal or a proxy's page says 200 too; only the agreed answer counts as a yes. */
const NOT_AGREED: Fate = {
  fate: 'later',
  after: null,
  detail: 'The report endpoint did not answer as one does that takes these reports.',
};

function readYes(
  format: ReportTarget['format'],
  status: number,
  text: string,
  rows: readonly WaitingRow[],
): Fate {
  const all: Fate = { fate: 'delivered', taken: rows, refused: [] };
  const json = jsonOf(text);
  switch (format) {
    case 'ocsf':
      return status === 200
        ? readAnswer(ReportAnswer.safeParse(json).data ?? null, rows)
        : NOT_AGREED;
    case 'otlp':
      // An empty body is what many gateways make of an empty message (OTLP/HTTP, "Full Success").
      return text.trim() === '' || isObject(json) ? all : NOT_AGREED;
    case 'splunk-hec':
      return isObject(json) && 'code' in json && json.code === 0 ? all : NOT_AGREED;
  }
}

function readAnswer(
  answer: z.infer<typeof ReportAnswer> | null,
  rows: readonly WaitingRow[],
): Fate {
  if (answer === null) return NOT_AGREED;
  const reasons = new Map(answer.rejected.map(({ uid, reason }) => [uid, reason]));
  const taken = rows.filter(({ uid }) => !reasons.has(uid));
  const named = rows.length - taken.length;
  if (named < answer.rejected.length) {
    // Something was refused and it does not say what: one by one it can only be that one.
    const [only, ...others] = rows;
    const reason = answer.rejected[0]?.reason ?? '';
    if (only === undefined || others.length > 0) return { fate: 'never', detail: reason };
    return { fate: 'delivered', taken: [], refused: [{ row: only, reason }] };
  }
  if (answer.accepted + answer.duplicates < taken.length) return NOT_AGREED;
  return {
    fate: 'delivered',
    taken,
    refused: rows.flatMap((row) => {
      const reason = reasons.get(row.uid);
      return reason === undefined ? [] : [{ row, reason }];
    }),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON at all, and so not a yes.
    return undefined;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `Retry-After` in ms; seconds or a date (RFC 9110 §10.2.3), one day at most. */
export function retryAfter(value: string | null, now: number = Date.now()): number | null {
  if (value === null) return null;
  const wait = /^\d+$/u.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), 86_400_000);
}
