/**
 * Requests held on their way, at the providers' own host names: the answers of consent pages, and authorize
 * requests that no consent page follows. What counts is what the server received.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { Person } from '../support/person.ts';
import { script } from './consent-stage.ts';
import { type House, openHouse, savedPage } from './house.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});

afterAll(async () => {
  await house?.close();
});

let published = 0;

/** Another rule each time: what was answered to the last one is not asked again for a while. */
const consents = (effect: string) => ({
  id: `consents-${(published += 1)}`,
  kinds: ['consent'],
  when: { always: true },
  effect,
  stage: 'enforce',
});

async function publish(effect: string): Promise<void> {
  await house.publish({ rules: [consents(effect)] });
  await house.pull();
}

/** What a host received at a path, whatever the method. */
const arrived = (host: string, path: string) =>
  house.sites.requests.filter((request) => request.host === host && request.path.startsWith(path))
    .length;

/** An app's page whose link leads to an address. */
async function atApp(address: string): Promise<{ page: Page; person: Person }> {
  return house.open({
    url: 'https://app.client.example/start',
    html: `<!doctype html><title>App</title><h1>App</h1><a id="go" href="${address.replaceAll('&', '&amp;')}">Connect</a>`,
    flow: null,
    control: null,
  });
}

const ENTRA = 'login.microsoftonline.com';
/** Azure CLI, which Entra asks no consent for (facts: ConsentFix). */
const AZURE_CLI = '04b07795-8ddb-461a-bbee-02f9e1bf7b46';
const CONSENT_FIX = `https://${ENTRA}/organizations/oauth2/v2.0/authorize?client_id=${AZURE_CLI}&response_type=code&redirect_uri=http%3A%2F%2Flocalhost%3A8400&scope=https%3A%2F%2Fmanagement.core.windows.net%2F.default%20offline_access&state=secret-state`;

describe('the answer of a consent page', () => {
  const CASES = [
    {
      name: 'consent/google/external-app',
      host: 'accounts.google.com',
      path: '/signin/oauth/consent/approval',
      send: `fetch('/signin/oauth/consent/approval?authuser=0', { method: 'POST', body: 'f.req=x', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }).catch(() => {})`,
    },
    {
      name: 'consent/microsoft-entra/user-consent-unverified',
      host: ENTRA,
      path: '/common/Consent/Set',
      send: `fetch('/common/Consent/Set', { method: 'POST', body: new URLSearchParams({ acceptConsent: 'true', flowToken: 'x' }) }).catch(() => {})`,
    },
  ];

  it.each(CASES)('$name: a script’s request is held, and the page asks', async (each) => {
    await publish('block');
    const { page, person } = await house.open(savedPage(each.name));
    await page.waitForTimeout(600);
    const before = arrived(each.host, each.path);
    const since = Date.now();
    await script(page, each.send);
    await person.meets();
    expect(arrived(each.host, each.path)).toBe(before);
    await page.keyboard.press('Escape');
    await house.console.waitFor((row) => row.time >= since && row.outcome === 'blocked');
    await page.close();
  });

  it.each(CASES)(
    '$name: right after the worker started, it is stopped all the same',
    async (each) => {
      await publish('block');
      const { page } = await house.open(savedPage(each.name));
      await page.waitForTimeout(600);
      const before = arrived(each.host, each.path);
      await house.killWorker();
      await script(page, each.send);
      expect(arrived(each.host, each.path)).toBe(before);
      await page.close();
    },
  );

  it('a refusal passes', async () => {
    await publish('block');
    const { page } = await house.open(savedPage('consent/microsoft-entra/user-consent-unverified'));
    await page.waitForTimeout(600);
    const before = arrived(ENTRA, '/common/Consent/Set');
    await script(
      page,
      `fetch('/common/Consent/Set', { method: 'POST', body: new URLSearchParams({ acceptConsent: 'false' }) })`,
    );
    expect(arrived(ENTRA, '/common/Consent/Set')).toBe(before + 1);
    await page.close();
  });

  it('passes where no rule stands against it', async () => {
    await publish('log');
    const { page } = await house.open(savedPage('consent/google/external-app'));
    await page.waitForTimeout(600);
    const before = arrived('accounts.google.com', '/signin/oauth/consent/approval');
    await script(page, CASES[0]!.send);
    expect(arrived('accounts.google.com', '/signin/oauth/consent/approval')).toBe(before + 1);
    await page.close();
  });
});

describe('the page that stands in', () => {
  it('asks again, stores a request, and has nothing that axe finds', async () => {
    await publish('request');
    const { page, person } = await atApp(CONSENT_FIX);
    const since = Date.now();
    await page.locator('#go').click();
    await person.presses(/ask for approval/iu);
    await person.writes('Needed to deploy the web shop');
    await person.presses(/send|ask/iu);
    await person.isFree();
    await page.getByText(/your request is stored/iu).waitFor();
    await house.console.waitFor((row) => row.time >= since && row.outcome === 'requested');
    await page.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'));
    const found = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run: () => Promise<{ violations: Array<{ id: string }> }> };
      };
      return (await axe.run()).violations.map(({ id }) => id);
    });
    expect(found).toEqual([]);
    await page.getByRole('button', { name: 'Show it again' }).click();
    await person.meets();
    await page.keyboard.press('Escape');
    await page.waitForURL('https://app.client.example/start');
    await page.close();
  });

  it('of a step that nobody remembers says so, and lets the person go back', async () => {
    const { page } = await atApp('https://app.client.example/other');
    await page.goto(`chrome-extension://${house.stage.extensionId}/blocked.html#gone`);
    await page.getByText(/no longer knows which one/u).waitFor();
    await page.getByRole('button', { name: 'Go back' }).click();
    await expect.poll(() => page.url()).toBe('https://app.client.example/start');
    await page.close();
  });
});

describe('requests that no consent page follows', () => {
  const HELD = [
    ['a provider’s own app with a loopback redirect (ConsentFix)', CONSENT_FIX],
    [
      'a silent request',
      'https://accounts.google.com/o/oauth2/v2/auth?client_id=stranger.apps.googleusercontent.com&response_type=code&prompt=none&redirect_uri=https%3A%2F%2Fapp.client.example%2Fcb&scope=openid',
    ],
    [
      'a silent request at a server that nobody listed',
      'https://app.client.example/oauth/authorize?client_id=stranger&response_type=code&prompt=none&redirect_uri=https%3A%2F%2Fdocs.google.com%2Fcb&scope=openid',
    ],
    ['a page for a device’s code', `https://${ENTRA}/common/oauth2/deviceauth?otc=ABCD1234`],
    [
      'admin consent',
      `https://${ENTRA}/organizations/v2.0/adminconsent?client_id=11111111-2222-4333-8444-555555555555&scope=.default&redirect_uri=https%3A%2F%2Fapp.client.example%2Fcb&state=1`,
    ],
  ] as const;

  beforeEach(() => publish('block'));

  it.each(HELD)('%s: held before it leaves, and our page says why', async (_name, address) => {
    const { hostname, pathname } = new URL(address);
    const { page, person } = await atApp(address);
    const before = arrived(hostname, pathname);
    const since = Date.now();
    await page.locator('#go').click();
    await person.meets();
    expect(page.url()).toContain('blocked.html');
    expect(arrived(hostname, pathname)).toBe(before);
    await page.keyboard.press('Escape');
    // Back where the person came from.
    await page.waitForURL('https://app.client.example/start');
    const { uid } = await house.console.waitFor(
      (row) => row.time >= since && row.outcome === 'blocked',
    );
    const event = JSON.stringify((await house.console.detail(uid)).event);
    expect(event).toContain('"sensor":"flow"');
    expect(event).not.toMatch(/secret-state|ABCD1234|[?&](state|otc)=/u);
    await page.close();
  });

  it('goes on once the person has said so, and what became of it is told as unknown', async () => {
    await publish('acknowledge');
    const path = '/organizations/oauth2/v2.0/authorize';
    const { page, person } = await atApp(CONSENT_FIX);
    const before = arrived(ENTRA, path);
    const since = Date.now();
    await page.locator('#go').click();
    await person.meets();
    expect(arrived(ENTRA, path)).toBe(before);
    await person.presses(/anyway/iu);
    await expect.poll(() => arrived(ENTRA, path)).toBe(before + 1);
    await page.close();
    const { uid } = await house.console.waitFor(
      (row) => row.time >= since && row.outcome === 'proceeded',
    );
    expect(JSON.stringify((await house.console.detail(uid)).event)).toContain('"grant":"unknown"');
  });

  it('right after the worker started, it is stopped on its way', async () => {
    const { page, person } = await atApp(CONSENT_FIX);
    await house.killWorker();
    await page.locator('#go').click();
    await person.meets();
    expect(page.url()).toContain('blocked.html');
    await page.close();
  });

  it('a request that a consent page follows goes on, and so does everyday sign-in', async () => {
    await publish('acknowledge');
    for (const address of [
      `https://${ENTRA}/common/oauth2/deviceauth`,
      `https://${ENTRA}/common/oauth2/v2.0/authorize?client_id=11111111-2222-4333-8444-555555555555&response_type=code&redirect_uri=https%3A%2F%2Fapp.client.example%2Fcb&scope=openid`,
      `https://${ENTRA}/common/oauth2/v2.0/authorize?client_id=${AZURE_CLI}&response_type=code&redirect_uri=https%3A%2F%2Fportal.azure.com%2Fcb&scope=openid`,
    ]) {
      const { hostname, pathname } = new URL(address);
      const { page } = await atApp(address);
      const before = arrived(hostname, pathname);
      await page.locator('#go').click();
      await expect.poll(() => arrived(hostname, pathname)).toBe(before + 1);
      expect(page.url()).not.toContain('blocked.html');
      await page.close();
    }
  });
});
