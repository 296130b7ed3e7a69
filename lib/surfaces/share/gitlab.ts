/** GitLab: a project or group changes who can see it, or people are invited. */
import { sharePage } from '../share-page.ts';
import { GITLAB } from './gitlab-page.ts';

export const gitlabShare = sharePage({
  ...GITLAB,
  id: 'share/gitlab',
  product: 'GitLab',
  matches: ['https://gitlab.com/*'],
});
