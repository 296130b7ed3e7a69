/** The service in processes of its own, to be killed, and a reverse proxy before several of them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buffer } from 'node:stream/consumers';
import type { startService } from '../../server/main.ts';

export type ServiceProcess = {
  url: string;
  /** Megabytes of memory in use now; null where the machine does not say. */
  memory: () => number | null;
  /** ms of processor time that it has used; 0 where the machine does not say. */
  cpu: () => number;
  kill: () => Promise<void>;
};

/** @returns a service in another process, listening; its log goes nowhere */
export async function startProcess(
  options: Parameters<typeof startService>[0],
): Promise<ServiceProcess> {
  const program = join(import.meta.dirname, 'service-process.ts');
  const child = spawn(process.execPath, [program, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  const url = await new Promise<string>((done, fail) => {
    createInterface({ input: child.stdout }).once('line', (line) =>
      done((JSON.parse(line) as { url: string }).url),
    );
    child.once('exit', (code) => fail(new Error(`the service ended with ${code}`)));
  });
  return {
    url,
    memory: () => memoryOf(child),
    cpu: () => cpuOf(child),
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function memoryOf({ pid }: ChildProcess): number | null {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))!;
    return Math.round(Number(kilobytes) / 1024);
  } catch {
    return null;
  }
}

/** `utime` and `stime` of proc(5), in ticks of 10 ms. */
function cpuOf({ pid }: ChildProcess): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}

/** Passes requests on in turn; one that cannot be reached or breaks off is answered with 502. */
export async function startProxy(
  targets: () => string[],
): Promise<{ url: string; close: () => void }> {
  let turn = 0;
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const body = await buffer(incoming);
      const target = targets()[(turn += 1) % targets().length]!;
      const fail = (): void => {
        if (!outgoing.headersSent) outgoing.writeHead(502);
        outgoing.end();
      };
      httpRequest(target + incoming.url!, { method: incoming.method, headers: incoming.headers })
        .once('response', (answer) => {
          outgoing.writeHead(answer.statusCode!, answer.headers);
          answer.once('error', fail).pipe(outgoing);
        })
        .once('error', fail)
        .end(body);
    })().catch(() => outgoing.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
