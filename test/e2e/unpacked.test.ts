/** Not installed by policy: the browser lets no request be held, and the other layers stand as before. */
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Status } from '../../lib/browser/messages.ts';
import { Policy } from '../../lib/policy/schema.ts';
import { sendFrom } from '../support/extension-page.ts';
import { type ManagedChromium, launchManagedChromium } from '../support/managed-chromium.ts';
import { personAt, until } from '../support/person.ts';
import { waitForServiceWorker } from '../support/service-worker.ts';
import { BUILT, type Stage, startStage } from '../support/stage.ts';
import {
  type AuthorizationServer,
  startAuthorizationServer,
} from '../trial/authorization-server.ts';
import { type ClientApp, startClientApp } from '../trial/client-app.ts';
import { allow } from './consent-stage.ts';

let stage: Stage;
let browser: ManagedChromium;
let app: ClientApp;
let server: AuthorizationServer;
let folder: string;
let id: string;

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
      lists: { scopes: { mail: ['mail.*'] } },
      kill: [{ id: 'made-up', app: 'made-up-app' }],
      rules: [
        {
          id: 'mail',
          kinds: ['consent'],
          when: { scopeIn: 'mail' },
          effect: 'acknowledge',
          stage: 'enforce',
        },
      ],
    }),
  );
  folder = mkdtempSync(join(tmpdir(), 'handrail-unpacked-'));
  cpSync(BUILT.chromium, folder, { recursive: true });
  // An unpacked extension is named after its folder (Chromium's crx_file/id_util).
  const hex = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  id = hex.replace(/./gu, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
  browser = await launchManagedChromium({
    policies: { '3rdparty': { extensions: { [id]: stage.values } } },
    args: ['--enable-unsafe-extension-debugging', '--lang=en-US'],
    locale: 'en-US',
  });
  const session = await browser.context.browser()?.newBrowserCDPSession();
  const send = session!.send.bind(session) as (method: string, words: object) => Promise<unknown>;
  const loaded = await send('Extensions.loadUnpacked', { path: folder });
  if (z.object({ id: z.string() }).parse(loaded).id !== id)
    throw new Error('The browser names unpacked extensions in another way now.');
  await waitForServiceWorker(browser.context, id);
  // Values of an extension that came after the start are read with the next look at the policies.
  await browser.reloadPolicies();
  app = await startClientApp();
  server = await startAuthorizationServer({ redirectUri: app.redirectUri });
  app.useIssuer(server.issuer);
  await until(
    30_000,
    async () => ((await status()).policy?.version === 1 ? true : null),
    async () => `no policy came: ${JSON.stringify(await status())}`,
  );
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  await app?.close();
  await stage?.close();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

async function status(): Promise<Status> {
  const page = await browser.context.newPage();
  await page.goto(`chrome-extension://${id}/options.html`);
  const answer = await sendFrom(page, { type: 'status' });
  await page.close();
  return Status.parse(answer);
}

describe('an extension that was not installed by policy', () => {
  it('says which layer is off, and why', async () => {
    expect((await status()).layers.map(({ id: layer, reason }) => `${layer} ${reason}`)).toEqual([
      'flow on',
      'page on',
      'request not-installed-by-policy',
      'net on',
    ]);
  });

  it('holds the page’s button all the same, and lets go', async () => {
    const page = await browser.context.newPage();
    const person = await personAt(page);
    await page.goto(`${app.url}/connect/mailtidy`);
    await page.getByRole('button', { name: 'Sign-in' }).click();
    await allow(page).waitFor();
    await page.waitForTimeout(600);
    await allow(page).click();
    await person.meets();
    expect(server.received.consents).toHaveLength(0);
    await person.presses(/anyway/iu);
    await page.waitForURL(/callback/u);
    expect(server.received.consents).toHaveLength(1);
    await page.close();
  });

  it('stops a silent request as soon as it is seen, though not before it leaves', async () => {
    const page = await browser.context.newPage();
    const person = await personAt(page);
    await page.goto(app.url);
    await page.evaluate(
      (issuer) =>
        location.assign(
          `${issuer}/auth?client_id=mailtidy&response_type=code&prompt=none&scope=mail.read&redirect_uri=${encodeURIComponent(`${location.origin}/callback`)}`,
        ),
      server.issuer,
    );
    await person.meets();
    expect(page.url()).toContain('blocked.html');
    await page.close();
  });
});
