/** What browsers and the console send, in one line each. */
import { gzipSync } from 'node:zlib';
import { toOcsf } from '../../lib/events/ocsf.ts';
import type { Origin, ReportRecord } from '../../lib/events/record.ts';
import {
  EventDetail,
  EventPage,
  type EventRow,
  Problem,
  ReportAnswer,
  Session,
} from '../../server/contract/contract.ts';
import { type NewEvent, parseEvent } from '../../server/events/reported-event.ts';
import { ORIGIN, stepSample } from '../unit/events/samples.ts';
import { PASSWORD, TOKEN } from './places.ts';

/** An OCSF event as a plain JSON value, free to be spoiled. */
// oxlint-disable-next-line typescript/no-explicit-any -- tests reach into events and put wrong things there
export type Json = Record<string, any>;

export function eventOf(record: ReportRecord = stepSample(), origin: Origin = ORIGIN): Json {
  return JSON.parse(JSON.stringify(toOcsf(record, origin, 1))) as Json;
}

export function manyEvents(count: number, change: Parameters<typeof stepSample>[0] = {}): Json[] {
  return Array.from({ length: count }, () => eventOf(stepSample(change)));
}

/** Events as the store takes them. */
export function newEvents(events: Json[]): NewEvent[] {
  return events.map((value) => {
    const parsed = parseEvent({ value, json: JSON.stringify(value), depth: 0 });
    if (!parsed.ok) throw new Error(parsed.reason);
    return parsed.value;
  });
}

export type ReportOptions = {
  token?: string | null;
  gzip?: boolean;
  headers?: Record<string, string>;
};

/** Posts text or JSON to /report. */
export function post(url: string, body: unknown, options: ReportOptions = {}): Promise<Response> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const token = options.token === undefined ? TOKEN : options.token;
  return fetch(`${url}/report`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
      ...(options.gzip === true ? { 'Content-Encoding': 'gzip' } : {}),
      ...options.headers,
    },
    body: options.gzip === true ? gzipSync(text) : text,
  });
}

export async function report(url: string, events: unknown[]): Promise<ReportAnswer> {
  const response = await post(url, events);
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return ReportAnswer.parse(await response.json());
}

export async function problemOf(response: Response): Promise<Problem> {
  return Problem.parse(await response.json());
}

export type Reader = {
  cookie: string;
  session: Session;
  get(path: string): Promise<Response>;
  page(query?: string): Promise<EventPage>;
  detail(uid: string): Promise<EventDetail>;
  /** Every row of the list, page by page. */
  all(query?: string): Promise<EventRow[]>;
};

export async function signIn(url: string, name = 'admin', password = PASSWORD): Promise<Reader> {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name, password }),
  });
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  const cookie = response.headers.get('set-cookie')!.split(';')[0]!;
  const get = (path: string) => fetch(url + path, { headers: { Cookie: cookie } });
  const page = async (query = '') =>
    EventPage.parse(await (await get(`/api/events?${query}`)).json());
  return {
    cookie,
    session: Session.parse(await response.json()),
    get,
    page,
    detail: async (uid) => EventDetail.parse(await (await get(`/api/events/${uid}`)).json()),
    all: async (query = 'limit=500') => {
      const rows: EventRow[] = [];
      for (let next: string | null = ''; next !== null;) {
        const one: EventPage = await page(next === '' ? query : `${query}&cursor=${next}`);
        rows.push(...one.rows);
        next = one.next;
      }
      return rows;
    },
  };
}
