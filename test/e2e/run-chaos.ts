/**
 * Runs `chaos.ts` at its full size and prints what came of it. Needs a build, Linux as root and PostgreSQL.
 * Run: node test/e2e/run-chaos.ts [records] [seed]
 */
import { runChaos } from './chaos.ts';

const result = await runChaos({
  records: Number(process.argv[2] ?? 100_000),
  ...{ workerEnds: 100, processKills: 10, networkCuts: 10, mishaps: 0.3 },
  seed: Number(process.argv[3] ?? Date.now() % 1_000_000),
  say: (line) => console.error(line),
});
console.log(JSON.stringify(result, null, 2));
const { lost, strangers, twice, dropped, setAside, brokenChains } = result;
process.exitCode = lost + strangers + twice + dropped + setAside + brokenChains === 0 ? 0 : 1;
