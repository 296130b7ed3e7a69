/** `npm run demo`: plays the tour by itself in a browser without a window, and leaves pictures and events. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type TrialHouse, openTrialHouse } from './house.ts';
import { TOUR, type TourParts, type TourStep } from './tour.ts';

const FOLDER = '.demo';
/** Apart from the trial's, which may be running. */
const PORT = 4700;

async function main(): Promise<void> {
  process.chdir(join(import.meta.dirname, '..', '..'));
  rmSync(FOLDER, { recursive: true, force: true });
  const inside = join(FOLDER, 'house');
  mkdirSync(inside, { recursive: true });
  const house = await openTrialHouse({
    folder: inside,
    fresh: true,
    port: PORT,
    browser: 'headless',
    say,
  });
  try {
    say(house.browser?.way ?? '');
    const passed = await playAll(house);
    const events = await writeEvents(house);
    say(`\nPictures and events.ndjson (${events} events) are in ${FOLDER}/.`);
    if (!passed) process.exitCode = 1;
  } finally {
    await house.close();
    rmSync(inside, { recursive: true, force: true });
  }
}

async function playAll(house: TrialHouse): Promise<boolean> {
  const parts = partsOf(house);
  let passed = true;
  for (const [index, step] of TOUR.entries()) {
    passed = (await playOne(step, index + 1, parts)) && passed;
  }
  return passed;
}

async function playOne(step: TourStep, number: number, parts: TourParts): Promise<boolean> {
  try {
    const lines = await step.play(parts);
    say(`\n${number}. ${step.name}`);
    for (const line of lines) say(`   ${line}`);
    return true;
  } catch (error) {
    say(`\n${number}. ${step.name}: DID NOT GO AS IT SHOULD`);
    say(`   ${error instanceof Error ? error.message : String(error)}`);
    // Pages of a failed step are still open: they show where it went another way.
    for (const page of parts.house.browser?.context.pages() ?? []) {
      if (page.url() !== 'about:blank') await parts.picture(page, 'failed');
      if (page.url() !== 'about:blank') await page.close();
    }
    return false;
  }
}

function partsOf(house: TrialHouse): TourParts {
  let taken = 0;
  return {
    house,
    newPage: async () => {
      const page = await house.browser?.context.newPage();
      if (page === undefined) throw new Error('The demo needs its browser.');
      await page.setViewportSize({ width: 1280, height: 800 });
      return page;
    },
    picture: async (page: Page, name: string) => {
      taken += 1;
      const file = `${String(taken).padStart(2, '0')}-${name}.png`;
      // Dialogs come in with a short movement.
      await page.waitForTimeout(400);
      await page.screenshot({ path: join(FOLDER, file) });
    },
  };
}

/** Every event as the service received it, oldest first, one on each line. */
async function writeEvents({ console }: TrialHouse): Promise<number> {
  const rows = (await console.rows('?limit=500')).toReversed();
  const lines: string[] = [];
  for (const { uid } of rows) lines.push(JSON.stringify((await console.detail(uid)).event));
  writeFileSync(join(FOLDER, 'events.ndjson'), lines.map((line) => `${line}\n`).join(''));
  return lines.length;
}

function say(line: string): void {
  console.log(line);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
