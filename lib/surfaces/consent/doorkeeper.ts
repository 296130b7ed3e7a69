/**
 * Doorkeeper, the server inside GitLab, Mastodon and many Rails apps, on any host: its form carries the
 * request in hidden fields, and its refusal is a form of its own that deletes.
 */
import type { Approval, Locator } from '../surface.ts';
import { posted } from '../approval.ts';
import { consentPage } from '../consent-page.ts';

const SEEN = 'GitLab and Doorkeeper templates, 2026-11';

export const APPROVE: Locator = {
  selectors: [
    'form[action$="/oauth/authorize"]:not(:has([name="_method"])) [type="submit"]',
    'form[action$="/oauth/authorize"]:not(:has([name="_method"])) button:not([type])',
    '#commit-changes', // GitLab before 2020
  ],
  seen: SEEN,
  sure: 'high',
};

/** The app is set off in the sentence that asks. */
export const NAMES = ['.text-info', 'h1 strong, h1 a', 'h3 strong, h3 a', 'p.h4 strong'];

/** The posted answer at an address. */
export const ANSWER = /* @__NO_SIDE_EFFECTS__ */ (url: string): Approval =>
  posted({
    urls: [url],
    decline: ['_method=delete'],
    needs: 'authenticity_token',
    seen: SEEN,
    sure: 'high',
  });

export const MARK = 'form[action$="/oauth/authorize"] [name="authenticity_token"]';

export const doorkeeper = consentPage({
  id: 'consent/doorkeeper',
  product: 'Doorkeeper (GitLab, Mastodon and others on any host)',
  platform: 'oauth',
  matches: [],
  mark: MARK,
  approve: APPROVE,
  name: NAMES,
  capability: 'hard-hold',
});

/** The request that gives access. */
export const doorkeeperApprovals: readonly Approval[] = [ANSWER('*://*/oauth/authorize*')];
