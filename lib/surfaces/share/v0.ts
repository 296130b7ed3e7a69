/** v0: a chat, with all its prompts and code, is shared. Its pages are English only. */
import { namedShare } from '../named-share.ts';
import { visibilityNamed } from '../visibility-names.ts';

export const v0 = namedShare({
  id: 'share/v0',
  product: 'v0',
  platform: 'v0',
  matches: ['https://v0.app/*', 'https://v0.dev/*'],
  path: /\/chat\//u,
  // The address holds a title before the id.
  resource: { type: 'conversation', id: /\/chat\/(?:[\w-]*-)?(\w+)/u },
  seen: 'v0.app/docs, sharing and teams, 2026-11: roles and names only',
  reach: visibilityNamed,
  sends: (name) => /^invite( users)?$/iu.test(name),
});
