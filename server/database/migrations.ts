/** The shape of the stored data, as a list that only ever grows at its end. */
import type { Database, Queries } from './database.ts';
import { MIGRATIONS } from './migration-steps.ts';

/** Any number will do, as long as every process asks for the same one. */
const MIGRATION_LOCK = 4_215_001;

/**
 * Brings the database to the newest shape; does nothing when it is there. Several processes may
 * start at once. Rejects when the data was written by a newer Handrail than this one.
 */
export async function migrate(database: Database, now: number): Promise<void> {
  await database.transaction((queries) => runMigrations(queries, now));
}

/** Thrown to undo a rehearsal; carries what was done until then. */
class Rehearsed extends Error {
  readonly names: string[];
  constructor(names: string[]) {
    super('The rehearsal is over.');
    this.names = names;
  }
}

/**
 * Runs what `migrate` would run, on the real data, and undoes it. Rejects as `migrate` would.
 * @returns the names of the steps that are due, in order
 */
export async function rehearseMigrations(database: Database, now: number): Promise<string[]> {
  try {
    return await database.transaction(async (queries) => {
      throw new Rehearsed(await runMigrations(queries, now));
    });
  } catch (error) {
    if (error instanceof Rehearsed) return error.names;
    throw error;
  }
}

async function runMigrations(queries: Queries, now: number): Promise<string[]> {
  const { query } = queries;
  await query(`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`, []);
  await query(
    'CREATE TABLE IF NOT EXISTS migrations (version int PRIMARY KEY, name text NOT NULL, applied bigint NOT NULL)',
    [],
  );
  const [last] = await query(
    'SELECT coalesce(max(version), 0)::int AS version FROM migrations',
    [],
  );
  const done = Number(last!.version);
  if (done > MIGRATIONS.length) {
    throw new Error(
      `The database is at version ${done}, but this Handrail knows ${MIGRATIONS.length}. Start a newer Handrail.`,
    );
  }
  for (const [index, migration] of MIGRATIONS.entries()) {
    if (index < done) continue;
    for (const statement of migration.statements) await query(statement, []);
    await query('INSERT INTO migrations (version, name, applied) VALUES ($1, $2, $3)', [
      index + 1,
      migration.name,
      now,
    ]);
  }
  return MIGRATIONS.slice(done).map(({ name }) => name);
}
