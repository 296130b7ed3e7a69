/** The requests by which n8n stores and shares credentials. What is secret in them is not looked at. */
import { z } from 'zod/mini';
import type { ConnectFacts } from '../../activity/activity.ts';
import { connectorIdOf } from '../connector-name.ts';
import { hostOf } from '../dom.ts';
import type { WireCall, WireReading, WireRequest } from '../surface.ts';
import { hostAmong, inPath, isMethod, jsonBody } from '../wire.ts';

const address = z.optional(z.unknown());
const Credential = z.object({
  type: z.string(),
  isGlobal: z.optional(z.boolean()),
  data: z.optional(
    z.object({
      host: address,
      server: address,
      serverUrl: address,
      url: address,
      baseUrl: address,
      domain: address,
    }),
  ),
});
const Share = z.object({ shareWithIds: z.array(z.string()) });

const SEEN = 'requests of n8n 2.41.1 as it runs, 2026-11';

export const n8nCredentialWire: readonly WireCall[] = [
  {
    name: 'Store credentials',
    urls: ['*://*/rest/credentials', '*://*/rest/credentials/*'],
    read: readCredential,
    seen: SEEN,
    sure: 'high',
  },
];

function readCredential(request: WireRequest): WireReading {
  // People stand there as ids of this instance's own: that somebody is let in is all it says.
  if (isMethod(request, 'PUT') && inPath(request, /\/([^/]+)\/share$/u) !== null)
    return jsonBody(request, Share)?.shareWithIds.length === 0 ? null : 'unreadable';
  const isNew = isMethod(request, 'POST') && request.url.pathname.endsWith('/credentials');
  const isChange =
    isMethod(request, 'PATCH') && /\/credentials\/[^/]+$/u.test(request.url.pathname);
  if (!isNew && !isChange) return null;
  const body = jsonBody(request, Credential);
  if (body === null) return 'unreadable';
  const { host, server, serverUrl, url, baseUrl, domain } = body.data ?? {};
  return {
    kind: 'connect',
    surface: 'connect/n8n-credential',
    platform: 'n8n',
    host: hostOf(request.url),
    accountDomain: null,
    sensor: 'wire',
    connector: { id: connectorIdOf(body.type), name: null },
    sharedWith: body.isGlobal === true ? 'organisation' : 'unchanged',
    endpointHost: hostAmong([host, server, serverUrl, url, baseUrl, domain]),
  } satisfies ConnectFacts;
}
