/** Budibase: publishing what was built in a workspace. */
import { publishPage } from '../publish-page.ts';

const SEEN = 'PublishMenu.svelte of Budibase 0016d29, AppActions.svelte of f47ee15, 2026-11';

export const budibase = publishPage({
  id: 'publish/budibase',
  product: 'Budibase',
  platform: 'budibase',
  matches: [],
  capability: 'hard-hold',
  root: {
    selectors: ['.top-bar:has(.publish-menu)', '.action-top-nav:has(.app-action-button.publish)'],
    seen: SEEN,
    sure: 'high',
  },
  path: /^\/builder\//u,
  resource: { type: 'app', id: /\/(?:workspace|app(?:lication)?)\/(app_[\w-]+)/u },
  // Which roles may open which screen is set screen by screen.
  reach: 'unchanged',
  confirm: [
    {
      name: 'Publish',
      locator: {
        selectors: [
          '.publish-menu[role="button"]',
          '.app-action-popover-content .spectrum-Button--cta', // before workspaces, 2025
        ],
        seen: SEEN,
        sure: 'high',
      },
      takes: 'confirm',
      accepts: (element) => !element.matches('.disabled, [disabled]'),
      release: 'click',
    },
  ],
});
