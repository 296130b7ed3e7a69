/** Spotify asks whether an app may use an account. */
import { posted } from '../approval.ts';
import { consentPage } from '../consent-page.ts';
import type { Approval } from '../surface.ts';

export const spotify = consentPage({
  id: 'consent/spotify',
  product: 'Spotify',
  platform: 'spotify',
  matches: ['https://accounts.spotify.com/*authorize*'],
  approve: {
    selectors: ['[data-testid="auth-accept"]'],
    seen: 'public automation code, 2026-07',
    sure: 'medium',
  },
  decline: '[data-testid="auth-cancel"]',
  words: 'any',
  capability: 'hard-hold',
});

/** The request that gives access. */
export const spotifyApprovals: readonly Approval[] = [
  posted({
    urls: ['https://accounts.spotify.com/*authorize/accept*'],
    seen: 'public automation code, 2026-07',
    sure: 'medium',
  }),
];
