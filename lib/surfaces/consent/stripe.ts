/** Stripe asks whether a platform may act in an account; in test mode the form may be skipped. */
import { consentPage } from '../consent-page.ts';

export const stripe = consentPage({
  id: 'consent/stripe',
  product: 'Stripe',
  platform: 'stripe',
  matches: ['https://connect.stripe.com/*oauth/*', 'https://marketplace.stripe.com/oauth/*'],
  approve: {
    selectors: ['#skip-account-app'],
    seen: 'public automation code, 2026-07',
    sure: 'low',
  },
});
