/** Throw-away JetStream nodes in a temporary directory. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './postgres-cluster.ts';

const PROGRAM = [
  '/usr/sbin/nats-server',
  '/usr/bin/nats-server',
  '/usr/local/bin/nats-server',
].find((path) => existsSync(path));

export const hasNats = PROGRAM !== undefined;

if (!hasNats) {
  console.warn('\n*** SKIPPED: no nats-server; the service is tested without a stream ONLY. ***\n');
}

export type NatsCluster = {
  urls: string[];
  /** Ends a node as a lost machine would. */
  kill: (index: number) => void;
  start: (index: number) => Promise<void>;
  remove: () => void;
};

/** @returns running nodes that know each other */
export async function startNats(count: number): Promise<NatsCluster> {
  const home = mkdtempSync(join(tmpdir(), 'handrail-nats-'));
  const nodes = await Promise.all(
    Array.from({ length: count }, async (_, index) => ({
      name: `n${index}`,
      port: await freePort(),
      route: await freePort(),
      child: null as ChildProcess | null,
    })),
  );
  const routes = nodes.map(({ route }) => `nats://127.0.0.1:${route}`);
  const start = async (index: number): Promise<void> => {
    const node = nodes[index]!;
    const cluster = [
      '--cluster_name',
      'test',
      '--cluster',
      routes[index]!,
      '--routes',
      routes.join(','),
    ];
    node.child = spawn(
      PROGRAM!,
      [
        ...['-a', '127.0.0.1', '-p', String(node.port), '-n', node.name],
        ...['-js', '-sd', join(home, node.name)],
        ...(count > 1 ? cluster : []),
      ],
      { stdio: 'ignore' },
    );
    await answers(node.port);
  };
  await Promise.all(nodes.map((_, index) => start(index)));
  return {
    urls: nodes.map(({ port }) => `nats://127.0.0.1:${port}`),
    kill: (index) => nodes[index]!.child?.kill('SIGKILL'),
    start,
    remove() {
      for (const { child } of nodes) child?.kill('SIGKILL');
      rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

async function answers(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const open = await new Promise<boolean>((done) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => done(true)).once('error', () => done(false));
      socket.unref();
      socket.once('connect', () => socket.destroy());
    });
    if (open) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('nats-server did not start');
}
