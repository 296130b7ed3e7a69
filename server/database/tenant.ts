/** One database belongs to one tenant: a service that is started for another one does not touch it. */
import type { Database } from './database.ts';

/** Any number will do, as long as every process asks for the same one. */
const TENANT_LOCK = 4_215_007;

/**
 * @param tenant as the options say it; null for a service that does not name its organisation
 * Rejects with a sentence for the admin when the database is somebody else's.
 */
export async function ensureTenant(database: Database, tenant: string | null): Promise<void> {
  await database.transaction(async ({ query }) => {
    await query(`SELECT pg_advisory_xact_lock(${TENANT_LOCK})`, []);
    const [row] = await query('SELECT name FROM tenant', []);
    const owner = row === undefined ? null : String(row.name);
    if (owner === tenant) return;
    if (owner !== null)
      throw new Error(
        `The database belongs to the tenant "${owner}". Start the service for it, or with another database.`,
      );
    await query('INSERT INTO tenant (name) VALUES ($1)', [tenant]);
  });
}
