/** A real authorization server and the way to its consent page, for tests of what gets past and what does not. */
import type { Page } from 'playwright-core';
import type { EventRow } from '../../server/contract/contract.ts';
import type { Person } from '../support/person.ts';
import {
  type AuthorizationServer,
  startAuthorizationServer,
} from '../trial/authorization-server.ts';
import { type ClientApp, startClientApp } from '../trial/client-app.ts';
import { type House, openHouse } from './house.ts';

export interface AtConsent {
  readonly page: Page;
  readonly person: Person;
  readonly since: number;
  /** Consents that reached the server since this page was opened. */
  readonly given: () => number;
}

export interface ConsentStage {
  readonly house: House;
  readonly app: ClientApp;
  readonly server: AuthorizationServer;
  /** Publishes a rule with this effect on mail, with layers switched off. */
  readonly publish: (effect: string, off?: readonly string[]) => Promise<void>;
  /** Goes on to the consent page of a tab that is on its way there. */
  readonly consentOn: (page: Page, person: Person) => Promise<AtConsent>;
  readonly atConsent: () => Promise<AtConsent>;
  /** Steps that were reported since then. */
  readonly steps: (since: number) => Promise<EventRow[]>;
  /** Waits for the step that ended so. */
  readonly event: (since: number, outcome: string) => Promise<EventRow>;
  /** Everything that an event says, as text. */
  readonly whole: (row: EventRow) => Promise<string>;
  readonly close: () => Promise<void>;
}

export const allow = (page: Page) => page.getByRole('button', { name: 'Continue' });

/** Runs a script of the page; what it starts may take the page away. */
export async function script(page: Page, text: string): Promise<void> {
  await page.evaluate(`setTimeout(() => { ${text} }, 20)`);
  await page.waitForTimeout(700);
}

/** Opens the stage. Close it afterwards. */
export async function openConsentStage(): Promise<ConsentStage> {
  const house = await openHouse({}, {}, 'site');
  const app = await startClientApp();
  const server = await startAuthorizationServer({ redirectUri: app.redirectUri });
  app.useIssuer(server.issuer);

  const consentOn = async (page: Page, person: Person): Promise<AtConsent> => {
    const since = Date.now();
    const signIn = page.getByRole('button', { name: 'Sign-in' });
    await signIn.or(allow(page)).first().waitFor();
    if (await signIn.isVisible()) await signIn.click();
    await allow(page).waitFor();
    await page.waitForTimeout(600);
    const before = server.received.consents.length;
    return {
      page,
      person,
      since,
      given: () => server.received.consents.length - before,
    };
  };

  let published = 0;
  return {
    ...{ house, app, server, consentOn },
    publish: async (effect, off = []) => {
      published += 1;
      const layers = { page: true, request: true, net: true };
      await house.publish({
        rules: [
          {
            // Another rule each time: what was answered to the last one is not asked again for a while.
            id: `mail-${effect}-${published}`,
            kinds: ['consent'],
            when: { scopeIn: 'mail' },
            effect,
            stage: 'enforce',
          },
        ],
        settings: {
          freshBeforeRisk: true,
          layers: { ...layers, ...Object.fromEntries(off.map((name) => [name, false])) },
          walls: {},
        },
      });
      await house.pull();
    },
    atConsent: async () => {
      const { page, person } = await house.newPage();
      await page.goto(`${app.url}/connect/mailtidy`);
      return consentOn(page, person);
    },
    steps: async (since) =>
      (await house.console.rows('?type=step')).filter(({ time }) => time >= since),
    event: (since, outcome) =>
      house.console.waitFor(
        (row) => row.type === 'step' && row.time >= since && row.outcome === outcome,
      ),
    whole: async ({ uid }) => JSON.stringify((await house.console.detail(uid)).event),
    close: async () => {
      await house.close();
      await server.close();
      await app.close();
    },
  };
}
