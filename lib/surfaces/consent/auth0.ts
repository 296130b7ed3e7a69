/** Auth0 asks on behalf of a tenant; own domains of tenants are read by consent/generic. */
import { posted } from '../approval.ts';
import { consentPage } from '../consent-page.ts';
import type { Approval } from '../surface.ts';

export const auth0 = consentPage({
  id: 'consent/auth0',
  product: 'Auth0',
  platform: 'auth0',
  matches: ['https://*.auth0.com/u/consent*'],
  approve: {
    selectors: ['[name="action"][value="accept"]'],
    seen: 'provider documentation, 2026-11',
    sure: 'medium',
  },
  capability: 'hard-hold',
});

/** The request that gives access. */
export const auth0Approvals: readonly Approval[] = [
  posted({
    urls: ['*://*/u/consent*'],
    approve: ['action=accept'],
    decline: ['action=deny'],
    seen: 'provider documentation, 2026-11',
    sure: 'medium',
  }),
];
