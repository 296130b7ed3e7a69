/** Xero asks which organisation an app may reach. */
import { consentPage } from '../consent-page.ts';

export const xero = consentPage({
  id: 'consent/xero',
  product: 'Xero',
  platform: 'xero',
  matches: ['https://authorize.xero.com/*'],
  approve: {
    selectors: ['#approveButton'],
    seen: 'public automation code, 2026-07',
    sure: 'medium',
  },
});
