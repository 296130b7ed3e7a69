/** The service on both databases, with a place of its own for each test file. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import type { z } from 'zod';
import { type Service, startService, type TestLimits } from '../../server/main.ts';
import type { ServiceOptions } from '../../server/options.ts';
import { layEmptyDatabase } from '../support/empty-database.ts';
import { type Cluster, hasPostgres, startCluster } from './postgres-cluster.ts';

export const TOKEN = 'a-report-token-of-the-tests';
export const PASSWORD = 'correct horse battery';

export const DATABASES = hasPostgres ? (['PGlite', 'PostgreSQL'] as const) : (['PGlite'] as const);
export type DatabaseName = (typeof DATABASES)[number];

export type Place = {
  directory: string;
  /** Its own PostgreSQL, where it asked for one. */
  cluster: Cluster | null;
  options: z.input<typeof ServiceOptions>;
  /** Starts a service on this place's data; closed with the place unless closed before. */
  start(change?: Partial<z.input<typeof ServiceOptions>>, limits?: TestLimits): Promise<Service>;
};

export type PlaceWishes = {
  /** Leaves the database to the test, which wants to see it come into being. */
  readonly bare?: boolean;
  /** Starts a PostgreSQL for this place alone, which the test may kill. */
  readonly alone?: boolean;
};

/** To be called inside `describe`: makes the place before its tests and clears it away after them. */
export function usePlace(
  name: DatabaseName,
  { bare = false, alone = false }: PlaceWishes = {},
): Place {
  const place = {} as Place;
  const running = new Set<Service>();
  beforeAll(async () => {
    const directory = mkdtempSync(join(tmpdir(), 'handrail-service-'));
    const cluster = alone ? await startCluster() : null;
    const options = {
      dataDirectory: join(directory, 'data'),
      databaseUrl: name === 'PGlite' ? null : (cluster?.newDatabase() ?? (await newDatabase(bare))),
      policyFile: join(directory, 'policy.jws'),
      reportTokens: [TOKEN],
      adminPassword: PASSWORD,
    };
    if (name === 'PGlite' && !bare) await layEmptyDatabase(options.dataDirectory);
    Object.assign(place, {
      directory,
      cluster,
      options,
      start: async (change = {}, limits = {}) => {
        const service = await startService({ ...options, ...change }, limits);
        const close = service.close.bind(service);
        service.close = async () => {
          if (running.delete(service)) await close();
        };
        running.add(service);
        return service;
      },
    } satisfies Place);
  });
  afterAll(async () => {
    for (const service of running) await service.close();
    place.cluster?.remove();
    rmSync(place.directory, { recursive: true, force: true });
  });
  return place;
}

/** A copy of the shared cluster's migrated database, or an empty one. @returns its address */
async function newDatabase(bare: boolean): Promise<string> {
  const shared = inject('postgres');
  if (shared === null) throw new Error('There is no PostgreSQL; see DATABASES.');
  const name = `place_${randomUUID().replaceAll('-', '')}`;
  const client = new Client({ connectionString: `${shared.address}/postgres` });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${bare ? 'template1' : shared.template}`);
  } finally {
    await client.end();
  }
  return `${shared.address}/${name}`;
}
