/** monday.com: members and guests who are invited to a board, and boards that all of the account see. */
import { namedShare } from '../named-share.ts';

export const mondayShare = namedShare({
  id: 'share/monday',
  product: 'monday.com',
  platform: 'monday',
  matches: ['https://*.monday.com/*'],
  path: /^\/boards\//u,
  resource: { type: 'board', id: /\/boards\/(\d+)/u },
  seen: 'help pages of monday.com, English and German, 2024-08; no structure was found, 2026-11',
  sign: /board type|board-?typ/iu,
  reach: (name) => {
    if (/^main( board)?\b|^haupt-?board/iu.test(name)) return 'organisation';
    return /^(share board publicly|board über einen link teilen)/iu.test(name)
      ? 'anyone_with_link'
      : null;
  },
});
