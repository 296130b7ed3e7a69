/**
 * Enrolls this browser at the service, keeps its credential alive, and signs reports with it. What is
 * known lies on disk, so that the end of the worker at any point only delays it.
 */
import { z } from 'zod/mini';
import { type RefusedBecause, contentDigest, signRequest } from '../events/http-signature.ts';
import type { DeviceKeyPair, DeviceKeys } from '../outbox/device-keys.ts';
import type { Configuration } from '../policy/configuration.ts';
import { type Enrolled, dateOf, enrol } from '../remote/enrol.ts';
import type { Http } from '../remote/http.ts';
import type { Admission, Signer } from '../remote/post.ts';
import type { Device } from './device.ts';
import { row } from './rows.ts';

const Kept = z.object({
  /** Where it holds. */
  url: z.string(),
  credential: z.nullable(z.string()),
  /** By the service's clock, Unix ms: when to prolong it, and when it ends. */
  renewAt: z.int(),
  ends: z.int(),
  /** Of the token that was refused last; null where none was. */
  refusedToken: z.nullable(z.string()),
  refusedBecause: z.nullable(z.string()),
  /** Before this nothing is tried again with that token. */
  notBefore: z.int(),
  /** ms that the service's clock is ahead of ours. */
  skew: z.int(),
});
type Kept = z.infer<typeof Kept>;

/** ms until a refused token is tried again: an admin may have let this browser in. */
const AGAIN = 30 * 60_000;
/** Of its life, after which a credential is prolonged; up to a tenth later, so that a fleet does not come at once. */
const RENEW_AFTER = 2 / 3;
const JITTER = 1 / 10;

export interface Enrolment {
  /** How this browser may report: signed, by its token, or not now. */
  readonly admission: (configuration: Configuration) => Promise<Admission>;
}

export interface EnrolmentOptions {
  readonly http: Http;
  readonly keys: DeviceKeys;
  readonly device: Pick<Device, 'id' | 'pseudonymise'>;
  readonly now?: () => number;
}

/** Does nothing before a configuration has an enrolment token. */
export function createEnrolment({
  http,
  keys,
  device,
  now = Date.now,
}: EnrolmentOptions): Enrolment {
  const stored = row('local', 'enrolment-1', Kept);

  const tryOnce = async (
    kept: Kept,
    pair: DeviceKeyPair,
    by: { token: string } | { credential: string },
  ) => enrol(http, { url: kept.url, device: await device.id(), pair, by, now: now() + kept.skew });

  /** Once more where only the clock was wrong. */
  const attempt = async (
    kept: Kept,
    pair: DeviceKeyPair,
    by: { token: string } | { credential: string },
  ): Promise<{ kept: Kept; enrolled: Enrolled }> => {
    const first = await tryOnce(kept, pair, by);
    if (first.result !== 'refused' || first.because !== 'clock' || first.date === null)
      return { kept, enrolled: first };
    const set = { ...kept, skew: first.date - now() };
    return { kept: set, enrolled: await tryOnce(set, pair, by) };
  };

  const withCredential = (kept: Kept, given: { credential: string; ends: number }): Kept => {
    const here = now() + kept.skew;
    const life = Math.max(0, given.ends - here);
    const renewAt = Math.round(here + life * (RENEW_AFTER + Math.random() * JITTER));
    const free = { refusedToken: null, refusedBecause: null, notBefore: 0 };
    return { ...kept, ...free, credential: given.credential, ends: given.ends, renewAt };
  };

  const enter = async (kept: Kept, token: string): Promise<Kept> => {
    // A revoked browser comes back with another key: the old one may be why it was revoked.
    const fresh = kept.refusedBecause === 'revoked' && kept.credential === null;
    const known = fresh ? null : await keys.current();
    const pair = known ?? (await keys.make());
    const { kept: next, enrolled } = await attempt(kept, pair, { token });
    if (enrolled.result === 'enrolled') return withCredential(next, enrolled);
    if (enrolled.result === 'unreachable') return next;
    return {
      ...next,
      refusedToken: await device.pseudonymise(`enrolment:${token}`),
      refusedBecause: enrolled.because,
      notBefore: now() + AGAIN,
    };
  };

  const prolong = async (kept: Kept, credential: string): Promise<Kept> => {
    const pair = await keys.current();
    if (pair === null) return { ...kept, credential: null };
    const { kept: next, enrolled } = await attempt(kept, pair, { credential });
    if (enrolled.result === 'enrolled') return withCredential(next, enrolled);
    // It is good until it ends; what is refused now is refused for the next report, too.
    if (enrolled.result === 'unreachable') return next;
    return { ...next, credential: null, refusedBecause: enrolled.because };
  };

  const bring = async (before: Kept, token: string): Promise<Kept> => {
    let kept = before;
    const here = now() + kept.skew;
    if (kept.credential !== null && here >= kept.ends) kept = { ...kept, credential: null };
    if (kept.credential !== null && here >= kept.renewAt)
      kept = await prolong(kept, kept.credential);
    if (kept.credential !== null) return kept;
    const refused =
      kept.refusedToken !== null &&
      kept.refusedToken === (await device.pseudonymise(`enrolment:${token}`));
    if (refused && now() < kept.notBefore) return kept;
    return enter(kept, token);
  };

  const signer = (url: string, credential: string, pair: DeviceKeyPair): Signer => ({
    sign: async ({ path, body }) => {
      const skew = (await stored.read())?.skew ?? 0;
      return signRequest(
        { method: 'POST', path, digest: await contentDigest(body) },
        { key: pair.privateKey, algorithm: pair.algorithm, keyid: credential },
        now() + skew,
      );
    },
    refused: async (because, date) => {
      const kept = await stored.read();
      if (kept === null || kept.url !== url) return;
      await stored.write(afterRefusal(kept, because, dateOf(date), now()));
    },
  });

  return {
    admission: async ({ reportUrl, reportFormat, reportToken, enrolmentToken }) => {
      if (enrolmentToken === null || reportUrl === null || reportFormat !== 'ocsf')
        return { by: 'token', token: reportToken };
      const url = new URL('enrol', reportUrl).href;
      const known = await stored.read();
      const before = known?.url === url ? known : { ...UNKNOWN, url };
      const kept = await bring(before, enrolmentToken);
      if (JSON.stringify(kept) !== JSON.stringify(known)) await stored.write(kept);
      const pair = kept.credential === null ? null : await keys.current();
      if (kept.credential !== null && pair !== null)
        return { by: 'signature', signer: signer(url, kept.credential, pair) };
      if (kept.refusedBecause !== null)
        return { by: 'nothing', detail: WAITING[kept.refusedBecause as RefusedBecause] };
      // No service that enrols stands there, or not now: as without a token, if there is another.
      return reportToken === null
        ? { by: 'nothing', detail: 'This browser could not be enrolled yet.' }
        : { by: 'token', token: reportToken };
    },
  };
}

const UNKNOWN: Omit<Kept, 'url'> = {
  ...{ credential: null, renewAt: 0, ends: 0 },
  ...{ refusedToken: null, refusedBecause: null, notBefore: 0, skew: 0 },
};

/** What a refused report changes; the next try goes by it. */
function afterRefusal(kept: Kept, because: RefusedBecause, date: number | null, now: number): Kept {
  switch (because) {
    case 'clock':
      return date === null ? kept : { ...kept, skew: date - now };
    case 'credential':
    case 'revoked':
    case 'copy':
    case 'token':
      return { ...kept, credential: null, refusedBecause: because, refusedToken: null };
    case 'replay':
    case 'signature':
      return kept;
  }
}

/** For the status page. */
const WAITING: Readonly<Record<RefusedBecause, string>> = {
  clock: 'The clock of this device is too far off for the service.',
  credential: 'The credential of this browser is over.',
  revoked: 'An admin revoked this browser; a new enrolment token lets it in again.',
  copy: 'Another browser is enrolled under the name of this one.',
  token: 'The service does not know the enrolment token.',
  replay: 'The service took the enrolment for a repeated one.',
  signature: 'The service could not check the signature of this browser.',
};
