/** Dropbox asks whether an app may reach files; a warning may stand before it. */
import { posted } from '../approval.ts';
import { consentPage } from '../consent-page.ts';
import type { Approval } from '../surface.ts';

export const dropbox = consentPage({
  id: 'consent/dropbox',
  product: 'Dropbox',
  platform: 'dropbox',
  matches: ['https://www.dropbox.com/oauth2/*'],
  approve: {
    selectors: ['button[name="allow_access"]', '.auth-button-allow', '#warning-button-continue'],
    seen: 'public automation code, 2026-07',
    sure: 'medium',
  },
  capability: 'hard-hold',
});

/** The request that gives access. */
export const dropboxApprovals: readonly Approval[] = [
  posted({
    urls: ['https://www.dropbox.com/*oauth2/authorize*'],
    approve: ['allow_access'],
    decline: ['deny_access'],
    seen: 'public automation code, 2026-07',
    sure: 'medium',
  }),
];
