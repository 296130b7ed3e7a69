/**
 * The capacity plan: measures this machine, simulates a fleet of a million browsers, prints both.
 * Run: node test/bench/capacity/run.ts [--json]
 */
import { cpus, loadavg } from 'node:os';
import { seeded } from '../../server/chaos-proxy.ts';
import { MILLION } from './fleet.ts';
import { measure } from './measure.ts';
import { planOf } from './plan.ts';

const before = loadavg()[0] ?? 0;
const measured = await measure();
if (process.argv.includes('--json')) console.log(JSON.stringify(measured, null, 2));
else {
  console.log(`${cpus().length} cores, load ${before.toFixed(1)} before.`);
  console.table(measured);
  console.log(planOf(MILLION, measured, seeded(1)).markdown);
}
process.exit(0);
