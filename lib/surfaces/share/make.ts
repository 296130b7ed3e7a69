/** Make: a scenario that is shared by a public link. */
import { namedShare } from '../named-share.ts';

export const makeShare = namedShare({
  id: 'share/make',
  product: 'Make',
  platform: 'make',
  matches: ['https://*.make.com/*'],
  path: /\/scenarios\//u,
  resource: { type: 'flow', id: /\/scenarios\/(\d+)/u },
  seen: 'reference of the Make API, 2026; neither structure nor words of the dialog were found, 2026-11',
  sign: /share (this )?scenario|szenario teilen/iu,
  reach: (name) =>
    /\b(public|shareable) link|\bshare publicly|öffentlicher link/iu.test(name)
      ? 'anyone_with_link'
      : null,
});
