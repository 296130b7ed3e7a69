/** The identity provider: authorization code with PKCE, state and nonce. The protocol is openid-client's. */
import * as client from 'openid-client';
import type { OidcOptions } from './oidc-options.ts';

/** ms for which what the provider says of itself is believed. */
const DISCOVERED = 60 * 60 * 1000;
/** Seconds that one of its answers may take. */
const PATIENCE = 10;

/** What one sign-in has to come back with. */
export type Expected = { state: string; nonce: string; verifier: string };

export type Provider = {
  /** Where the browser is sent; rejects with ProviderTrouble when the provider does not answer. */
  begin: (redirectUri: string, expected: Expected) => Promise<URL>;
  /**
   * @param answered the address that the browser came back to
   * @returns the person's claims; rejects with ProviderTrouble
   */
  finish: (answered: URL, expected: Expected) => Promise<Record<string, unknown>>;
  /**
   * @param back where the provider sends the browser afterwards
   * @returns where people sign out of the provider (OpenID Connect RP-Initiated Logout 1.0), null where it has no
   * such place; rejects with ProviderTrouble when it does not answer
   */
  end: (back: string) => Promise<URL | null>;
};

/** `away`: nobody answers. `refused`: it said no. `untrusted`: its answer does not fit the question. */
export class ProviderTrouble extends Error {
  override name = 'ProviderTrouble';
  readonly trouble: 'away' | 'refused' | 'untrusted';

  constructor(trouble: ProviderTrouble['trouble'], cause: unknown) {
    super(`The identity provider: ${trouble}`, { cause });
    this.trouble = trouble;
  }
}

/** @returns what one sign-in is going to be held against, new and unguessable */
export function newExpected(): Expected {
  return {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
  };
}

/** @returns the provider; it is first asked when somebody signs in, so that a start does not wait for it */
export function createProvider(options: OidcOptions): Provider {
  let known: { at: number; configuration: client.Configuration } | null = null;

  const configuration = async (): Promise<client.Configuration> => {
    const now = Date.now();
    if (known !== null && known.at + DISCOVERED > now) return known.configuration;
    const found = await client.discovery(
      new URL(options.issuer),
      options.clientId,
      {},
      authentication(options.clientSecret),
      {
        timeout: PATIENCE,
        execute: [
          // The signature too, not only that the token came over TLS from the right place.
          client.enableNonRepudiationChecks,
          // The options let http through for loopback alone; the library calls that deprecated to be heard.
          ...(options.issuer.startsWith('http:') ? [client.allowInsecureRequests] : []),
        ],
      },
    );
    known = { at: now, configuration: found };
    return found;
  };

  return {
    async begin(redirectUri, { state, nonce, verifier }) {
      try {
        return client.buildAuthorizationUrl(await configuration(), {
          redirect_uri: redirectUri,
          scope: options.scopes,
          state,
          nonce,
          code_challenge: await client.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
        });
      } catch (error) {
        throw new ProviderTrouble('away', error);
      }
    },
    async finish(answered, { state, nonce, verifier }) {
      try {
        const found = await configuration();
        const tokens = await client.authorizationCodeGrant(found, answered, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims()!;
        // Many providers put addresses and groups there alone.
        const asked = found.serverMetadata().userinfo_endpoint !== undefined;
        const more = asked
          ? await client.fetchUserInfo(found, tokens.access_token, claims.sub)
          : {};
        return { ...more, ...claims };
      } catch (error) {
        throw troubleOf(error);
      }
    },
    async end(back) {
      try {
        const found = await configuration();
        if (found.serverMetadata().end_session_endpoint === undefined) return null;
        // No ID token is kept to be sent along: the provider asks the person instead.
        return client.buildEndSessionUrl(found, { post_logout_redirect_uri: back });
      } catch (error) {
        throw new ProviderTrouble('away', error);
      }
    },
  };
}

/** The way that the provider says it takes; basic is what OpenID Connect falls back to. */
function authentication(secret: string | null): client.ClientAuth {
  if (secret === null) return client.None();
  const [basic, post] = [client.ClientSecretBasic(secret), client.ClientSecretPost(secret)];
  return (server, ...others) => {
    const ways = server.token_endpoint_auth_methods_supported;
    const takesBasic = ways === undefined || ways.includes('client_secret_basic');
    return (takesBasic ? basic : post)(server, ...others);
  };
}

function troubleOf(error: unknown): ProviderTrouble {
  if (
    error instanceof client.AuthorizationResponseError ||
    error instanceof client.ResponseBodyError ||
    error instanceof client.WWWAuthenticateChallengeError
  )
    return new ProviderTrouble('refused', error);
  // fetch throws a TypeError when nobody answers; a time that ran out has a code of its own.
  const unanswered =
    error instanceof TypeError ||
    (error instanceof client.ClientError && error.code === 'OAUTH_TIMEOUT');
  return new ProviderTrouble(unanswered ? 'away' : 'untrusted', error);
}
