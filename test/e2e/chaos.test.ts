/** A small day of `run-chaos.ts`: nothing is lost and nothing comes twice. */
import { expect, it } from 'vitest';
import { hasPostgres } from '../server/postgres-cluster.ts';
import { canManagePolicies } from '../support/policy-namespace.ts';
import { runChaos } from './chaos.ts';

const ability = canManagePolicies();
if (!ability.able) console.warn(`\n*** SKIPPED: ${ability.reason} ***\n`);

it.skipIf(!ability.able || !hasPostgres)(
  'every record that the worker has said yes to is stored once, whatever happens on the way',
  async () => {
    const result = await runChaos({
      ...{ records: 500, workerEnds: 5, processKills: 1, networkCuts: 1 },
      ...{ mishaps: 0.7, seed: 11, say: () => undefined },
    });
    expect(result).toMatchObject({
      ...{ appended: 500, stored: 500, lost: 0, strangers: 0, twice: 0 },
      ...{ dropped: 0, setAside: 0, brokenChains: 0 },
      ...{ workerEnds: 5, processKills: 1, networkCuts: 1 },
    });
    console.log(JSON.stringify(result));
  },
  300_000,
);
