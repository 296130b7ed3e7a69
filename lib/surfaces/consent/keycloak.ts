/** Keycloak asks whether a client may have roles and claims, on any host. */
import { posted } from '../approval.ts';
import { consentPage } from '../consent-page.ts';

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
  approvals: [
    posted({
      urls: ['*://*/*realms/*/login-actions/consent*'],
      approve: ['accept'],
      decline: ['cancel'],
      seen: SEEN,
      sure: 'high',
    }),
  ],
});
