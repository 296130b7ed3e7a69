/** The requests by which Power Apps and Power Automate store a connection, and share one. */
import { z } from 'zod/mini';
import type { ConnectFacts, LinkReach } from '../../activity/activity.ts';
import { hostOf } from '../dom.ts';
import { Permissions } from '../share/power-apps-wire.ts';
import type { WireCall, WireReading, WireRequest } from '../surface.ts';
import { inPath, isMethod, jsonBody } from '../wire.ts';

const HOST = 'https://*.api.powerapps.com/providers/Microsoft.PowerApps';

/** Parameters differ from connector to connector; `server` is that of SQL Server and its kin. */
const Connection = z.object({
  properties: z.object({
    connectionParameters: z.optional(
      z.nullable(z.object({ server: z.optional(z.nullable(z.string())) })),
    ),
  }),
});

export const powerPlatformWire: readonly WireCall[] = [
  {
    name: 'connection',
    urls: [`${HOST}/*apis/*/connections/*`],
    read: readConnection,
    seen: 'public code, 2026-11: create a connection, then wait until it is connected',
    sure: 'high',
  },
  {
    name: 'connection modifyPermissions',
    urls: [`${HOST}/*apis/*/connections/*/modifyPermissions*`],
    read: readSharing,
    seen: 'Microsoft.PowerApps PowerShell module, read 2026-11',
    sure: 'high',
  },
];

const CONNECTOR = /\/apis\/([^/]+)\/connections\//u;

function step(request: WireRequest, sharedWith: LinkReach): ConnectFacts | null {
  const id = inPath(request, CONNECTOR)?.slice(0, 200) ?? null;
  if (id === null) return null;
  return {
    kind: 'connect',
    surface: 'connect/power-platform',
    platform: 'microsoft',
    host: hostOf(request.url),
    accountDomain: null,
    sensor: 'wire',
    connector: { id, name: null },
    sharedWith,
    endpointHost: null,
  };
}

function readConnection(request: WireRequest): WireReading {
  // Deleting and looking are no steps, and below a connection stand other things.
  if (!isMethod(request, 'PUT') || !/\/connections\/[^/]+$/u.test(request.url.pathname))
    return null;
  const body = jsonBody(request, Connection);
  const server = body?.properties.connectionParameters?.server ?? '';
  // `tcp:sql.acme.example,1433` is how SQL Server writes a host with its port.
  const host = URL.parse(`https://${server.replace(/^tcp:/iu, '').replace(/[,\\].*$/u, '')}`);
  const facts = step(request, 'unchanged');
  return facts && { ...facts, endpointHost: host === null || server === '' ? null : hostOf(host) };
}

function readSharing(request: WireRequest): WireReading {
  if (!isMethod(request, 'POST')) return null;
  const body = jsonBody(request, Permissions);
  if (body === null) return 'unreadable';
  const given = (body.put ?? []).map(({ properties }) => properties.principal.type);
  if (given.length === 0) return null;
  return step(request, given.includes('Tenant') ? 'organisation' : 'restricted');
}
