/** Everything an end-to-end test needs, started once for each file: service, browser, real tools, pages. */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { Status } from '../../lib/browser/messages.ts';
import { Policy } from '../../lib/policy/schema.ts';
import { readAuthorizeRequest } from '../../lib/surfaces/authorize-request.ts';
import { sendFrom } from '../support/extension-page.ts';
import { type ConsoleClient, consoleClient } from '../support/console-client.ts';
import {
  type ManagedChromium,
  launchManagedChromium,
  managedPolicies,
  sharedProcesses,
} from '../support/managed-chromium.ts';
import { type Person, personAt, until } from '../support/person.ts';
import {
  evaluateInServiceWorker,
  killServiceWorker,
  waitForServiceWorker,
} from '../support/service-worker.ts';
import { type SitesServer, htmlResponse, startSitesServer } from '../support/sites-server.ts';
import { type Stage, type StageOptions, startStage } from '../support/stage.ts';

/** A saved page, with what is known about it. */
export interface SavedPage {
  readonly url: string;
  readonly html: string;
  readonly flow: {
    host: string;
    flow: string;
    clientId: string;
    scopes: string[];
    redirectUri: string | null;
    offline: boolean;
  } | null;
  readonly control: string | null;
}

/** Reads `test/sites/<name>.html` and its facts. */
export function savedPage(name: string): SavedPage {
  const facts = JSON.parse(
    readFileSync(`test/sites/${name}.json`, 'utf8'),
  ) as Partial<SavedPage> & { url: string };
  return {
    url: facts.url,
    html: readFileSync(`test/sites/${name}.html`, 'utf8'),
    flow: facts.flow ?? null,
    control: facts.control ?? null,
  };
}

/** Rules of a test policy; the rest is filled in. */
export type TestPolicy = Omit<Partial<Policy>, 'rules'> & { readonly rules?: unknown[] };

export interface House {
  readonly stage: Stage;
  readonly sites: SitesServer;
  readonly browser: () => ManagedChromium;
  /** Closes the browser; the function that comes back starts it again on the same profile. */
  /** Gives the browser these managed values beside the usual ones, as an admin would. */
  readonly manage: (values: Record<string, unknown>) => Promise<void>;
  readonly closeBrowser: () => Promise<() => Promise<void>>;
  readonly console: ConsoleClient;
  /** Publishes rules under the next version; pages take it up when a step is on screen. */
  readonly publish: (policy: TestPolicy) => Promise<number>;
  /** Opens a saved page at its own address, over the authorize request that leads there if it has one. */
  readonly open: (page: SavedPage) => Promise<{ page: Page; person: Person }>;
  readonly newPage: () => Promise<{ page: Page; person: Person }>;
  /** Requests that a site received besides documents and icons. */
  readonly received: (host: string) => Array<{ method: string; path: string; body: string }>;
  /** Ends the worker, as the browser does when it is idle. */
  readonly killWorker: () => Promise<void>;
  /** Evaluates in the worker, starting it if it sleeps. */
  readonly inWorker: (expression: string) => Promise<unknown>;
  /** What the status page shows. */
  readonly status: () => Promise<Status>;
  /** Makes the browser look for a policy now, as its poll would, and says what the status page shows then. */
  readonly pull: () => Promise<Status>;
  readonly close: () => Promise<void>;
}

const ANY_ORIGIN = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-allow-methods': '*',
};

/** Hosts of the saved pages, and of the requests that lead to them. */
export const HOSTS: readonly string[] = [
  ...new Set([
    ...hostsOfSavedPages(),
    ...hostsOfSavedRequests(),
    'drive.google.com',
    'acme.sharepoint.com',
  ]),
];

function hostsOfSavedRequests(): string[] {
  return readdirSync('test/sites', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.request.json'))
    .map((name) => JSON.parse(readFileSync(`test/sites/${name}`, 'utf8')) as { url: string })
    .map(({ url }) => new URL(url).hostname);
}

function hostsOfSavedPages(): string[] {
  return readdirSync('test/sites', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json') && !name.endsWith('.request.json'))
    .map((name) => savedPage(name.slice(0, -'.json'.length)))
    .filter(({ url }) => url.startsWith('https:'))
    .flatMap(({ url, flow }) => [new URL(url).hostname, ...(flow === null ? [] : [flow.host])]);
}

/**
 * Starts the house and waits until the browser has its policy.
 * @param isolation `site` for tests of frames and of what pages try against each other
 */
export async function openHouse(
  values: Record<string, unknown> = {},
  service: StageOptions['service'] = {},
  isolation: 'none' | 'site' = 'none',
): Promise<House> {
  const stage = await startStage({ service });
  const shown = new Map<string, string>();
  const site = (request: Request): Response => {
    const url = new URL(request.url);
    // Products call interfaces on other hosts of theirs.
    if (request.method !== 'GET') return Response.json({ ok: true }, { headers: ANY_ORIGIN });
    const target = url.searchParams.get('handrail-test-target');
    if (target !== null) return new Response(null, { status: 302, headers: { Location: target } });
    const html = shown.get(`${url.hostname}${url.pathname}`);
    return html === undefined ? new Response('nothing here', { status: 404 }) : htmlResponse(html);
  };
  const sites = await startSitesServer({
    sites: Object.fromEntries([...HOSTS, 'app.client.example'].map((host) => [host, site])),
  });
  let version = 1;
  const publish = async ({ rules = [], ...rest }: TestPolicy) => {
    version += 1;
    await stage.publish(testPolicy(version, rules, rest));
    return version;
  };
  await stage.publish(testPolicy(version, [], {}));
  const profile = mkdtempSync(join(tmpdir(), 'handrail-profile-'));
  const extra = { ...values };
  const policies = () =>
    managedPolicies({
      id: stage.extensionId,
      updateUrl: stage.updateUrl,
      values: { ...stage.values, ...extra },
    });
  const launch = async () => {
    const launched = await launchManagedChromium({
      policies: policies(),
      hostMap: sites.hostMap,
      locale: 'en-US',
      args: ['--lang=en-US', ...(isolation === 'none' ? sharedProcesses : [])],
      userDataDir: profile,
    });
    await waitForServiceWorker(launched.context, stage.extensionId);
    return launched;
  };
  let browser = await launch();
  const inWorker = async (expression: string) => {
    await waitForServiceWorker(browser.context, stage.extensionId);
    return evaluateInServiceWorker(browser.context, stage.extensionId, expression);
  };
  const newPage = async () => {
    const page = await browser.context.newPage();
    return { page, person: await personAt(page) };
  };
  /** Asks as the status page does, from the status page. */
  const askWorker = async (message: object): Promise<unknown> => {
    const page = await browser.context.newPage();
    await page.goto(`chrome-extension://${stage.extensionId}/options.html`);
    const answer = await sendFrom(page, message);
    await page.close();
    return answer;
  };
  const house: House = {
    stage,
    sites,
    browser: () => browser,
    console: await consoleClient(stage.service().url, stage.adminPassword),
    publish,
    newPage,
    inWorker,
    open: async (saved) => {
      const { page, person } = await newPage();
      const url = new URL(saved.url);
      shown.set(`${url.hostname}${url.pathname}`, saved.html);
      await page.goto(saved.flow === null ? saved.url : entryOf(saved));
      await page.waitForLoadState('load');
      return { page, person };
    },
    received: (host) =>
      sites.requests.filter(
        (request) => request.host.split(':')[0] === host && request.method === 'POST',
      ),
    killWorker: async () => {
      await killServiceWorker(browser.context, stage.extensionId);
    },
    status: async () => Status.parse(await askWorker({ type: 'status' })),
    pull: async () => Status.parse(await askWorker({ type: 'pull-now' })),
    manage: async (changed) => {
      Object.assign(extra, changed);
      browser.writePolicies(policies());
      await browser.reloadPolicies();
    },
    closeBrowser: async () => {
      await browser.close();
      return async () => {
        browser = await launch();
      };
    },
    close: async () => {
      await browser.close();
      await sites.close();
      await stage.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
  await until(
    20_000,
    async () => {
      const held = JSON.stringify(await inWorker('chrome.storage.local.get()'));
      return held.includes('policy-1') ||
        stage.values['policyUrl'] !== { ...stage.values, ...values }['policyUrl']
        ? true
        : null;
    },
    async () =>
      `the browser got no policy: ${JSON.stringify(await inWorker('chrome.storage.local.get()'))}`,
  );
  return house;
}

/**
 * The authorize request that would have led to the page, redirected there by the site. A page whose own
 * address says all of the request is opened as it is.
 */
function entryOf(saved: SavedPage): string {
  const { flow } = saved;
  if (saysAll(saved)) return saved.url;
  const entry = new URL(`https://${flow?.host}/`);
  entry.pathname = ENTRIES[entry.hostname] ?? '/oauth/authorize';
  entry.searchParams.set('client_id', flow?.clientId ?? '');
  entry.searchParams.set('response_type', 'code');
  entry.searchParams.set('scope', (flow?.scopes ?? []).join(' '));
  entry.searchParams.set('state', 'secret-state-value');
  if (flow?.redirectUri) entry.searchParams.set('redirect_uri', flow.redirectUri);
  if (flow?.offline) entry.searchParams.set('access_type', 'offline');
  entry.searchParams.set('handrail-test-target', saved.url);
  return entry.href;
}

function saysAll({ url, flow }: SavedPage): boolean {
  const own = readAuthorizeRequest(url);
  return (
    own?.clientId === flow?.clientId &&
    own?.redirectUri === flow?.redirectUri &&
    own?.scopes.length === flow?.scopes.length
  );
}

const ENTRIES: Readonly<Record<string, string>> = {
  'accounts.google.com': '/o/oauth2/v2/auth',
  'login.microsoftonline.com': '/common/oauth2/v2.0/authorize',
};

/** A policy for tests with these rules; `rest` stands instead of what else it says. */
export function testPolicy(version: number, rules: unknown[], rest: object): Policy {
  return Policy.parse({
    vocabulary: 1,
    id: 'acme',
    version,
    issued: '2026-01-01T00:00:00Z',
    expires: '2099-01-01T00:00:00Z',
    organisation: { name: 'Acme' },
    lists: {
      domains: { own: ['acme.example'], partner: ['partner.example'], consumer: ['gmail.com'] },
      scopes: { mail: ['mail.*'] },
    },
    rules,
    ...rest,
  });
}
