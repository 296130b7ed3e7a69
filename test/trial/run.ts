import { startAuthorizationServer } from './authorization-server.ts';
import { startClientApp } from './client-app.ts';
import { listenOnLoopback } from './loopback.ts';
import { startNodeRed } from './low-code-tool.ts';

// oidc-provider warns that its development defaults are in use. They are meant here, and the first line on stdout
// is kept for the addresses.
console.info = withoutNotices(console.error);
console.warn = withoutNotices(console.error);
console.log = console.error;

const clientApp = await startClientApp();
const [authorizationServer, lowCodeTool] = await Promise.all([
  startAuthorizationServer({ redirectUri: clientApp.redirectUri }),
  startNodeRed(),
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
