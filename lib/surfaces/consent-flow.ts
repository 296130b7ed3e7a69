/**
 * What one tab's authorize request comes to, from the request to the answer. Pure: the flow tracker in
 * the browser room keeps the state, because the page that says "Allow" rarely carries the request.
 */
import { z } from 'zod/mini';
import { AuthorizeRequest, readAuthorizeRequest } from './authorize-request.ts';
import { hostOf } from './dom.ts';

/** A person who has not answered after this long has left. */
export const FLOW_LIFETIME = 15 * 60_000;

const OneFlow = z.object({ request: AuthorizeRequest, startedAt: z.int() });
export const ConsentFlow = z.extend(OneFlow, {
  /** The request that waits meanwhile: its server sends people elsewhere to sign in, then goes on. */
  outer: z.optional(OneFlow),
});
export type ConsentFlow = z.infer<typeof ConsentFlow>;

export interface Navigation {
  readonly url: string;
  readonly form: Readonly<Record<string, readonly string[]>> | null;
  /** Whether the page is there: only then is the address whole, with its fragment. */
  readonly committed: boolean;
  /** Unix time in ms. */
  readonly now: number;
}

export type FlowEnd = 'granted' | 'refused' | 'unknown';

export interface Advanced {
  readonly flow: ConsentFlow | null;
  /** How the flow before this navigation ended, if it did. */
  readonly ended: FlowEnd | null;
}

/** The flow after a navigation of its tab. Never throws. */
export function advance(flow: ConsentFlow | null, navigation: Navigation): Advanced {
  const live = flow !== null && navigation.now - flow.startedAt < FLOW_LIFETIME ? flow : null;
  // The answer goes to the app; it may sit on an address that looks like a request itself.
  const end = live === null ? null : endOf(live, navigation);
  if (end !== null) return { flow: live?.outer ?? null, ended: end };
  const request = readAuthorizeRequest(navigation.url, navigation.form);
  if (request === null) return { flow: live, ended: null };
  if (live !== null && live.request.clientId === request.clientId) {
    return { flow: { ...live, request: merged(live.request, request) }, ended: null };
  }
  const outer = live === null ? null : outerOf(live, request);
  const next = { request, startedAt: navigation.now };
  return { flow: outer === null ? next : { ...next, outer }, ended: null };
}

/** The running flow, if the new request comes back to its server: sign-in through another provider. */
function outerOf(live: ConsentFlow, next: AuthorizeRequest): z.infer<typeof OneFlow> | null {
  for (const flow of live.outer === undefined ? [live] : [live, live.outer]) {
    const returns = next.redirectUri === null ? null : URL.parse(next.redirectUri);
    if (
      returns !== null &&
      hostOf(returns) === flow.request.host &&
      next.clientId !== flow.request.clientId
    )
      return { request: flow.request, startedAt: flow.startedAt };
  }
  return null;
}

/** Later steps of the same flow say less; what the first one said is kept. */
function merged(first: AuthorizeRequest, later: AuthorizeRequest): AuthorizeRequest {
  const asked = new Set([...first.scopes, ...later.scopes]);
  return {
    ...first,
    scopes: [...asked],
    redirectUri: first.redirectUri ?? later.redirectUri,
    offline: first.offline || later.offline,
    organisationWide: first.organisationWide || later.organisationWide,
    opaque: first.opaque && later.opaque,
    accountDomain: later.accountDomain ?? first.accountDomain,
  };
}

/** How a flow ended: the answer stands in the query, the fragment or a posted form (OAuth 2.0 response modes). */
function endOf(flow: ConsentFlow, { url: address, form, committed }: Navigation): FlowEnd | null {
  const url = URL.parse(address);
  if (url === null) return null;
  const answer = new URLSearchParams(url.hash.replace(/^#/u, ''));
  const has = (name: string) =>
    url.searchParams.has(name) || answer.has(name) || (form !== null && Object.hasOwn(form, name));
  const { redirectUri } = flow.request;
  const returned =
    redirectUri === null
      ? url.hostname !== flow.request.host && (has('code') || has('error'))
      : redirectUri === `${url.protocol}//${url.host}${url.pathname}`;
  if (!returned) return null;
  if (has('error')) return 'refused';
  if (has('code') || has('access_token') || has('id_token')) return 'granted';
  // A request carries no fragment; the answer may show once the page is there.
  return committed ? 'unknown' : null;
}
