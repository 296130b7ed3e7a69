/** Bitbucket asks whether an app may reach repositories. */
import { consentPage } from '../consent-page.ts';

export const bitbucket = consentPage({
  id: 'consent/bitbucket',
  product: 'Bitbucket',
  platform: 'bitbucket',
  matches: ['https://bitbucket.org/site/oauth2/authorize*'],
  approve: {
    selectors: ['#approve'],
    seen: 'Bitbucket Server, public automation code, 2026-07',
    sure: 'low',
  },
  decline: '#deny',
});
