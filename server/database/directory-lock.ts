/**
 * Two processes in one embedded database would destroy it. The holder listens on a socket, because a
 * socket dies with its process, whatever killed it; a file with a process id would not, and ids are
 * used again (in containers nearly always).
 */
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Socket paths end at 104 bytes on macOS and 108 on Linux. */
const LONGEST_SOCKET_PATH = 100;

/**
 * @param directory an existing directory
 * @returns a function that lets go; rejects with a sentence for the admin when somebody else holds it
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const address = socketOf(resolve(directory));
  const server = createServer((socket) => socket.destroy());
  if (!(await tryListen(server, address))) {
    if (process.platform === 'win32' || (await answers(address))) throw inUse(directory);
    // Left behind by a killed process: nobody answers.
    await rm(address, { force: true });
    if (!(await tryListen(server, address))) throw inUse(directory);
  }
  server.unref();
  return () => new Promise((done) => server.close(() => done()));
}

function inUse(directory: string): Error {
  return new Error(
    `Another Handrail service uses ${directory}. Stop it, choose another directory, or set DATABASE_URL ` +
      'to run several services on one PostgreSQL.',
  );
}

function socketOf(directory: string): string {
  const hash = createHash('sha256').update(directory).digest('hex').slice(0, 24);
  if (process.platform === 'win32') return `\\\\.\\pipe\\handrail-${hash}`;
  const inside = join(directory, 'in-use.socket');
  return Buffer.byteLength(inside) <= LONGEST_SOCKET_PATH
    ? inside
    : join(tmpdir(), `handrail-${hash}.socket`);
}

function tryListen(server: Server, address: string): Promise<boolean> {
  return new Promise((done, fail) => {
    const onError = (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? done(false) : fail(error);
    server.once('error', onError);
    server.listen(address, () => {
      server.off('error', onError);
      done(true);
    });
  });
}

function answers(address: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}
