/** Keycloak asks whether a client may have roles and claims, on any host. */
import { posted } from '../approval.ts';
import { consentPage } from '../consent-page.ts';
import type { Approval } from '../surface.ts';

const SEEN = 'Keycloak, login-oauth-grant.ftl of its themes, 2026-11';

/** A theme of one's own may leave the frame out; the fields stay. */
export const MARK = '#kc-oauth, #kc-login[name="accept"]';

export const keycloak = consentPage({
  id: 'consent/keycloak',
  product: 'Keycloak',
  platform: 'oauth',
  matches: [],
  mark: MARK,
  approve: { selectors: ['#kc-login[name="accept"]'], seen: SEEN, sure: 'high' },
  capability: 'hard-hold',
});

/** The request that gives access. */
export const keycloakApprovals: readonly Approval[] = [
  posted({
    urls: ['*://*/*realms/*/login-actions/consent*'],
    approve: ['accept'],
    decline: ['cancel'],
    seen: SEEN,
    sure: 'high',
  }),
];
