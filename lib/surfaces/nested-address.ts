/** Addresses that a step of a sign-in carries for the step after it. */
import { type Parameters, valueOf } from './authorize-parameters.ts';

/**
 * Parameters under which sign-in pages carry the request (facts: Google, Microsoft, Xero, Salesforce,
 * GitHub, Dropbox, Slack, LinkedIn, X, Yahoo; Okta, ForgeRock, CAS and IdentityServer documentation for
 * `fromURI`, `goto`, `service` and `ReturnUrl`).
 */
const CARRIERS = [
  ...['continue', 'ru', 'returnurl', 'return_url', 'return_to', 'returnto', 'starturl', 'next'],
  ...['goto', 'fromuri', 'redirect_to', 'redirect', 'redirect_url', 'redirecturl', 'redir', 'cont'],
  ...[
    'session_redirect',
    'redirect_after_login',
    'done',
    'service',
    'target',
    'dest',
    'original_url',
  ],
];

/**
 * The addresses inside an address, in the order of the names above. A page that routes by its fragment
 * (`#/authorize?client_id=…`) carries one there.
 */
export function* nestedAddresses(url: URL, parameters: Parameters): Generator<URL> {
  if (parameters.size > 0) {
    for (const name of CARRIERS) {
      const inner = parameters.has(name) ? valueOf(parameters, name) : null;
      const target = inner === null || inner.length < 8 ? null : URL.parse(decodedOnce(inner), url);
      if (target !== null) yield target;
    }
  }
  if (/^#!?\/[^?]*\?/u.test(url.hash)) {
    const target = URL.parse(url.hash.replace(/^#!?/u, ''), url.origin);
    if (target !== null) yield target;
  }
}

/** Some steps encode what they carry twice. */
function decodedOnce(value: string): string {
  if (!/^(https?%3a|%2f)/iu.test(value)) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    // Not UTF-8: read as it stands.
    return value;
  }
}
