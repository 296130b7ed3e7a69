import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { listenOnLoopback } from './loopback.ts';

export type ClientRegistration = { clientId: string; name: string; scopes: string[] };
export type Callback = {
  clientId: string | undefined;
  outcome: 'code' | 'error';
  error?: string;
  grantedScope?: string;
};
export type ClientApp = {
  url: string;
  redirectUri: string;
  clients: ClientRegistration[];
  /** What came back to the redirect address, in order. */
  callbacks: Callback[];
  /** Tells the app which authorization server to use; before that its links answer 503. */
  useIssuer(issuer: string): void;
  close(): Promise<void>;
};

type Flow = { clientId: string; verifier: string };
type State = {
  issuer: string | undefined;
  flows: Map<string, Flow>;
  callbacks: Callback[];
  redirectUri: string;
  clients: ClientRegistration[];
};

/** The apps of the trial: one that asks for mail and files, one that only signs people in, one for approvals. */
export const trialClients: ClientRegistration[] = [
  {
    clientId: 'mailtidy',
    name: 'MailTidy',
    scopes: [
      'openid',
      'profile',
      'email',
      'offline_access',
      'mail.read',
      'mail.send',
      'files.read',
    ],
  },
  { clientId: 'team-calendar', name: 'Team Calendar', scopes: ['openid', 'profile'] },
  // On the list `limited` of the starter policy.
  { clientId: 'ledger-sync', name: 'Ledger Sync', scopes: ['openid', 'profile', 'files.read'] },
];

/**
 * Starts the web app of the trial's clients on loopback. `/` has a link "Connect …" for each, also "in a
 * new window"; `/connect/{client id}` starts an authorization code flow with PKCE and
 * state; `/callback` exchanges the code and says in `#outcome` whether access was granted.
 * In: a port, and the clients. Out: its address, redirect address and what came back.
 */
export async function startClientApp({
  port,
  clients = trialClients,
}: { port?: number; clients?: ClientRegistration[] } = {}): Promise<ClientApp> {
  const state: State = {
    issuer: undefined,
    flows: new Map(),
    callbacks: [],
    redirectUri: '',
    clients,
  };
  const loopback = await listenOnLoopback(
    (request, response) => void answer(state, request, response),
    port,
  );
  state.redirectUri = `${loopback.url}/callback`;
  return {
    url: loopback.url,
    redirectUri: state.redirectUri,
    clients,
    callbacks: state.callbacks,
    useIssuer: (issuer) => {
      state.issuer = issuer;
    },
    close: () => loopback.close(),
  };
}

async function answer(
  state: State,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const address = new URL(request.url ?? '/', state.redirectUri);
  const clientId = /^\/connect\/([^/]+)$/.exec(address.pathname)?.[1];
  if (address.pathname === '/')
    return sendPage(response, 200, 'Trial apps', frontPage(state.clients));
  if (address.pathname === '/callback') return sendCallback(state, address.searchParams, response);
  if (clientId !== undefined) return startFlow(state, clientId, response);
  return sendPage(response, 404, 'Not found', '<p>There is nothing here.</p>');
}

function frontPage(clients: ClientRegistration[]): string {
  const items = clients.map(
    ({ clientId, name }) =>
      `<li><a href="/connect/${clientId}">Connect ${name}</a>
       <button type="button" onclick="window.open('/connect/${clientId}', '_blank', 'width=520,height=640')">Connect ${name} in a new window</button></li>`,
  );
  return `<p>Each link asks the authorization server for access to your account.</p><ul>${items.join('')}</ul>`;
}

function startFlow(state: State, clientId: string, response: ServerResponse): void {
  const client = state.clients.find((candidate) => candidate.clientId === clientId);
  if (!client) return sendPage(response, 404, 'Unknown app', '<p>There is no such app.</p>');
  if (!state.issuer)
    return sendPage(response, 503, 'Not ready', '<p>The authorization server is not up yet.</p>');
  const verifier = randomBytes(32).toString('base64url');
  const key = randomBytes(12).toString('base64url');
  state.flows.set(key, { clientId, verifier });
  response
    .writeHead(302, {
      location: authorizeUrl(state.issuer, client, state.redirectUri, { key, verifier }),
    })
    .end();
}

// `prompt=consent`: the server drops offline_access without it, and the person is asked each time.
function authorizeUrl(
  issuer: string,
  client: ClientRegistration,
  redirectUri: string,
  flow: { key: string; verifier: string },
): string {
  const address = new URL('/auth', issuer);
  address.search = new URLSearchParams({
    client_id: client.clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: client.scopes.join(' '),
    state: flow.key,
    prompt: 'consent',
    code_challenge: createHash('sha256').update(flow.verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString();
  return address.href;
}

async function sendCallback(
  state: State,
  parameters: URLSearchParams,
  response: ServerResponse,
): Promise<void> {
  const key = parameters.get('state') ?? '';
  const flow = state.flows.get(key);
  state.flows.delete(key);
  const callback = await readCallback(state, parameters, flow);
  state.callbacks.push(callback);
  const name = state.clients.find(({ clientId }) => clientId === flow?.clientId)?.name ?? 'The app';
  const words =
    callback.outcome === 'code'
      ? `${name} received a code and has access: ${callback.grantedScope ?? 'no scope'}`
      : `${name} received an error: ${callback.error ?? 'unknown'}`;
  sendPage(
    response,
    200,
    'Back in the app',
    `<p id="outcome" data-outcome="${callback.outcome}">${escapeHtml(words)}</p><p><a href="/">Start again</a></p>`,
  );
}

async function readCallback(
  state: State,
  parameters: URLSearchParams,
  flow: Flow | undefined,
): Promise<Callback> {
  const code = parameters.get('code');
  if (!flow) return { clientId: undefined, outcome: 'error', error: 'unknown state' };
  if (code === null)
    return {
      clientId: flow.clientId,
      outcome: 'error',
      error: parameters.get('error') ?? 'no code',
    };
  const answered = await exchange(state, flow, code);
  if (answered.error !== undefined)
    return { clientId: flow.clientId, outcome: 'error', error: answered.error };
  return { clientId: flow.clientId, outcome: 'code', grantedScope: answered.scope ?? '' };
}

async function exchange(
  state: State,
  flow: Flow,
  code: string,
): Promise<{ scope?: string; error?: string }> {
  const response = await fetch(new URL('/token', state.issuer), {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: flow.clientId,
      code,
      code_verifier: flow.verifier,
      redirect_uri: state.redirectUri,
    }),
  });
  return (await response.json()) as { scope?: string; error?: string };
}

function sendPage(response: ServerResponse, status: number, title: string, body: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
  response.end(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1>${body}</body></html>`,
  );
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
