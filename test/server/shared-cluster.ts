/**
 * One PostgreSQL for all test files of a run, in which each gets databases of its own. They are copies of one that
 * has every migration already. A test that kills its PostgreSQL starts another one.
 */
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../server/database/database.ts';
import { migrate } from '../../server/database/migrations.ts';
import { hasPostgres, startCluster } from './postgres-cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the server, and the database to copy; null where there is no PostgreSQL. */
    postgres: { readonly address: string; readonly template: string } | null;
  }
}

/** Called by Vitest before the first test file. @returns what is called after the last */
export async function setup({ provide }: TestProject): Promise<() => void> {
  if (!hasPostgres) {
    provide('postgres', null);
    return () => {};
  }
  const cluster = await startCluster('-c max_connections=400');
  const template = cluster.newDatabase();
  const database = await openDatabase(template, '');
  await migrate(database, Date.now());
  await database.close();
  provide('postgres', { address: cluster.address, template: template.split('/').at(-1)! });
  return () => cluster.remove();
}
