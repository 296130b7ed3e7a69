/** Runs `outages.ts` at its full size and prints what came of it. Run: node test/server/run-outages.ts [s a phase] */
import { runOutages } from './outages.ts';

const phase = Number(process.argv[2] ?? 15);
const result = await runOutages(phase * 1000, 24, 200);
console.log(JSON.stringify(result, null, 2));
const wrong = result.lost + result.twice + result.brokenChains + result.devicesWithGaps;
process.exitCode = wrong === 0 && result.whileAway > 0 ? 0 : 1;
