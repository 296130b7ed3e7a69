/** Coda: people who are invited to a doc, and what anyone with its link may do. */
import { namedShare, rowSays } from '../named-share.ts';

export const coda = namedShare({
  id: 'share/coda',
  product: 'Coda',
  platform: 'coda',
  matches: ['https://coda.io/*'],
  path: /^\/d\//u,
  resource: { type: 'document', id: /_d([\w-]{10})/u },
  seen: 'guides of Coda, 2026-11; no structure was found',
  shown: rowSays(/anyone with the link|(jeder|alle) mit dem link/iu),
});
