/**
 * The production layout as it is documented: its nginx before three processes, of which one is killed under load;
 * its backup taken meanwhile; its restore into an empty database, with which the service goes on.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../server/database/database.ts';
import { verifyChain } from '../../server/events/chain.ts';
import { readDevices } from '../../server/events/gaps.ts';
import { startBrowsers } from './browsers.ts';
import { uidOf } from './dated-events.ts';
import { hasNginx, type Nginx, startNginx } from './nginx.ts';
import { PASSWORD, TOKEN } from './places.ts';
import { type Cluster, hasPostgres, startCluster } from './postgres-cluster.ts';
import { type Json, manyEvents, report } from './requests.ts';
import { type ServiceProcess, startProcess } from './service-processes.ts';

const SCRIPTS = 'server/production';

describe.skipIf(!hasNginx || !hasPostgres)('the production layout', () => {
  const home = mkdtempSync(join(tmpdir(), 'handrail-production-'));
  const processes: ServiceProcess[] = [];
  let cluster: Cluster;
  let nginx: Nginx;
  const options = (databaseUrl: string) => ({
    ...{ databaseUrl, dataDirectory: home, policyFile: join(home, 'current.jws') },
    ...{ reportTokens: [TOKEN], adminPassword: PASSWORD },
    sinks: [{ name: 'file', type: 'ndjson' as const, directory: home, from: 'start' as const }],
  });
  const run = (script: string, file: string, databaseUrl: string) =>
    execFileSync(join(SCRIPTS, script), [file], {
      env: { ...process.env, DATABASE_URL: databaseUrl },
      stdio: 'pipe',
    });
  /** Uids that the sink has written, in whichever file of a day. */
  const handedOn = () =>
    readdirSync(home)
      .filter((name) => name.endsWith('.ndjson'))
      .flatMap((name) => readFileSync(join(home, name), 'utf8').trim().split('\n'))
      .map((line) => uidOf(JSON.parse(line) as Json));

  beforeAll(async () => {
    cluster = await startCluster();
  });
  afterAll(async () => {
    await nginx?.close();
    await Promise.all(processes.map((one) => one.kill()));
    cluster?.remove();
    rmSync(home, { recursive: true, force: true });
  });

  it('loses nothing with a process, and its backup is a service again', async () => {
    const databaseUrl = cluster.newDatabase();
    for (let started = 0; started < 3; started += 1)
      processes.push(await startProcess(options(databaseUrl)));
    nginx = await startNginx(
      processes.map(({ url }) => url),
      home,
    );

    const fleet = startBrowsers(() => nginx.url, 6, 30);
    await expect.poll(() => fleet.acknowledged.size, { timeout: 20_000 }).toBeGreaterThan(300);
    await processes[0]!.kill();
    await expect.poll(() => fleet.acknowledged.size, { timeout: 20_000 }).toBeGreaterThan(600);
    const before = new Set(fleet.acknowledged);
    run('backup.sh', join(home, 'backup.dump'), databaseUrl);
    await fleet.finish();
    await Promise.all(processes.splice(0).map((one) => one.kill()));

    // The database is gone; this is what came after.
    const restored = cluster.newDatabase();
    run('restore.sh', join(home, 'backup.dump'), restored);
    expect(() => run('restore.sh', join(home, 'backup.dump'), restored)).toThrow(/not empty/u);
    const database = await openDatabase(restored, '');
    // The lease of the process that was killed ends by itself, after a minute that nobody waits for here.
    await database.query('UPDATE sinks SET lease_until = 0', []);
    const service = await startProcess(options(restored));
    processes.push(service);
    const later = manyEvents(3);
    await report(service.url, later);
    const stored = await database.query('SELECT uid FROM events', []);
    const uids = new Set(stored.map(({ uid }) => String(uid)));
    expect([...before].filter((uid) => !uids.has(uid))).toEqual([]);
    expect(stored).toHaveLength(uids.size);
    const devices = await readDevices(database, false, '');
    const chains = await Promise.all(devices.map(({ device }) => verifyChain(database, device)));
    expect(chains.flatMap((chain) => chain!.broken)).toEqual([]);
    await database.close();
    // A restored cursor hands some on again, and what is new is not passed by.
    await expect
      .poll(handedOn, { timeout: 20_000 })
      .toEqual(expect.arrayContaining([...later.map(uidOf)]));
  }, 120_000);

  it('lets through what the service takes, and hands out packages of every ring', async () => {
    const service = await startProcess(options(cluster.newDatabase()));
    processes.push(service);
    await nginx.close();
    nginx = await startNginx([service.url, service.url, service.url], home);
    mkdirSync(join(home, 'beta'));
    writeFileSync(join(home, 'beta', 'update.xml'), '<gupdate/>');
    const given = await fetch(`${nginx.url}/extension/beta/update.xml`);
    expect([given.status, given.headers.get('content-type')]).toEqual([200, 'text/xml']);
    // The service's own refusals are JSON; those of nginx are not.
    for (const [path, megabytes] of [
      ['/report', 7],
      ['/api/inventory/imports', 24],
      ['/extension/update.xml', 0],
    ] as const) {
      const body = 'x'.repeat(megabytes * 1_000_000);
      const post = { method: 'POST', body, headers: { 'Content-Type': 'application/json' } };
      const { headers } = await fetch(nginx.url + path, megabytes === 0 ? {} : post);
      expect(headers.get('content-type'), path).toContain('application/json');
    }
    const refused = await fetch(`${nginx.url}/policy.jws`, {
      method: 'POST',
      body: 'x'.repeat(2_000_000),
    });
    expect(refused.status).toBe(413);
  });

  it('has a unit whose command line the service takes', () => {
    const handrail = (...words: string[]) =>
      execFileSync(process.execPath, ['cli/handrail.mjs', ...words], {
        env: { ...process.env, DATABASE_URL: cluster.newDatabase() },
        encoding: 'utf8',
      });
    const keys = join(home, 'etc', 'keys');
    mkdirSync(keys, { recursive: true });
    const key = join(keys, 'service.key.json');
    handrail('policy', 'keygen', '--out', key, '--kid', 'service');
    const { kid, x } = JSON.parse(readFileSync(key, 'utf8')) as { kid: string; x: string };
    writeFileSync(join(keys, 'admins.json'), JSON.stringify([{ kid, x }]));
    const unit = readFileSync(join(SCRIPTS, 'handrail@.service'), 'utf8');
    const [, command] = /^ExecStart=\S+ cli\/handrail\.mjs (.*)$/mu.exec(unit)!;
    const words = command!
      .replaceAll('/etc/handrail', join(home, 'etc'))
      .replaceAll('/var/lib/handrail', home)
      .replace('%i', '8421')
      .split(' ');
    const tried = handrail(...words, '--dry-run', '--json');
    expect((JSON.parse(tried) as { due: string[] }).due.length).toBeGreaterThan(0);
    expect(words).toContain('--policy-key');
  });

  it('keeps the policy for seconds, and gives out the last one while no process answers', async () => {
    const databaseUrl = cluster.newDatabase();
    const service = await startProcess(options(databaseUrl));
    await nginx.close();
    nginx = await startNginx([service.url, service.url, service.url], home);
    writeFileSync(join(home, 'current.jws'), 'a.b.c');
    const ask = (headers: Record<string, string> = {}) =>
      fetch(`${nginx.url}/policy.jws`, { headers });
    const first = await ask();
    expect(await first.text()).toBe('a.b.c');
    const etag = first.headers.get('etag')!;
    expect((await ask({ 'If-None-Match': etag })).status).toBe(304);
    await service.kill();
    await new Promise((done) => setTimeout(done, 5_500));
    const stale = await ask();
    expect([stale.status, await stale.text()]).toEqual([200, 'a.b.c']);
  });
});
