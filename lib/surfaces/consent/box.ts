/** Box asks whether an app may reach files; which rights it has stands in its registration. */
import { posted } from '../approval.ts';
import { consentPage } from '../consent-page.ts';
import type { Approval } from '../surface.ts';

export const box = consentPage({
  id: 'consent/box',
  product: 'Box',
  platform: 'box',
  matches: ['https://account.box.com/api/oauth2/*'],
  approve: {
    selectors: ['#consent_accept_button'],
    seen: 'public automation code, 2026-07',
    sure: 'medium',
  },
  hidesScopes: true,
  capability: 'hard-hold',
});

/** The request that gives access. */
export const boxApprovals: readonly Approval[] = [
  posted({
    urls: ['https://account.box.com/api/oauth2/authorize*'],
    approve: ['consent_accept'],
    decline: ['consent_reject'],
    seen: 'public automation code, 2026-07',
    sure: 'low',
  }),
];
