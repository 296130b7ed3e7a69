/** The same wish for access in every form that a server takes: plain, pushed, signed, from a device, from an app that has just registered itself. */
import { createHash, randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import type { AuthorizationServer } from './authorization-server.ts';

/** What an app asks for. */
export interface Wish {
  readonly clientId: string;
  readonly scope: string;
  readonly redirectUri: string;
}

function parametersOf({ clientId, scope, redirectUri }: Wish): Record<string, string> {
  return {
    client_id: clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope,
    state: `secret-state-${randomBytes(6).toString('hex')}`,
    prompt: 'consent',
    code_challenge: createHash('sha256').update(randomBytes(32)).digest('base64url'),
    code_challenge_method: 'S256',
  };
}

function authorizeAt(server: AuthorizationServer, parameters: Record<string, string>): string {
  return `${server.url}/auth?${new URLSearchParams(parameters).toString()}`;
}

/** Everything in the address (RFC 6749 §4.1.1). */
export function plainRequest(server: AuthorizationServer, wish: Wish): string {
  return authorizeAt(server, parametersOf(wish));
}

/** A pushed request (RFC 9126): the address carries the client id and a reference. */
export async function pushedRequest(server: AuthorizationServer, wish: Wish): Promise<string> {
  const { request_uri } = await post(`${server.url}/request`, parametersOf(wish));
  return authorizeAt(server, { client_id: wish.clientId, request_uri: String(request_uri) });
}

/** A signed request object (RFC 9101): scopes and redirect stand inside the JWT. */
export async function signedRequest(server: AuthorizationServer, wish: Wish): Promise<string> {
  const request = await new SignJWT({ ...parametersOf(wish) })
    .setProtectedHeader({ alg: 'RS256', typ: 'oauth-authz-req+jwt' })
    .setIssuer(wish.clientId)
    .setAudience(server.issuer)
    .setIssuedAt()
    .setNotBefore('0s')
    .setExpirationTime('2m')
    .setJti(randomBytes(12).toString('hex'))
    .sign(server.requestKey);
  return authorizeAt(server, { client_id: wish.clientId, request });
}

/** A device code (RFC 8628): the address that a stranger would send, with the code in it. */
export async function deviceRequest(
  server: AuthorizationServer,
  { clientId, scope }: Wish,
): Promise<{ readonly address: string; readonly userCode: string }> {
  const answer = await post(`${server.url}/device/auth`, { client_id: clientId, scope });
  return {
    address: String(answer['verification_uri_complete']),
    userCode: String(answer['user_code']),
  };
}

/** An app that registers itself (RFC 7591) and so has a client id that nobody has seen before. */
export async function registeredRequest(
  server: AuthorizationServer,
  { scope, redirectUri }: Omit<Wish, 'clientId'>,
): Promise<{ readonly address: string; readonly clientId: string }> {
  const response = await fetch(`${server.url}/reg`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      client_name: 'Assistant tools',
      redirect_uris: [redirectUri],
      token_endpoint_auth_method: 'none',
      application_type: 'native',
      response_types: ['code'],
      grant_types: ['authorization_code', 'refresh_token'],
    }),
  });
  const answer = (await response.json()) as Record<string, unknown>;
  if (!response.ok) throw new Error(`The registration failed: ${JSON.stringify(answer)}`);
  const clientId = String(answer['client_id']);
  return { clientId, address: plainRequest(server, { clientId, scope, redirectUri }) };
}

async function post(
  address: string,
  fields: Record<string, string>,
): Promise<Record<string, unknown>> {
  const response = await fetch(address, { method: 'POST', body: new URLSearchParams(fields) });
  const answer = (await response.json()) as Record<string, unknown>;
  if (!response.ok)
    throw new Error(`${address} answered ${response.status}: ${JSON.stringify(answer)}`);
  return answer;
}
