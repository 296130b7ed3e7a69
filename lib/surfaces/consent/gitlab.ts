/** GitLab asks whether an app may use an account. Its own installations are read by consent/doorkeeper. */
import { consentPage } from '../consent-page.ts';
import { ANSWER, APPROVE, NAMES } from './doorkeeper.ts';

export const gitlab = consentPage({
  id: 'consent/gitlab',
  product: 'GitLab',
  platform: 'gitlab',
  matches: ['https://gitlab.com/oauth/*'],
  approve: APPROVE,
  name: NAMES,
  approvals: [ANSWER('https://gitlab.com/oauth/authorize*')],
});
