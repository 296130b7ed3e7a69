/** The worker ends between every two steps, and nothing changes for the person or the report. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AuthorizationServer,
  startAuthorizationServer,
} from '../trial/authorization-server.ts';
import { type ClientApp, startClientApp } from '../trial/client-app.ts';
import { type House, openHouse, savedPage } from './house.ts';
import { outsideRule } from './rules.ts';

let house: House;
let app: ClientApp;
let server: AuthorizationServer;

beforeAll(async () => {
  house = await openHouse();
  app = await startClientApp();
  server = await startAuthorizationServer({ redirectUri: app.redirectUri });
  app.useIssuer(server.issuer);
});

afterAll(async () => {
  await house?.close();
  await server?.close();
  await app?.close();
});

/** Lets a step come to its end, then ends the worker: it stops when it is idle, not in the middle of a step. */
async function killWorker(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 400));
  await house.killWorker();
}

const steps = async (since: number) =>
  (await house.console.rows('?type=step')).filter((row) => row.time >= since);

describe('a worker that ends between every two steps', () => {
  it('a consent is held, answered, granted and reported once', async () => {
    await house.publish({
      rules: [
        {
          id: 'mail',
          kinds: ['consent'],
          when: { scopeIn: 'mail' },
          effect: 'justify',
          stage: 'enforce',
        },
      ],
    });
    await house.pull();
    const since = Date.now();
    const { page, person } = await house.newPage();
    await killWorker();
    await page.goto(`${app.url}/connect/mailtidy`);
    await killWorker();
    await page.getByRole('button', { name: 'Sign-in' }).click();
    const allow = page.getByRole('button', { name: 'Continue' });
    await allow.waitFor();
    await killWorker();
    await page.waitForTimeout(500);
    await killWorker();
    const before = server.received.consents.length;
    await allow.click();
    await person.meets();
    await killWorker();
    expect(server.received.consents).toHaveLength(before);
    await person.writes('Sorting supplier mail');
    await killWorker();
    await person.presses(/anyway/iu);
    await page.waitForURL(/callback/u);
    await killWorker();
    expect(server.received.consents).toHaveLength(before + 1);
    await house.console.waitFor((row) => row.time >= since && row.outcome === 'proceeded', 60_000);
    expect((await steps(since)).map(({ outcome }) => outcome)).toEqual(['proceeded']);
    await page.close();
  });

  it('a consent that is only logged is reported, though the page leaves at once', async () => {
    await house.publish({
      rules: [
        {
          id: 'mail',
          kinds: ['consent'],
          when: { scopeIn: 'mail' },
          effect: 'log',
          stage: 'enforce',
        },
      ],
    });
    await house.pull();
    const since = Date.now();
    const { page } = await house.newPage();
    await page.goto(`${app.url}/connect/mailtidy`);
    const allow = page.getByRole('button', { name: 'Continue' });
    await allow.waitFor();
    await page.waitForTimeout(500);
    await killWorker();
    await allow.click();
    await page.waitForURL(/callback/u);
    await killWorker();
    await house.console.waitFor(
      (row) => row.time >= since && row.outcome === 'allowed_silently',
      60_000,
    );
    expect(await steps(since)).toHaveLength(1);
    await page.close();
  });

  it('a share is held, goes on and is reported once', async () => {
    await house.publish({
      rules: [outsideRule('acknowledge')],
    });
    await house.pull();
    const since = Date.now();
    const { page, person } = await house.open(savedPage('share/sharepoint/send-external'));
    await page.waitForTimeout(500);
    await killWorker();
    const sent = () =>
      house.received('acme.sharepoint.com').filter(({ path }) => path.includes('ShareLink')).length;
    await page.locator('.ms-Button--primary').click();
    await person.meets();
    await killWorker();
    await person.presses(/anyway/iu);
    await expect.poll(sent, { timeout: 15_000 }).toBe(1);
    await killWorker();
    await house.console.waitFor((row) => row.time >= since && row.outcome === 'proceeded', 60_000);
    expect(await steps(since)).toHaveLength(1);
    await page.close();
  });
});

describe('a service that was away', () => {
  it('gets what waited', async () => {
    await house.publish({
      rules: [outsideRule('block')],
    });
    await house.pull();
    const since = Date.now();
    await house.stage.pause();
    const { page, person } = await house.open(savedPage('share/sharepoint/send-external'));
    await page.waitForTimeout(500);
    await page.locator('.ms-Button--primary').click();
    await person.meets();
    await page.keyboard.press('Escape');
    await person.isFree();
    await killWorker();
    await house.stage.resume();
    await house.console.waitFor((row) => row.time >= since && row.outcome === 'blocked', 120_000);
    expect(await steps(since)).toHaveLength(1);
    await page.close();
  });

  it('gets it even when the browser was closed in between, and the policy is in force from the start', async () => {
    const since = Date.now();
    await house.stage.pause();
    const { page, person } = await house.open(savedPage('share/sharepoint/send-external'));
    await page.waitForTimeout(500);
    await page.locator('.ms-Button--primary').click();
    await person.meets();
    await page.keyboard.press('Escape');
    await person.isFree();
    // The record is on disk once the worker says how much waits.
    await expect
      .poll(async () => (await house.status()).outbox.waiting, { timeout: 15_000 })
      .toBeGreaterThan(0);
    const reopen = await house.closeBrowser();
    await reopen();
    const again = await house.open(savedPage('share/sharepoint/send-external'));
    await again.page.waitForTimeout(500);
    await again.page.locator('.ms-Button--primary').click();
    await again.person.meets();
    await house.stage.resume();
    await house.console.waitFor((row) => row.time >= since && row.outcome === 'blocked', 120_000);
    expect((await steps(since)).filter(({ outcome }) => outcome === 'blocked')).toHaveLength(1);
  });
});
