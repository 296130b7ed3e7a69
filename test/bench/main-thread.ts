/** What Handrail adds to the main thread of a page that changes a thousand times a second. */
import type { CDPSession, Page } from 'playwright-core';
import { savedPage, type House, type SavedPage } from '../e2e/house.ts';
import { dialogPage } from './dialog-page.ts';
import { type Figure, type Figures, inPercent, known, median, percentile } from './figure.ts';

const ROUNDS = 24;
/** ms that one page changes before the other has its turn. */
const TURN = 600;
/** ms that a page is watched by the profiler. */
const PROFILED = 4_000;
/** Share of the main thread's time (DESIGN §9). */
const BAR = 0.01;

/**
 * Runs in the page: adds, fills, marks and removes elements, a thousand changes for each second that went
 * by. They stay in a box of their own, since layout of the whole page would drown what is looked for.
 */
const CHURN = `
  const box = document.body.appendChild(document.createElement('div'));
  box.style.cssText = 'contain: strict; width: 300px; height: 200px';
  for (let index = 0; index < 200; index += 1) box.appendChild(document.createElement('p')).textContent = 'Line ' + index;
  let timer = 0, begun = 0, done = 0;
  const kinds = [
    () => { const line = document.createElement('p'); line.innerHTML = '<span>New</span> <b>line</b> ' + done; box.append(line); },
    () => { box.firstElementChild.remove(); },
    () => { box.children[done % 150].firstChild.textContent = 'Line ' + done; },
    () => { box.children[done % 150].className = 'marked-' + (done % 7); },
  ];
  globalThis.churn = {
    start: () => {
      begun = performance.now(); done = 0;
      timer = setInterval(() => {
        const due = Math.floor(performance.now() - begun);
        while (done < due) { kinds[done % 4](); done += 1; }
      }, 10);
    },
    stop: () => { clearInterval(timer); return done; },
  };
`;

interface Side {
  readonly page: Page;
  readonly session: CDPSession;
  /** Share of the main thread's time, one for each turn. */
  readonly busy: number[];
  readonly rate: number[];
}

export async function mainThread(house: House): Promise<Figures> {
  const document = withChurn(savedPage('none/google-docs-top-page'));
  const without = await side(house, { ...document, url: 'https://app.client.example/document' });
  const withHandrail = await side(house, document);
  const control = await side(house, { ...document, url: 'https://app.client.example/control' });
  const dialog = await side(house, withChurn(dialogPage()));
  await dialog.page.evaluate('bench.insert(1)');
  const order = [without, withHandrail, control];
  for (let round = 0; round < ROUNDS; round += 1) {
    // There and back, so that none always comes first.
    for (const one of round % 2 === 0 ? order : order.toReversed()) await turn(one);
  }
  const own = await ownShare(withHandrail, house.stage.extensionId);
  const ownWithDialog = await ownShare(dialog, house.stage.extensionId);
  for (const { page } of [...order, dialog]) await page.close();
  const pairs = differences(withHandrail, without);
  return {
    title: 'Main thread: docs.google.com with 1,000 changes a second, with and without Handrail',
    figures: [
      known('without Handrail, median', inPercent(median(without.busy))),
      known('with Handrail, median', inPercent(median(withHandrail.busy))),
      added(pairs),
      known(
        'the middle half of the pairs',
        `${inPercent(percentile(pairs, 0.25))} to ${inPercent(percentile(pairs, 0.75))}`,
      ),
      {
        name: 'Handrail’s own code, by profiler',
        value: inPercent(own),
        bar: '≤ 1.00 %',
        holds: own <= BAR,
      },
      {
        name: 'the same while a share dialog is open',
        value: inPercent(ownWithDialog),
        bar: '≤ 1.00 %',
        holds: ownWithDialog <= BAR,
      },
      known(
        'noise: a second page without, median of pairs',
        inPercent(median(differences(control, without))),
      ),
      known('changes a second', String(Math.round(median(order.flatMap(({ rate }) => rate))))),
    ],
    notes: [
      `CPU time of the page's main thread (CDP TaskDuration in thread ticks), ${ROUNDS} turns of ${TURN} ms each, one after the other.`,
      'The same page in the same browser; without Handrail means on a host where it has no script.',
      'The profiler counts Handrail’s script alone, not what the browser does to tell it of changes.',
    ],
  };
}

function differences(one: Side, other: Side): number[] {
  return one.busy.map((busy, index) => busy - (other.busy[index] ?? busy));
}

/** Where the pairs differ more among themselves than the bar is wide, nothing can be said. */
function added(pairs: readonly number[]): Figure {
  const middle = median(pairs);
  const spread = percentile(pairs, 0.75) - percentile(pairs, 0.25);
  const told = spread <= 2 * BAR;
  const bar = told ? '≤ 1.00 %' : '≤ 1.00 %, too noisy to tell';
  return {
    name: 'added, median of pairs',
    value: inPercent(middle),
    bar,
    holds: told ? middle <= BAR : null,
  };
}

function withChurn(saved: SavedPage): SavedPage {
  return { ...saved, html: saved.html.replace('</body>', `<script>{${CHURN}}</script></body>`) };
}

async function side(house: House, saved: SavedPage): Promise<Side> {
  const { page } = await house.open(saved);
  const session = await page.context().newCDPSession(page);
  // CPU time of the thread: another process that takes the core away does not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return { page, session, busy: [], rate: [] };
}

async function turn({ page, session, busy, rate }: Side): Promise<void> {
  await page.bringToFront();
  await page.waitForTimeout(100);
  const before = await taskTime(session);
  const begun = performance.now();
  await page.evaluate('churn.start()');
  await page.waitForTimeout(TURN);
  const changes = Number(await page.evaluate('churn.stop()'));
  const seconds = (performance.now() - begun) / 1000;
  busy.push(((await taskTime(session)) - before) / seconds);
  rate.push(changes / seconds);
}

async function taskTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}

/**
 * Share of the thread's time in which the extension's script ran: its part of the samples that were not
 * idle, times the CPU time of the thread. Samples alone count the time that other processes took away.
 */
async function ownShare({ page, session }: Side, extensionId: string): Promise<number> {
  await page.bringToFront();
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 200 });
  await page.evaluate('churn.start()');
  const before = await taskTime(session);
  const begun = performance.now();
  await session.send('Profiler.start');
  await page.waitForTimeout(PROFILED);
  const { profile } = await session.send('Profiler.stop');
  const busy = (await taskTime(session)) - before;
  const seconds = (performance.now() - begun) / 1000;
  await page.evaluate('churn.stop()');
  const nodes = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
  const at = (profile.samples ?? []).map((id) => nodes.get(id));
  const working = at.filter((frame) => frame?.functionName !== '(idle)');
  const own = working.filter((frame) =>
    frame?.url.startsWith(`chrome-extension://${extensionId}/`),
  );
  return ((own.length / working.length) * busy) / seconds;
}
