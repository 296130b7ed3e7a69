/** Miro: people who are invited to a board, and what anyone with its link may do. */
import { DIALOG, named, namedShare, rowSays } from '../named-share.ts';

const SEEN = 'help pages of Miro, English and German, 2026-11; no structure was found';

export const miroShare = namedShare({
  id: 'share/miro',
  product: 'Miro',
  platform: 'miro',
  matches: ['https://miro.com/app/*'],
  path: /^\/app\/board\//u,
  resource: { type: 'board', id: /\/board\/([^/?#]+)/u },
  seen: SEEN,
  shown: rowSays(/anyone with the link|(jeder|alle) mit dem link/iu),
  copy: {
    ...named(
      'Copy link',
      { selectors: [`${DIALOG} :is(button, [role="button"])`], seen: SEEN, sure: 'low' },
      (name) => /^copy (board )?link|^(board-)?link kopieren/iu.test(name),
    ),
    takes: 'write',
  },
});
