/**
 * Pages on which a person types the code of a device (RFC 8628 §3.3): whoever has made the code gets the
 * access, and the page rarely says to what. The code is a secret: it is looked for, never kept.
 */
import type { Parameters } from './authorize-parameters.ts';

interface DevicePage {
  readonly platform: string;
  /** Exact, or a suffix that starts with a dot. */
  readonly hosts: readonly string[];
  readonly paths: RegExp;
}

/** Addresses that vendors print beside the code; facts §4, and the vendors' documentation, 2026-11. */
const DEVICE_PAGES: readonly DevicePage[] = [
  {
    platform: 'microsoft',
    hosts: ['microsoft.com', 'www.microsoft.com', 'aka.ms'],
    paths: /^\/(devicelogin\w{0,10}|link)\/?$/iu,
  },
  {
    platform: 'microsoft',
    hosts: [
      'login.microsoft.com',
      'login.microsoftonline.com',
      'login.microsoftonline.us',
      'login.partner.microsoftonline.cn',
      'login.chinacloudapi.cn',
      'login.windows.net',
    ],
    paths: /^\/(device|[^/]{1,100}\/oauth2\/(v2\.0\/)?(deviceauth|device))\/?$/iu,
  },
  {
    platform: 'microsoft',
    hosts: ['login.live.com'],
    paths: /^\/oauth20_remoteconnect\.srf$/iu,
  },
  {
    platform: 'github',
    hosts: ['github.com'],
    paths: /^\/login\/device(\/(?!success|failure)|$)/iu,
  },
  { platform: 'google', hosts: ['google.com', 'www.google.com'], paths: /^\/device(\/|$)/iu },
  {
    platform: 'google',
    hosts: ['accounts.google.com'],
    paths: /^(\/b\/\d+)?\/o\/oauth2\/device(\/|$)/iu,
  },
  {
    platform: 'salesforce',
    hosts: ['.salesforce.com', '.my.site.com', '.force.com'],
    paths: /^\/setup\/connect\/?$/iu,
  },
  { platform: 'okta', hosts: ['.okta.com', '.oktapreview.com'], paths: /^\/activate\/?$/iu },
  { platform: 'auth0', hosts: ['.auth0.com'], paths: /^\/activate\/?$/iu },
  { platform: 'gitlab', hosts: ['gitlab.com'], paths: /^\/oauth\/device\/?$/iu },
  { platform: 'facebook', hosts: ['www.facebook.com', 'facebook.com'], paths: /^\/device\/?$/iu },
  { platform: 'twitch', hosts: ['www.twitch.tv'], paths: /^\/activate\/?$/iu },
];

/** Paths of authorization servers that have nothing but this page there: Doorkeeper, Keycloak, Entra's own. */
const DEVICE_PATH = /\/(oauth2?|realms\/[^/]{1,100})\/(device|deviceauth)\/?$/iu;
/** Where a code in the address is the code of a device, and not one of a newsletter or a referral. */
const LIKELY_PATH =
  /\/(device|devices|deviceauth|device[-_]?login|activate|activation|connect|link|pair|pairing|verify|login|sign-?in|oauth2?|authori[sz]e)(\/|$)/iu;
/** How the code comes in an address: `verification_uri_complete` (RFC 8628 §3.3.1); `otc` at Entra. */
const CODE_PARAMETERS = ['user_code', 'usercode', 'otc'];

/**
 * The platform whose device page this is; `oauth` for a server that is not listed; null for any other page.
 * @param host lower case, without trailing dot.
 * @param path decoded.
 */
export function devicePlatform(host: string, path: string, parameters: Parameters): string | null {
  const known = DEVICE_PAGES.find(
    ({ hosts, paths }) =>
      hosts.some((name) => (name.startsWith('.') ? host.endsWith(name) : host === name)) &&
      paths.test(path),
  );
  if (known !== undefined) return known.platform;
  if (DEVICE_PATH.test(path)) return 'oauth';
  const coded = CODE_PARAMETERS.some((name) => parameters.has(name));
  return coded && LIKELY_PATH.test(path) ? 'oauth' : null;
}
