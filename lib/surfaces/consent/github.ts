/** GitHub asks whether an app may reach repositories, after a request, an installation or a device code. */
import { posted } from '../approval.ts';
import { consentPage } from '../consent-page.ts';
import { wallByHeading } from '../wall.ts';
import type { Approval } from '../surface.ts';

export const github = consentPage({
  id: 'consent/github',
  product: 'GitHub',
  platform: 'github',
  matches: [
    'https://github.com/login/oauth/*',
    'https://github.com/login/device/*',
    'https://github.com/apps/*/installations/*',
  ],
  approve: {
    selectors: [
      'button[name="authorize"][value="1"]',
      '#js-oauth-authorize-btn, .js-oauth-authorize-btn',
    ],
    seen: 'public automation code, 2026-07',
    sure: 'high',
  },
  decline: '[value="0"]',
  name: ['form strong.js-oauth-app-name', 'h1 strong', 'h2 strong'],
  capability: 'hard-hold',
  walls: [
    wallByHeading(
      'blocked-by-organisation',
      /access restricted|access restrictions|organi[sz]ation has (enabled|restricted)/iu,
      {
        unless: '[name="authorize"]',
        seen: 'GitHub documentation, OAuth app access restrictions, 2026-11',
      },
    ),
  ],
});

/** The request that gives access. */
export const githubApprovals: readonly Approval[] = [
  posted({
    urls: [
      'https://github.com/login/oauth/authorize*',
      'https://github.com/login/device/authorize*',
    ],
    approve: ['authorize=1'],
    decline: ['authorize=0'],
    seen: 'public automation code, 2026-07',
    sure: 'high',
  }),
  posted({
    urls: ['https://github.com/apps/*/installations*'],
    needs: 'authenticity_token',
    seen: 'inferred from its forms, 2026-11',
    sure: 'low',
  }),
];
