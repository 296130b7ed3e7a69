/** Bolt: a project is opened or people are invited to it. Its pages are English only. */
import { namedShare } from '../named-share.ts';
import { visibilityNamed } from '../visibility-names.ts';

export const boltShare = namedShare({
  id: 'share/bolt',
  product: 'Bolt projects',
  platform: 'bolt',
  matches: ['https://bolt.new/*'],
  path: /^\/~\//u,
  resource: { type: 'app', id: /^\/~\/([\w-]+)/u },
  seen: 'support.bolt.new, sharing and project visibility, 2026-11: roles and names only',
  reach: visibilityNamed,
});
