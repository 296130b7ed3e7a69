/** ChatGPT: a conversation gets a link. One button makes it, copies it and shows it. */
import { isNamed } from '../button-names.ts';
import { sharePage } from '../share-page.ts';

const makes = isNamed('copyLink', 'createLink');

export const chatgptConversation = sharePage({
  id: 'share/chatgpt-conversation',
  product: 'ChatGPT conversations',
  platform: 'openai',
  matches: ['https://chatgpt.com/*', 'https://chat.openai.com/*'],
  capability: 'hard-hold',
  root: {
    selectors: ['[role="dialog"]'],
    seen: 'public record of the dialog opened by [data-testid="share-chat-button"], 2026-05',
    sure: 'medium',
  },
  path: /\/c\/[\w-]{8}/u,
  resource: { type: 'conversation', id: /\/c\/([\w-]+)/u },
  options: {
    locator: {
      selectors: ['[role="dialog"] button'],
      seen: 'public record of its buttons, by name, 2026-05',
      sure: 'medium',
    },
    // Workspaces that keep links inside say so nowhere that a page could be trusted to show.
    reach: (button) => (makes(button) ? 'anyone_with_link' : null),
    takes: 'write',
  },
});
