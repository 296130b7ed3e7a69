/** The production layout's own nginx configuration, on loopback: other ports, no TLS, nothing else changed. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './postgres-cluster.ts';

const PROGRAM = '/usr/sbin/nginx';
export const hasNginx = existsSync(PROGRAM);
if (!hasNginx)
  console.warn(`\n*** SKIPPED: no ${PROGRAM}; the production layout is not tested. ***\n`);

export type Nginx = { url: string; close: () => Promise<void> };

/**
 * @param targets the processes, in the order of the file's `server` lines
 * @param extension folder of the extension's packages
 */
export async function startNginx(targets: readonly string[], extension: string): Promise<Nginx> {
  const home = mkdtempSync(join(tmpdir(), 'handrail-nginx-'));
  mkdirSync(join(home, 'cache'));
  const port = await freePort();
  const ports = targets.map((url) => new URL(url).port).values();
  const site = readFileSync('server/production/nginx.conf', 'utf8')
    .replaceAll(/server 127\.0\.0\.1:\d+/gu, () => `server 127.0.0.1:${ports.next().value}`)
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port};`)
    .replaceAll(/^ *ssl_certificate.*$/gmu, '')
    .replace('/var/cache/nginx/handrail', join(home, 'cache'))
    .replace('/var/lib/handrail/extension', extension);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${home}/${name};`,
  );
  writeFileSync(
    join(home, 'nginx.conf'),
    `daemon off; pid ${home}/pid; error_log ${home}/error.log; worker_processes 1;
     ${process.getuid?.() === 0 ? 'user root;' : ''}
     events {} http { access_log off; ${temporary.join(' ')} ${site} }`,
  );
  const child = spawn(PROGRAM, ['-c', join(home, 'nginx.conf'), '-e', join(home, 'error.log')], {
    stdio: 'ignore',
  });
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; !(await answers(url)); tries += 1) {
    if (tries === 100) throw new Error(readFileSync(join(home, 'error.log'), 'utf8'));
    await new Promise((done) => setTimeout(done, 50));
  }
  return {
    url,
    close: async () => {
      child.kill('SIGQUIT');
      await gone;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function answers(url: string): Promise<boolean> {
  return fetch(`${url}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );
}
