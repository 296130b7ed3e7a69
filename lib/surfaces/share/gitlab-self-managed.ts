/** GitLab on hosts that the policy names. */
import { sharePage } from '../share-page.ts';
import { GITLAB } from './gitlab-page.ts';

export const gitlabSelfManaged = sharePage({
  ...GITLAB,
  id: 'share/gitlab-self-managed',
  product: 'GitLab on own hosts',
  matches: [],
});
