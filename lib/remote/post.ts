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
  | { readonly fate: 'delivered'; readonly taken: readonly WaitingRow[]; readonly refused: readonly Refused[] }
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
export async function post(http: Http, target: ReportTarget, rows: readonly WaitingRow[], origin: Origin): Promise<Fate> {
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
    headers: { ...encoded.headers, 'Content-Type': encoded.contentType, 'Content-Encoding': 'gzip' },
    body: await gzip(encoded.body),
    timeout: TIMEOUT,
    largest: LARGEST_ANSWER,
  });
  if (!sent.ok) return { fate: 'later', after: null, detail: WHY_NOT[sent.problem] };
  const { status, text, header } = sent.answer;
  if (status === 200) return target.format === 'ocsf' ? readAnswer(text, rows) : { fate: 'delivered', taken: rows, refused: [] };
  if (status === 413) {
    return rows.length > 1 ? { fate: 'smaller' } : { fate: 'never', detail: 'The record is too large for the endpoint.' };
  }
  // A wrong token or address is mended by an admin; until then nothing is given up.
  if (status === 401 || status === 403 || status === 404 || status === 408 || status === 429 || status >= 500) {
    return { fate: 'later', after: retryAfter(header('retry-after')), detail: `The report endpoint answered with status ${status}.` };
  }
  if (status >= 400) return { fate: 'never', detail: `The report endpoint answered with status ${status}.` };
  return { fate: 'later', after: null, detail: `The report endpoint answered with status ${status}.` };
}

const WHY_NOT = {
  timeout: 'The report endpoint did not answer in time.',
  unreachable: 'The report endpoint could not be reached.',
  'too-large': 'The report endpoint answered with far too much.',
} as const;

function readAnswer(text: string, rows: readonly WaitingRow[]): Fate {
  const answer = parseAnswer(text);
  if (answer === null) {
    // A captive portal or proxy page says 200 too; only the agreed answer counts as a yes.
    return { fate: 'later', after: null, detail: 'The report endpoint did not answer as a Handrail service does.' };
  }
  const reasons = new Map(answer.rejected.map(({ uid, reason }) => [uid, reason]));
  return {
    fate: 'delivered',
    taken: rows.filter(({ uid }) => !reasons.has(uid)),
    refused: rows.flatMap((row) => {
      const reason = reasons.get(row.uid);
      return reason === undefined ? [] : [{ row, reason }];
    }),
  };
}

function parseAnswer(text: string): z.infer<typeof ReportAnswer> | null {
  try {
    return ReportAnswer.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // Not JSON at all.
    return null;
  }
}

/** `Retry-After` in ms; seconds or a date (RFC 9110 §10.2.3), one day at most. */
export function retryAfter(value: string | null, now: number = Date.now()): number | null {
  if (value === null) return null;
  const wait = /^\d+$/u.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), 86_400_000);
}
