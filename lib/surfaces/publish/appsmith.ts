/** Appsmith: "Deploy", which puts the edited application live for whoever may open it. */
import { publishPage } from '../publish-page.ts';
import type { Locator } from '../surface.ts';

const DEPLOY: Locator = {
  selectors: ['#application-publish-btn', '.t--application-publish-btn'],
  seen: 'AppIDE/layouts/components/Header/DeployButton.tsx of Appsmith 0873799, 2026-11',
  sure: 'high',
};

export const appsmithApp = publishPage({
  id: 'publish/appsmith',
  product: 'Appsmith',
  platform: 'appsmith',
  matches: [],
  capability: 'hard-hold',
  root: DEPLOY,
  resource: { type: 'app' },
  // Who may open it was set when it was shared, and does not stand on this page.
  reach: 'unchanged',
  confirm: [
    {
      name: 'Deploy',
      locator: DEPLOY,
      takes: 'confirm',
      accepts: (element) => !element.hasAttribute('disabled'),
      release: 'click',
    },
  ],
});
