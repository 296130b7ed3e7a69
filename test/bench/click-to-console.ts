/** From a click on a real consent page to what security sees: through the service's interface and in the console. */
import type { Page } from 'playwright-core';
import type { House } from '../e2e/house.ts';
import { until } from '../support/person.ts';
import { startNeighbours } from '../trial/neighbours.ts';
import { type Figures, inMs, known, median, percentile } from './figure.ts';

const CONSENTS = 22;
/** ms between two looks at the interface. */
const LOOK = 20;

/** Runs in the console: notes when each row came. */
const WATCH = `
  globalThis.arrivals = {};
  const note = () => {
    for (const { dataset } of document.querySelectorAll('a[data-uid]')) globalThis.arrivals[dataset.uid] ??= Date.now();
  };
  new MutationObserver(note).observe(document.body, { childList: true, subtree: true });
  note();
`;

export async function clickToConsole(house: House): Promise<Figures> {
  const neighbours = await startNeighbours({ clientApp: 0, authorizationServer: 0, nodeRed: 0 });
  const rule = {
    id: 'mail',
    kinds: ['consent'],
    when: { scopeIn: 'mail' },
    effect: 'log',
    stage: 'enforce',
  };
  await house.publish({ rules: [rule] });
  await house.pull();
  const board = await signedIn(house);
  const { page } = await house.newPage();
  const interfaceTimes: number[] = [];
  const consoleTimes: number[] = [];
  let last = (await newest(house))?.uid;
  for (let consent = 0; consent < CONSENTS; consent += 1) {
    const clicked = await consentTo(page, `${neighbours.clientApp}/connect/mailtidy`);
    const uid = await until(
      20_000,
      async () => {
        const row = await newest(house);
        return row === undefined || row.uid === last ? null : row.uid;
      },
      async () => 'no event of a consent arrived',
    );
    interfaceTimes.push(Date.now() - clicked);
    last = uid;
    const arrived = await until(
      20_000,
      async () => (await board.evaluate<Record<string, number>>('globalThis.arrivals'))[uid],
      async () => 'the console did not show the event',
    );
    consoleTimes.push(arrived - clicked);
    await page.waitForURL(/\/callback/u);
  }
  await page.close();
  await board.close();
  await neighbours.close();
  return {
    title: `Report: ${CONSENTS} consents at a real OAuth server, effect log`,
    figures: [
      known('click to the service’s interface, p50', inMs(median(interfaceTimes))),
      known('click to the service’s interface, p95', inMs(percentile(interfaceTimes, 0.95))),
      known('click to a row in the open console, p50', inMs(median(consoleTimes))),
      known('click to a row in the open console, p95', inMs(percentile(consoleTimes, 0.95))),
    ],
    notes: [
      `Counted from the moment the mouse is told to click; the interface is asked every ${LOOK} to 50 ms. Service and benchmark share one process.`,
    ],
  };
}

async function newest(house: House) {
  return (await house.console.rows('?type=step&limit=1'))[0];
}

async function signedIn(house: House): Promise<Page> {
  const page = await house.browser().context.newPage();
  await page.goto(house.stage.service().url);
  await page.locator('#name').fill('admin');
  await page.locator('#password').fill(house.stage.adminPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.locator('table.events, .empty').first().waitFor();
  await page.evaluate(WATCH);
  return page;
}

/** @returns when the mouse was told to click, Unix time in ms */
async function consentTo(page: Page, url: string): Promise<number> {
  await page.goto(url);
  const signIn = page.getByRole('button', { name: 'Sign-in' });
  const allow = page.getByRole('button', { name: 'Continue' });
  await signIn.or(allow).first().waitFor();
  if (await signIn.isVisible()) await signIn.click();
  await allow.waitFor();
  await page.waitForTimeout(300);
  const box = await allow.boundingBox();
  if (box === null) throw new Error('the consent page has no button');
  const clicked = Date.now();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  return clicked;
}
