/** How long a dialog stands in the page before its gate is armed, and whether a click can be faster. */
import { z } from 'zod';
import type { House } from '../e2e/house.ts';
import { outsideRule } from '../e2e/rules.ts';
import { until } from '../support/person.ts';
import { type DialogPage, dialogPage } from './dialog-page.ts';
import { type Figures, atMost, inMs, known, median, percentile } from './figure.ts';

const DIALOGS = 60;
/** ms: one frame (DESIGN §9). */
const BAR = 16;

const Reported = z.object({
  unmapped: z.object({ handrail: z.object({ latency: z.object({ armed: z.number() }) }) }),
});

export async function arming(house: House): Promise<Figures> {
  const { armed, timers } = await recorded(house);
  const { held, waits } = await immediate(house);
  return {
    title: `Gate: ${DIALOGS} share dialogs, put into a page that was open`,
    figures: [
      known('appearance to armed gate, p50', inMs(median(armed))),
      atMost('appearance to armed gate, p95', percentile(armed, 0.95), BAR, inMs),
      known('an empty timer of the same page, p95', inMs(percentile(timers, 0.95))),
      {
        name: 'clicked in the same task as it appeared',
        value: `${held} of ${DIALOGS} held`,
        bar: 'all',
        holds: held === DIALOGS,
      },
      known('how long such a click takes, p50', inMs(median(waits))),
      known('how long such a click takes, p95', inMs(percentile(waits, 0.95))),
    ],
    notes: [
      'The first two are what the extension reports of itself (latency.armed), counted from the mutation callback; it',
      'waits for one timer, and the empty one shows what the page and the machine take by themselves.',
      'Listeners stand from document_start on, so the gate answers even before that: the last three are seen from the page.',
    ],
  };
}

/** One record for each dialog, taken and let through; the service has what the extension measured. */
async function recorded(house: House): Promise<{ armed: number[]; timers: number[] }> {
  const since = Date.now();
  const { page } = await ready(house, 'log');
  const timers = await page.evaluate(async (dialogs) => {
    const { bench } = globalThis as unknown as { bench: DialogPage };
    const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    const waited: number[] = [];
    for (let number = 0; number < dialogs; number += 1) {
      const send = bench.insert(number);
      await wait(60);
      send.click();
      await wait(20);
      const begun = performance.now();
      await wait(0);
      waited.push(performance.now() - begun);
    }
    return waited;
  }, DIALOGS);
  const rows = await until(
    30_000,
    async () => {
      const found = (await house.console.rows('?type=step&limit=200')).filter(
        ({ time }) => time >= since,
      );
      return found.length >= DIALOGS ? found : null;
    },
    async () => `fewer than ${DIALOGS} records of dialogs arrived`,
  );
  await page.close();
  const armed: number[] = [];
  for (const { uid } of rows) {
    const { event } = await house.console.detail(uid);
    armed.push(Reported.parse(event).unmapped.handrail.latency.armed);
  }
  return { armed, timers };
}

/** A click that leaves no time at all. */
async function immediate(house: House): Promise<{ held: number; waits: number[] }> {
  const { page } = await ready(house, 'acknowledge');
  const seen = await page.evaluate(async (dialogs) => {
    const { bench } = globalThis as unknown as { bench: DialogPage };
    const waits: number[] = [];
    let held = 0;
    for (let number = 0; number < dialogs; number += 1) {
      const before = bench.sent;
      const send = bench.insert(1_000 + number);
      const begun = performance.now();
      send.click();
      waits.push(performance.now() - begun);
      if (bench.sent === before) held += 1;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    return { held, waits };
  }, DIALOGS);
  await page.close();
  return seen;
}

async function ready(house: House, effect: string) {
  await house.publish({ rules: [outsideRule(effect)] });
  await house.pull();
  const opened = await house.open(dialogPage());
  // The page asks for the policy when it opens; from then on it is warm.
  await opened.page.waitForTimeout(1_000);
  return opened;
}
