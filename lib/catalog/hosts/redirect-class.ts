/**
 * What stands at the address where an answer goes. Told from the address alone: nothing is looked up.
 */
import type { RedirectClass } from '../catalog.ts';
import { type Lists, linesOf, wordsOf } from '../lists.ts';
import { type Brands, brandOf, isBrandName } from '../names/look-alike.ts';
import { selfAndParents } from './domains.ts';
import { decodePunycode } from './punycode.ts';

/** Google's sign-in script names the page that asks: `storagerelay://https/app.example`. */
const RELAY = /^storagerelay:\/\/(https?)\//iu;

/** Where extensions take answers (Chrome `identity`, Firefox, and their own pages). */
const EXTENSION_HOSTS = ['chromiumapp.org', 'extensions.allizom.org', 'extensions.mozilla.org'];
const EXTENSION_SCHEME = /^(chrome|moz|safari-web|ms-browser)-extension:$/u;

/** Pages of the provider itself that only show the code (RFC 8252 §8.1 calls them out-of-band). */
const NATIVE_CLIENT =
  /^(login\.(microsoftonline\.(com|us)|live\.com|windows\.net|partner\.microsoftonline\.cn)\/(([^/]+\/)?oauth2\/nativeclient|oauth20_desktop\.srf))$/u;

/** Endings of two parts under which names are given out (`google.co.uk`). */
const SECOND_LEVEL = /^(ac|co|com|edu|gob|gov|gv|ne|net|or|org)$/u;

/** Lists made ready to be asked. */
export interface Hosts {
  readonly brands: Brands;
  readonly tunnels: ReadonlySet<string>;
  readonly free: ReadonlySet<string>;
  /** Whether a host belongs to a brand that is known; such a host is no look-alike. */
  readonly owned: (host: string) => boolean;
}

/** Hosts from the text of their lists. */
export function hostsFrom(
  lists: Lists,
  brands: Brands,
  owned: Hosts['owned'] = () => false,
): Hosts {
  return {
    brands,
    tunnels: new Set(wordsOf(lists.tunnelHosts)),
    free: new Set(wordsOf(lists.freeHosts)),
    owned,
  };
}

/** The domains that free mail providers give out, from the text of their list. */
export function consumerDomainsFrom({ consumerDomains }: Lists): ReadonlySet<string> {
  return new Set(
    linesOf(consumerDomains).flatMap(([name, ends]) =>
      wordsOf(ends).map((end) => `${name}.${end}`),
    ),
  );
}

/**
 * The class of a redirect address.
 * @param redirectUri as in the request, with or without query.
 */
export function redirectClassOf(redirectUri: string, hosts: Hosts): RedirectClass {
  const address = redirectUri.trim().replace(RELAY, '$1://');
  if (/^(urn:ietf:wg:oauth:2\.0:oob(:auto)?|oob)$/iu.test(address)) return 'out-of-band';
  // Google's name for "the page that asked" in its popup flow.
  if (address === 'postmessage') return 'web';
  const url = URL.parse(address);
  if (url === null) return 'custom-scheme';
  if (EXTENSION_SCHEME.test(url.protocol)) return 'browser-extension';
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'custom-scheme';
  const host = url.hostname.toLowerCase().replace(/\.$/u, '');
  if (NATIVE_CLIENT.test(host + url.pathname.replace(/\/$/u, '').toLowerCase()))
    return 'native-client';
  return classOfNumber(host) ?? classOfName(host, hosts);
}

/** The host of a redirect or resource address, or null where it has none (a private scheme, out-of-band). */
export function redirectHostOf(redirectUri: string | null): string | null {
  const url = redirectUri === null ? null : URL.parse(redirectUri.replace(RELAY, '$1://'));
  return url?.hostname.toLowerCase().replace(/\.$/u, '') || null;
}

/** `URL` writes every form of an IPv4 address with four numbers, and IPv6 in brackets, shortest. */
function classOfNumber(host: string): RedirectClass | null {
  if (host.startsWith('[')) {
    const mapped = /^\[::ffff:([0-9a-f]{1,4}):[0-9a-f]{1,4}\]$/u.exec(host);
    if (mapped !== null) {
      const high = Number.parseInt(mapped[1] ?? '', 16);
      return classOfIpv4(high >> 8, high & 255);
    }
    if (host === '[::1]') return 'loopback';
    return /^\[(f[cd]|fe[89ab])|^\[::\]$/u.test(host) ? 'private-network' : 'ip-address';
  }
  const ipv4 = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/u.exec(host);
  return ipv4 === null ? null : classOfIpv4(Number(ipv4[1]), Number(ipv4[2]));
}

/** RFC 1918, RFC 6598 (carrier), RFC 3927 (link-local), RFC 1122 §3.2.1.3 (this host). */
function classOfIpv4(first: number, second: number): RedirectClass {
  if (first === 127 || first === 0) return 'loopback';
  const inside =
    first === 10 ||
    (first === 172 && second >= 16 && second <= 31) ||
    (first === 192 && second === 168) ||
    (first === 169 && second === 254) ||
    (first === 100 && second >= 64 && second <= 127);
  return inside ? 'private-network' : 'ip-address';
}

function classOfName(host: string, hosts: Hosts): RedirectClass {
  if (host === 'localhost' || host.endsWith('.localhost')) return 'loopback';
  if (!host.includes('.') || /\.(local|internal|intranet|lan|home|corp|home\.arpa)$/u.test(host))
    return 'private-network';
  if (EXTENSION_HOSTS.some((parent) => isUnder(host, parent))) return 'browser-extension';
  const names = selfAndParents(host);
  if (names.some((name) => hosts.tunnels.has(name))) return 'tunnel';
  if (imitates(names, hosts) && !hosts.owned(host)) return 'look-alike';
  return names.some((name) => hosts.free.has(name)) ? 'free-hosting' : 'web';
}

const isUnder = (host: string, parent: string) => host === parent || host.endsWith(`.${parent}`);

/** `rnicrosoft.com`, `google-login.example`, `accounts.google.com.evil.example`, `xn--…` of these. */
function imitates(names: readonly string[], { brands, free }: Hosts): boolean {
  const labels = (names[0] ?? '').split('.');
  const last = labels.length - 1;
  const twoParts = (labels[last] ?? '').length === 2 && SECOND_LEVEL.test(labels[last - 1] ?? '');
  // The label under which the name was registered, or was given out by a free host.
  const ending = names.findIndex((name) => free.has(name));
  const main = ending > 0 ? ending - 1 : Math.max(0, last - (twoParts ? 2 : 1));
  return (
    passesOffAs(labels[main] ?? '', brands) ||
    labels.some(
      (label, index) =>
        index + 1 < main &&
        isBrandName(label, brands) &&
        /^(com|net|org|io)$/u.test(labels[index + 1] ?? ''),
    )
  );
}

/** The plain name under another ending is mostly the brand's own: google.de, slack.github.io. */
function passesOffAs(label: string, brands: Brands): boolean {
  const shown = label.startsWith('xn--') ? decodePunycode(label.slice(4)) : label;
  return brandOf(shown, brands) !== null && !isBrandName(shown, brands);
}
