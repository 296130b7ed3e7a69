/** Salesforce asks whether an app may reach an org; the page carries nothing of the request. */
import { posted } from '../approval.ts';
import { consentPage } from '../consent-page.ts';
import { wallByCode } from '../wall.ts';
import type { Approval } from '../surface.ts';

/** Error pages of the authorize endpoint, and the one it sends people to. */
const ERROR_PAGE = {
  path: /RemoteAccess\w*Error|\/services\/oauth2\/(authorize|error|success)|\/identity\/app/iu,
  unless: '#oaapprove',
  seen: 'Salesforce documentation and public code, 2026-11',
};

export const salesforce = consentPage({
  id: 'consent/salesforce',
  product: 'Salesforce',
  platform: 'salesforce',
  matches: ['setup/secur/RemoteAccess*', 'services/oauth2/*', 'identity/app/*'].flatMap((path) => [
    `https://*.salesforce.com/${path}`,
    `https://*.my.site.com/${path}`,
  ]),
  approve: {
    selectors: ['#oaapprove', 'input[name="save"][value="Allow"]'],
    seen: 'public automation code, 2026-07',
    sure: 'high',
  },
  decline: '#oadeny, [name="cancel"]',
  hidesScopes: true,
  capability: 'hard-hold',
  walls: [
    // Since 2025-09 apps that nobody installed in the org end here for most people.
    wallByCode(
      'needs-admin-approval',
      /OAUTH_APPROVAL_ERROR_GENERIC|OAUTH_EC_APP_NOT_FOUND|OAUTH_APP_ACCESS_DENIED/u,
      ERROR_PAGE,
    ),
    wallByCode('blocked-by-organisation', /OAUTH_APP_BLOCKED/u, ERROR_PAGE),
    wallByCode('misconfigured-app', /redirect_uri_mismatch|invalid_client_id/u, ERROR_PAGE),
  ],
});

/** The request that gives access. */
export const salesforceApprovals: readonly Approval[] = [
  posted({
    urls: [
      'https://*.salesforce.com/setup/secur/RemoteAccessAuthorizationPage*',
      'https://*.my.site.com/setup/secur/RemoteAccessAuthorizationPage*',
    ],
    approve: ['save'],
    decline: ['cancel'],
    seen: 'public automation code, 2026-07',
    sure: 'medium',
  }),
];
