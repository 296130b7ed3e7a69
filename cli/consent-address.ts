/** An address as the activity that opening it would be. */
import type { ConsentActivity, SurfaceId } from '../lib/activity/activity.ts';
import { consentActivity, readAuthorizeRequest } from '../lib/surfaces/authorize-request.ts';

/** Surfaces that read the consent pages of one provider; all others are read by their parameters. */
const SURFACES: Readonly<Record<string, SurfaceId>> = {
  google: 'consent/google',
  microsoft: 'consent/microsoft-entra',
};

/** The consent that an address asks for, or null when it is no consent request. Never throws. */
export function consentAt(address: string): ConsentActivity | null {
  const request = readAuthorizeRequest(address.trim());
  if (request === null) return null;
  return consentActivity(SURFACES[request.platform] ?? 'consent/generic', request, 'flow');
}
