import { parseArgs } from 'node:util';
import { startAuthorizationServer } from './authorization-server.ts';
import { startClientApp } from './client-app.ts';
import { listenOnLoopback } from './loopback.ts';
import { startNodeRed } from './low-code-tool.ts';

// oidc-provider warns that its development defaults are in use. They are meant here, and the first line on stdout
// is kept for the addresses.
console.info = withoutNotices(console.error);
console.warn = withoutNotices(console.error);
console.log = console.error;

/** ms between looks at who started this. */
const LOOK = 1_000;

const { values } = parseArgs({
  options: {
    'client-app-port': { type: 'string', default: '0' },
    'authorization-server-port': { type: 'string', default: '0' },
    'node-red-port': { type: 'string', default: '0' },
  },
});

const clientApp = await startClientApp({ port: Number(values['client-app-port']) });
const [authorizationServer, lowCodeTool] = await Promise.all([
  startAuthorizationServer({
    port: Number(values['authorization-server-port']),
    redirectUri: clientApp.redirectUri,
  }),
  startNodeRed({ port: Number(values['node-red-port']) }),
]);
clientApp.useIssuer(authorizationServer.issuer);
const ledger = await listenOnLoopback((_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify({
      ...authorizationServer.received,
      callbacks: clientApp.callbacks,
      deployed: lowCodeTool.deployed,
    }),
  );
});

process.stdout.write(
  `${JSON.stringify({
    clientApp: clientApp.url,
    authorizationServer: authorizationServer.url,
    issuer: authorizationServer.issuer,
    nodeRed: lowCodeTool.url,
    received: `${ledger.url}/received`,
    clients: clientApp.clients,
  })}\n`,
);

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());

// A starter that was killed can tell nobody: its children then belong to another process.
const starter = process.ppid;
setInterval(() => {
  if (process.ppid !== starter) void stop();
}, LOOK).unref();

async function stop(): Promise<void> {
  await Promise.allSettled([
    clientApp.close(),
    authorizationServer.close(),
    lowCodeTool.close(),
    ledger.close(),
  ]);
  process.exit(0);
}

function withoutNotices(print: (...words: unknown[]) => void): (...words: unknown[]) => void {
  return (...words) => {
    if (!String(words[0]).includes('oidc-provider')) print(...words);
  };
}
