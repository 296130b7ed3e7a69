/**
 * The console's pages as events grow to ten million, on PostgreSQL. Events of a made-up fleet come by SQL: the first
 * ones are folded into the projections by the service's own code, so that every person, app and day of the fleet is in
 * them; the rest only fill the table. Then a process of the service is asked for each page, and for the plans behind them.
 * Run: node test/bench/console-load.ts [events, as many steps as you like: 100000 1000000 10000000]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Queries } from '../../server/database/database.ts';
import { migrate } from '../../server/database/migrations.ts';
import { preparePartitions } from '../../server/database/partitions.ts';
import { foldAll } from '../../server/projection/fold.ts';
import { PROJECTIONS } from '../../server/projections.ts';
import { PASSWORD, TOKEN } from '../server/places.ts';
import { startCluster } from '../server/postgres-cluster.ts';
import { signIn } from '../server/requests.ts';
import { startProcess } from '../server/service-processes.ts';
import { INDEXES, fillEvents, prepareMonths } from './console-load/fill.ts';
import { openPatient } from './console-load/patient.ts';
import { type PageTime, timePages } from './console-load/pages.ts';

const sizes = process.argv.slice(2).map(Number);
const steps = sizes.length === 0 ? [100_000, 1_000_000, 10_000_000] : sizes;
/** Events that go through the projections; from a hundred thousand on the fleet is complete in them. */
const folded = Math.min(100_000, steps[0] ?? 0);
const home = mkdtempSync(join(tmpdir(), 'handrail-load-'));
const cluster = await startCluster(
  '-c fsync=off -c full_page_writes=off -c max_wal_size=8GB -c shared_buffers=4GB -c maintenance_work_mem=1GB',
);
const databaseUrl = cluster.newDatabase();
const database = await openDatabase(databaseUrl, '');
const now = Date.now();
const patient = await openPatient(databaseUrl);

try {
  await migrate(database, now);
  await preparePartitions(database, now);
  await prepareMonths(database, now);
  let filled = 0;
  const table: { events: number; times: PageTime[] }[] = [];
  for (const size of steps) {
    const started = performance.now();
    await fill(size - filled);
    filled = size;
    say(`${size} events after ${seconds(started)} s`);
    table.push({ events: size, times: await pages() });
    printPages(table);
  }
} finally {
  await patient.close();
  await database.close();
  cluster.remove();
  rmSync(home, { recursive: true, force: true });
}

async function fill(many: number): Promise<void> {
  const [stored] = await patient.query('SELECT count(*)::int AS count FROM events', []);
  const first = Number(stored!.count) === 0 ? folded : 0;
  if (first > 0) {
    await fillEvents(patient, first, now);
    const started = performance.now();
    await foldAll(database, PROJECTIONS);
    say(`${first} events folded by ${PROJECTIONS.length} projections in ${seconds(started)} s`);
  }
  const rest = many - first;
  if (rest <= 0) return;
  // Without indexes a fill is a matter of minutes; they are made anew as the migrations made them.
  const definitions = await patient.query(INDEXES, []);
  for (const { name } of definitions) await patient.query(`DROP INDEX ${String(name)}`, []);
  await fillEvents(patient, rest, now);
  for (const { definition } of definitions) await patient.query(String(definition), []);
  await patient.query('VACUUM (ANALYZE) events', []);
  await pastEverything(patient);
}

/** The projections have "seen" the rest as well: what they hold is what the fleet has. */
async function pastEverything({ query }: Queries): Promise<void> {
  await query(
    `UPDATE projections SET (commit_order, uid) =
       (SELECT commit_order, uid FROM events ORDER BY commit_order DESC, uid DESC LIMIT 1)`,
    [],
  );
}

async function pages(): Promise<PageTime[]> {
  const service = await startProcess({
    ...{ databaseUrl, dataDirectory: home, policyFile: join(home, 'policy.jws') },
    ...{ reportTokens: [TOKEN], adminPassword: PASSWORD },
  });
  try {
    const { cookie } = await signIn(service.url);
    return await timePages(service.url, cookie, database, now);
  } finally {
    await service.kill();
  }
}

function printPages(table: readonly { events: number; times: PageTime[] }[]): void {
  for (const { events, times } of table) {
    console.log(`\n${events.toLocaleString('en-GB')} events`);
    for (const { name, p50, p95, bytes, scans } of times)
      console.log(
        `  ${name.padEnd(46)} p50 ${p50.toFixed(0).padStart(5)} ms  p95 ${p95.toFixed(0).padStart(5)} ms  ${String(bytes).padStart(8)} B${scans}`,
      );
  }
}

function seconds(started: number): number {
  return Math.round((performance.now() - started) / 1000);
}

function say(line: string): void {
  console.error(line);
}
