/** A throw-away PostgreSQL cluster in a temporary directory, for tests that want the real thing. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const INSTALLED = '/usr/lib/postgresql';
const newest = existsSync(INSTALLED)
  ? readdirSync(INSTALLED)
      .filter((version) => existsSync(join(INSTALLED, version, 'bin/initdb')))
      .toSorted((a, b) => Number(b) - Number(a))[0]
  : undefined;

export const hasPostgres = newest !== undefined;

if (!hasPostgres) {
  console.warn(
    `\n*** SKIPPED: no PostgreSQL under ${INSTALLED}; the service is tested on PGlite ONLY. ***\n`,
  );
}

export type Cluster = {
  /** Of the server, without a database. */
  address: string;
  /** Makes an empty database and returns its address. */
  newDatabase(): string;
  /** Pulls the plug: no goodbye to anybody. */
  kill(): void;
  start(): void;
  /** Stops it and removes its files. */
  remove(): void;
};

/**
 * @param more further options of the server, as `postgres` takes them
 * @returns a running cluster that trusts local connections; PostgreSQL refuses to run as root
 */
export async function startCluster(more = ''): Promise<Cluster> {
  const bin = join(INSTALLED, newest!, 'bin');
  const home = mkdtempSync(join(tmpdir(), 'handrail-postgres-'));
  chmodSync(home, 0o777);
  const data = join(home, 'data');
  const port = await freePort();
  const run = (command: string, words: string[]) => {
    const [program, all] =
      process.getuid?.() === 0
        ? ['runuser', ['-u', 'postgres', '--', join(bin, command), ...words]]
        : [join(bin, command), words];
    return execFileSync(program, all, {
      cwd: home,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  };
  const start = () => {
    const settings = `-p ${port} -k ${home} -c listen_addresses=127.0.0.1 ${more}`;
    run('pg_ctl', ['-D', data, '-w', '-l', join(home, 'log'), '-o', settings, 'start']);
  };
  run('initdb', ['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync']);
  start();
  let count = 0;
  const address = `postgres://postgres@127.0.0.1:${port}`;
  return {
    address,
    newDatabase() {
      count += 1;
      run('createdb', ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', `test${count}`]);
      return `${address}/test${count}`;
    },
    kill: () => void run('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']),
    start,
    remove() {
      try {
        run('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']);
      } catch {
        // Already stopped by the test.
      }
      rmSync(home, { recursive: true, force: true });
    },
  };
}

export function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
}
