/** GitLab asks whether an app may use an account. Its own installations are read by consent/doorkeeper. */
import { consentPage } from '../consent-page.ts';
import { ANSWER, APPROVE, NAMES } from './doorkeeper.ts';
import type { Approval } from '../surface.ts';

export const gitlab = consentPage({
  id: 'consent/gitlab',
  product: 'GitLab',
  platform: 'gitlab',
  matches: ['https://gitlab.com/oauth/*'],
  approve: APPROVE,
  name: NAMES,
  capability: 'hard-hold',
});

/** The request that gives access. */
export const gitlabApprovals: readonly Approval[] = [ANSWER('https://gitlab.com/oauth/authorize*')];
