/** Discord asks whether an app or a bot may act in an account or a server. */
import { posted } from '../approval.ts';
import { consentPage } from '../consent-page.ts';
import type { Approval } from '../surface.ts';

export const discord = consentPage({
  id: 'consent/discord',
  product: 'Discord',
  platform: 'discord',
  matches: ['https://discord.com/oauth2/authorize*', 'https://discord.com/api/oauth2/authorize*'],
  capability: 'hard-hold',
});

/** The request that gives access. */
export const discordApprovals: readonly Approval[] = [
  posted({
    urls: ['https://discord.com/api/*/oauth2/authorize*'],
    approve: ['authorize=true'],
    decline: ['authorize=false'],
    seen: 'public automation code, 2026-07',
    sure: 'medium',
  }),
];
