/**
 * The kinds of requests that ask a person for access, each read from an address that was taken apart.
 * A reader gives null where the address is no request of its kind.
 */
import { NO_REQUEST_FACTS } from '../activity/activity.ts';
import { accountDomainOf, accountKindOf } from './account-hints.ts';
import { anomaliesOf } from './address-anomalies.ts';
import {
  type Parameters,
  clientIdOf,
  detailTypesOf,
  flowOf,
  isOffline,
  isResponseType,
  resourcesOf,
  scopesOf,
  valueOf,
} from './authorize-parameters.ts';
import type { AuthorizeRequest } from './authorize-request.ts';
import { bareAddress } from './bare-text.ts';
import { devicePlatform } from './device-page.ts';
import { dialectOf } from './dialects.ts';
import { carriesObject, claimsOf, withClaims } from './request-object.ts';
import { isAdmin, isClear, isOAuth1Request, isRequest } from './request-shape.ts';

/**
 * What is known about hosts beyond the authorize addresses of the catalogue. It is large, and pages with a
 * surface of their own have no use for it: `host-knowledge.ts` has it for the worker and the command line.
 */
export interface HostKnowledge {
  /** The platform that a host belongs to, or null. */
  readonly platformAt: (host: string) => string | null;
  /** Whether a host takes pains to look like that of a provider. */
  readonly imitatesProvider: (host: string) => boolean;
}

/** An address with what is worked out once for every kind of request. */
export interface At {
  readonly url: URL;
  readonly host: string;
  readonly path: string;
  /** The platform whose authorize address this is, or null. */
  readonly provider: string | null;
  /** As they stand in the address and the form, under the names of the standard. */
  readonly given: Parameters;
  readonly hosts: HostKnowledge;
}

/** A request of OAuth 2 or OpenID Connect: it names the app. */
export function authorizeRequest(at: At): AuthorizeRequest | null {
  const { given, path, provider } = at;
  const claims = claimsOf(given);
  const parameters = claims === null ? given : withClaims(given, claims);
  const client = clientIdOf(parameters);
  if (client === null) return null;
  const redirect = valueOf(parameters, 'redirect_uri') ?? valueOf(parameters, 'redirecturi');
  const scopes = scopesOf(parameters);
  const hidden = parameters.has('request_uri') || (claims === null && carriesObject(given));
  const imitates = imitatesProvider(at);
  const known = provider !== null || (imitates && isClear(path));
  const responseType = valueOf(parameters, 'response_type');
  const recognised = isRequest(
    { host: at.host, path, known },
    {
      standardClient: client.standard,
      responseType: responseType !== null && isResponseType(responseType),
      redirect: bareAddress(redirect) !== null,
      scope: scopes.length > 0,
      hidden: hidden || claims !== null,
      answer: parameters.has('code') || parameters.has('error'),
      tokenRequest: parameters.has('grant_type'),
      bound: ['state', 'code_challenge', 'nonce'].some((name) => parameters.has(name)),
    },
  );
  if (!recognised) return null;
  const admin = isAdmin(path);
  const dialect = dialectOf(provider, path, parameters, scopes);
  const details = detailTypesOf(parameters);
  return {
    ...common(at, imitates),
    anomalies: anomaliesOf(at.url, given, claims, imitates),
    clientId: client.value,
    scopes: [...new Set([...scopes, ...dialect.scopes])].slice(0, 500),
    redirectUri: bareAddress(redirect),
    flow: admin ? 'admin' : flowOf(parameters),
    offline: dialect.offline || isOffline(parameters, scopes),
    organisationWide: admin || valueOf(parameters, 'prompt') === 'admin_consent',
    opaque: hidden || dialect.opaque || details === null,
    accountDomain: accountDomainOf(parameters),
    resources: resourcesOf(parameters),
    details: details ?? [],
    accountKind: accountKindOf(provider, at.host, path, parameters),
  };
}

/** A request of OAuth 1 (RFC 5849 §2.2): a temporary token stands for the app, and is not kept. */
export function oauth1Request(at: At): AuthorizeRequest | null {
  const { given } = at;
  const asks = ['oauth_token', 'request_token'].some((name) => valueOf(given, name) !== null);
  // The answer carries a verifier; a refusal at X names the token that was refused.
  if (!asks || given.has('oauth_verifier') || given.has('denied')) return null;
  const { host, path, provider } = at;
  const imitates = imitatesProvider(at);
  if (!isOAuth1Request({ host, path, known: provider !== null })) return null;
  const callback = valueOf(given, 'oauth_callback') ?? valueOf(given, 'redirect_uri');
  const expires = valueOf(given, 'expiration');
  return {
    ...common(at, imitates),
    scopes: scopesOf(given),
    redirectUri: bareAddress(callback),
    flow: 'oauth1',
    // Its tokens know no refresh: they last until they are taken back, unless the request says when.
    offline: expires === null ? provider !== 'trello' : expires === 'never',
  };
}

/** A page that takes the code of a device (RFC 8628 §3.3): what it gives is not said. */
export function deviceRequest(at: At): AuthorizeRequest | null {
  const platform = devicePlatform(at.host, at.path, at.given);
  if (platform === null) return null;
  const imitates = imitatesProvider(at);
  return {
    ...common(at, imitates),
    platform: platform === 'oauth' ? platformOf(at, imitates) : platform,
    clientId: clientIdOf(at.given)?.value ?? '',
    flow: 'device',
    opaque: true,
    accountKind: accountKindOf(platform, at.host, at.path, at.given),
  };
}

/** The page that installs a GitHub App; its short name stands for the app (GitHub, "Installing GitHub Apps"). */
export function appInstall(at: At): AuthorizeRequest | null {
  if (at.host !== 'github.com') return null;
  const app = /^\/(apps\/[\w-]{1,100})\/installations\/(new|select_target)(\/|$)/iu.exec(at.path);
  if (app === null) return null;
  return {
    ...common(at, false),
    platform: 'github',
    clientId: (app[1] ?? '').toLowerCase(),
    offline: true,
    opaque: true,
  };
}

/** What every kind of request has; a request that says nothing more. */
function common(at: At, imitates: boolean): AuthorizeRequest {
  const { url, host, given } = at;
  return {
    host,
    platform: platformOf(at, imitates),
    clientId: '',
    scopes: [],
    redirectUri: null,
    flow: 'unknown',
    offline: false,
    organisationWide: false,
    opaque: false,
    accountDomain: accountDomainOf(given),
    ...NO_REQUEST_FACTS,
    anomalies: anomaliesOf(url, given, null, imitates),
  };
}

function imitatesProvider({ provider, host, hosts }: At): boolean {
  return provider === null && hosts.imitatesProvider(host);
}

/** Whose authorize request this is; `oauth` stands for any server, and for one that looks like another. */
function platformOf({ host, provider, hosts }: At, imitates: boolean): string {
  return imitates ? 'oauth' : (provider ?? hosts.platformAt(host) ?? 'oauth');
}
