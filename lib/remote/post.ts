/** Sends one batch of records and says what to do with them. Every class of answer has a fate. */
import { z } from 'zod/mini';
import { encodeBatch } from '../events/encode.ts';
import { RefusedBecause } from '../events/http-signature.ts';
import type { Origin } from '../events/record.ts';
import type { Configuration } from '../policy/configuration.ts';
import type { WaitingRow } from '../outbox/database.ts';
import { type Http, type HttpAnswer, gzip } from './http.ts';

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
  accepted: z.int().check(z.nonnegative()),
  duplicates: z.int().check(z.nonnegative()),
  rejected: z.array(z.object({ uid: z.nullable(z.string()), reason: z.string() })),
});

/** Where reports go and how; complete, so that a half-set configuration sends nothing. */
export interface ReportTarget {
  readonly url: string;
  readonly format: Configuration['reportFormat'];
  /** Asked before each batch: what a refusal changed counts for the next try. */
  readonly admission: () => Promise<Admission>;
}

/** Signs requests of an enrolled browser. */
export interface Signer {
  /** Headers for a body as it goes over the wire. */
  readonly sign: (request: {
    readonly path: string;
    readonly body: Uint8Array<ArrayBuffer>;
  }) => Promise<Record<string, string>>;
  /** The service did not take a signature; `date` is the header of its answer. */
  readonly refused: (because: RefusedBecause, date: string | null) => Promise<void>;
}

/** How a browser may report. */
export type Admission =
  | { readonly by: 'token'; readonly token: string | null }
  | { readonly by: 'signature'; readonly signer: Signer }
  | { readonly by: 'nothing'; readonly detail: string };

/** What is tried again at once: signed by the right clock, with a new credential, with another nonce. */
const MENDED_HERE: ReadonlySet<RefusedBecause> = new Set([
  'clock',
  'credential',
  'revoked',
  'replay',
]);

/** Sends a batch. Never throws. */
export async function post(
  http: Http,
  target: ReportTarget,
  rows: readonly WaitingRow[],
  origin: Origin,
): Promise<Fate> {
  const first = await postOnce(http, target, rows, origin);
  if (first.refused === null || !MENDED_HERE.has(first.refused)) return first.fate;
  return (await postOnce(http, target, rows, origin)).fate;
}

async function postOnce(
  http: Http,
  target: ReportTarget,
  rows: readonly WaitingRow[],
  origin: Origin,
): Promise<{ fate: Fate; refused: RefusedBecause | null }> {
  const admission = await target.admission();
  if (admission.by === 'nothing')
    return { fate: { fate: 'later', after: null, detail: admission.detail }, refused: null };
  const encoded = encodeBatch(
    target.format,
    rows.map(({ record }) => record),
    origin,
    rows[0]?.seq ?? 0,
    admission.by === 'token' ? admission.token : null,
  );
  const body = await gzip(encoded.body);
  const signer = admission.by === 'signature' ? admission.signer : null;
  const sent = await http({
    url: target.url,
    method: 'POST',
    headers: {
      ...encoded.headers,
      ...(await signer?.sign({ path: new URL(target.url).pathname, body })),
      'Content-Type': encoded.contentType,
      'Content-Encoding': 'gzip',
    },
    body,
    timeout: TIMEOUT,
    largest: LARGEST_ANSWER,
  });
  if (!sent.ok)
    return { fate: { fate: 'later', after: null, detail: WHY_NOT[sent.problem] }, refused: null };
  const { header } = sent.answer;
  const refused =
    signer === null ? null : (RefusedBecause.safeParse(header('handrail-refused')).data ?? null);
  if (refused !== null) await signer?.refused(refused, header('date'));
  return { fate: fateOf(sent.answer, target.format, rows), refused };
}

function fateOf(
  { status, text, header }: HttpAnswer,
  format: ReportTarget['format'],
  rows: readonly WaitingRow[],
): Fate {
  if (status >= 200 && status < 300) return readYes(format, status, text, rows);
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
