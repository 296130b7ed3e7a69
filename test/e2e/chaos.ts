/**
 * Reports on their worst day: a real browser with Handrail installed by policy, three processes of the service
 * on PostgreSQL, and a proxy that loses, doubles, breaks and refuses. Records enter by the door that a dialog's
 * record enters by; meanwhile the worker is ended again and again, processes are killed, and the network is cut.
 * Then each record must be stored, once.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../server/database/database.ts';
import { verifyChain } from '../../server/events/chain.ts';
import { readDevices } from '../../server/events/gaps.ts';
import { type ChaosProxy, seeded, startChaosProxy } from '../server/chaos-proxy.ts';
import { TOKEN } from '../server/places.ts';
import { startCluster } from '../server/postgres-cluster.ts';
import { type ServiceProcess, startProcess } from '../server/service-processes.ts';
import { heapOfServiceWorker } from '../support/service-worker.ts';
import { appendingPage, type Send, statusPage } from './chaos-page.ts';
import { type House, openHouse } from './house.ts';

export interface ChaosOptions {
  readonly records: number;
  readonly workerEnds: number;
  readonly processKills: number;
  readonly networkCuts: number;
  /** Share of requests that something happens to. */
  readonly mishaps: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

export interface ChaosResult {
  readonly appended: number;
  readonly stored: number;
  readonly lost: number;
  readonly strangers: number;
  readonly twice: number;
  readonly dropped: number;
  readonly setAside: number;
  readonly workerEnds: number;
  readonly processKills: number;
  readonly networkCuts: number;
  readonly requests: Record<string, number>;
  readonly brokenChains: number;
  readonly seconds: number;
  /** Bytes of the worker's heap after a collection: at the start and the most that was seen. */
  readonly heap: { readonly first: number; readonly most: number };
  /** Megabytes of the largest process of the service, first and last third. */
  readonly memory: { readonly first: number; readonly last: number };
}

const PROCESSES = 3;
/** Records between two lines of what is said. */
const TOLD = 5_000;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Runs it. Needs a build, managed policies and PostgreSQL. */
export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const { say } = options;
  const random = seeded(options.seed);
  const home = mkdtempSync(join(tmpdir(), 'handrail-chaos-'));
  const cluster = await startCluster();
  const databaseUrl = cluster.newDatabase();
  const service = {
    ...{ databaseUrl, dataDirectory: home, policyFile: join(home, 'policy.jws') },
    reportTokens: [TOKEN],
  };
  const processes = [await startProcess(service)];
  while (processes.length < PROCESSES) processes.push(await startProcess(service));
  const proxy = await startChaosProxy(
    () => processes.map(({ url }) => url),
    options.mishaps,
    random,
  );
  const house = await openHouse({ reportUrl: `${proxy.url}/report`, reportToken: TOKEN });
  const started = performance.now();
  try {
    const heap = await heapNow(house);
    const done = { workerEnds: 0, processKills: 0, networkCuts: 0, appended: 0, most: heap };
    const memory: number[] = [];
    const send = await statusPage(house);
    const page = await appendingPage(house, send);
    const troubles = makeTrouble({
      house,
      processes,
      service,
      proxy,
      options,
      done,
      random,
      memory,
    });
    await page.append(options.records, (appended) => {
      if (Math.floor(appended / TOLD) > Math.floor(done.appended / TOLD)) {
        const { workerEnds, processKills, networkCuts } = done;
        say(
          `${appended} records, ${workerEnds} ends of the worker, ${processKills} kills, ${networkCuts} cuts, ${Math.round((performance.now() - started) / 1000)} s`,
        );
      }
      done.appended = appended;
    });
    await troubles;
    await emptied(send, say);
    const { outbox } = await send();
    const third = Math.ceil(memory.length / 3);
    return {
      ...(await storedIn(databaseUrl, page.uids)),
      ...{ appended: page.uids.size, dropped: outbox.dropped, setAside: outbox.setAside },
      ...{ workerEnds: done.workerEnds, processKills: done.processKills },
      ...{ networkCuts: done.networkCuts, requests: proxy.counts },
      seconds: Math.round((performance.now() - started) / 1000),
      heap: { first: heap, most: done.most },
      memory: {
        first: Math.max(...memory.slice(0, third)),
        last: Math.max(...memory.slice(-third)),
      },
    };
  } finally {
    await house.close();
    proxy.close();
    await Promise.all(processes.map((one) => one.kill()));
    cluster.remove();
    rmSync(home, { recursive: true, force: true });
  }
}

async function heapNow(house: House): Promise<number> {
  return heapOfServiceWorker(house.browser().context, house.stage.extensionId);
}

interface Trouble {
  readonly house: House;
  readonly processes: ServiceProcess[];
  readonly service: Parameters<typeof startProcess>[0];
  readonly proxy: ChaosProxy;
  readonly options: ChaosOptions;
  readonly done: {
    workerEnds: number;
    processKills: number;
    networkCuts: number;
    appended: number;
    most: number;
  };
  readonly random: () => number;
  readonly memory: number[];
}

/** Spreads what goes wrong over the records: each kind has its turn when its share of them is appended. */
async function makeTrouble(trouble: Trouble): Promise<void> {
  const { house, processes, service, proxy, options, done, random, memory } = trouble;
  const due = (many: number, already: number) =>
    already < many && done.appended >= ((already + 0.5) / many) * options.records;
  const all = () =>
    done.workerEnds >= options.workerEnds &&
    done.processKills >= options.processKills &&
    done.networkCuts >= options.networkCuts;
  while (!all()) {
    await pause(100);
    memory.push(Math.max(...processes.map((one) => one.memory() ?? 0)));
    if (due(options.workerEnds, done.workerEnds)) {
      if (done.workerEnds % 10 === 0)
        done.most = Math.max(done.most, await heapNow(house).catch(() => 0));
      // The next message of the page, or an alarm, starts it again.
      await house.killWorker();
      done.workerEnds += 1;
    }
    if (due(options.processKills, done.processKills)) {
      const victim = Math.floor(random() * processes.length);
      await processes[victim]!.kill();
      await pause(500);
      processes[victim] = await startProcess(service);
      done.processKills += 1;
    }
    if (due(options.networkCuts, done.networkCuts)) {
      proxy.cut(true);
      await pause(1_000 + random() * 3_000);
      proxy.cut(false);
      done.networkCuts += 1;
    }
  }
}

async function emptied(send: Send, say: (line: string) => void): Promise<void> {
  const end = Date.now() + 30 * 60_000;
  for (let told = 0; Date.now() < end;) {
    const { outbox } = await send();
    if (outbox.waiting === 0) return;
    if (Date.now() - told > 10_000) {
      say(`${outbox.waiting} waiting; ${outbox.lastError ?? 'no error'}`);
      told = Date.now();
    }
    await pause(200);
  }
}

async function storedIn(databaseUrl: string, appended: ReadonlySet<string>) {
  const database = await openDatabase(databaseUrl, '');
  try {
    const rows = await database.query(`SELECT uid FROM events WHERE type = 'step'`, []);
    const uids = rows.map(({ uid }) => String(uid));
    const single = new Set(uids);
    const devices = await readDevices(database, false, '');
    const chains = await Promise.all(devices.map(({ device }) => verifyChain(database, device)));
    return {
      stored: single.size,
      lost: [...appended].filter((uid) => !single.has(uid)).length,
      strangers: [...single].filter((uid) => !appended.has(uid)).length,
      twice: uids.length - single.size,
      brokenChains: chains.filter((chain) => chain === null || chain.broken.length > 0).length,
    };
  } finally {
    await database.close();
  }
}
