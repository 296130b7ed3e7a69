/**
 * Addresses of authorize requests that the browser holds until we answer: those that no consent page
 * follows, or whose consent page can be imitated. Narrow, since each such navigation waits for the worker;
 * what they miss is caught once it has begun.
 */
export const GATED_REQUESTS: readonly string[] = [
  // No page at all: `prompt=none` (OpenID Connect Core §3.1.2.1).
  '*://*/*prompt=none*',
  // The same before OpenID Connect (Salesforce: `immediate=true`).
  '*://*/*immediate=true*',
  // For everybody in the tenant (Entra's admin consent endpoint; v1 `prompt=admin_consent`).
  '*://*/*adminconsent*',
  '*://*/*prompt=admin_consent*',
  // The provider's own apps, which are asked no consent (consent facts §4, ConsentFix).
  ...[
    'login.microsoftonline.com',
    'login.microsoft.com',
    'login.windows.net',
    'login.microsoftonline.us',
    'login.partner.microsoftonline.cn',
  ].flatMap((host) => [`*://${host}/*/oauth2/*`, `*://${host}/device*`]),
  // Where a device's code is typed (RFC 8628 §3.3; consent facts §4).
  '*://microsoft.com/devicelogin*',
  '*://www.microsoft.com/devicelogin*',
  '*://github.com/login/device*',
  '*://google.com/device*',
  '*://www.google.com/device*',
  '*://accounts.google.com/*/device*',
  '*://*.salesforce.com/setup/connect*',
  '*://*.okta.com/activate*',
  '*://*.auth0.com/activate*',
  '*://*/*user_code=*',
];
