/** Names of scopes: the same permission is written in several ways, and rules must see through that. */

/**
 * Microsoft takes a scope bare (`Mail.Read`) or behind the resource it belongs to, as an address or as
 * the resource's own id. Source: Microsoft identity platform, "Scopes and permissions", and the service
 * principal ids of Graph, Exchange Online and Azure AD Graph.
 */
const MICROSOFT_RESOURCE =
  /^(?:(?:api|https):\/\/)?(?:graph\.microsoft\.(?:com|us)|dod-graph\.microsoft\.us|microsoftgraph\.chinacloudapi\.cn|outlook\.office(?:365)?\.com|outlook\.office365\.us|graph\.windows\.net|00000003-0000-0000-c000-000000000000|00000002-0000-0ff1-ce00-000000000000|00000002-0000-0000-c000-000000000000)\/+/u;

/**
 * Google takes two scopes by the names of OpenID Connect as well, which requests use and tokens do not. Source:
 * Google, "OAuth 2.0 scopes", Google Sign-In.
 */
const GOOGLE_IDENTITY = /^https:\/\/www\.googleapis\.com\/auth\/userinfo\.(?=(?:email|profile)$)/u;

/**
 * The names under which rules may know a scope, in lower case: as it was asked for and, for Microsoft,
 * without the resource in front, or by the standard's name for Google's of who a person is. The last one is the
 * same however it was asked for.
 * @param scope as it stands in the request, for example `https://graph.microsoft.com/Mail.Read`.
 * @returns one or two names, for example that one in lower case and `mail.read`.
 */
export function scopeNames(scope: string): readonly string[] {
  const asked = scope.toLowerCase();
  // A resource in front ends in a slash; most scopes have none.
  if (!asked.includes('/')) return [asked];
  const bare = asked.replace(MICROSOFT_RESOURCE, '').replace(GOOGLE_IDENTITY, '');
  return bare === asked || bare === '' ? [asked] : [asked, bare];
}

/** Scopes that ask for access while the person is away (OIDC Core §11; X, Salesforce, Ory). */
export const OFFLINE_SCOPES: ReadonlySet<string> = new Set([
  'offline_access',
  'offline.access',
  'refresh_token',
  'offline',
]);
