/** The real OAuth server, its client app and Node-RED, in a process of their own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { z } from 'zod';

/** ms; Node-RED takes a few seconds, many on a busy machine. */
const START_LIMIT = 120_000;
/** ms until a process that does not end by itself is ended. */
const STOP_LIMIT = 10_000;

const Addresses = z.object({
  clientApp: z.url(),
  authorizationServer: z.url(),
  nodeRed: z.url(),
  received: z.url(),
});
const Asked = z.array(z.object({ clientId: z.string() }));
/** What really arrived at the servers. */
const Received = z.object({ consents: Asked, granted: Asked, deployed: z.array(z.unknown()) });
export type Received = z.infer<typeof Received>;

export interface Neighbours extends z.infer<typeof Addresses> {
  readonly arrived: () => Promise<Received>;
  readonly close: () => Promise<void>;
}

export interface NeighbourPorts {
  readonly clientApp: number;
  readonly authorizationServer: number;
  readonly nodeRed: number;
}

/** Starts them and waits for their addresses. Rejects with what they said when they do not come up. */
export async function startNeighbours(ports: NeighbourPorts): Promise<Neighbours> {
  const child = spawn(
    process.execPath,
    [
      join(import.meta.dirname, 'run.ts'),
      `--client-app-port=${ports.clientApp}`,
      `--authorization-server-port=${ports.authorizationServer}`,
      `--node-red-port=${ports.nodeRed}`,
    ],
    // A group of its own: Ctrl-C in the terminal then reaches only the one who closes things in order.
    { stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );
  const addresses = Addresses.parse(JSON.parse(await firstLine(child)));
  return {
    ...addresses,
    arrived: async () => Received.parse(await (await fetch(addresses.received)).json()),
    close: () => stop(child),
  };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string) => {
      child.kill('SIGKILL');
      reject(new Error(`The OAuth server and Node-RED did not start: ${why}\n${said.trim()}`));
    };
    const limit = setTimeout(() => fail('they took too long'), START_LIMIT);
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', ({ message }) => fail(message));
    child.once('exit', (code) => {
      clearTimeout(limit);
      fail(`they ended with ${code}`);
    });
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).once('line', (line) => {
      clearTimeout(limit);
      child.removeAllListeners('exit');
      resolve(line);
    });
  });
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT);
    child.once('exit', () => {
      clearTimeout(limit);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
