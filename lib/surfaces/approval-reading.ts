/**
 * Which request takes the step. The page's controls are only one way to send it: `form.submit()` and
 * `fetch()` reach no listener, so where the browser lets us, the request itself is held. Pure.
 */
import { APPROVALS } from './approval-registry.ts';
import type { AuthorizeRequest } from './authorize-request.ts';
import { hostOf } from './dom.ts';
import { matchesUrl } from './read.ts';
import { sameSite } from './site.ts';
import type { Approval, Surface, WireRequest } from './surface.ts';

/** The requests that give access, as a surface declares them. */
export function approvalsOf({ id }: Surface): readonly Approval[] {
  return APPROVALS[id] ?? [];
}

/** What a request says of a consent, and whose consent it is. */
export interface ApprovalReading {
  readonly surface: Surface;
  readonly says: 'approve' | 'decline';
}

/**
 * Whether a request takes or refuses a consent.
 * @param flow the authorize request that runs in the tab, or null. Without one only declared requests
 * are known.
 * @returns null for every other request. Never throws.
 */
export function approvalOf(
  surfaces: readonly Surface[],
  request: WireRequest,
  flow: AuthorizeRequest | null,
): ApprovalReading | null {
  const here = ({ urls }: Approval) => matchesUrl(urls, request.url);
  const own = surfaces.filter((surface) => declaresHost(surface, request.url));
  const known = readings(own, request, here) ?? readings(surfaces, request, here);
  if (known !== null || flow === null) return known;
  // A host whose approvals are declared sends many other requests; only the declared ones count there.
  if (own.length > 0) return null;
  if (!sameSite(hostOf(request.url), flow.host)) return null;
  const general = readings(surfaces, request, (approval) => approval.urls.length === 0);
  if (general === null) return null;
  const named = surfaces.find(
    ({ kind, platform }) =>
      kind === 'consent' && platform === flow.platform && platform !== 'oauth',
  );
  return { ...general, surface: named ?? general.surface };
}

/** Match patterns of every declared approval, each once. */
export function approvalUrls(surfaces: readonly Surface[]): string[] {
  const all = surfaces.flatMap((surface) => approvalsOf(surface).flatMap(({ urls }) => urls));
  return [...new Set(all)];
}

/** True where an approval of the surface is declared for the very host of the address. */
function declaresHost(surface: Surface, url: URL): boolean {
  const hosts = approvalsOf(surface).flatMap(({ urls }) =>
    urls.flatMap((pattern) => /^[^/]+:\/\/(?!\*\/)[^/]+\//u.exec(pattern) ?? []),
  );
  return matchesUrl(
    hosts.map((host) => `${host}*`),
    url,
  );
}

/** The first approval among those that fit, else the first refusal: where both stand, the step counts. */
function readings(
  surfaces: readonly Surface[],
  request: WireRequest,
  fits: (approval: Approval) => boolean,
): ApprovalReading | null {
  let refusal: ApprovalReading | null = null;
  for (const surface of surfaces) {
    for (const approval of approvalsOf(surface)) {
      const says = fits(approval) ? saidBy(approval, request) : null;
      if (says === 'approve') return { surface, says };
      if (says === 'decline') refusal ??= { surface, says };
    }
  }
  return refusal;
}

function saidBy(approval: Approval, request: WireRequest) {
  try {
    return approval.says(request);
  } catch {
    // A body may hold anything. What cannot be read is not a refusal: it is judged as the step.
    return 'approve' as const;
  }
}
