/** Pages that a person had open before: at the moment of the install, and when a policy first names their host. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Status } from '../../lib/browser/messages.ts';
import { sendFrom } from '../support/extension-page.ts';
import {
  type ManagedChromium,
  launchManagedChromium,
  managedPolicies,
} from '../support/managed-chromium.ts';
import { personAt } from '../support/person.ts';
import { waitForServiceWorker } from '../support/service-worker.ts';
import { type SitesServer, htmlResponse, startSitesServer } from '../support/sites-server.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { type SavedPage, savedPage, testPolicy } from './house.ts';

/** Declared in the manifest. */
const FILE = savedPage('share/sharepoint/send-external');
/** Anyone may host it: guarded where the policy names its host. */
const DOCUMENT = savedPage('share/grist/invite-outside');
const SOON = { timeout: 30_000 };

let stage: Stage;
let sites: SitesServer;
let browser: ManagedChromium;

const RULE = {
  ...{ id: 'shares', kinds: ['share'], when: { always: true } },
  ...{ effect: 'acknowledge', stage: 'enforce' },
};
const policy = (version: number, hosts: readonly object[]) =>
  testPolicy(version, [RULE], { hosts });

const siteOf = ({ url, html }: SavedPage) => ({
  [new URL(url).hostname]: (request: Request) =>
    request.method === 'GET' ? htmlResponse(html) : Response.json({ ok: true }),
});

beforeAll(async () => {
  stage = await startStage();
  await stage.publish(policy(1, []));
  sites = await startSitesServer({ sites: { ...siteOf(FILE), ...siteOf(DOCUMENT) } });
  browser = await launchManagedChromium({
    policies: {},
    ...{ hostMap: sites.hostMap, locale: 'en-US', args: ['--lang=en-US'] },
  });
});

afterAll(async () => {
  await browser?.close();
  await sites?.close();
  await stage?.close();
});

const sent = () => sites.requests.filter(({ method }) => method === 'POST').length;

async function open(url: string): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(url);
  return page;
}

/** Waits until the worker has this version in force. */
async function inForce(version: number): Promise<void> {
  const status = await open(`chrome-extension://${stage.extensionId}/options.html`);
  const held = async () =>
    Status.parse(await sendFrom(status, { type: 'pull-now' })).policy?.version;
  await expect.poll(held, SOON).toBe(version);
  await status.close();
}

/** The control is used. @returns whether it was held: the person was asked, and nothing had gone out. */
async function isHeld(page: Page, control: string): Promise<boolean> {
  const before = sent();
  const person = await personAt(page);
  await page.bringToFront();
  await page.locator(control).first().click();
  await person.meets();
  const held = sent() === before;
  await page.keyboard.press('Escape');
  await person.isFree();
  return held;
}

it('are guarded without being loaded again', async () => {
  const file = await open(FILE.url);
  const document = await open(DOCUMENT.url);
  browser.writePolicies(
    managedPolicies({ id: stage.extensionId, updateUrl: stage.updateUrl, values: stage.values }),
  );
  await browser.reloadPolicies();
  await waitForServiceWorker(browser.context, stage.extensionId);
  await inForce(1);
  expect(await isHeld(file, '.ms-Button--primary')).toBe(true);

  await stage.publish(policy(2, [{ surface: 'share/grist', hosts: [new URL(DOCUMENT.url).host] }]));
  await inForce(2);
  expect(await isHeld(document, DOCUMENT.control ?? '')).toBe(true);
});
