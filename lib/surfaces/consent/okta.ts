/** Okta's sign-in widget asks whether an app may have scopes, each with a box where the person may choose. */
import { posted } from '../approval.ts';
import { consentPage } from '../consent-page.ts';
import type { Approval } from '../surface.ts';

const SEEN = 'okta-signin-widget source, 2026-11';

const HOSTS = ['https://*.okta.com', 'https://*.oktapreview.com'];

export const okta = consentPage({
  id: 'consent/okta',
  product: 'Okta',
  platform: 'okta',
  matches: HOSTS.flatMap((host) => ['oauth2', 'login', 'signin'].map((at) => `${host}/${at}/*`)),
  approve: {
    selectors: [
      '.granular-consent .o-form-button-bar .button-primary',
      '.admin-consent .o-form-button-bar .button-primary',
      '.consent-description ~ .o-form-button-bar .button-primary',
      'form:has(.consent-description) .button-primary',
    ],
    seen: SEEN,
    sure: 'medium',
  },
  name: ['h1 .title-text b.no-translate', '.title-text b.no-translate'],
  boxes: ['openid'],
  capability: 'hard-hold',
});

/** The request that gives access. */
export const oktaApprovals: readonly Approval[] = [
  posted({
    urls: HOSTS.map((host) => `${host}/idp/idx/consent`),
    decline: ['consent=false'],
    seen: SEEN,
    sure: 'high',
  }),
  posted({
    urls: HOSTS.map((host) => `${host}/api/v1/authn/consent`),
    seen: SEEN,
    sure: 'high',
  }),
];
