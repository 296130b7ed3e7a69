/** An address as the activity that opening it would be. */
import type { ConsentActivity, SurfaceId } from '../lib/activity/activity.ts';
import {
  type AuthorizeRequest,
  consentActivity,
  readAuthorizeRequest,
} from '../lib/surfaces/authorize-request.ts';
import { HOST_KNOWLEDGE } from '../lib/surfaces/host-knowledge.ts';
import { matchesUrl } from '../lib/surfaces/read.ts';
import { consent } from '../lib/surfaces/registry.ts';
import type { Surface } from '../lib/surfaces/surface.ts';

/** Surfaces by what they read; one alone is looked through for each address, of which there may be many. */
const BY_PLATFORM = Map.groupBy<string, Surface>(consent, ({ platform }) => platform);

/** The consent that an address asks for, or null when it is no consent request. Never throws. */
export function consentAt(address: string): ConsentActivity | null {
  const text = address.trim();
  const request = readAuthorizeRequest(text, null, HOST_KNOWLEDGE);
  return request === null ? null : consentActivity(surfaceOf(text, request), request, 'flow');
}

/** The surface that reads the page behind the address; without one, any server is read by its parameters. */
function surfaceOf(address: string, { platform, flow }: AuthorizeRequest): SurfaceId {
  const url = URL.parse(address);
  // Pages for the codes of devices are one surface, whoever runs them.
  const own = flow === 'device' ? consent : (BY_PLATFORM.get(platform) ?? []);
  const declared = own.find(({ matches }) => url !== null && matchesUrl(matches, url));
  if (declared !== undefined) return declared.id;
  const first =
    platform === 'oauth' ? undefined : own.find((surface) => surface.platform === platform);
  return first?.id ?? 'consent/generic';
}
