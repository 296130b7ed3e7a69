/** The requests by which Flowise stores credentials. What is secret in them is not looked at. */
import { z } from 'zod/mini';
import { hostOf } from '../dom.ts';
import type { WireCall, WireReading, WireRequest } from '../surface.ts';
import { hostAmong, isMethod, jsonBody } from '../wire.ts';

const Credential = z.object({
  credentialName: z.string(),
  plainDataObj: z.optional(z.nullable(z.record(z.string(), z.unknown()))),
});

/** Names of fields that hold the other side's address; all others may be secrets. */
const ADDRESS = /^(?:base_?url|base_?path|endpoint|host|url|server_?url)$/iu;

export const flowiseWire: readonly WireCall[] = [
  {
    name: 'Store credentials',
    urls: ['*://*/api/v1/credentials', '*://*/api/v1/credentials/*'],
    read,
    seen: 'request of Flowise 3.1.4 as it runs, 2026-11',
    sure: 'high',
  },
];

function read(request: WireRequest): WireReading {
  if (!isMethod(request, 'POST', 'PUT')) return null;
  const body = jsonBody(request, Credential);
  if (body === null) return 'unreadable';
  const fields = Object.entries(body.plainDataObj ?? {});
  return {
    kind: 'connect',
    surface: 'connect/flowise',
    platform: 'flowise',
    host: hostOf(request.url),
    accountDomain: null,
    sensor: 'wire',
    connector: { id: body.credentialName.slice(0, 200), name: null },
    sharedWith: 'unchanged',
    endpointHost: hostAmong(
      fields.filter(([name]) => ADDRESS.test(name)).map(([, value]) => value),
    ),
  };
}
