/** Starts the service: everything is opened here, wired once, and closed again in order. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { z } from 'zod';
import { ensureAdmin } from './people/accounts.ts';
import { createPseudonyms, readPseudonymKey } from './people/pseudonyms.ts';
import { createApp } from './app.ts';
import { readEvidenceKey } from './evidence/evidence-key.ts';
import { DatabaseAway, openDatabase } from './database/database.ts';
import { INGEST_LIMITS, type IngestLimits } from './reports/ingest.ts';
import { createDesk } from './desk/desk.ts';
import { watchDesk } from './desk/watch-desk.ts';
import { startLive } from './events/live.ts';
import { continueCommitOrder } from './database/commit-order.ts';
import { ensureTenant } from './database/tenant.ts';
import { migrate, rehearseMigrations } from './database/migrations.ts';
import { preparePartitions } from './database/partitions.ts';
import { startHousekeeping } from './keeping/housekeeping.ts';
import { readServed } from './inventory/policy-lists.ts';
import { readyHooks } from './hooks/ready-hooks.ts';
import { startHooks } from './hooks/start-hooks.ts';
import { startUpkeep } from './inventory/upkeep.ts';
import { ServiceOptions } from './options.ts';
import { keepInDatabase } from './reports/keep-in-database.ts';
import { expireNames } from './people/names.ts';
import { PROJECTION_TIMES, startProjections } from './projection/start-projections.ts';
import { PROJECTIONS } from './projections.ts';
import { keepBundle } from './published/policy-history.ts';
import { watchPolicyFile } from './published/watch-policy-file.ts';
import { startSinks } from './sinks/start-sinks.ts';
import { SINK_TIMES, type SinkTimes } from './sinks/turns.ts';
import { startStream } from './stream/start-stream.ts';
import { createLog, reasonsOf } from './watch/log.ts';
import { createMetrics } from './watch/metrics.ts';

export type Service = {
  /** Where it listens, without a slash at its end. */
  url: string;
  port: number;
  /** Made up because none was given and none was stored: show it once. */
  adminPassword: string | null;
  /** Ends live views, lets running requests finish, closes the database. */
  close: () => Promise<void>;
};

/**
 * ms. Longer than the 60 s of common proxies: whoever closes first must not be the one that is about
 * to be sent a request.
 */
const KEEP_ALIVE = 75_000;

/** What tests make smaller or shorter, to meet it. */
export type TestLimits = Partial<IngestLimits> & { sinks?: Partial<SinkTimes> };

/** ms that running requests get to finish. */
const CLOSE_GRACE = 5_000;

const log = createLog((line) => process.stderr.write(`${line}\n`), Date.now);

/**
 * @param given see `ServiceOptions`; only `dataDirectory` and `policyFile` have no default
 * @param limits for tests that want to meet them
 * @returns the running service; rejects with a sentence for the admin when it cannot start
 */
export async function startService(
  given: z.input<typeof ServiceOptions>,
  limits: TestLimits = {},
): Promise<Service> {
  const options = parseOptions(given);
  const hooks = readyHooks(options.hooks, options.publicUrl, process.env);
  const pseudonyms =
    options.pseudonymKeyFile === null
      ? null
      : createPseudonyms(await readPseudonymKey(options.pseudonymKeyFile));
  const database = await openDatabase(options.databaseUrl, options.dataDirectory);
  try {
    await migrate(database, Date.now());
    await continueCommitOrder(database);
    await preparePartitions(database, Date.now());
    const adminPassword = options.localSignIn
      ? await ensureAdmin(database, options.adminPassword, Date.now())
      : null;
    await ensureTenant(database, options.tenant);
    // A key that cannot be used is said now, not when a case needs it.
    if (options.evidenceKey !== null)
      await readEvidenceKey(database, options.evidenceKey, Date.now());
    const metrics = createMetrics();
    const live = await startLive(database, (error) => log.trouble('live view', error));
    const isAnswering = () => database.query('SELECT 1', []).then(() => true);
    const stream =
      options.stream === null
        ? null
        : await startStream({ database, announce: live.announce, metrics, log }, options.stream);
    const desk = createDesk({
      ...{ database, log, key: options.policyKey, adminKeys: options.adminKeys },
      ...{ policyFile: options.policyFile, policyOut: options.policyOut },
      onServed: (bytes) => keepBundle(database, bytes, Date.now()),
    });
    // Before the first browser asks; a policy file that cannot be used is told of and keeps nothing shut.
    await desk.republish().catch((error: unknown) => log.trouble('policy desk', error));
    const app = createApp({
      desk,
      options,
      database,
      live,
      limits: { ...INGEST_LIMITS, ...limits },
      pseudonyms,
      keep: stream === null ? keepInDatabase(database, live.announce) : stream.keep,
      isReady: stream === null ? isAnswering : stream.isReady,
      metrics,
      log,
    });
    const server = createAdaptorServer({ fetch: app.fetch }) as Server;
    server.keepAliveTimeout = KEEP_ALIVE;
    await listen(server, options.port, options.host);
    const endHousekeeping = startHousekeeping({
      database,
      retention: options.retentionDays,
      metrics,
      log,
      expirePeople: async (queries, cutoff) => {
        for (const { expire } of PROJECTIONS) await expire?.(queries, cutoff);
        await expireNames(queries, cutoff);
      },
    });
    const { port } = server.address() as AddressInfo;
    const host = options.host.includes(':') ? `[${options.host}]` : options.host;
    const endSinks = await startSinks(
      { database, metrics, log, times: { ...SINK_TIMES, ...limits.sinks } },
      options.sinks,
    );
    const origin = { version: options.productVersion, tenant: options.tenant };
    const endHooks = await startHooks(
      { database, metrics, log, times: { ...SINK_TIMES, ...limits.sinks }, origin },
      hooks,
    );
    const endProjections = await startProjections(
      { database, metrics, log, times: PROJECTION_TIMES },
      PROJECTIONS,
    );
    const endPolicyWatch = desk.signs
      ? watchDesk(desk, log)
      : watchPolicyFile({ database, log }, options.policyFile);
    const endUpkeep = startUpkeep({
      ...{ database, retention: options.retentionDays, log },
      served: async () => {
        const current = desk.current();
        if (current === null) return await readServed(options.policyFile);
        return Buffer.from(current.bytes).toString('utf8');
      },
    });
    return {
      url: `http://${host}:${port}`,
      port,
      adminPassword,
      async close() {
        live.endStreams();
        await stop(server);
        await stream?.close();
        await endSinks();
        await endHooks();
        await endProjections();
        await endPolicyWatch();
        await endUpkeep();
        await endHousekeeping();
        await live.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw troubleAtStart(error);
  }
}

/**
 * Runs the migrations that a start would run, on the real data, and undoes them.
 * @returns the names of those that are due; rejects with a sentence where a start would
 */
export async function rehearseStart(given: z.input<typeof ServiceOptions>): Promise<string[]> {
  const options = parseOptions(given);
  const database = await openDatabase(options.databaseUrl, options.dataDirectory);
  try {
    return await rehearseMigrations(database, Date.now());
  } catch (error) {
    throw troubleAtStart(error);
  } finally {
    await database.close();
  }
}

function parseOptions(given: z.input<typeof ServiceOptions>): ServiceOptions {
  const parsed = ServiceOptions.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new Error(`The service's options are wrong.\n${z.prettifyError(parsed.error)}`);
}

function troubleAtStart(error: unknown): unknown {
  if (!(error instanceof DatabaseAway)) return error;
  return new Error(`The database cannot be used: ${reasonsOf(error.cause).join('; ')}`, {
    cause: error,
  });
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      done();
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((done) => {
    // A connection that falls idle after this moment would be kept open for the next request.
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    const last = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(last);
      done();
    });
  });
}
