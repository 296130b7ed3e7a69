/** Baserow application builder: publishing an application to a domain. */
import { publishPage } from '../publish-page.ts';

const SEEN = 'PublishActionModal.vue of Baserow daa1e11, 2026-11';

export const baserowApp = publishPage({
  id: 'publish/baserow-app',
  product: 'Baserow application',
  platform: 'baserow',
  matches: [],
  capability: 'hard-hold',
  root: {
    selectors: ['.modal__box:has(.publish-action-modal__container)'],
    seen: SEEN,
    sure: 'high',
  },
  resource: { type: 'app', id: /\/builder\/(\d+)/u },
  // Anybody finds a published domain; which pages ask for a sign-in is set page by page.
  reach: 'public',
  signIn: () => 'unknown',
  confirm: [
    {
      name: 'Publish',
      locator: {
        selectors: ['.modal__box:has(.publish-action-modal__container) .button--large'],
        seen: SEEN,
        sure: 'high',
      },
      takes: 'confirm',
      accepts: (element) => !element.hasAttribute('disabled'),
      release: 'click',
    },
  ],
});
