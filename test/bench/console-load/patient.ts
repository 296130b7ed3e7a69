/** The service's own connections give up after a while; filling takes longer than any page may. */
import pg from 'pg';
import type { Queries } from '../../../server/database/database.ts';

/** @returns a connection that waits, to be closed */
export async function openPatient(
  databaseUrl: string,
): Promise<Queries & { close: () => Promise<void> }> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  return {
    query: async (sql, parameters) =>
      (await client.query<Record<string, unknown>>(sql, parameters)).rows,
    close: () => client.end(),
  };
}
