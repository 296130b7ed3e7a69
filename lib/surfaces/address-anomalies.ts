/** What is odd about the address of a request: ways to say one thing to a filter and another to the server. */
import type { Anomaly } from '../activity/activity.ts';
import { type Parameters, valuesOf } from './authorize-parameters.ts';
import { type Claims, textsOf } from './request-object.ts';

/** Parameters that must not be given twice (RFC 6749 §3.1) and say what is granted to whom. */
const SINGLE = ['client_id', 'redirect_uri', 'response_type', 'scope'];
/** Parameters whose names have no letter that needs encoding. */
const PLAIN_NAMES: ReadonlySet<string> = new Set([
  ...SINGLE,
  ...['user_scope', 'request', 'request_uri', 'resource', 'authorization_details', 'prompt'],
  ...['response_mode', 'access_type', 'oauth_token', 'user_code'],
]);

/**
 * What is odd about a request.
 * @param parameters as they stand in the address and the form.
 * @param claims of its request object, or null.
 * @param imitates whether the host looks like that of a provider.
 */
export function anomaliesOf(
  url: URL,
  parameters: Parameters,
  claims: Claims | null,
  imitates: boolean,
): Anomaly[] {
  const found: Array<readonly [Anomaly, boolean]> = [
    ['duplicate-parameter', SINGLE.some((name) => saysTwoThings(name, parameters, claims))],
    ['encoded-parameter', hasEncodedName(url.search)],
    ['trailing-dot', url.hostname.endsWith('.')],
    ['look-alike-host', imitates],
    ['credentials-in-address', url.username !== '' || url.password !== ''],
    ['plain-http', url.protocol === 'http:' && !isPrivateHost(url.hostname)],
  ];
  return found.filter(([, is]) => is).map(([anomaly]) => anomaly);
}

function saysTwoThings(name: string, parameters: Parameters, claims: Claims | null): boolean {
  const outside = valuesOf(parameters, name);
  if (outside.length > 1) return true;
  // OpenID Connect wants `scope=openid` outside and has the whole list inside (Core §6.1).
  if (outside.length === 0 || claims === null || name === 'scope') return false;
  return textsOf(claims[name]).some((inside) => inside.trim() !== outside[0]);
}

/** `client%5Fid` is `client_id` for a server, and another name for a filter. */
function hasEncodedName(search: string): boolean {
  if (!search.includes('%')) return false;
  return search
    .slice(1)
    .split('&')
    .some((pair) => {
      const name = pair.split('=', 1)[0] ?? '';
      if (!name.includes('%') || name.length > 100) return false;
      try {
        return PLAIN_NAMES.has(decodeURIComponent(name).toLowerCase());
      } catch {
        // Not UTF-8: no name that a server would know.
        return false;
      }
    });
}

const PRIVATE_SUFFIXES = ['localhost', 'local', 'internal', 'lan', 'intranet', 'corp', 'home.arpa'];
/** Loopback, private and link-local addresses (RFC 1918, RFC 3927, RFC 4193, RFC 4291 §2.5.6). */
const PRIVATE_ADDRESS =
  /^(127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)[\d.]+$|^\[(::1|f[cd][\da-f:]+|fe[89ab][\da-f:]+)\]$/u;

/** True for hosts that nobody outside reaches: names without a dot, and those of local networks. */
function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/\.$/u, '');
  if (PRIVATE_ADDRESS.test(host)) return true;
  return (
    (!host.includes('.') && !host.startsWith('[')) ||
    PRIVATE_SUFFIXES.some((suffix) => host.endsWith(`.${suffix}`))
  );
}
