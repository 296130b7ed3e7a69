/**
 * What one tab's authorize request comes to, from the request to the answer. Pure: the flow tracker in
 * the browser room keeps the state, because the page that says "Allow" rarely carries the request.
 */
import { z } from 'zod/mini';
import { AuthorizeRequest, readAuthorizeRequest } from './authorize-request.ts';
import { hostOf } from './dom.ts';
import { type Answer, type FlowEnd, endOf } from './flow-end.ts';
import { HOST_KNOWLEDGE } from './host-knowledge.ts';
import { sameSite } from './site.ts';

export type { FlowEnd } from './flow-end.ts';
export { initiatorOf } from './request-initiator.ts';

/** A person who has not answered after this long has left. */
export const FLOW_LIFETIME = 15 * 60_000;

const OneFlow = z.object({ request: AuthorizeRequest, startedAt: z.int() });
export const ConsentFlow = z.extend(OneFlow, {
  /** The request that waits meanwhile: its server sends people elsewhere to sign in, then goes on. */
  outer: z.optional(OneFlow),
});
export type ConsentFlow = z.infer<typeof ConsentFlow>;

export interface Navigation extends Answer {
  /** Unix time in ms. */
  readonly now: number;
}

export interface Advanced {
  readonly flow: ConsentFlow | null;
  /** How the flow before this navigation ended, if it did. */
  readonly ended: FlowEnd | null;
}

/** The flow after a navigation of its tab. Never throws. */
export function advance(flow: ConsentFlow | null, navigation: Navigation): Advanced {
  const live = flow !== null && navigation.now - flow.startedAt < FLOW_LIFETIME ? flow : null;
  // The answer goes to the app; it may sit on an address that looks like a request itself.
  const end = flow === null ? null : endOf(flow.request, navigation);
  if (end !== null && (live !== null || isSure(flow, end)))
    return { flow: live?.outer ?? null, ended: end };
  const left = flow !== null && live === null ? endWithoutAnswer(flow) : null;
  const request = readAuthorizeRequest(navigation.url, navigation.form, HOST_KNOWLEDGE);
  if (request === null) return { flow: live, ended: left };
  if (live !== null && isSameApp(live.request, request)) {
    return { flow: { ...live, request: merged(live.request, request) }, ended: null };
  }
  const outer = live === null ? null : outerOf(live, request);
  const next = { request, startedAt: navigation.now };
  if (outer !== null) return { flow: { ...next, outer }, ended: null };
  return { flow: next, ended: live === null ? left : endWithoutAnswer(live) };
}

/** Late answers count where it is certain that they answer this request. */
function isSure(flow: ConsentFlow | null, end: FlowEnd): boolean {
  return flow !== null && flow.request.redirectUri !== null && end.result !== 'unknown';
}

/** A device gets its answer without the browser: whether there was one is not known. */
function endWithoutAnswer({ request }: ConsentFlow): FlowEnd {
  return { result: request.flow === 'device' ? 'unknown' : 'abandoned', scopes: null };
}

/**
 * Whether a request is a later step of the one before. Of two client ids in one request the server goes on
 * with one; a request that names no app is the same one as long as it stays with its provider.
 */
function isSameApp(first: AuthorizeRequest, later: AuthorizeRequest): boolean {
  if (first.clientId === '' || later.clientId === '') {
    const listed = first.platform !== 'oauth' && first.platform === later.platform;
    if (!listed && !sameSite(first.host, later.host)) return false;
    if (first.clientId === later.clientId) return first.flow === later.flow;
    // Behind the page for the code comes one that names the app; a request of its own has more to say.
    return first.flow === 'device' && later.redirectUri === null;
  }
  const ids = new Set(first.clientId.split(' '));
  return later.clientId.split(' ').some((id) => ids.has(id));
}

/** The running flow, if the new request comes back to its server: sign-in through another provider. */
function outerOf(live: ConsentFlow, next: AuthorizeRequest): z.infer<typeof OneFlow> | null {
  const returns = next.redirectUri === null ? null : URL.parse(next.redirectUri);
  if (returns === null) return null;
  for (const { request, startedAt } of live.outer === undefined ? [live] : [live, live.outer]) {
    if (sameSite(hostOf(returns), request.host) && !isSameApp(request, next))
      return { request, startedAt };
  }
  return null;
}

/** Later steps of the same flow say less; what the first one said is kept. */
function merged(first: AuthorizeRequest, later: AuthorizeRequest): AuthorizeRequest {
  const both = <T>(a: readonly T[], b: readonly T[]): T[] => [...new Set([...a, ...b])];
  return {
    ...first,
    clientId: first.clientId === '' ? later.clientId : first.clientId,
    scopes: both(first.scopes, later.scopes).slice(0, 500),
    // A request that is made again may lead elsewhere, and ask in another way.
    redirectUri: later.redirectUri ?? first.redirectUri,
    flow: later.flow === 'unknown' || first.flow === 'device' ? first.flow : later.flow,
    offline: first.offline || later.offline,
    organisationWide: first.organisationWide || later.organisationWide,
    opaque: later.opaque || (first.opaque && later.scopes.length === 0),
    accountDomain: later.accountDomain ?? first.accountDomain,
    resources: both(first.resources, later.resources).slice(0, 20),
    details: both(first.details, later.details).slice(0, 50),
    anomalies: both(first.anomalies, later.anomalies),
    accountKind: later.accountKind ?? first.accountKind,
  };
}
