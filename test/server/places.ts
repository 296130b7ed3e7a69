/** The service on both databases, with a place of its own for each test file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
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
  cluster: Cluster | null;
  options: z.input<typeof ServiceOptions>;
  /** Starts a service on this place's data; closed with the place unless closed before. */
  start(change?: Partial<z.input<typeof ServiceOptions>>, limits?: TestLimits): Promise<Service>;
};

/**
 * To be called inside `describe`: makes the place before its tests and clears it away after them.
 * @param bare leaves an embedded database to the test, which wants to see it come into being.
 */
export function usePlace(name: DatabaseName, bare = false): Place {
  const place = {} as Place;
  const running = new Set<Service>();
  beforeAll(async () => {
    const directory = mkdtempSync(join(tmpdir(), 'handrail-service-'));
    const cluster = name === 'PostgreSQL' ? await startCluster() : null;
    const options = {
      dataDirectory: join(directory, 'data'),
      databaseUrl: cluster === null ? null : cluster.newDatabase(),
      policyFile: join(directory, 'policy.jws'),
      reportTokens: [TOKEN],
      adminPassword: PASSWORD,
    };
    if (cluster === null && !bare) await layEmptyDatabase(options.dataDirectory);
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
