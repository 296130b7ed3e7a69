/** Dropbox: the share dialog, known by its words alone. */
import { accessibleName } from '../dom.ts';
import { isNamed } from '../button-names.ts';
import { sharePage } from '../share-page.ts';
import { isSending, reachNamed } from '../share-names.ts';

const SEEN = 'Dropbox help centre, 2026-11: no structure is known, roles and names only';
const SHARES = /^(share|create)( (file|folder|link))?$|^((datei|ordner) )?(freigeben|teilen)$/iu;
const saves = isNamed('save', 'createLink');

export const dropboxShare = sharePage({
  id: 'share/dropbox',
  product: 'Dropbox',
  platform: 'dropbox',
  matches: ['https://www.dropbox.com/*'],
  capability: 'inform',
  root: { selectors: ['[role="dialog"]'], seen: SEEN, sure: 'low' },
  resource: { type: 'unknown' },
  options: {
    locator: {
      selectors: ['[role="option"], [role="menuitemradio"], [role="dialog"] [role="radio"]'],
      seen: SEEN,
      sure: 'low',
    },
    reach: (option) => reachNamed(accessibleName(option)),
    takes: 'choose',
    current: {
      selectors: ['[role="dialog"] [aria-haspopup], [role="dialog"] [role="combobox"]'],
      seen: SEEN,
      sure: 'low',
    },
  },
  people: { selectors: ['[role="listitem"], li'], seen: SEEN, sure: 'low' },
  typed: {
    selectors: ['input[type="email"], input[role="combobox"], textarea'],
    seen: SEEN,
    sure: 'low',
  },
  role: { selectors: ['[aria-haspopup]'], seen: SEEN, sure: 'low' },
  confirm: {
    name: 'Share',
    locator: { selectors: ['[role="dialog"] button'], seen: SEEN, sure: 'low' },
    takes: 'confirm',
    accepts: (element) =>
      SHARES.test(accessibleName(element)) || isSending(accessibleName(element)) || saves(element),
    release: 'click',
  },
  copy: {
    name: 'Copy link',
    locator: { selectors: ['[role="dialog"] button'], seen: SEEN, sure: 'low' },
    takes: 'write',
    accepts: isNamed('copyLink'),
    release: 'click',
  },
});
