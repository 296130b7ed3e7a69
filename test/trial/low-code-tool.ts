import express from 'express';
import nodeRed from 'node-red';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listenOnLoopback } from './loopback.ts';

export type Deployment = { type: string; flows: unknown };
export type LowCodeTool = {
  url: string;
  /** Bodies of POST /flows, in order: what was published. */
  deployed: Deployment[];
  close(): Promise<void>;
};

/** The flow that is there at the start: an open HTTP endpoint without authentication, and a node that signs in elsewhere. */
export const firstFlow = [
  { id: 'f0', type: 'tab', label: 'Expense approvals', disabled: false, info: '' },
  {
    id: 'n1',
    type: 'http in',
    z: 'f0',
    name: 'Approve expense',
    url: '/approve',
    method: 'get',
    upload: false,
    x: 160,
    y: 100,
    wires: [['n2']],
  },
  {
    id: 'n2',
    type: 'http response',
    z: 'f0',
    name: 'Answer',
    statusCode: '200',
    headers: {},
    x: 380,
    y: 100,
    wires: [],
  },
  {
    id: 'n3',
    type: 'http request',
    z: 'f0',
    name: 'Ask the bank',
    method: 'GET',
    ret: 'txt',
    url: 'https://bank.vendor.example/rates',
    authType: 'basic',
    x: 160,
    y: 200,
    wires: [[]],
  },
];

/**
 * Starts the real Node-RED on loopback, embedded in an express app: editor at the address itself, the flows' own
 * endpoints below `/api`. No telemetry, no update check, no tour, no palette manager, nothing fetched from outside.
 * In: a port, and a directory for its data (without one a fresh one, removed at close). Out: its address and what was
 * deployed. One a process: Node-RED keeps its state in module variables.
 */
export async function startNodeRed({
  port,
  userDir,
}: { port?: number; userDir?: string } = {}): Promise<LowCodeTool> {
  const directory = userDir ?? mkdtempSync(join(tmpdir(), 'handrail-node-red-'));
  writeFileSync(join(directory, 'flows.json'), JSON.stringify(firstFlow));
  const deployed: Deployment[] = [];
  const app = express();
  const loopback = await listenOnLoopback(app, port);
  nodeRed.init(loopback.server, settings(directory));
  app.use('/flows', express.json({ limit: '5mb' }), (request, _response, next) => {
    if (request.method === 'POST')
      deployed.push({
        type: request.get('Node-RED-Deployment-Type') ?? 'full',
        flows: request.body,
      });
    next();
  });
  app.use('/api', nodeRed.httpNode);
  app.use('/', nodeRed.httpAdmin);
  await nodeRed.start();
  return {
    url: loopback.url,
    deployed,
    close: async () => {
      await nodeRed.stop();
      await loopback.close();
      if (userDir === undefined) rmSync(directory, { recursive: true, force: true });
    },
  };
}

function settings(userDir: string): Record<string, unknown> {
  return {
    userDir,
    flowFile: 'flows.json',
    httpAdminRoot: '/',
    httpNodeRoot: '/api',
    credentialSecret: false,
    telemetry: { enabled: false, updateNotification: false },
    logging: { console: { level: 'off', metrics: false, audit: false } },
    externalModules: {
      autoInstall: false,
      palette: { allowInstall: false, allowUpdate: false, allowUpload: false },
    },
    editorTheme: { tours: false, projects: { enabled: false }, palette: { editable: false } },
  };
}
