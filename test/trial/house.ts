/** Everything of the trial, started in order and closed in the opposite one: `npm start` and `npm run demo`. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { lockDirectory } from '../../server/database/directory-lock.ts';
import { type ConsoleClient, consoleClient } from '../support/console-client.ts';
import { type Stage, startStage } from '../support/stage.ts';
import { buildWhenStale, consoleBuild, extensionBuild } from './build.ts';
import { type DrivePage, startDrivePage } from './drive-page.ts';
import { keptIn } from './kept.ts';
import { type Neighbours, startNeighbours } from './neighbours.ts';
import { type PolicyDesk, type Published, openPolicyDesk } from './policy-desk.ts';
import { inWords } from './policy-words.ts';
import { freePort } from './ports.ts';
import { type TrialBrowser, openTrialBrowser } from './trial-browser.ts';

export interface TrialHouseOptions {
  /** Keeps the store, the keys and the policy. */
  readonly folder: string;
  /** Begins with an empty folder. */
  readonly fresh: boolean;
  /** The service's; the next free one when it is taken. */
  readonly port: number;
  readonly browser: 'none' | 'window' | 'headless';
  readonly say: (line: string) => void;
}

export interface TrialHouse {
  readonly stage: Stage;
  readonly desk: PolicyDesk;
  readonly published: Published;
  readonly neighbours: Neighbours;
  readonly drive: DrivePage;
  /** What security sees. */
  readonly console: ConsoleClient;
  readonly browser: TrialBrowser | null;
  readonly close: () => Promise<void>;
}

/** Where the trial's servers are unless somebody else is there. Node-RED's is its own usual one. */
const PORTS = { clientApp: 4610, authorizationServer: 4620, nodeRed: 1880 } as const;

/** ms until a started browser has taken the policy and said so; a busy machine needs its time. */
const IN_FORCE_LIMIT = 60_000;

/** Starts the house; its browser then has the policy. What was started is closed again when a later part fails. */
export async function openTrialHouse(options: TrialHouseOptions): Promise<TrialHouse> {
  const { folder, say } = options;
  const closers: Array<() => Promise<void>> = [];
  const close = async () => {
    for (const closer of closers.splice(0).toReversed()) await closer();
  };
  /** Whatever was started is closed, in the opposite order. */
  const keep = <Part extends { close: () => Promise<void> }>(part: Part): Part => {
    closers.push(part.close);
    return part;
  };
  try {
    await buildWhenStale(extensionBuild, say);
    await buildWhenStale(consoleBuild, say);
    if (options.fresh) await empty(folder);
    const { serviceKey, ...kept } = await keptIn(folder);
    const { signingKey } = kept;
    const service = {
      policyKey: serviceKey,
      adminKeys: [{ kid: signingKey.kid, x: signingKey.x }],
    };
    say('Starting the policy and report service …');
    const port = await freePort(options.port);
    const stage = keep(await startStage({ folder, port, service, ...kept }));
    say('Starting the OAuth server and Node-RED …');
    const neighbours = keep(await startNeighbours(await neighbourPorts()));
    const drive = keep(await startDrivePage());
    const desk = openPolicyDesk({ stage, nodeRedHost: new URL(neighbours.nodeRed).host });
    const attempt = await desk.publish();
    if (!attempt.ok) throw new Error(inWords(desk.file, attempt).join('\n'));
    const events = await consoleClient(stage.service().url, stage.adminPassword);
    const since = Date.now();
    const values = {
      ...stage.values,
      policyKeys: [...service.adminKeys, { kid: serviceKey.kid, x: serviceKey.x }],
      deviceLabel: 'Trial browser',
    };
    if (options.browser !== 'none') say('Starting Chromium …');
    const browser =
      options.browser === 'none'
        ? null
        : keep(
            await openTrialBrowser({
              stage,
              values,
              headless: options.browser === 'headless',
              hostMap: drive.hostMap,
              say,
            }),
          );
    const published = { ...attempt.published, version: await servedVersion(stage) };
    if (browser !== null) await inForce(events, published.version, since);
    return { stage, desk, published, neighbours, drive, console: events, browser, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Rejects when a service runs on the folder: it would go on with files that are gone. */
async function empty(folder: string): Promise<void> {
  const data = join(folder, 'data');
  if (existsSync(data)) {
    const letGo = await lockDirectory(data);
    await letGo();
  }
  rmSync(folder, { recursive: true, force: true });
}

/** With what was decided in the console the service serves a version of its own. */
async function servedVersion(stage: Stage): Promise<number> {
  const bundle = await (await fetch(`${stage.service().url}/policy.jws`)).text();
  const { version } = JSON.parse(
    Buffer.from(bundle.split('.')[1] ?? '', 'base64url').toString(),
  ) as { version: number };
  return version;
}

/** Each browser reports which version it took. */
async function inForce(events: ConsoleClient, version: number, since: number): Promise<void> {
  await events.waitFor(
    ({ type, time, message }) =>
      type === 'health' && time >= since && message.includes(`Version ${version} is in force`),
    IN_FORCE_LIMIT,
  );
}

async function neighbourPorts() {
  const clientApp = await freePort(PORTS.clientApp);
  const authorizationServer = await freePort(PORTS.authorizationServer, [clientApp]);
  const nodeRed = await freePort(PORTS.nodeRed, [clientApp, authorizationServer]);
  return { clientApp, authorizationServer, nodeRed };
}
