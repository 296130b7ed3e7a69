/** No code of ours runs on a page that is none of our business, and a release build carries no settings. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUILT } from '../support/stage.ts';
import { type House, openHouse, savedPage } from './house.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});

afterAll(async () => {
  await house?.close();
});

/** Number of scripts of the extension that live in a page at this address. */
async function scriptsOn(url: string): Promise<number> {
  const { page } = await house.newPage();
  const session = await page.context().newCDPSession(page);
  let count = 0;
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin === `chrome-extension://${house.stage.extensionId}`) count += 1;
  });
  await session.send('Runtime.enable');
  await page.goto(url);
  await page.waitForTimeout(800);
  await page.close();
  return count;
}

describe('scripts of the extension', () => {
  it('are on a page of a surface', async () => {
    const { page } = await house.open(savedPage('share/google-drive/invite-external'));
    await page.close();
    expect(await scriptsOn(savedPage('share/google-drive/invite-external').url)).toBe(1);
  });

  it.each([
    ['any other site', 'https://app.client.example/settings'],
    ['a callback with a code', 'https://app.client.example/callback?code=abc&state=def'],
    ['the service itself', ''],
  ])('are not on %s', async (_name, url) => {
    expect(await scriptsOn(url === '' ? `${house.stage.service().url}/healthz` : url)).toBe(0);
  });

  it('come to a page that answers an authorize request, and to no other page of that site', async () => {
    const asked =
      'https://app.client.example/oauth/authorize?client_id=x&response_type=code&redirect_uri=https%3A%2F%2Fdocs.google.com%2Fcb&scope=mail.read';
    expect(await scriptsOn(asked)).toBe(1);
    expect(await scriptsOn('https://app.client.example/settings')).toBe(0);
  });
});

describe('the release build', () => {
  it('carries no configuration of a trial', () => {
    const worker = readFileSync(`${BUILT.chromium}/background.js`, 'utf8');
    expect(worker).not.toContain('127.0.0.1');
    expect(worker).not.toContain(house.stage.signingKey.x);
  });

  it('asks for no more than the README explains', () => {
    const { permissions } = JSON.parse(readFileSync(`${BUILT.chromium}/manifest.json`, 'utf8')) as {
      permissions: string[];
    };
    const readme = readFileSync('README.md', 'utf8');
    for (const permission of permissions) expect(readme).toContain(`\`${permission}\``);
  });
});
