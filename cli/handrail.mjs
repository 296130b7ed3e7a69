#!/usr/bin/env node
// Starts the command under a Node that runs TypeScript: the one at hand, or the npm package `node`.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const OLDEST = 24;
const major = Number(process.versions.node.split('.')[0]);
// Set for the child, so that a package of the wrong version cannot start itself for ever.
const STARTED = 'HANDRAIL_NODE_STARTED';

if (major >= OLDEST) {
  // From the second call on a third of the start is saved: what was compiled lies in the temporary folder.
  module.enableCompileCache();
  await import('./main.ts');
} else {
  startNewer();
}

function startNewer() {
  const node = [
    '../node_modules/.bin/node',
    '../node_modules/node/bin/node',
    '../node_modules/node/bin/node.exe',
  ]
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(path));
  if (node === undefined || process.env[STARTED] !== undefined) {
    console.error(
      `handrail: this is Node ${process.versions.node}, and Node ${OLDEST} is needed.\n` +
        'Run "npm install" in the folder of Handrail, which brings it along, or install Node 24.',
    );
    process.exitCode = 2;
    return;
  }
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const child = spawn(node, [main, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, [STARTED]: '1' },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('error', (error) => {
    console.error(`handrail: ${node} could not be started: ${error.message}`);
    process.exitCode = 2;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (signal === null ? 1 : constants.signals[signal]);
  });
}
