/** What approvals are made of: fields of a posted answer, however it is written. Pure. */
import type { Approval, WireRequest } from './surface.ts';

/** An approval whose answer stands in fields of the request; `name=value`, or `name` for any value. */
export interface PostedAnswer {
  readonly urls: readonly string[];
  /** Absent where everything sent there, unless it refuses, takes the step. */
  readonly approve?: readonly string[];
  readonly decline?: readonly string[];
  /** A field without which the request is about something else. */
  readonly needs?: string;
  readonly seen: string;
  readonly sure: Approval['sure'];
}

/**
 * The approval for an answer that is posted. A refusal must stand alone: servers differ in which of two
 * values they take. A body that cannot be read counts as the step.
 */
// The note lets bundlers leave approvals out of pages, which share files with them.
/* @__NO_SIDE_EFFECTS__ */
export function posted({ urls, approve, decline = [], needs, seen, sure }: PostedAnswer): Approval {
  return {
    name: 'answer',
    urls,
    seen,
    sure,
    says: (request) => {
      if (!WRITES.test(request.method)) return null;
      const fields = fieldsOf(request);
      // What cannot be read may be the step; where a field must prove it, it proves nothing.
      if (fields === null) return needs === undefined ? 'approve' : null;
      if (needs !== undefined && !fields.has(needs)) return null;
      if (approve?.some((pair) => saysSomewhere(fields, pair))) return 'approve';
      if (decline.some((pair) => saysOnly(fields, pair))) return 'decline';
      return approve === undefined ? 'approve' : null;
    },
  };
}

/** Methods that send something. */
const WRITES = /^(POST|PUT|PATCH)$/u;

type Fields = ReadonlyMap<string, readonly string[]>;

type Put = (name: string, value: string) => void;

/**
 * Every field of a request, by lower-case name: of the address, the form, and a JSON or form text.
 * @returns null where there is a body that cannot be read.
 */
export function fieldsOf({ url, fields, text }: WireRequest): Fields | null {
  const all = new Map<string, string[]>();
  const put: Put = (written, value) => {
    const name = written.toLowerCase();
    const values = all.get(name);
    if (values === undefined) all.set(name, [value]);
    else values.push(value);
  };
  for (const [name, value] of url.searchParams) put(name, value);
  if (fields === null)
    return text === null || text.trim() === '' || putText(text.trim(), put) ? all : null;
  for (const [name, values] of Object.entries(fields)) for (const value of values) put(name, value);
  return all;
}

/** Puts the fields of a body that is no form; false where it is neither JSON nor a form as text. */
function putText(text: string, put: Put): boolean {
  if (/^[[{]/u.test(text)) {
    try {
      putValues(JSON.parse(text), put);
      return true;
    } catch {
      // Cut off, or no JSON after all.
      return false;
    }
  }
  if (!/^[\w.%~+[\]*-]{1,200}=/u.test(text)) return false;
  for (const [name, value] of new URLSearchParams(text)) put(name, value);
  return true;
}

/** Names and plain values of a JSON text, however deep; no recursion, so that no nesting is too deep. */
function putValues(json: unknown, put: Put): void {
  const waiting: Array<readonly [string, unknown]> = [['', json]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [name, value] = next;
    if (Array.isArray(value)) for (const item of value) waiting.push([name, item]);
    else if (value !== null && typeof value === 'object') waiting.push(...Object.entries(value));
    else put(name, String(value));
  }
}

/** True where the field is there with this value, whatever else it is given as. */
function saysSomewhere(fields: Fields, pair: string): boolean {
  const [name = '', value] = pair.toLowerCase().split('=');
  const values = fields.get(name) ?? [];
  return values.some((one) => value === undefined || one.trim().toLowerCase() === value);
}

/** True where the field is there and every value it is given says this. */
function saysOnly(fields: Fields, pair: string): boolean {
  const [name = '', value] = pair.toLowerCase().split('=');
  const values = fields.get(name) ?? [];
  return (
    values.length > 0 &&
    values.every((one) => value === undefined || one.trim().toLowerCase() === value)
  );
}

/** Ends of addresses that take an answer to a consent question. */
const ANSWER_ADDRESS =
  /\/(consents?|authori[sz]e|authori[sz]ation|grants?|approve|approval|allow|accept|decision)\/?$/iu;
/** Fields that stand in answers to consent questions and nowhere else (oidc-provider, Ory Hydra, Spring). */
const CONSENT_FIELDS = [
  'prompt=consent',
  'consent_challenge',
  'user_oauth_approval',
  'grant_scope',
];
/** Fields by which pages of consents, of those servers and of Doorkeeper, answer; other pages know some of them. */
const ANSWER_FIELDS = [
  ...CONSENT_FIELDS,
  ...['allow', 'allow_access', 'approve', 'approved', 'authorize', 'consent', 'confirm_consent'],
  ...['action=accept', 'action=allow', 'action=approve', 'action=authorize', 'decision=allow'],
  ...['submit=allow', 'submit=authorize', 'submit=approve', 'submit=accept', 'submit=yes'],
];
/** Ends of names of buttons that refuse. */
const REFUSING_NAME = /(deny|cancel|decline|reject|refuse|abort|disallow|not_?now)$/iu;
const REFUSING_VALUE = /^(deny|denied|cancel|decline|no|reject|refuse|abort|disallow)$/iu;
/** Fields that carry either answer. */
const EITHER =
  /^(action|submit|decision|answer|button|commit|choice|response|result|op|allow|allow_access|approved?|authorize|consent|user_oauth_approval)$/iu;
const OFF = /^(0|no|false|off)$/iu;

/** True where a field refuses, and says nothing else. */
function refuses(fields: Fields): boolean {
  if (fields.get('_method')?.every((value) => value.toLowerCase() === 'delete')) return true;
  // Django OAuth Toolkit: one form, and the button that refuses has no name.
  if (fields.has('csrfmiddlewaretoken') && fields.has('client_id') && !fields.has('allow'))
    return true;
  return [...fields].some(([name, values]) =>
    EITHER.test(name)
      ? values.every((value) => REFUSING_VALUE.test(value) || OFF.test(value))
      : REFUSING_NAME.test(name) && values.every((value) => !OFF.test(value)),
  );
}

/** Fields of sign-in steps; an answer to a consent question asks for none of them. */
const SIGN_IN = ['password', 'passwd', 'pass', 'otp', 'loginfmt', 'username', 'prompt=login'];

/** The answer on any server: a post that looks like one and does not refuse. */
export const ANY_ANSWER: Approval = {
  name: 'answer',
  urls: [],
  seen: 'forms of oidc-provider, Ory Hydra, Spring and Doorkeeper, 2026-11',
  sure: 'medium',
  says: (request) => {
    if (!WRITES.test(request.method)) return null;
    const address = ANSWER_ADDRESS.test(request.url.pathname);
    const fields = fieldsOf(request);
    if (fields === null) return address ? 'approve' : null;
    if (SIGN_IN.some((pair) => saysSomewhere(fields, pair))) return null;
    const answers = ANSWER_FIELDS.some((pair) => saysSomewhere(fields, pair));
    if (refuses(fields)) return answers || address || request.fields !== null ? 'decline' : null;
    return answers || address ? 'approve' : null;
  },
};

/** Whether a request says itself that it answers a consent question, or names this app; what cannot be read does not. */
export function namesConsent(request: WireRequest, clientId: string): boolean {
  const fields = fieldsOf(request);
  if (fields === null) return false;
  const named = fields.get('client_id') ?? [];
  return (
    CONSENT_FIELDS.some((pair) => saysSomewhere(fields, pair)) ||
    clientId.split(' ').some((id) => named.includes(id))
  );
}
