/** The console's only door to the service. Every answer is parsed; every failure is a value. */
import { z } from 'zod';
import { PasswordDue, SignInWays } from '../contract/people.ts';
import {
  EventDetail,
  EventPage,
  Facets,
  Problem,
  Session,
  SignedOut,
  Summary,
} from '../contract/contract.ts';
import { problemWords } from './words.ts';

/** Why there is no value: `expired` wants a sign-in, `refused` and the others a sentence. */
export interface Failure {
  readonly kind: 'expired' | 'offline' | 'missing' | 'refused' | 'unreadable' | 'aborted';
  readonly error: string;
  readonly hint: string;
}

export type Answer<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure };

export interface Request {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  readonly csrf?: string;
  readonly signal?: AbortSignal;
}

const failed = (failure: Failure): { ok: false; failure: Failure } => ({ ok: false, failure });

async function ask(path: string, request: Request = {}): Promise<Answer<Response>> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (request.body !== undefined) headers['Content-Type'] = 'application/json';
  if (request.csrf !== undefined) headers['X-CSRF-Token'] = request.csrf;
  try {
    const response = await fetch(path, {
      method: request.method ?? 'GET',
      headers,
      cache: 'no-store',
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    });
    return response.ok ? { ok: true, value: response } : failed(await failureOf(response));
  } catch (error) {
    // fetch throws for two reasons only: we gave up, or nobody answered.
    const aborted = error instanceof DOMException && error.name === 'AbortError';
    return failed({ kind: aborted ? 'aborted' : 'offline', ...problemWords.offline });
  }
}

async function failureOf(response: Response): Promise<Failure> {
  const said = Problem.safeParse(await jsonOf(response));
  const words = said.success ? said.data : null;
  if (response.status === 401) return { kind: 'expired', ...(words ?? problemWords.expired) };
  if (response.status === 404) return { kind: 'missing', ...(words ?? problemWords.missing) };
  return { kind: 'refused', ...(words ?? problemWords.refused(response.status)) };
}

/** The body as JSON; undefined, which no schema takes, when it is none. */
async function jsonOf(response: Response): Promise<unknown> {
  try {
    return (await response.json()) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * Asks the service. A page keeps its own requests in its folder (`inventory/requests.ts`) and sends them here.
 * @param schema what the answer has to be
 * @param request changes need the session's `csrf`
 */
export async function read<Schema extends z.ZodType>(
  schema: Schema,
  path: string,
  request?: Request,
): Promise<Answer<z.infer<Schema>>> {
  const answer = await ask(path, request);
  if (!answer.ok) return answer;
  const parsed = schema.safeParse(await jsonOf(answer.value));
  if (parsed.success) return { ok: true, value: parsed.data };
  return failed({ kind: 'unreadable', ...problemWords.unreadable });
}

/** Who is signed in; `expired` when nobody is. */
export function readSession(): Promise<Answer<Session>> {
  return read(Session, '/api/session');
}

/** How one can sign in here. */
export function readSignInWays(): Promise<Answer<SignInWays>> {
  return read(SignInWays, '/api/sign-in');
}

/** Signs in with a name and a password; a one-time password is replaced by `next`. */
export function signIn(
  name: string,
  password: string,
  next: string | null,
): Promise<Answer<Session | PasswordDue>> {
  const body = { name, password, ...(next === null ? {} : { next }) };
  return read(z.union([Session, PasswordDue]), '/api/session', { method: 'POST', body });
}

/** Ends the session on the service as well. */
export function signOut(session: Session): Promise<Answer<SignedOut>> {
  return read(SignedOut, '/api/session', { method: 'DELETE', csrf: session.csrf });
}

/** One page of the list. */
export function readEvents(
  query: URLSearchParams,
  signal: AbortSignal,
): Promise<Answer<EventPage>> {
  return read(EventPage, `/api/events?${query.toString()}`, { signal });
}

/** One event, whole. */
export function readEvent(uid: string, signal: AbortSignal): Promise<Answer<EventDetail>> {
  return read(EventDetail, `/api/events/${encodeURIComponent(uid)}`, { signal });
}

/** Numbers and chart. */
export function readSummary(query: URLSearchParams, signal: AbortSignal): Promise<Answer<Summary>> {
  return read(Summary, `/api/summary?${query.toString()}`, { signal });
}

/** What the filter menus offer. */
export function readFacets(query: URLSearchParams, signal: AbortSignal): Promise<Answer<Facets>> {
  return read(Facets, `/api/facets?${query.toString()}`, { signal });
}
