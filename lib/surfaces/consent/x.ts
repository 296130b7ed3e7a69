/** X asks whether an app may read and post; requests of OAuth 1 name neither the app nor scopes. */
import { posted } from '../approval.ts';
import { consentPage } from '../consent-page.ts';
import type { Approval } from '../surface.ts';

const PA = 'public automation code, 2026-07';

export const x = consentPage({
  id: 'consent/x',
  product: 'X',
  platform: 'x',
  matches: [
    'https://x.com/i/oauth2/authorize*',
    'https://twitter.com/i/oauth2/authorize*',
    'https://api.twitter.com/oauth/*',
    'https://api.x.com/oauth/*',
  ],
  approve: {
    selectors: [
      '[data-testid="OAuth_Consent_Button"]', // its own script
      '#oauth_form #allow', // the page of OAuth 1
    ],
    seen: PA,
    sure: 'medium',
  },
  capability: 'hard-hold',
});

/** The request that gives access. */
export const xApprovals: readonly Approval[] = [
  posted({
    urls: [
      'https://x.com/i/api/*/oauth2/authorize*',
      'https://twitter.com/i/api/*/oauth2/authorize*',
    ],
    approve: ['approval=true'],
    decline: ['approval=false'],
    seen: PA,
    sure: 'medium',
  }),
  posted({
    urls: ['https://api.twitter.com/oauth/a*', 'https://api.x.com/oauth/a*'],
    decline: ['cancel', 'deny'],
    needs: 'authenticity_token',
    seen: PA,
    sure: 'low',
  }),
];
