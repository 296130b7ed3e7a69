/** The request by which Node-RED deploys: it carries credentials of those nodes only whose own were changed. */
import { z } from 'zod/mini';
import type { ConnectFacts } from '../../activity/activity.ts';
import { connectorIdOf } from '../connector-name.ts';
import { hostOf } from '../dom.ts';
import type { WireCall, WireReading, WireRequest } from '../surface.ts';
import { hostAmong, isMethod, jsonBody } from '../wire.ts';

const address = z.optional(z.unknown());
const Node = z.object({
  type: z.string(),
  credentials: z.optional(z.record(z.string(), z.unknown())),
  broker: address,
  server: address,
  host: address,
  hostname: address,
  url: address,
});
/** Version 2 of the admin API; version 1 sends the nodes alone. */
const Flows = z.union([z.object({ flows: z.array(Node) }), z.array(Node)]);

export const nodeRedCredentialWire: readonly WireCall[] = [
  {
    name: 'Deploy credentials',
    urls: ['*://*/flows', '*://*/*/flows'],
    read,
    seen: 'request of Node-RED 5.0.7 as it runs, 2026-11',
    sure: 'high',
  },
];

function read(request: WireRequest): WireReading {
  if (!isMethod(request, 'POST')) return null;
  // Other products have such addresses, too, and a body that was cut says nothing.
  const body = jsonBody(request, Flows);
  if (body === null) return null;
  const nodes = Array.isArray(body) ? body : body.flows;
  const node = nodes.find(({ credentials }) => Object.values(credentials ?? {}).some(isSecret));
  if (node === undefined) return null;
  return {
    kind: 'connect',
    surface: 'connect/node-red',
    platform: 'node-red',
    host: hostOf(request.url),
    accountDomain: null,
    sensor: 'wire',
    connector: { id: connectorIdOf(node.type), name: null },
    sharedWith: 'unchanged',
    endpointHost: hostAmong([node.broker, node.server, node.host, node.hostname, node.url]),
  } satisfies ConnectFacts;
}

/** The editor leaves out what it was not given, and says `has_…` of what is stored. */
const isSecret = (value: unknown): boolean => typeof value === 'string' && value !== '';
