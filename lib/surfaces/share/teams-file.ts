/**
 * Teams: who may open a file that goes into a chat or a channel. The Files tab shows SharePoint's own dialog,
 * which `share/sharepoint` reads in its frame.
 */
import { accessibleName, findAll } from '../dom.ts';
import { named, namedShare } from '../named-share.ts';
import { isOn } from '../reach-controls.ts';
import { isSending, reachNamed } from '../share-names.ts';
import type { Locator } from '../surface.ts';

const SEEN = 'documentation of file sharing in Teams and OneDrive, 2026-11; by name';
const low = (...selectors: string[]): Locator => ({ selectors, seen: SEEN, sure: 'low' });

const AUDIENCES = low('[role="radio"], [role="menuitemradio"], input[type="radio"]');

export const teamsFile = namedShare({
  id: 'share/teams-file',
  product: 'Microsoft Teams files',
  platform: 'microsoft',
  matches: ['https://teams.microsoft.com/*', 'https://teams.cloud.microsoft/*'],
  path: /^\/(v2\/?$|v2\/|_|l\/)/u,
  seen: SEEN,
  sends: (name) => isSending(name) || /^(apply|anwenden)$/iu.test(name),
  resource: { type: 'file' },
  shown: (root) => {
    const chosen = findAll(root, AUDIENCES).find(isOn);
    // A native radio button's own value is no name.
    const link = chosen === undefined ? null : reachNamed(accessibleName(labelled(chosen)));
    return link === null ? null : { link, role: null };
  },
  copy: {
    ...named('Copy link', low('[role="dialog"] button'), (name) =>
      /^(copy link|link kopieren)$/iu.test(name),
    ),
    takes: 'write',
  },
});

const labelled = (radio: Element): Element => radio.closest('label') ?? radio;
