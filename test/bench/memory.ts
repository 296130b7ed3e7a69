/** What Handrail's own pages and dialogs hold in memory, beside a page that has nothing on it. */
import type { CDPSession, Page } from 'playwright-core';
import type { House } from '../e2e/house.ts';
import { outsideRule } from '../e2e/rules.ts';
import { type DialogPage, dialogPage } from './dialog-page.ts';
import { type Figures, known } from './figure.ts';

/** Dialogs that are opened and left again, to see whether anything stays. */
const DIALOGS = 30;
/** ms after which a page that was opened has drawn itself and asked what it asks. */
const REST = 1_500;

export async function memory(house: House): Promise<Figures> {
  const { page: empty } = await house.newPage();
  await empty.goto('about:blank');
  const nothing = await heapOf(empty);
  await empty.close();
  const popup = await pageHeap(house, 'popup.html');
  const status = await pageHeap(house, 'options.html');
  const { before, first, left, many, more } = await dialogHeap(house);
  return {
    title: 'Memory: script heap after a collection',
    figures: [
      known('a page with nothing on it', inMb(nothing)),
      known('the popup', inMb(popup)),
      known('the status page', inMb(status)),
      known('a page with the guard, its share dialog open', inMb(before)),
      known('the same with the question over it: added', inMb(first - before)),
      known('after the question was left: added', inMb(left - before)),
      known(
        `added by each of the first ${DIALOGS} questions`,
        inKilobytes((many - left) / DIALOGS),
      ),
      // What the engine learns of code that runs comes to an end; what is held by mistake does not.
      known(`and by each of the next ${DIALOGS}`, inKilobytes((more - many) / DIALOGS)),
    ],
    notes: [
      'The heap of the page’s process, all worlds together; what the browser draws with is not in it.',
    ],
  };
}

async function pageHeap(house: House, file: string): Promise<number> {
  const { page } = await house.newPage();
  await page.goto(`chrome-extension://${house.stage.extensionId}/${file}`);
  await page.waitForTimeout(REST);
  const heap = await heapOf(page);
  await page.close();
  return heap;
}

async function dialogHeap(house: House) {
  await house.publish({ rules: [outsideRule('acknowledge')] });
  await house.pull();
  const { page, person } = await house.open(dialogPage());
  await page.waitForTimeout(REST);
  const put = (number: number) =>
    page.evaluate((which) => {
      (globalThis as unknown as { bench: DialogPage }).bench.insert(which);
    }, number);
  const ask = async (number: number) => {
    await put(number);
    await page.waitForTimeout(100);
    await page.locator('.primary').click();
    await person.meets();
  };
  const leave = async () => {
    await page.keyboard.press('Escape');
    await person.isFree();
  };
  await put(0);
  await page.waitForTimeout(REST);
  const before = await heapOf(page);
  await ask(1);
  const first = await heapOf(page);
  await leave();
  const left = await heapOf(page);
  const askAll = async (from: number) => {
    for (let number = from; number < from + DIALOGS; number += 1) {
      await ask(number);
      await leave();
    }
    return heapOf(page);
  };
  const many = await askAll(2);
  const more = await askAll(2 + DIALOGS);
  await page.close();
  return { before, first, left, many, more };
}

/** @returns bytes in use (CDP `Runtime.getHeapUsage`), after everything that can go has gone */
async function heapOf(page: Page): Promise<number> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

const inMb = (bytes: number): string => `${(bytes / 1024 ** 2).toFixed(2)} MB`;
const inKilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
