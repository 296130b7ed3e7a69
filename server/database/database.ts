/** The one door to SQL. PGlite and PostgreSQL stand behind it with the same dialect. */
import { openEmbedded } from './embedded-database.ts';
import { openPostgres } from './postgres-database.ts';

export type Row = Record<string, unknown>;

export type Queries = {
  /** Runs one statement with `$1` parameters (text, number, boolean or null). */
  query: (sql: string, parameters: (string | number | boolean | null)[]) => Promise<Row[]>;
};

export type Database = Queries & {
  /** All or nothing; rejects with the error that undid it. */
  transaction: <Result>(work: (queries: Queries) => Promise<Result>) => Promise<Result>;
  /**
   * Hears NOTIFY from every process on this database. `onGap` is called when messages may have
   * been missed, because the connection broke and was made anew.
   */
  listen: (
    channel: string,
    onMessage: (payload: string) => void,
    onGap: () => void,
  ) => Promise<void>;
  close: () => Promise<void>;
};

/**
 * @param databaseUrl address of a PostgreSQL, or null for the embedded one
 * @param directory where the embedded one keeps its files; made when it is not there
 * @returns an open database; rejects with a sentence for the admin when it cannot be opened
 */
export async function openDatabase(
  databaseUrl: string | null,
  directory: string,
): Promise<Database> {
  return tellingAway(
    databaseUrl === null ? await openEmbedded(directory) : openPostgres(databaseUrl),
  );
}

/**
 * True when the database refused the data itself (SQLSTATE classes 22, 23 and 54), so that sending it
 * again is useless. Anything else means that the database is away, busy or full.
 */
export function isRefusedData(error: unknown): error is Error & { code: string } {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string')
    return false;
  return /^(22|23|54)[0-9A-Z]{3}$/.test(error.code);
}

/** True when the database undid a transaction because it and another one waited for each other: doing it again helps. */
export function isDeadlock(error: unknown): boolean {
  if (!(error instanceof DatabaseAway)) return false;
  const { cause } = error;
  return cause instanceof Error && 'code' in cause && cause.code === '40P01';
}

/** Thrown by routes when the database cannot take or give data now; answered with 503. */
export class DatabaseAway extends Error {
  override name = 'DatabaseAway';
}

/** Calls that fail because the database is away say so; other errors stay what they are. */
function tellingAway(database: Database): Database {
  return {
    ...database,
    ...queriesTellingAway(database),
    transaction: async (work) => {
      // What the work itself throws is its own business; only BEGIN and COMMIT can fail here.
      let thrown: { error: unknown } | null = null;
      try {
        return await database.transaction(async (queries) => {
          try {
            return await work(queriesTellingAway(queries));
          } catch (error) {
            thrown = { error };
            throw error;
          }
        });
      } catch (error) {
        if (thrown !== null) throw error;
        return await orAway(() => Promise.reject(error as Error));
      }
    },
  };
}

function queriesTellingAway(queries: Queries): Queries {
  return { query: (sql, parameters) => orAway(() => queries.query(sql, parameters)) };
}

async function orAway<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (isRefusedData(error)) throw error;
    throw new DatabaseAway('The database does not answer.', { cause: error });
  }
}
