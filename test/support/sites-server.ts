import { getRequestListener } from '@hono/node-server';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { selfSignedCertificate } from './certificate.ts';

export type SiteHandler = (request: Request) => Response | Promise<Response>;
/** Host names, also wildcards such as `*.sharepoint.com`, to the handler that answers for them. */
export type Sites = Record<string, SiteHandler>;
export type RecordedRequest = {
  host: string;
  method: string;
  /** Path with the query. */
  path: string;
  headers: Record<string, string>;
  body: string;
};
export type SitesServer = {
  port: number;
  /** Value for Chromium's `--host-resolver-rules`. */
  hostMap: string;
  /** The names this server answers for, for Firefox's proxy. */
  hosts: string[];
  /** Every request that arrived, in order; noted before its handler runs. */
  requests: RecordedRequest[];
  close(): Promise<void>;
};

/**
 * Starts an HTTPS server on loopback that plays the named sites, with a throw-away self-signed certificate.
 * In: handlers by host name; an exact name goes before a wildcard. Out: its port, the host map for the browser,
 * and all requests it received. A host without a handler gets 404, a handler that throws gives 500 with its message.
 * Measured on Chromium 156: with the host map and `--ignore-certificate-errors` pages load at
 * https://accounts.google.com without a port, and extensions see that address.
 */
export async function startSitesServer({ sites }: { sites: Sites }): Promise<SitesServer> {
  const requests: RecordedRequest[] = [];
  const hosts = Object.keys(sites);
  const listener = getRequestListener((request) => answer(sites, requests, request), {
    overrideGlobalObjects: false,
  });
  const server = createServer(
    selfSignedCertificate(hosts),
    (request, response) => void listener(request, response),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    hostMap: hosts.map((host) => `MAP ${host} 127.0.0.1:${port}`).join(', '),
    hosts,
    requests,
    close: () => closeServer(server),
  };
}

/**
 * Says whether a host name is covered by a pattern.
 * In: a name or a wildcard `*.example.com` (covers every name under example.com, not example.com itself); a name.
 */
export function hostMatches(pattern: string, host: string): boolean {
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : pattern === host;
}

/** An HTML answer for a site handler. In: the page, status 200 unless told. */
export function htmlResponse(html: string, status = 200): Response {
  return new Response(html, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

async function answer(
  sites: Sites,
  requests: RecordedRequest[],
  request: Request,
): Promise<Response> {
  const address = new URL(request.url);
  requests.push({
    host: address.hostname,
    method: request.method,
    path: address.pathname + address.search,
    headers: Object.fromEntries(request.headers),
    body: await request.clone().text(),
  });
  const handler = sites[address.hostname] ?? wildcardHandler(sites, address.hostname);
  if (!handler) return new Response(`No such site: ${address.hostname}`, { status: 404 });
  try {
    return await handler(request);
  } catch (error) {
    return new Response(`The handler of ${address.hostname} failed: ${String(error)}`, {
      status: 500,
    });
  }
}

function wildcardHandler(sites: Sites, host: string): SiteHandler | undefined {
  const pattern = Object.keys(sites).find((candidate) => hostMatches(candidate, host));
  return pattern === undefined ? undefined : sites[pattern];
}

function closeServer(server: ReturnType<typeof createServer>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
