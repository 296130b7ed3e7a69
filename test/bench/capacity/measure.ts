/** What one process and one database do on this machine: the rates that the plan is made from. */
import { gzipSync } from 'node:zlib';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { uuidv7 } from '../../../lib/activity/identifiers.ts';
import { generateSigningKey, signBundle } from '../../../lib/policy/bundle.ts';
import { Policy } from '../../../lib/policy/schema.ts';
import { type Database, openDatabase } from '../../../server/database/database.ts';
import { TOKEN } from '../../server/places.ts';
import { startCluster } from '../../server/postgres-cluster.ts';
import { manyEvents } from '../../server/requests.ts';
import { startProcess } from '../../server/service-processes.ts';

export interface Measured {
  /** Answers a second of one process. */
  readonly notModified: number;
  readonly wholePolicy: number;
  /** Reports of one event a second, and events a second in reports of 100. */
  readonly singleReports: number;
  readonly batchedEvents: number;
  /** Events a second that all projections together take in, in the process that stores. */
  readonly foldedEvents: number;
  /** Bytes. */
  readonly policyBytes: number;
  readonly reportBytes: number;
  readonly eventInDatabase: number;
  readonly eventInStream: number;
  /** Share of the machine that the service took while reports came, 0 to 1 a core. */
  readonly serviceCores: number;
  /** Megabytes of the process after it all. */
  readonly processMemory: number;
}

const SECONDS = 8;
const AT_ONCE = 32;
/** ms after which the rate of catching up is known well enough. */
const LONGEST_FOLD = 30_000;
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

/** Starts a service on PostgreSQL and asks it for a while. */
export async function measure(): Promise<Measured> {
  const home = mkdtempSync(join(tmpdir(), 'handrail-capacity-'));
  const cluster = await startCluster();
  const databaseUrl = cluster.newDatabase();
  const policyFile = join(home, 'policy.jws');
  const policy = Policy.parse(parse(readFileSync('lib/policy/starter.yaml', 'utf8')));
  const bundle = await signBundle(policy, await generateSigningKey('capacity-1'));
  writeFileSync(policyFile, bundle);
  const service = await startProcess({
    ...{ databaseUrl, dataDirectory: home, policyFile },
    reportTokens: [TOKEN],
  });
  try {
    const first = await ask(`${service.url}/policy.jws`, {});
    const etag = String(first.headers.etag);
    const whole = await rate(() => ask(`${service.url}/policy.jws`, {}));
    const known = await rate(() =>
      ask(`${service.url}/policy.jws`, { headers: { 'if-none-match': etag } }),
    );
    const report = (many: number) => () =>
      ask(`${service.url}/report`, {
        method: 'POST',
        headers: {
          ...{ authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
          'content-encoding': 'gzip',
        },
        body: gzipSync(JSON.stringify(ofOneBrowser(many))),
      });
    const before = service.cpu();
    const started = performance.now();
    const single = await rate(report(1));
    const cores = (service.cpu() - before) / (performance.now() - started);
    const batched = await rate(report(100));
    const database = await openDatabase(databaseUrl, '');
    const folded = await foldRate(database);
    const [size] = await database.query(
      `SELECT sum(pg_total_relation_size(c.oid))::float8 / (SELECT count(*) FROM events) AS bytes
       FROM pg_class c JOIN pg_inherits i ON i.inhrelid = c.oid WHERE i.inhparent = 'events'::regclass`,
      [],
    );
    await database.close();
    const one = JSON.stringify(ofOneBrowser(1));
    return {
      ...{ notModified: known, wholePolicy: whole, singleReports: single },
      batchedEvents: batched * 100,
      foldedEvents: folded,
      policyBytes: bundle.length,
      reportBytes: gzipSync(one).length,
      eventInDatabase: Math.round(Number(size!.bytes)),
      eventInStream: one.length,
      serviceCores: cores,
      processMemory: service.memory() ?? Number.NaN,
    };
  } finally {
    await service.kill();
    cluster.remove();
    rmSync(home, { recursive: true, force: true });
  }
}

/** How fast the service catches up with what was just stored, while nothing new comes. */
async function foldRate({ query }: Database): Promise<number> {
  const state = async () => {
    const [row] = await query(
      'SELECT min(folded)::float8 AS folded, (SELECT count(*)::float8 FROM events) AS stored FROM projections',
      [],
    );
    return { folded: Number(row!.folded), stored: Number(row!.stored) };
  };
  const before = await state();
  const started = performance.now();
  let now = before;
  while (now.folded < now.stored && performance.now() - started < LONGEST_FOLD) {
    await new Promise((done) => setTimeout(done, 250));
    now = await state();
  }
  return ((now.folded - before.folded) * 1000) / (performance.now() - started);
}

function ofOneBrowser(many: number) {
  const device = uuidv7();
  return manyEvents(many).map((event, index) => {
    event.device.uid = device;
    event.metadata.sequence = index + 1;
    return event;
  });
}

interface Asked {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: Buffer;
}

function ask(url: string, { method = 'GET', headers = {}, body }: Asked) {
  return new Promise<{ status: number; headers: Record<string, unknown> }>((done, fail) => {
    request(url, { method, headers, agent })
      .once('response', (answer) => {
        answer.resume().once('end', () => {
          const status = answer.statusCode ?? 0;
          if (status >= 400) fail(new Error(`${url} answered with ${status}`));
          else done({ status, headers: answer.headers });
        });
      })
      .once('error', fail)
      .end(body);
  });
}

/** Calls a second, a few at a time, for some seconds after a warm-up. */
async function rate(call: () => Promise<unknown>): Promise<number> {
  let counted = 0;
  const started = performance.now();
  const warm = started + 1_000;
  const end = warm + SECONDS * 1_000;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (performance.now() < end) {
        await call();
        if (performance.now() > warm) counted += 1;
      }
    }),
  );
  return counted / SECONDS;
}
