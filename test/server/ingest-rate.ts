/**
 * Events a second through POST /report, against the same database's own multi-row INSERT of the same
 * rows into the same table, in turns of one run. Bar (DESIGN §9): at least half.
 * Run: node test/server/ingest-rate.ts [turns]
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { uuidv7 } from '../../lib/activity/identifiers.ts';
import { type Database, openDatabase } from '../../server/database/database.ts';
import { migrate } from '../../server/database/migrations.ts';
import { preparePartitions } from '../../server/database/partitions.ts';
import { searchText } from '../../server/events/search-words.ts';
import { hasPostgres, startCluster } from './postgres-cluster.ts';
import { manyEvents, newEvents } from './requests.ts';

const TOKEN = 'a-report-token-of-the-bench';
const BATCH = 200;
const BATCHES = 25;
const AT_ONCE = 4;
const COLUMNS = 19;

/** Runs the jobs, a few at a time, and returns the rate of events a second. */
async function rate(jobs: (() => Promise<unknown>)[]): Promise<number> {
  const waiting = jobs.values();
  const started = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const job of waiting) await job();
    }),
  );
  return (jobs.length * BATCH * 1000) / (performance.now() - started);
}

function reportJobs(url: string): (() => Promise<unknown>)[] {
  return batches().map((events) => {
    const body = JSON.stringify(events);
    return async () => {
      const response = await fetch(`${url}/report`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${TOKEN}` },
        body,
      });
      const answer = (await response.json()) as { accepted: number };
      if (answer.accepted !== BATCH) throw new Error(JSON.stringify(answer));
    };
  });
}

/** Each batch is a browser of its own, as in life: browsers send one report after the other. */
const batches = () =>
  Array.from({ length: BATCHES }, () => {
    const device = uuidv7();
    return manyEvents(BATCH).map((event, index) => {
      event.device.uid = device;
      event.metadata.sequence = index + 1;
      return event;
    });
  });

function insertJobs(database: Database): (() => Promise<unknown>)[] {
  const places = Array.from({ length: BATCH }, (_, row) => {
    const cells = Array.from({ length: COLUMNS }, (__, column) => `$${row * COLUMNS + column + 1}`);
    cells[16] = `to_tsvector('simple', ${cells[16]})`;
    return `(${cells.join(', ')})`;
  });
  const sql = `INSERT INTO events VALUES ${places.join(', ')}`;
  return batches().map((events) => {
    const parameters = newEvents(events).flatMap(({ row, json }) => {
      const words = searchText([
        row.user,
        row.surface,
        row.subject,
        row.subjectName,
        row.rule,
        row.message,
      ]);
      return [
        row.uid,
        row.time,
        Date.now(),
        row.type,
        row.device,
        row.user,
        row.surface,
        row.kind,
        row.subject,
        row.subjectName,
        row.audience,
        row.effect,
        row.intended,
        row.outcome,
        row.rule,
        row.message,
        words,
        0,
        json,
      ];
    });
    return () => database.query(sql, parameters);
  });
}

const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
const home = mkdtempSync(join(tmpdir(), 'handrail-rate-'));
const cluster = hasPostgres ? await startCluster() : null;
const turns = Number(process.argv[2] ?? 5);

for (const name of cluster === null ? ['PGlite'] : ['PGlite', 'PostgreSQL']) {
  const address = () => (name === 'PGlite' ? null : cluster!.newDatabase());
  const child = spawn(
    process.execPath,
    [
      join(import.meta.dirname, 'service-process.ts'),
      JSON.stringify({
        dataDirectory: join(home, `${name}-service`),
        databaseUrl: address(),
        policyFile: join(home, 'policy.jws'),
        reportTokens: [TOKEN],
      }),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const url = await new Promise<string>((done) => {
    createInterface({ input: child.stdout }).once('line', (line) =>
      done((JSON.parse(line) as { url: string }).url),
    );
  });
  const database = await openDatabase(address(), join(home, `${name}-plain`));
  await migrate(database, Date.now());
  await preparePartitions(database, Date.now());
  const reported: number[] = [];
  const inserted: number[] = [];
  // The first turn warms both up and is not counted.
  for (let turn = 0; turn <= turns; turn += 1) {
    const one = await rate(reportJobs(url));
    const two = await rate(insertJobs(database));
    if (turn === 0) continue;
    reported.push(one);
    inserted.push(two);
  }
  const ratio = median(reported.map((value, turn) => value / inserted[turn]!));
  console.log(
    `${name}: ${Math.round(median(reported))} events/s reported, ${Math.round(median(inserted))} rows/s inserted ` +
      `in batches of ${BATCH}, ${AT_ONCE} at once; ratio ${ratio.toFixed(2)} (bar 0.5), median of ${turns} turns`,
  );
  child.kill();
  await database.close();
}
cluster?.remove();
rmSync(home, { recursive: true, force: true });
