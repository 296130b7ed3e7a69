/**
 * How fast stored events are folded into what the console reads, as their number grows: ten equal parts, one after
 * the other, on PostgreSQL. What grows dearer with the number of events shows in the last part beside the first.
 * Run: node test/bench/projections.ts [events, a million when absent]
 */
import { openDatabase } from '../../server/database/database.ts';
import { migrate } from '../../server/database/migrations.ts';
import { preparePartitions } from '../../server/database/partitions.ts';
import { foldAll } from '../../server/projection/fold.ts';
import { PROJECTIONS } from '../../server/projections.ts';
import { startCluster } from '../server/postgres-cluster.ts';
import { fillEvents, prepareMonths } from './console-load/fill.ts';
import { openPatient } from './console-load/patient.ts';

const PARTS = 10;
const events = Number(process.argv[2] ?? 1_000_000);
const part = Math.ceil(events / PARTS);
// As the database comes, but for its memory: what a fold costs on the disk is part of it.
const cluster = await startCluster('-c shared_buffers=1GB -c max_wal_size=4GB');
const databaseUrl = cluster.newDatabase();
const database = await openDatabase(databaseUrl, '');
const patient = await openPatient(databaseUrl);
const now = Date.now();

try {
  await migrate(database, now);
  await preparePartitions(database, now);
  await prepareMonths(database, now);
  const rates: number[] = [];
  for (let index = 0; index < PARTS; index += 1) {
    await fillEvents(patient, part, now);
    const started = performance.now();
    await foldAll(database, PROJECTIONS);
    const rate = part / ((performance.now() - started) / 1000);
    rates.push(rate);
    const memory = process.memoryUsage().rss / 1024 ** 2;
    console.log(
      `${((index + 1) * part).toLocaleString('en-GB').padStart(12)} events: ${rate.toFixed(0)} a second, ${memory.toFixed(0)} MB`,
    );
  }
  const share = rates.at(-1)! / rates[0]!;
  console.log(
    `${PROJECTIONS.length} projections; the last part at ${share.toFixed(2)} of the first one's rate`,
  );
} finally {
  await patient.close();
  await database.close();
  cluster.remove();
}
