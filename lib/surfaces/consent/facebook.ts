/** Facebook asks whether an app may reach an account, pages or advertising. */
import { posted } from '../approval.ts';
import { consentPage } from '../consent-page.ts';
import type { Approval } from '../surface.ts';

export const facebook = consentPage({
  id: 'consent/facebook',
  product: 'Facebook',
  platform: 'facebook',
  matches: [
    'https://www.facebook.com/*dialog/oauth*',
    'https://www.facebook.com/privacy/consent/*',
  ],
  approve: {
    selectors: [
      'button[name="__CONFIRM__"]',
      'form[action*="/oauth/confirm"] [type="submit"]:not([name="__CANCEL__"])',
    ],
    seen: 'public automation code, 2026-07',
    sure: 'medium',
  },
  // "Continue as …" is the button of the newer page.
  words: 'any',
  capability: 'hard-hold',
});

/** The request that gives access. */
export const facebookApprovals: readonly Approval[] = [
  posted({
    urls: ['https://www.facebook.com/*dialog/oauth*'],
    approve: ['__CONFIRM__'],
    decline: ['__CANCEL__'],
    seen: 'public automation code, 2026-07',
    sure: 'medium',
  }),
];
