/** From a held click to a dialog that can be read: with the dialogs at hand, and when the click is faster than they are. */
import type { Page } from 'playwright-core';
import type { House } from '../e2e/house.ts';
import { outsideRule } from '../e2e/rules.ts';
import { type DialogPage, dialogPage } from './dialog-page.ts';
import { type Figures, inMs, known, median, percentile } from './figure.ts';

const ROUNDS = 20;
/** ms that a page rests, so that the policy is there; or that a dialog of the page is there before it is used. */
const REST = 700;

export async function dialogs(house: House): Promise<Figures> {
  await house.publish({ rules: [outsideRule('acknowledge')] });
  await house.pull();
  const ready: number[] = [];
  const first: number[] = [];
  const cold: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    first.push(await onFreshPage(house, 0));
    ready.push(await onFreshPage(house, REST));
    cold.push(await onFreshPage(house, 0, () => house.killWorker()));
  }
  return {
    title: `Dialog: ${ROUNDS} fresh pages each, from the click to the frame in which it is painted`,
    figures: [
      known('clicked after a moment, p50', inMs(median(ready))),
      known('clicked after a moment, p95', inMs(percentile(ready, 0.95))),
      known('clicked in the task in which the step appeared, p50', inMs(median(first))),
      known('clicked in the task in which the step appeared, p95', inMs(percentile(first, 0.95))),
      known('the same, with the worker stopped, p50', inMs(median(cold))),
      known('the same, with the worker stopped, p95', inMs(percentile(cold, 0.95))),
    ],
    notes: [
      'The dialogs come on demand, when a step on screen is decided to show something. The click is held at once in every case;',
      'the second and third line are what a script can do, not a person: nobody clicks in the task in which a button appears.',
    ],
  };
}

/** @param rest ms between the step's appearance and the click */
async function onFreshPage(
  house: House,
  rest: number,
  before: () => Promise<unknown> = () => Promise.resolve(),
): Promise<number> {
  const { page } = await house.open(dialogPage());
  await page.waitForTimeout(REST);
  await before();
  const time = await clickAndWait(page, rest);
  await page.close();
  return time;
}

/** Our host is the only element that is ever put beside head and body. */
function clickAndWait(page: Page, rest: number): Promise<number> {
  return page.evaluate(async (wait) => {
    const { bench } = globalThis as unknown as { bench: DialogPage };
    const send = bench.insert(1);
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const begun = performance.now();
    const painted = new Promise<number>((resolve) => {
      new MutationObserver((_records, observer) => {
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)));
      }).observe(document.documentElement, { childList: true });
    });
    send.click();
    return painted;
  }, rest);
}
