import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Provider } from 'oidc-provider';
import { listenOnLoopback } from './loopback.ts';

export type IdentityProvider = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Who signs in next, with what is said of them; null cancels. */
  person: { sub: string; claims: Record<string, unknown> } | null;
  close(): Promise<void>;
};

/**
 * Starts a real oidc-provider on loopback whose sign-in page says at once who it is, for tests of an app that
 * people sign in to. In: where the app is come back to. Out: what the app has to know, and the person to change.
 */
export async function startIdentityProvider(redirectUri: string): Promise<IdentityProvider> {
  const later: { handle?: (request: IncomingMessage, response: ServerResponse) => void } = {};
  const loopback = await listenOnLoopback((request, response) => later.handle?.(request, response));
  /** What is said of whom, as of their last sign-in. */
  const known = new Map<string, Record<string, unknown>>();
  const clientSecret = randomBytes(32).toString('base64url');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const state: IdentityProvider = {
    issuer: loopback.url,
    clientId: 'handrail',
    clientSecret,
    person: null,
    close: () => loopback.close(),
  };
  const provider = new Provider(loopback.url, {
    clients: [
      {
        client_id: state.clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        post_logout_redirect_uris: [`${new URL(redirectUri).origin}/`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['preferred_username', 'groups'],
    },
    pkce: { required: () => true },
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, ...known.get(id) }),
    }),
    jwks: {
      keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'tests' }],
    },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/who/${uid}` },
    // Nobody is asked for a consent: the app is the organisation's own.
    async loadExistingGrant({ oidc }: GrantContext) {
      const grant = new provider.Grant({
        clientId: oidc.client.clientId,
        accountId: oidc.session.accountId,
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  const handle = provider.callback();
  later.handle = (request, response) => {
    if (request.url?.startsWith('/who/') !== true) return void handle(request, response);
    const { person } = state;
    if (person !== null) known.set(person.sub, person.claims);
    const result =
      person === null
        ? { error: 'access_denied', error_description: 'cancelled' }
        : { login: { accountId: person.sub, remember: false } };
    void provider.interactionFinished(request, response, result);
  };
  return state;
}

type GrantContext = { oidc: { client: { clientId: string }; session: { accountId: string } } };
