import { type JsonWebKey, type KeyObject, generateKeyPairSync, randomBytes } from 'node:crypto';
import { Provider } from 'oidc-provider';
import type { ProviderContext } from 'oidc-provider';
import { trialClients } from './client-app.ts';
import type { ClientRegistration } from './client-app.ts';
import { listenOnLoopback } from './loopback.ts';

export type Authorization = { clientId: string; scope: string };
export type Received = {
  /** Authorization requests as they arrived at /auth. */
  authorizations: Authorization[];
  /** Each POST that confirmed a consent page. */
  consents: Authorization[];
  /** Each use of the Cancel link. */
  cancelled: Authorization[];
  /** Each answered token request. */
  tokens: Array<{ clientId: string; grantType: string }>;
  /** Scopes that a client really got. */
  granted: Array<{ clientId: string; scope: string }>;
};
export type AuthorizationServer = {
  url: string;
  issuer: string;
  clients: ClientRegistration[];
  received: Received;
  /** Signs request objects (RFC 9101) of any of the clients. */
  requestKey: KeyObject;
  close(): Promise<void>;
};

const hour = 3600;
const customScopes = ['mail.read', 'mail.send', 'files.read'];

/**
 * Starts a real oidc-provider on loopback with its own login and consent pages (its `devInteractions`), changed in
 * two things only: the font they load from the internet is left out, and the login is filled in, so that a person
 * needs one click. Codes, tokens and people live in memory; keys are new at each start.
 * In: a port, the clients to register, the redirect address all of them use. Out: address, issuer and what arrived.
 * Measured with oidc-provider 9.13.3: the consent page is titled "Sign-in", headed "Authorize", lists the scopes,
 * does not name the app, and has one form whose autofocused submit button says "Continue", beside a link "[ Cancel ]".
 */
export async function startAuthorizationServer({
  port,
  clients = trialClients,
  redirectUri,
}: {
  port?: number;
  clients?: ClientRegistration[];
  redirectUri: string;
}): Promise<AuthorizationServer> {
  const received: Received = {
    authorizations: [],
    consents: [],
    cancelled: [],
    tokens: [],
    granted: [],
  };
  // Its address has to be known before the provider can be made.
  const later: { handle?: ReturnType<Provider['callback']> } = {};
  const loopback = await listenOnLoopback(
    (request, response) => void later.handle?.(request, response),
    port,
  );
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const requestKey = { ...publicKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' };
  const provider = new Provider(loopback.url, configuration(clients, redirectUri, requestKey));
  provider.use(async (context, next) => {
    const asked = await authorizationBehind(provider, context);
    await next();
    if (typeof context.body === 'string') context.body = withFilledLogin(context.body);
    note(received, context, asked);
  });
  later.handle = provider.callback();
  return {
    url: loopback.url,
    issuer: loopback.url,
    clients,
    received,
    requestKey: privateKey,
    close: () => loopback.close(),
  };
}

function configuration(
  clients: ClientRegistration[],
  redirectUri: string,
  requestKey: JsonWebKey,
): Record<string, unknown> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    clients: clients.map((client) => registration(client, redirectUri, requestKey)),
    scopes: ['openid', 'offline_access', ...customScopes],
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
    findAccount: (_context: unknown, id: string) => account(id),
    jwks: {
      keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'trial' }],
    },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    features: {
      devInteractions: { enabled: true },
      // RFC 9101, RFC 8628 and RFC 7591; pushed requests (RFC 9126) are on by default.
      requestObjects: { enabled: true },
      deviceFlow: { enabled: true },
      registration: { enabled: true },
    },
    pkce: { required: () => true },
    ttl: {
      Interaction: hour,
      Session: hour,
      Grant: hour,
      AccessToken: hour,
      RefreshToken: hour,
      IdToken: hour,
      DeviceCode: hour,
    },
  };
}

function registration(
  { clientId, name, scopes }: ClientRegistration,
  redirectUri: string,
  requestKey: JsonWebKey,
): Record<string, unknown> {
  return {
    client_id: clientId,
    client_name: name,
    redirect_uris: [redirectUri],
    response_types: ['code'],
    grant_types: [
      'authorization_code',
      'refresh_token',
      'urn:ietf:params:oauth:grant-type:device_code',
    ],
    jwks: { keys: [requestKey] },
    token_endpoint_auth_method: 'none',
    scope: scopes.join(' '),
  };
}

function account(id: string): Record<string, unknown> {
  return {
    accountId: id,
    claims: () => ({ sub: id, name: 'Ada Example', email: id, email_verified: true }),
  };
}

function withFilledLogin(html: string): string {
  return html
    .replace(/@import url\([^)]*\);/, '')
    .replace('type="text" name="login"', '$& value="ada@example.com"')
    .replace('type="password" name="password"', '$& value="trial"');
}

// Asked before the answer: once the interaction is finished it can no longer be looked up.
async function authorizationBehind(
  provider: Provider,
  context: ProviderContext,
): Promise<Authorization> {
  if (!context.path.startsWith('/interaction/')) return authorizationOf(undefined);
  const details = await provider
    .interactionDetails(context.req, context.res)
    .catch(() => undefined);
  return authorizationOf(details?.params);
}

function note(received: Received, context: ProviderContext, asked: Authorization): void {
  const route = context.oidc?.route;
  if (route === 'authorization')
    received.authorizations.push(authorizationOf(context.oidc?.params));
  if (route === 'submit' && context.oidc?.body?.prompt === 'consent') received.consents.push(asked);
  if (route === 'abort') received.cancelled.push(asked);
  if (route === 'token') noteToken(received, context);
}

function noteToken(received: Received, context: ProviderContext): void {
  const { client, params } = context.oidc ?? {};
  const clientId = client?.clientId ?? '';
  const answer = context.body as { access_token?: string; scope?: string } | undefined;
  received.tokens.push({ clientId, grantType: params?.grant_type ?? '' });
  if (answer?.access_token !== undefined)
    received.granted.push({ clientId, scope: answer.scope ?? '' });
}

function authorizationOf(parameters: Record<string, string> | undefined): Authorization {
  return { clientId: parameters?.client_id ?? '', scope: parameters?.scope ?? '' };
}
