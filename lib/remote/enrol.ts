/** Asks the service for a credential, or to prolong the one that is there. */
import { z } from 'zod/mini';
import {
  RefusedBecause,
  contentDigest,
  signRequest,
  thumbprintOf,
} from '../events/http-signature.ts';
import type { DeviceKeyPair } from '../outbox/device-keys.ts';
import type { Http } from './http.ts';

const TIMEOUT = 15_000;
const LARGEST_ANSWER = 16_384;

const Credential = z.object({
  credential: z.string().check(z.minLength(16), z.maxLength(100)),
  ends: z.int(),
});

export type Enrolled =
  | { readonly result: 'enrolled'; readonly credential: string; readonly ends: number }
  | {
      readonly result: 'refused';
      readonly because: RefusedBecause;
      /** `Date` of the answer, Unix ms; null where it has none. */
      readonly date: number | null;
    }
  /** The endpoint did not answer as one does that knows enrolment. */
  | { readonly result: 'unreachable'; readonly detail: string };

export interface EnrolAttempt {
  readonly url: string;
  readonly device: string;
  readonly pair: DeviceKeyPair;
  /** With a token a browser enrols; with its credential it prolongs it. */
  readonly by: { readonly token: string } | { readonly credential: string };
  /** Unix ms by the service's clock. */
  readonly now: number;
}

/** One try. Never throws. */
export async function enrol(http: Http, attempt: EnrolAttempt): Promise<Enrolled> {
  const { url, device, pair, by, now } = attempt;
  const body = new TextEncoder().encode(JSON.stringify({ device, key: pair.key }));
  const signed = await signRequest(
    { method: 'POST', path: new URL(url).pathname, digest: await contentDigest(body) },
    {
      key: pair.privateKey,
      algorithm: pair.algorithm,
      keyid: 'credential' in by ? by.credential : await thumbprintOf(pair.key),
    },
    now,
  );
  const sent = await http({
    url,
    method: 'POST',
    headers: {
      ...signed,
      'Content-Type': 'application/json',
      ...('token' in by ? { Authorization: `Bearer ${by.token}` } : {}),
    },
    body,
    timeout: TIMEOUT,
    largest: LARGEST_ANSWER,
  });
  if (!sent.ok) return { result: 'unreachable', detail: 'The service could not be reached.' };
  const { status, text, header } = sent.answer;
  const refused = RefusedBecause.safeParse(header('handrail-refused')).data;
  if (refused !== undefined)
    return { result: 'refused', because: refused, date: dateOf(header('date')) };
  const given = Credential.safeParse(jsonOf(text)).data;
  if (status === 200 && given !== undefined) return { result: 'enrolled', ...given };
  return { result: 'unreachable', detail: `Enrolment was answered with status ${status}.` };
}

/** Unix ms of a `Date` header. */
export function dateOf(value: string | null): number | null {
  const time = Date.parse(value ?? '');
  return Number.isNaN(time) ? null : time;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON at all, and so no credential.
    return undefined;
  }
}
