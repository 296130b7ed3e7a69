/** Apple asks whether an app may know who signs in: a name and an address, no data. */
import { consentPage } from '../consent-page.ts';

export const apple = consentPage({
  id: 'consent/apple',
  product: 'Sign in with Apple',
  platform: 'apple',
  matches: ['https://appleid.apple.com/auth/*'],
  approve: {
    selectors: ['#sign-in'],
    seen: 'public automation code, 2026-07',
    sure: 'low',
  },
  words: 'any',
  // The same button takes the password; the answer comes after it.
  typing: 'none',
});
