/** `npm run bench`: figures of this build on this machine, each beside the bar that DESIGN promises. */
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { openHouse } from '../e2e/house.ts';
import { canManagePolicies } from '../support/policy-namespace.ts';
import { buildWhenStale, consoleBuild, extensionBuild } from '../trial/build.ts';
import { arming } from './arming.ts';
import { clickToConsole } from './click-to-console.ts';
import { coldWorker } from './cold-worker.ts';
import { dialogs } from './dialog.ts';
import { run as runDecisions } from './decide.ts';
import { type Figures, known, tableOf } from './figure.ts';
import { largePolicyInBrowser, largePolicyInNode } from './large-policy.ts';
import { mainThread } from './main-thread.ts';
import { memory } from './memory.ts';
import { peers, peersInWorker } from './peers.ts';
import { recognition } from './recognition.ts';
import { sizes } from './sizes.ts';

async function main(): Promise<void> {
  process.chdir(join(import.meta.dirname, '..', '..'));
  await buildWhenStale(extensionBuild, say);
  await buildWhenStale(consoleBuild, say);
  const before = loadavg()[0] ?? 0;
  const groups: Figures[] = [
    await sizes(),
    recognition(),
    decisions(),
    await peers(),
    await largePolicyInNode(),
  ];
  groups.push(...(await inBrowser()));
  say(tableOf(groups));
  const after = loadavg()[0] ?? 0;
  say(`\nOn ${cpus().length} cores; load ${before.toFixed(1)} before, ${after.toFixed(1)} after.`);
  if (before > cpus().length) {
    say(
      'Other work had the machine too: times are longer than they would be, shares and ratios mean more.',
    );
  }
}

/** The decisions' own figures, as lines of the table. */
function decisions(): Figures {
  const { decisions: sized, growth, bar, passed } = runDecisions();
  return {
    title: 'Decision, in Node',
    figures: [
      ...sized.map(({ rules, p50, p95 }) =>
        known(`${rules} rules, p50 (p95)`, `${p50.toFixed(1)} µs (${p95.toFixed(1)})`),
      ),
      {
        name: 'p50 at 10,000 rules by p50 at 100',
        value: `${growth.toFixed(2)}×`,
        bar: `≤ ${bar}×`,
        holds: passed,
      },
    ],
    notes: [],
  };
}

async function inBrowser(): Promise<Figures[]> {
  const ability = canManagePolicies();
  if (!ability.able) {
    say(`Without a browser that is managed for real, most figures are left out. ${ability.reason}`);
    return [];
  }
  say('Measuring in Chromium, about two minutes …');
  const house = await openHouse({}, {}, 'site');
  try {
    const groups: Figures[] = [];
    for (const measure of [
      arming,
      dialogs,
      memory,
      coldWorker,
      clickToConsole,
      mainThread,
      peersInWorker,
      largePolicyInBrowser,
    ]) {
      groups.push(await measure(house));
    }
    return groups;
  } finally {
    await house.close();
  }
}

function say(line: string): void {
  console.log(line);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
  process.exitCode = 1;
}
