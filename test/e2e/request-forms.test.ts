/**
 * One wish for access in every form that a real server takes: plain, pushed (RFC 9126), signed (RFC 9101), from an
 * app that registered itself (RFC 7591), from a device (RFC 8628). What the person met, what the server got.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  deviceRequest,
  plainRequest,
  pushedRequest,
  registeredRequest,
  signedRequest,
} from '../trial/request-forms.ts';
import { type ConsentStage, allow, openConsentStage } from './consent-stage.ts';

let stage: ConsentStage;
beforeAll(async () => {
  stage = await openConsentStage();
});
afterAll(async () => {
  await stage?.close();
});

const wish = () => ({
  clientId: 'mailtidy',
  scope: 'openid offline_access mail.read',
  redirectUri: stage.app.redirectUri,
});

let rules = 0;
/** A rule of its own each time: the same step is not asked about twice a day by the same rule. */
const rule = (when: object, effect = 'acknowledge') => ({
  id: `held-${(rules += 1)}`,
  kinds: ['consent'],
  when,
  effect,
  stage: 'enforce',
});

/** Follows an address to the page that asks, over the sign-in if there is one. */
async function atConsent(address: string) {
  const { page, person } = await stage.house.newPage();
  await page.goto(address);
  return stage.consentOn(page, person);
}

/** The whole event of the step that ended so. */
async function eventOf(since: number, outcome: string) {
  const row = await stage.event(since, outcome);
  return { row, whole: await stage.whole(row) };
}

interface Told {
  readonly opaque: boolean;
  readonly grant: 'granted' | 'unknown';
}

const OPEN: Told = { opaque: false, grant: 'granted' };
/** Where the answer goes is hidden too, and here app and server share a host name: nobody can tell it. */
const HIDDEN: Told = { opaque: true, grant: 'unknown' };

const FORMS: ReadonlyArray<readonly [string, object, () => Promise<string>, Told]> = [
  ['plain', { scopeIn: 'mail' }, async () => plainRequest(stage.server, wish()), OPEN],
  ['pushed', { opaque: true }, () => pushedRequest(stage.server, wish()), HIDDEN],
  ['signed', { scopeIn: 'mail' }, () => signedRequest(stage.server, wish()), OPEN],
];

describe('a request for access at a real server', () => {
  it.each(FORMS)('%s: held, then let through, and told with what it asked for', async (...form) => {
    const [, when, address, { opaque, grant }] = form;
    await stage.house.publish({ rules: [rule(when)] });
    const since = Date.now();
    const before = stage.server.received.consents.length;
    const { page, person } = await atConsent(await address());
    await allow(page).click();
    await person.meets();
    expect(stage.server.received.consents).toHaveLength(before);
    await person.presses(/anyway/iu);
    await page.waitForURL(/callback/u);
    expect(stage.server.received.consents).toHaveLength(before + 1);
    await page.close();
    const { row, whole } = await eventOf(since, 'proceeded');
    expect(row.subject).toBe('mailtidy');
    expect(whole).toContain(`"opaque":${opaque}`);
    expect(whole).toContain(`"grant":"${grant}"`);
    expect(whole).not.toMatch(/secret-state|code_challenge|[?&](code|state)=/u);
  });

  it('an app that registered itself is held by where its answer goes', async () => {
    const { hostname } = new URL(stage.app.redirectUri);
    await stage.house.publish({
      rules: [rule({ redirectHostIn: 'assistants' }, 'block')],
      lists: {
        domains: { own: ['acme.example'], assistants: [hostname] },
        scopes: {},
        apps: {},
        people: {},
      } as never,
    });
    const since = Date.now();
    const before = stage.server.received.consents.length;
    const first = await registeredRequest(stage.server, wish());
    const second = await registeredRequest(stage.server, wish());
    expect(first.clientId).not.toBe(second.clientId);
    for (const { address } of [first, second]) {
      const { page, person } = await atConsent(address);
      await allow(page).click();
      const { things } = await person.meets();
      expect(things.map(({ name }) => name).join(' ')).not.toMatch(/anyway/iu);
      await page.close();
    }
    expect(stage.server.received.consents).toHaveLength(before);
    const { row } = await eventOf(since, 'blocked');
    expect([first.clientId, second.clientId]).toContain(row.subject);
  });

  it('a device code that a stranger sent leads nowhere', async () => {
    await stage.house.publish({ rules: [rule({ flowIn: ['device'] }, 'block')] });
    const since = Date.now();
    const before = stage.server.received.granted.length;
    const { address, userCode } = await deviceRequest(stage.server, wish());
    const { page, person } = await stage.house.newPage();
    await page.goto(address).catch(() => undefined);
    // Whatever page is there now, the person is told before anything is connected.
    await expect
      .poll(
        async () => {
          if (page.url().includes('blocked.html')) return true;
          const go = page.getByRole('button', { name: 'Continue' });
          if (await go.isVisible().catch(() => false)) await go.click().catch(() => undefined);
          return (await person.dialog()) !== null;
        },
        { timeout: 10_000 },
      )
      .toBe(true);
    expect(stage.server.received.granted).toHaveLength(before);
    await page.close();
    const { whole } = await eventOf(since, 'blocked');
    expect(whole).toContain('"flow":"device"');
    expect(whole).not.toContain(userCode);
  });
});
