/** Grist: a form that anyone who has its link may fill in. The step runs over a socket, so only the page shows it. */
import { publishPage } from '../publish-page.ts';

const SEEN = 'app/client/components/Forms/FormView.ts of grist-core 03a1a81, 2026-11';

export const gristForm = publishPage({
  id: 'publish/grist-form',
  product: 'Grist form',
  platform: 'grist',
  matches: [],
  capability: 'hold',
  root: { selectors: ['.test-forms-editor'], seen: SEEN, sure: 'high' },
  resource: { type: 'form', id: /^(?:\/o\/[^/]+)?\/(?:doc\/)?([\w~-]{12,})/u },
  reach: 'anyone_with_link',
  confirm: [
    {
      // Asks "Publish your form?", or publishes at once where "Don't show again" was ticked.
      name: 'Publish',
      locator: { selectors: ['.test-forms-publish'], seen: SEEN, sure: 'high' },
      takes: 'write',
      accepts: (element) => !element.hasAttribute('disabled'),
      release: 'click',
    },
  ],
});
