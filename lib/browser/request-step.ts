/** What a request means as a step: which surface it belongs to, and whether a page will ask about it. */
import type { Activity, ConsentActivity } from '../activity/activity.ts';
import { type Decision, atLeast, holds } from '../activity/decision.ts';
import { uuidv7 } from '../activity/identifiers.ts';
import type { StepRecord } from '../events/record.ts';
import type { Catalog } from '../catalog/catalog.ts';
import {
  type AuthorizeRequest,
  NO_PAGE_FACTS,
  consentActivity,
} from '../surfaces/authorize-request.ts';
import { matchesUrl } from '../surfaces/read.ts';
import { surfaces } from '../surfaces/registry.ts';
import type { Surface } from '../surfaces/surface.ts';

/** Every surface that reads consents. */
export const consentSurfaces: readonly Surface[] = surfaces.filter(
  ({ kind }) => kind === 'consent',
);

const byId = new Map(consentSurfaces.map((surface) => [surface.id as string, surface]));

/** The surface that speaks for an authorize request: its own flow's, the address's, or the general one. */
export function surfaceOf(request: AuthorizeRequest, address: string): Surface {
  const url = URL.parse(address);
  const own = request.flow === 'device' ? byId.get('consent/device-code') : undefined;
  const declared =
    url === null ? undefined : consentSurfaces.find(({ matches }) => matchesUrl(matches, url));
  return own ?? declared ?? (byId.get('consent/generic') as Surface);
}

/** The request as a step, before any page was seen; only a provider's own app has a name to trust by then. */
export function stepOfRequest(
  request: AuthorizeRequest,
  surface: Surface,
  catalog: Catalog,
): ConsentActivity {
  const known = catalog.client(request.clientId, request.platform);
  const name = known?.firstParty === true ? known.name.slice(0, 200) : null;
  return consentActivity(surface.id, request, 'flow', { ...NO_PAGE_FACTS, name });
}

/** The record of a step that nobody was shown anything for. @param policyAge in ms. */
export function silentRecord(
  activity: Activity,
  decision: Decision,
  { version }: Surface,
  policyAge: number | null,
): StepRecord {
  return {
    type: 'step',
    uid: uuidv7(),
    time: Date.now(),
    activity,
    decision,
    rendered: 'none',
    outcome: 'allowed_silently',
    justification: null,
    surfaceVersion: version,
    policyAge,
    latency: { armed: 0, decide: 0 },
    grant: null,
    grantedScopes: null,
    disputes: null,
  };
}

/** Redirects that anybody at the machine, or the person themselves, can be made to hand over. */
const EXPOSED: ReadonlySet<string> = new Set(['loopback', 'native-client', 'out-of-band']);

/**
 * Whether an authorize request is answered without a consent page of its own: silent ones, and the
 * provider's own apps with a redirect that leaves the code in sight (ConsentFix).
 */
export function comesWithoutPage(request: AuthorizeRequest, catalog: Catalog): boolean {
  if (request.flow === 'silent') return true;
  return (
    request.redirectUri !== null &&
    EXPOSED.has(catalog.redirectClass(request.redirectUri)) &&
    catalog.client(request.clientId, request.platform)?.firstParty === true
  );
}

/** A host that passes for another one. */
const IMITATING: ReadonlySet<string> = new Set(['look-alike-host', 'credentials-in-address']);

/**
 * Whether a decision is carried out at the request already. Where a page follows, milder effects wait for
 * it: it knows more, and nobody is asked twice. What a kill entry stops does not even begin.
 */
export function holdsAtRequest(
  { effect, basis }: Decision,
  request: AuthorizeRequest,
  catalog: Catalog,
): boolean {
  if (basis === 'kill') return holds(effect);
  if (comesWithoutPage(request, catalog)) return holds(effect);
  // The page that follows is the imitator's own: it asks for a password, and no surface reads that.
  if (request.anomalies.some((anomaly) => IMITATING.has(anomaly))) return holds(effect);
  const weighty = request.flow === 'device' || request.flow === 'admin' || request.organisationWide;
  return weighty && atLeast(effect, 'request');
}
