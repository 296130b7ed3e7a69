/** The shape of the stored data, as a list that only ever grows at its end. */
import type { Database } from './database.ts';

/** One step: its statements run in order; its version is its place in the list, from 1. */
const MIGRATIONS: { name: string; statements: string[] }[] = [
  {
    name: 'events, people who sign in, sessions',
    statements: [
      // Times are Unix ms as bigint: the same on both databases, and what OCSF uses.
      `CREATE TABLE events (
        uid uuid PRIMARY KEY,
        time bigint NOT NULL,
        received bigint NOT NULL,
        type text NOT NULL,
        device text NOT NULL,
        person text,
        surface text,
        kind text,
        subject text,
        subject_name text,
        audience text,
        effect text,
        intended text,
        outcome text,
        rule text,
        message text NOT NULL,
        words tsvector NOT NULL,
        event jsonb NOT NULL
      )`,
      // Each filter of the list has an index that ends in the order of the list.
      'CREATE INDEX events_by_time ON events (time, uid)',
      'CREATE INDEX events_by_outcome ON events (outcome, time, uid)',
      'CREATE INDEX events_by_effect ON events (effect, time, uid)',
      'CREATE INDEX events_by_surface ON events (surface, time, uid)',
      'CREATE INDEX events_by_person ON events (person, time, uid)',
      `CREATE INDEX events_by_app ON events (subject, time, uid) WHERE kind IN ('consent', 'connect')`,
      'CREATE INDEX events_by_words ON events USING gin (words)',
      `CREATE TABLE accounts (
        name text PRIMARY KEY,
        role text NOT NULL,
        password_hash text NOT NULL
      )`,
      // Only the hash of a cookie is kept, so that a copy of the table opens no session.
      `CREATE TABLE sessions (
        token_hash text PRIMARY KEY,
        name text NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
        csrf text NOT NULL,
        expires bigint NOT NULL
      )`,
    ],
  },
];

/** Any number will do, as long as every process asks for the same one. */
const MIGRATION_LOCK = 4_215_001;

/**
 * Brings the database to the newest shape; does nothing when it is there. Several processes may
 * start at once. Rejects when the data was written by a newer Handrail than this one.
 */
export async function migrate(database: Database, now: number): Promise<void> {
  await database.transaction(async ({ query }) => {
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
  });
}
