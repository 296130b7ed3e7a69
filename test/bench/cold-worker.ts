/** How long a page waits for a worker that the browser had stopped. */
import type { BrowserContext, CDPSession } from 'playwright-core';
import { savedPage, type House } from '../e2e/house.ts';
import { until } from '../support/person.ts';
import { killServiceWorker } from '../support/service-worker.ts';
import { installBareExtension } from './bare-extension.ts';
import { type Figures, atMost, inMs, known, median, percentile } from './figure.ts';

const ROUNDS = 30;
/** ms (DESIGN §9). */
const BAR = 150;

const BARE_HOST = 'app.client.example';
const PAGE = 'none/google-docs-top-page';

const HELLO = `(async () => {
  const begun = performance.now();
  const answer = await chrome.runtime.sendMessage({
    type: 'hello', kinds: ['share'], about: null,
  });
  return answer?.policy ? performance.now() - begun : -1;
})()`;

const orNever = (time: number) => (time < 0 ? Number.POSITIVE_INFINITY : time);

export async function coldWorker(house: House): Promise<Figures> {
  const { context } = house.browser();
  const bareId = await installBareExtension(house, BARE_HOST);
  const ours = await house.open(savedPage(PAGE));
  const other = await house.open({ ...savedPage(PAGE), url: `https://${BARE_HOST}/bare` });
  const ask = await asker(await context.newCDPSession(ours.page), house.stage.extensionId);
  const askBare = await asker(await context.newCDPSession(other.page), bareId);
  const warm: number[] = [];
  const cold: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    warm.push(await ask());
    cold.push(await afterKill(context, house.stage.extensionId, ask));
    floor.push(await afterKill(context, bareId, askBare));
  }
  await ours.page.close();
  await other.page.close();
  return {
    title: `Worker: ${ROUNDS} times stopped, then asked for the policy by a page`,
    figures: [
      known('cold, p50', inMs(median(cold))),
      // An answer without a policy took no time at all and must not look fast.
      atMost('cold, p95', percentile(cold.map(orNever), 0.95), BAR, inMs),
      known('an empty extension’s worker, cold, p50', inMs(median(floor))),
      known('an empty extension’s worker, cold, p95', inMs(percentile(floor, 0.95))),
      known('warm, p50', inMs(median(warm))),
      known('answers without a policy', String(cold.filter((time) => time < 0).length)),
    ],
    notes: [
      ...(cold.some((time) => time < 0) ? ['NOT ANSWERED: these times mean nothing.'] : []),
      'Round trip of `hello`, timed in the content script; the browser starts the worker for it. The empty extension shows what the browser and the machine take by themselves.',
    ],
  };
}

async function afterKill(
  context: BrowserContext,
  id: string,
  ask: () => Promise<number>,
): Promise<number> {
  await killServiceWorker(context, id);
  // The browser tidies up after a worker that ended; a person never asks in that moment.
  await new Promise((resolve) => setTimeout(resolve, 150));
  return ask();
}

/** Evaluates in the world of the content script, which has the extension's own messaging. */
async function asker(session: CDPSession, extensionId: string): Promise<() => Promise<number>> {
  let world: number | null = null;
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin === `chrome-extension://${extensionId}`) world = context.id;
  });
  await session.send('Runtime.enable');
  const contextId = await until(
    5_000,
    async () => world,
    async () => 'the page has no content script',
  );
  return async () => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: HELLO,
      contextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return Number(result.value);
  };
}
