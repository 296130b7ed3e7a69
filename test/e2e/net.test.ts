/** Each layer of enforcement with the others switched off, and what the status page says of them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsentStage, allow, openConsentStage } from './consent-stage.ts';

let stage: ConsentStage;

beforeAll(async () => {
  stage = await openConsentStage();
});

afterAll(async () => {
  await stage?.close();
});

describe('each layer with others switched off', () => {
  it('page off: a click is held at its request', async () => {
    await stage.publish('block', ['page']);
    const { page, person, given, since } = await stage.atConsent();
    await allow(page).click();
    await person.meets();
    expect(page.url()).toContain('blocked.html');
    expect(given()).toBe(0);
    await page.keyboard.press('Escape');
    await stage.event(since, 'blocked');
    expect(await stage.steps(since)).toHaveLength(1);
    const { layers } = await stage.house.status();
    expect(layers.map(({ id, reason }) => `${id} ${reason}`)).toEqual([
      'flow on',
      'page switched-off',
      'request on',
      'net nothing-to-do',
    ]);
    await page.close();
  });

  it('request and net off: a click is held on the page', async () => {
    await stage.publish('block', ['request', 'net']);
    const { page, person, given } = await stage.atConsent();
    await allow(page).click();
    await person.meets();
    expect(given()).toBe(0);
    await page.close();
  });

  it('page and request off: nothing is held; what the layers do is theirs', async () => {
    await stage.publish('block', ['page', 'request']);
    const { page, given } = await stage.atConsent();
    await allow(page).click();
    await page.waitForURL(/callback/u);
    expect(given()).toBe(1);
    await page.close();
  });

  it('only the net: an app on the kill list is stopped before its request leaves', async () => {
    await stage.house.publish({
      rules: [],
      kill: [{ id: 'mailtidy', app: 'mailtidy' }],
      settings: {
        freshBeforeRisk: true,
        layers: { page: false, request: false, net: true },
        walls: {},
      },
    });
    await stage.house.pull();
    await expect
      .poll(async () => (await stage.house.status()).layers.find(({ id }) => id === 'net')?.reason)
      .toBe('on');
    const { page, person } = await stage.house.newPage();
    const before = stage.server.received.authorizations.length;
    const since = Date.now();
    await page.goto(stage.app.url);
    await page.getByRole('link', { name: 'Connect MailTidy' }).click();
    await person.meets();
    expect(page.url()).toContain('blocked.html');
    expect(stage.server.received.authorizations).toHaveLength(before);
    await page.keyboard.press('Escape');
    await page.waitForURL(stage.app.url + '/');
    await stage.event(since, 'blocked');
    await page.close();
  });
});
