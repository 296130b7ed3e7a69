/** A report endpoint and rows for it, without a network. */
import { gunzipSync } from 'node:zlib';
import type { WaitingRow } from '../../../lib/outbox/database.ts';
import type { Http, HttpRequest, HttpResult } from '../../../lib/remote/http.ts';
import type { ReportTarget } from '../../../lib/remote/post.ts';
import { stepSample } from '../events/samples.ts';

export const TARGET: ReportTarget = {
  url: 'https://reports.example/v1/events',
  format: 'ocsf',
  admission: () => Promise.resolve({ by: 'token', token: 'secret' }),
};

export function rowsOf(count: number, first = 1): WaitingRow[] {
  return Array.from({ length: count }, (_, index) => {
    const record = stepSample();
    return { seq: first + index, uid: record.uid, record };
  });
}

export function answer(
  status: number,
  text: string | object = '',
  headers: Readonly<Record<string, string>> = {},
): HttpResult {
  return {
    ok: true,
    answer: {
      status,
      text: typeof text === 'string' ? text : JSON.stringify(text),
      header: (name) => headers[name.toLowerCase()] ?? null,
    },
  };
}

interface SentEvent {
  readonly metadata: { readonly uid: string; readonly sequence: number };
}

/** What a request carried. */
export function eventsOf({ body }: HttpRequest): readonly SentEvent[] {
  if (!(body instanceof Uint8Array)) throw new Error('A report is sent compressed.');
  return JSON.parse(gunzipSync(body).toString()) as SentEvent[];
}

export const uidsOf = (request: HttpRequest): string[] =>
  eventsOf(request).map(({ metadata }) => metadata.uid);

/** Answers by a function of the request, and remembers what was asked. */
export function endpoint(
  reply: (request: HttpRequest, turn: number) => HttpResult,
): Http & { readonly requests: HttpRequest[] } {
  const requests: HttpRequest[] = [];
  const http: Http = (request) => {
    requests.push(request);
    return Promise.resolve(reply(request, requests.length));
  };
  return Object.assign(http, { requests });
}

/** The yes of the report API to everything in a request, less what is refused. */
export function yes(
  request: HttpRequest,
  refuse: (uid: string) => boolean = () => false,
): HttpResult {
  const uids = uidsOf(request);
  const rejected = uids.filter(refuse).map((uid) => ({ uid, reason: 'surface: too long' }));
  return answer(200, { accepted: uids.length - rejected.length, duplicates: 0, rejected });
}
