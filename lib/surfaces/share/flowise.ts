/** Flowise: "Make Public", which lets anyone who has its address talk to a chatbot, at once. */
import { sharePage } from '../share-page.ts';

const SEEN = 'Flowise 3.1.4 as it runs, 2026-11';
const PANEL = '[role="tabpanel"]:has(#renderHTML)';

export const flowise = sharePage({
  id: 'share/flowise',
  product: 'Flowise',
  platform: 'flowise',
  matches: [],
  capability: 'hard-hold',
  root: { selectors: [PANEL], seen: SEEN, sure: 'high' },
  resource: { type: 'assistant', id: /canvas\/([\w-]+)/u },
  toggle: {
    // The other switches of the panel are settings of the chat, and have ids.
    locator: {
      selectors: [`${PANEL} input[type="checkbox"]:not([id])`],
      seen: SEEN,
      sure: 'high',
    },
    on: 'anyone_with_link',
  },
});
