/** The short path in a real Firefox, installed and configured by its own enterprise policy. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveOf } from '../../cli/release/release.ts';
import { FIREFOX_ID } from '../../lib/policy/configuration.ts';
import { Policy } from '../../lib/policy/schema.ts';
import { consoleClient } from '../support/console-client.ts';
import { type ManagedFirefox, launchManagedFirefox } from '../support/firefox.ts';
import { until } from '../support/person.ts';
import { startSitesServer, type SitesServer } from '../support/sites-server.ts';
import { BUILT, type Stage, startStage } from '../support/stage.ts';
import {
  type AuthorizationServer,
  startAuthorizationServer,
} from '../trial/authorization-server.ts';
import { type ClientApp, startClientApp } from '../trial/client-app.ts';
import { savedPage } from './house.ts';
import { outsideRule } from './rules.ts';

let stage: Stage;
let sites: SitesServer;
let firefox: ManagedFirefox;
let app: ClientApp;
let server: AuthorizationServer;
const pictures = mkdtempSync(join(tmpdir(), 'handrail-firefox-'));
const share = savedPage('share/sharepoint/send-external');

beforeAll(async () => {
  stage = await startStage();
  await stage.publish(
    Policy.parse({
      vocabulary: 1,
      id: 'acme',
      version: 1,
      issued: '2026-01-01T00:00:00Z',
      expires: '2099-01-01T00:00:00Z',
      organisation: { name: 'Acme' },
      lists: { domains: { own: ['acme.example'] }, scopes: { mail: ['mail.*'] } },
      rules: [
        {
          id: 'mail',
          kinds: ['consent'],
          when: { scopeIn: 'mail' },
          effect: 'acknowledge',
          stage: 'enforce',
        },
        outsideRule('block'),
      ],
    }),
  );
  app = await startClientApp();
  server = await startAuthorizationServer({ redirectUri: app.redirectUri });
  app.useIssuer(server.issuer);
  sites = await startSitesServer({
    sites: {
      'acme.sharepoint.com': (request) =>
        request.method === 'GET'
          ? new Response(share.html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
          : Response.json({ ok: true }),
    },
  });
  firefox = await launchManagedFirefox({
    extension: BUILT.firefox,
    extensionId: FIREFOX_ID,
    values: stage.values,
    sites,
    install: 'policy',
  });
  // The first pull brings the policy; the service has seen it when the health event arrives.
  const seen = await consoleClient(stage.service().url, stage.adminPassword);
  await seen.waitFor((row) => row.type === 'health' && row.message.includes('Version 1'), 30_000);
});

afterAll(async () => {
  await firefox?.close();
  await sites?.close();
  await server?.close();
  await app?.close();
  await stage?.close();
  rmSync(pictures, { recursive: true, force: true });
});

/** Whether the page has it now; while another document takes its place, it has nothing. */
const has = (page: Page, selector: string): Promise<boolean> =>
  page.$(selector).then(
    (element) => element !== null,
    () => false,
  );

/** A click at the middle of an element, by the real mouse. */
async function click(page: Page, selector: string): Promise<void> {
  const element = await page.waitForSelector(selector);
  const box = await element?.boundingBox();
  if (!box) throw new Error(`${selector} is not on screen`);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('Firefox, managed', () => {
  it.each([
    ['form.submit()', `document.querySelector('form').submit()`],
    [
      'fetch',
      `fetch(document.querySelector('form').action, { method: 'POST', body: new URLSearchParams({ prompt: 'consent' }) }).catch(() => {})`,
    ],
  ])('holds what a page’s script sends: %s', async (_name, script) => {
    const page = await firefox.browser.newPage();
    const since = Date.now();
    await page.goto(`${app.url}/connect/mailtidy`);
    await until(
      10_000,
      async () => ((await has(page, 'form')) ? true : null),
      async () => `no page with a form: ${page.url()}`,
    );
    if (await has(page, 'input[name=login]')) await click(page, '[type=submit]');
    await until(
      10_000,
      async () => ((await has(page, 'input[name=prompt][value=consent]')) ? true : null),
      async () => `no consent page: ${page.url()}`,
    );
    await pause(1_500);
    const before = server.received.consents.length;
    await page.evaluate(`setTimeout(() => { ${script} }, 20)`);
    await pause(1_500);
    expect(server.received.consents).toHaveLength(before);
    await page.close();
    const seen = await consoleClient(stage.service().url, stage.adminPassword);
    await seen.waitFor((row) => row.time >= since && row.outcome === 'blocked', 40_000);
  });

  it('holds a consent at the real authorization server and lets it go on', async () => {
    const page = await firefox.browser.newPage();
    const since = Date.now();
    await page.goto(`${app.url}/connect/mailtidy`);
    if (await has(page, 'input[name=login]')) await click(page, '[type=submit]');
    await until(
      10_000,
      async () => ((await has(page, 'input[name=prompt][value=consent]')) ? true : null),
      async () => `no consent page: ${page.url()}`,
    );
    await pause(1_500);
    const before = server.received.consents.length;
    await click(page, '[type=submit]');
    await pause(1_500);
    await page.screenshot({ path: join(pictures, 'consent.png') });
    expect(server.received.consents).toHaveLength(before);
    // The safe choice has the focus; the next one is the way on.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await until(
      10_000,
      async () => (server.received.consents.length > before ? true : null),
      async () => 'the consent was not sent',
    );
    const seen = await consoleClient(stage.service().url, stage.adminPassword);
    expect(
      await seen.waitFor((row) => row.time >= since && row.outcome === 'proceeded', 40_000),
    ).toMatchObject({
      surface: 'consent/generic',
      subject: 'mailtidy',
    });
    await page.close();
  });

  it('holds a share, and nothing is sent', async () => {
    const page = await firefox.browser.newPage();
    const since = Date.now();
    await page.goto(share.url);
    await pause(1_500);
    await click(page, '.ms-Button--primary');
    await pause(1_000);
    await page.keyboard.press('Escape');
    const sent = sites.requests.filter(
      ({ method, path }) => method === 'POST' && path.includes('ShareLink'),
    );
    expect(sent).toEqual([]);
    const seen = await consoleClient(stage.service().url, stage.adminPassword);
    await seen.waitFor((row) => row.time >= since && row.outcome === 'blocked', 40_000);
    await page.close();
  });

  it('leaves no dead dialog when it is updated, and the new version holds the same page', async () => {
    const page = await firefox.browser.newPage();
    await page.goto(share.url);
    await pause(1_500);
    await click(page, '.ms-Button--primary');
    const stands = () =>
      page.$$eval(':root > *', (all) =>
        all.map(({ localName }) => localName).filter((name) => name.includes('-')),
      );
    const [asked] = await until(
      5_000,
      async () => ((await stands()).length > 0 ? stands() : null),
      async () => 'no dialog came',
    );
    const next = join(pictures, 'next.xpi');
    writeFileSync(next, archiveOf(BUILT.firefox, '99.0.0').archive);
    await firefox.browser.installExtension(next);
    await until(
      10_000,
      async () => ((await stands()).length === 0 ? true : null),
      async () => 'the dialog of the version before is still there',
    );
    await click(page, '.ms-Button--primary');
    const [again] = await until(
      5_000,
      async () => ((await stands()).length > 0 ? stands() : null),
      async () => 'the new version did not ask',
    );
    expect(again).not.toBe(asked);
    const isSent = ({ method, path }: { method: string; path: string }) =>
      method === 'POST' && path.includes('ShareLink');
    expect(sites.requests.filter(isSent)).toEqual([]);
    await page.close();
  });
});
