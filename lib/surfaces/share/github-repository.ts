/** GitHub: a repository changes who can see it, or people from outside are invited. GitHub speaks English only. */
import type { LinkReach } from '../../activity/activity.ts';
import { textOf } from '../dom.ts';
import { sharePage } from '../share-page.ts';

/** By value of the form and by end of the button's id. */
export const VISIBILITIES: Readonly<Record<string, LinkReach>> = {
  public: 'public',
  internal: 'organisation',
  private: 'restricted',
};

export const githubRepository = sharePage({
  id: 'share/github-repository',
  product: 'GitHub repositories',
  platform: 'github',
  matches: ['https://github.com/*/settings*'],
  capability: 'hard-hold',
  root: {
    selectors: [
      'body:has([id^="repo-visibility-proceed-button-"], #visibility_menu-text, #visibility_menu-button, .js-repo-add-access-search-input)',
    ],
    seen: 'public automation code of five authors, 2026-07',
    sure: 'high',
  },
  path: /^\/[^/]+\/[^/]+\/settings/u,
  resource: { type: 'repository', id: /^\/([^/]+\/[^/]+)\/settings/u },
  options: {
    locator: {
      // One button, pressed three times: wish, effects, confirmation.
      selectors: ['[id^="repo-visibility-proceed-button-"]'],
      seen: 'public automation code of five authors, 2026-07',
      sure: 'high',
    },
    reach: ({ id }) => VISIBILITIES[id.replace(/.*-/u, '')] ?? null,
    takes: 'write',
    current: {
      selectors: ['.mb-0'],
      seen: 'public automation code, 2026-07: "This repository is currently private."',
      sure: 'medium',
    },
    currentReach: (shown) =>
      VISIBILITIES[/is currently (\w+)/u.exec(textOf(shown))?.[1] ?? ''] ?? null,
  },
  // The button names whom it adds. A user name alone tells no domain.
  people: {
    selectors: ['form:has(.js-repo-add-access-search-input) [type="submit"]'],
    seen: 'public automation code of two authors, 2026-07',
    sure: 'medium',
  },
  typed: {
    selectors: ['.js-repo-add-access-search-input'],
    seen: 'public automation code of three authors, 2026-07',
    sure: 'high',
  },
  confirm: {
    name: 'Add people',
    locator: {
      selectors: ['form:has(.js-repo-add-access-search-input) [type="submit"]'],
      seen: 'public automation code of two authors, 2026-07',
      sure: 'medium',
    },
    takes: 'confirm',
    release: 'click',
  },
});
