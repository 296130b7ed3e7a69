/** PostgreSQL by address, through a pool; one extra connection hears notifications. */
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Database, Queries, Row } from './database.ts';

/** ms. A report waits no longer than this for the database; the browser sends it again. */
const CONNECT_TIMEOUT = 5_000;
const QUERY_TIMEOUT = 30_000;
const RECONNECT_PAUSE = 1_000;

/**
 * @param databaseUrl `postgres://user:password@host:port/name`
 * @returns a database that connects on first use
 */
export function openPostgres(databaseUrl: string): Database {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 10,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    query_timeout: QUERY_TIMEOUT,
    statement_timeout: QUERY_TIMEOUT,
    application_name: 'handrail',
  });
  // An idle connection that breaks is replaced by the pool; without a listener it ends the process.
  pool.on('error', () => {});
  // One that breaks between two queries of a transaction would end it too; its next query says what happened.
  pool.on('connect', (client) => client.on('error', () => {}));
  const closed = new AbortController();

  return {
    ...queriesOf(pool),
    transaction: async (work) => {
      const client = await pool.connect();
      let broken = false;
      try {
        await client.query('BEGIN');
        const result = await work(queriesOf(client));
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch(() => {
          // Whatever state it is in now, nobody else shall get this connection.
          broken = true;
        });
        throw error;
      } finally {
        client.release(broken);
      }
    },
    listen: async (channel, onMessage, onGap) => {
      let client = await startListening(databaseUrl, channel, onMessage);
      const follow = async (): Promise<void> => {
        for (;;) {
          await ended(client, closed.signal);
          if (closed.signal.aborted) return;
          client = await reconnect(
            () => startListening(databaseUrl, channel, onMessage),
            closed.signal,
          );
          onGap();
        }
      };
      // `reconnect` rejects only when the database is being closed.
      follow().catch(() => {});
    },
    close: async () => {
      closed.abort();
      await pool.end();
    },
  };
}

function queriesOf(inner: Pick<pg.Pool, 'query'> | Pick<pg.PoolClient, 'query'>): Queries {
  return {
    query: async (sql, parameters) => (await inner.query<Row>(sql, parameters)).rows,
  };
}

async function startListening(
  databaseUrl: string,
  channel: string,
  onMessage: (payload: string) => void,
): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    application_name: 'handrail-live',
    keepAlive: true,
  });
  client.on('error', () => {});
  client.on('notification', (notice) => {
    if (notice.channel === channel && notice.payload !== undefined) onMessage(notice.payload);
  });
  await client.connect();
  await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
  return client;
}

/** Resolves when the connection has ended, or ends it when `signal` says so. */
function ended(client: pg.Client, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    client.once('end', () => resolve());
    signal.addEventListener('abort', () => void client.end().then(resolve, () => resolve()), {
      once: true,
    });
  });
}

async function reconnect(
  connect: () => Promise<pg.Client>,
  signal: AbortSignal,
): Promise<pg.Client> {
  for (;;) {
    await wait(RECONNECT_PAUSE, undefined, { signal });
    try {
      return await connect();
    } catch {
      // Still away: the next turn of the loop tries again, until the service closes.
    }
  }
}
