/** A real authorization server, a browser managed for real, a person with a mouse: each effect in turn. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventRow } from '../../server/contract/contract.ts';
import {
  type AuthorizationServer,
  startAuthorizationServer,
} from '../trial/authorization-server.ts';
import { type ClientApp, startClientApp } from '../trial/client-app.ts';
import type { Person } from '../support/person.ts';
import { type House, openHouse } from './house.ts';
import type { Page } from 'playwright-core';

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

/** A rule for every consent that asks for mail. With an id of its own nothing was answered to it yet. */
const rule = (effect: string, more: object = {}) => ({
  id: `mail-${effect}`,
  kinds: ['consent'],
  when: { scopeIn: 'mail' },
  effect,
  stage: 'enforce',
  text: { why: [{ en: 'Nobody at Acme has checked this app yet.' }] },
  ...more,
});

/** Goes to the consent page as a person does: from the app, over the sign-in if there is one. */
async function atConsent(): Promise<{
  page: Page;
  person: Person;
  consents: number;
  since: number;
}> {
  const { page, person } = await house.newPage();
  const since = Date.now();
  await page.goto(`${app.url}/connect/mailtidy`);
  const signIn = page.getByRole('button', { name: 'Sign-in' });
  const allow = page.getByRole('button', { name: 'Continue' });
  await signIn.or(allow).first().waitFor();
  if (await signIn.isVisible()) await signIn.click();
  await allow.waitFor();
  // The policy that was just published is fetched when the step is seen.
  await page.waitForTimeout(700);
  return { page, person, consents: server.received.consents.length, since };
}

const allow = (page: Page) => page.getByRole('button', { name: 'Continue' }).click();

const eventOf = (since: number, outcome: string): Promise<EventRow> =>
  house.console.waitFor(
    (row) => row.type === 'step' && row.time >= since && row.outcome === outcome,
  );

describe('a consent at a real authorization server', () => {
  it('allow: nothing is shown, nothing is recorded', async () => {
    await house.publish({ rules: [] });
    const { page, person, consents, since } = await atConsent();
    await allow(page);
    await page.waitForURL(/callback/u);
    expect(await person.dialog()).toBeNull();
    expect(server.received.consents).toHaveLength(consents + 1);
    await page.waitForTimeout(1_000);
    expect((await house.console.rows('?type=step')).filter(({ time }) => time >= since)).toEqual(
      [],
    );
    await page.close();
  });

  it('log: nothing is shown, one event arrives', async () => {
    await house.publish({ rules: [rule('log')] });
    const { page, consents, since } = await atConsent();
    await allow(page);
    await page.waitForURL(/callback/u);
    expect(server.received.consents).toHaveLength(consents + 1);
    const event = await eventOf(since, 'allowed_silently');
    expect(event).toMatchObject({
      effect: 'log',
      subject: 'mailtidy',
      surface: 'consent/generic',
      rule: 'mail-log',
      user: 'sam@acme.example',
    });
    await page.close();
  });

  it('inform: a notice is shown and the click passes', async () => {
    await house.publish({ rules: [rule('inform')] });
    const { page, person, consents, since } = await atConsent();
    expect(await person.notice()).toMatch(/mail/iu);
    await allow(page);
    await page.waitForURL(/callback/u);
    expect(server.received.consents).toHaveLength(consents + 1);
    expect(await eventOf(since, 'allowed_silently')).toMatchObject({ effect: 'inform' });
    await page.close();
  });

  it('acknowledge: the click is held, then let through', async () => {
    await house.publish({ rules: [rule('acknowledge')] });
    const { page, person, consents, since } = await atConsent();
    await allow(page);
    const { title } = await person.meets();
    expect(title).toMatch(/read and send your mail/iu);
    expect(server.received.consents).toHaveLength(consents);
    await person.presses(/allow anyway/iu);
    await page.waitForURL(/callback/u);
    expect(server.received.consents).toHaveLength(consents + 1);
    expect(await eventOf(since, 'proceeded')).toMatchObject({ effect: 'acknowledge' });
    await page.close();
  });

  it('justify: without a reason the way stays shut; with one it opens and the reason arrives', async () => {
    await house.publish({ rules: [rule('justify')] });
    const { page, person, consents, since } = await atConsent();
    await allow(page);
    await person.meets();
    await person.presses(/allow anyway/iu);
    expect(await person.dialog()).not.toBeNull();
    expect(server.received.consents).toHaveLength(consents);
    await person.writes('Sorting supplier mail, agreement 4711');
    await person.presses(/allow anyway/iu);
    await page.waitForURL(/callback/u);
    expect(server.received.consents).toHaveLength(consents + 1);
    const event = await eventOf(since, 'proceeded');
    const { event: whole } = await house.console.detail(event.uid);
    expect(JSON.stringify(whole)).toContain('agreement 4711');
    expect(JSON.stringify(whole)).not.toMatch(/secret-state-value|[?&](code|state)=/u);
    await page.close();
  });

  it('request: approval is asked for and the consent is not given', async () => {
    await house.publish({ rules: [rule('request')] });
    const { page, person, consents, since } = await atConsent();
    await allow(page);
    await person.meets();
    await person.presses(/ask for approval/iu);
    await person.writes('Needed for the July returns');
    await person.presses(/send|ask/iu);
    await person.isFree();
    await expect
      .poll(() => person.notice(), { timeout: 15_000 })
      .toMatch(/your request is stored/iu);
    expect(server.received.consents).toHaveLength(consents);
    expect(await eventOf(since, 'requested')).toMatchObject({ effect: 'request' });
    await page.close();
  });

  it('block: there is no way on, by mouse or by keyboard', async () => {
    await house.publish({ rules: [rule('block')] });
    const { page, person, consents, since } = await atConsent();
    await page.getByRole('button', { name: 'Continue' }).focus();
    await page.keyboard.press('Enter');
    const { things } = await person.meets();
    expect(things.map(({ name }) => name).join(' ')).not.toMatch(/anyway/iu);
    await page.keyboard.press('Escape');
    await person.isFree();
    await page.getByRole('button', { name: 'Continue' }).focus();
    await page.keyboard.press('Space');
    await person.meets();
    await page.keyboard.press('Escape');
    expect(server.received.consents).toHaveLength(consents);
    expect(await eventOf(since, 'blocked')).toMatchObject({ effect: 'block' });
    await page.close();
  });

  it('dispute: the person says that it is wrong, and the gate stays shut', async () => {
    await house.publish({ rules: [rule('acknowledge', { id: 'mail-dispute' })] });
    const { page, person, consents, since } = await atConsent();
    await allow(page);
    await person.meets();
    await person.presses(/this is wrong/iu);
    await person.writes('This is our own app');
    await person.presses(/send/iu);
    await person.isFree();
    expect(server.received.consents).toHaveLength(consents);
    await eventOf(since, 'disputed');
    await page.close();
  });

  it('a dialog taken out of the page leaves the gate shut', async () => {
    await house.publish({ rules: [rule('acknowledge', { id: 'mail-taken-out' })] });
    const { page, person, consents } = await atConsent();
    await allow(page);
    await person.meets();
    await page.evaluate(() => {
      for (const child of [...document.documentElement.children]) {
        if (child !== document.head && child !== document.body) child.remove();
      }
    });
    await page
      .getByRole('button', { name: 'Continue' })
      .click({ force: true, timeout: 2_000 })
      .catch(() => undefined);
    await page.waitForTimeout(500);
    expect(server.received.consents).toHaveLength(consents);
    await page.close();
  });

  it('clicks made by the page itself are held too', async () => {
    await house.publish({ rules: [rule('acknowledge', { id: 'mail-by-script' })] });
    const { page, person, consents } = await atConsent();
    await page.evaluate(() =>
      (document.querySelector('button[type=submit], [type=submit]') as HTMLElement).click(),
    );
    await person.meets();
    await page.evaluate(() => document.querySelector('form')?.requestSubmit());
    await page.waitForTimeout(300);
    expect(server.received.consents).toHaveLength(consents);
    await page.close();
  });

  it('observe: a rule on trial shows nothing and says what it would have done', async () => {
    await house.publish({ rules: [rule('block', { stage: 'observe' })] });
    const { page, person, since } = await atConsent();
    await allow(page);
    await page.waitForURL(/callback/u);
    expect(await person.dialog()).toBeNull();
    expect(await eventOf(since, 'allowed_silently')).toMatchObject({
      effect: 'log',
      intended: 'block',
    });
    await page.close();
  });

  it('coach: what would be a block asks for a reason', async () => {
    await house.publish({ rules: [rule('block', { stage: 'coach' })] });
    const { page, person } = await atConsent();
    await allow(page);
    const { things } = await person.meets();
    expect(things.some(({ role }) => role === 'textbox')).toBe(true);
    await page.close();
  });
});
