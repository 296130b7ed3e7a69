/**
 * Three processes behind a proxy, three nodes of JetStream, one PostgreSQL, and browsers that report all
 * the while: one after the other, a process, a node and the database are killed. Then everything that
 * was acknowledged must be stored, once, with whole chains and no gap.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../server/database/database.ts';
import { verifyChain } from '../../server/events/chain.ts';
import { readDevices } from '../../server/events/gaps.ts';
import { startBrowsers } from './browsers.ts';
import { startNats } from './nats-cluster.ts';
import { PASSWORD, TOKEN } from './places.ts';
import { startCluster } from './postgres-cluster.ts';
import { startProcess, startProxy } from './service-processes.ts';

export type Outages = {
  acknowledged: number;
  stored: number;
  lost: number;
  /** Rows beyond one for each uid. */
  twice: number;
  brokenChains: number;
  devicesWithGaps: number;
  /** Reports that were acknowledged while the database was away. */
  whileAway: number;
  /** Events a second over the whole time. */
  rate: number;
  /** Largest megabytes of a process in the first and the last third of the time. */
  memory: { first: number; last: number };
};

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** @param phase ms between two outages */
export async function runOutages(phase: number, browsers: number, most: number): Promise<Outages> {
  const home = mkdtempSync(join(tmpdir(), 'handrail-outages-'));
  const postgres = await startCluster();
  const nats = await startNats(3);
  const databaseUrl = postgres.newDatabase();
  const options = {
    ...{ databaseUrl, dataDirectory: home, policyFile: join(home, 'policy.jws') },
    ...{ reportTokens: [TOKEN], adminPassword: PASSWORD },
    stream: { urls: nats.urls, replicas: 3 as const },
  };
  const processes = await startThree(options);
  const proxy = await startProxy(() => processes.map(({ url }) => url));
  const memory: number[][] = [];
  const measuring = setInterval(
    () => memory.push(processes.map((one) => one.memory() ?? 0)),
    Math.max(100, phase / 10),
  );
  try {
    const started = performance.now();
    const fleet = startBrowsers(() => proxy.url, browsers, most);
    await pause(phase);
    await processes[0]!.kill();
    await pause(phase);
    processes[0] = await startProcess(options);
    nats.kill(1);
    await pause(phase);
    await nats.start(1);
    await pause(phase);
    postgres.kill();
    const before = fleet.acknowledged.size;
    await pause(phase);
    // On a busy machine it takes longer until somebody has reported meanwhile.
    for (let tries = 0; fleet.acknowledged.size === before && tries < 100; tries += 1)
      await pause(300);
    const whileAway = fleet.acknowledged.size - before;
    postgres.start();
    await pause(phase);
    await fleet.finish();
    const seconds = (performance.now() - started) / 1000;
    const stored = await storedIn(databaseUrl, fleet.acknowledged);
    const third = Math.floor(memory.length / 3);
    return {
      ...{ acknowledged: fleet.acknowledged.size, whileAway, ...stored },
      rate: Math.round(fleet.acknowledged.size / seconds),
      memory: {
        first: Math.max(...memory.slice(0, third).flat()),
        last: Math.max(...memory.slice(-third).flat()),
      },
    };
  } finally {
    clearInterval(measuring);
    proxy.close();
    await Promise.all(processes.map((one) => one.kill()));
    nats.remove();
    postgres.remove();
    rmSync(home, { recursive: true, force: true });
  }
}

/** A young cluster takes a moment until it can keep a stream; an admin's start would be tried again too. */
async function startThree(options: Parameters<typeof startProcess>[0]) {
  for (let tries = 0; ; tries += 1) {
    try {
      const first = await startProcess(options);
      return [first, await startProcess(options), await startProcess(options)];
    } catch (error) {
      if (tries === 20) throw error;
      await pause(500);
    }
  }
}

/** What has arrived, as soon as all of it has, or as it is after a minute. */
async function storedIn(databaseUrl: string, acknowledged: ReadonlySet<string>) {
  const database = await openDatabase(databaseUrl, '');
  try {
    const read = async () =>
      (await database.query('SELECT uid FROM events', [])).map(({ uid }) => String(uid));
    let uids = await read();
    for (let tries = 0; tries < 60 && uids.length < acknowledged.size; tries += 1) {
      await pause(1_000);
      uids = await read();
    }
    const single = new Set(uids);
    const devices = await readDevices(database, false, '');
    // One after the other: side by side they wait for a connection longer than the service does.
    const chains = [];
    for (const { device } of devices) chains.push(await verifyChain(database, device));
    return {
      stored: single.size,
      lost: [...acknowledged].filter((uid) => !single.has(uid)).length,
      twice: uids.length - single.size,
      brokenChains: chains.filter((chain) => chain === null || chain.broken.length > 0).length,
      devicesWithGaps: devices.filter(({ missing }) => missing > 0).length,
    };
  } finally {
    await database.close();
  }
}
