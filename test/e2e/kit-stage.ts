/** A service, a policy that warns before sharing outside, and a kit of the command for it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Policy } from '../../lib/policy/schema.ts';
import { type ConsoleClient, consoleClient } from '../support/console-client.ts';
import { type SitesServer, htmlResponse, startSitesServer } from '../support/sites-server.ts';
import { BUILT, type Stage, startStage } from '../support/stage.ts';
import { zipDirectory } from '../../cli/release/zip.ts';
import { handrail } from '../unit/cli/run.ts';
import { type SavedPage, savedPage } from './house.ts';

export interface KitStage {
  readonly stage: Stage;
  readonly sites: SitesServer;
  readonly console: ConsoleClient;
  readonly share: SavedPage;
  /** Folder of the kit. */
  readonly kit: string;
  /** Publishes the policy with this rule's id, under the next version. */
  readonly publish: (rule: string) => Promise<void>;
  /** How many shares the site received. */
  readonly sent: () => number;
  /** Whether the report address says yes; while it does not, records wait in the browser. */
  readonly takeReports: (take: boolean) => void;
  readonly close: () => Promise<void>;
}

/** Starts it all; the kit is written by the command as an admin calls it. */
export async function openKitStage(): Promise<KitStage> {
  const stage = await startStage();
  const folder = mkdtempSync(join(tmpdir(), 'handrail-kit-e2e-'));
  const share = savedPage('share/sharepoint/send-external');
  let version = 0;
  const publish = async (rule: string) => {
    version += 1;
    await stage.publish(policyWith(rule, version));
  };
  await publish('outside');
  const sites = await startSitesServer({
    sites: {
      'acme.sharepoint.com': (request) =>
        request.method === 'GET' ? htmlResponse(share.html) : Response.json({ ok: true }),
    },
  });
  let takes = true;
  const front = await startFront(stage, () => takes);
  const kit = join(folder, 'kit');
  const values = join(folder, 'values.json');
  writeFileSync(values, JSON.stringify({ ...stage.values, reportUrl: `${front.url}/report` }));
  const ran = await handrail(
    ...['kit', '--out', kit, '--values', values],
    ...['--id', stage.extensionId, '--update-url', stage.updateUrl],
    ...['--xpi-url', `${front.url}/handrail.xpi`],
  );
  if (ran.code !== 0) throw new Error(`handrail kit: ${ran.err}`);
  return {
    ...{ stage, sites, share, kit, publish },
    console: await consoleClient(stage.service().url, stage.adminPassword),
    sent: () =>
      sites.requests.filter(({ method, path }) => method === 'POST' && path.includes('ShareLink'))
        .length,
    takeReports: (take) => {
      takes = take;
    },
    close: async () => {
      front.server.close();
      await sites.close();
      await stage.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function policyWith(rule: string, version: number): Policy {
  return Policy.parse({
    vocabulary: 1,
    id: 'acme',
    version,
    issued: '2026-01-01T00:00:00Z',
    expires: '2099-01-01T00:00:00Z',
    organisation: { name: 'Acme' },
    lists: { domains: { own: ['acme.example'] } },
    // Its scripts are registered at run time.
    hosts: [{ surface: 'publish/node-red', hosts: ['flows.acme.example'] }],
    rules: [
      {
        id: rule,
        kinds: ['share'],
        when: { audienceAtLeast: 'external' },
        effect: 'acknowledge',
        stage: 'enforce',
      },
    ],
  });
}

/** Stands before the service: hands out the package for Firefox, and passes reports on or says "later". */
async function startFront(
  stage: Stage,
  takesReports: () => boolean,
): Promise<{ server: Server; url: string }> {
  const xpi = zipDirectory(BUILT.firefox);
  const server = createServer((request, response) => {
    if (request.url === '/handrail.xpi') {
      response.writeHead(200, { 'Content-Type': 'application/x-xpinstall' });
      response.end(xpi);
    } else if (!takesReports()) {
      response.writeHead(503, { 'Retry-After': '1', 'Access-Control-Allow-Origin': '*' });
      response.end();
    } else void passOn(stage, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function passOn(
  stage: Stage,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { authorization, 'content-type': type, 'content-encoding': encoding } = request.headers;
  const answer = await fetch(`${stage.service().url}/report`, {
    method: 'POST',
    headers: {
      'Content-Type': type ?? '',
      ...(authorization === undefined ? {} : { Authorization: authorization }),
      ...(encoding === undefined ? {} : { 'Content-Encoding': encoding }),
    },
    body: await buffer(request),
  });
  response.writeHead(answer.status, { 'Content-Type': 'application/json' });
  response.end(await answer.text());
}
