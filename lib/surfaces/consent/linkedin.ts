/** LinkedIn asks whether an app may use a profile or post. */
import { posted } from '../approval.ts';
import { consentPage } from '../consent-page.ts';
import type { Approval } from '../surface.ts';

export const linkedin = consentPage({
  id: 'consent/linkedin',
  product: 'LinkedIn',
  platform: 'linkedin',
  matches: ['https://www.linkedin.com/oauth/*'],
  approve: {
    selectors: ['#oauth__auth-form__submit-btn'],
    seen: 'public automation code, 2026-07',
    sure: 'high',
  },
  decline: '#oauth__auth-form__cancel-btn',
  capability: 'hard-hold',
});

/** The request that gives access. */
export const linkedinApprovals: readonly Approval[] = [
  posted({
    urls: ['https://www.linkedin.com/oauth/v2/authorization-submit*'],
    decline: ['action=cancel', 'authorize=false'],
    seen: 'public automation code, 2026-07',
    sure: 'low',
  }),
];
