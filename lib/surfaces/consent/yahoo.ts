/** Yahoo asks whether an app may use an account. */
import { consentPage } from '../consent-page.ts';

export const yahoo = consentPage({
  id: 'consent/yahoo',
  product: 'Yahoo',
  platform: 'yahoo',
  matches: ['https://api.login.yahoo.com/oauth2/*'],
  approve: {
    selectors: ['#oauth2-agree'],
    seen: 'public automation code, 2026-07',
    sure: 'medium',
  },
  words: 'any',
});
