/** The saved share dialog of Google Docs at its own address: nobody can run Google Drive on loopback. */
import { readFileSync } from 'node:fs';
import { type SitesServer, htmlResponse, startSitesServer } from '../support/sites-server.ts';

const HOST = 'docs.google.com';
const PAGE = 'test/sites/share/google-drive/invite-external';

export interface DrivePage {
  /** Short address that leads to the dialog. */
  readonly url: string;
  /** For the browser that shall see it. */
  readonly hostMap: string;
  /** How many shares the page has sent. */
  readonly sent: () => number;
  readonly close: () => Promise<void>;
}

/** Starts a server that plays docs.google.com. Only a browser with its host map comes here. */
export async function startDrivePage(): Promise<DrivePage> {
  const { url } = JSON.parse(readFileSync(`${PAGE}.json`, 'utf8')) as { url: string };
  const html = readFileSync(`${PAGE}.html`, 'utf8');
  const saved = new URL(url);
  const answer = (request: Request): Response => {
    const { pathname } = new URL(request.url);
    if (request.method === 'POST') return Response.json({ ok: true });
    if (pathname === '/') return new Response(null, { status: 302, headers: { Location: url } });
    return pathname === saved.pathname ? htmlResponse(html) : htmlResponse('Not saved.', 404);
  };
  const server: SitesServer = await startSitesServer({ sites: { [HOST]: answer } });
  return {
    url: `https://${HOST}/`,
    hostMap: server.hostMap,
    sent: () => server.requests.filter(({ method }) => method === 'POST').length,
    close: () => server.close(),
  };
}
