/** Looker Studio (Data Studio): the dialog that shares a report or a data source. */
import type { LinkReach } from '../../activity/activity.ts';
import { accessibleName, choiceOf, isTicked, labelOf } from '../dom.ts';
import { GOOGLE_ACCOUNT } from '../google-page.ts';
import { namedShare } from '../named-share.ts';
import { isOn } from '../reach-controls.ts';
import { isSending, reachNamed, roleNamed } from '../share-names.ts';
import type { SharingState } from '../surface.ts';

const SEEN = 'help of Looker Studio in English and German, 2026-11; words alone';

/** "Unlisted" is a link for anyone; "Public" can be found by search. Both are known in English alone. */
function reachOf(name: string): LinkReach | null {
  if (/^public\b/iu.test(name)) return 'public';
  return /^unlisted\b/iu.test(name) ? 'anyone_with_link' : reachNamed(name);
}

function linkSaid(name: string): SharingState | null {
  const link = reachOf(name);
  return link === null ? null : { link, role: roleNamed(name) };
}

export const lookerStudio = namedShare({
  id: 'share/looker-studio',
  product: 'Looker Studio',
  platform: 'google',
  matches: ['https://lookerstudio.google.com/*', 'https://datastudio.google.com/*'],
  seen: SEEN,
  path: /^\/(u\/\d+\/)?(navigation\/)?(reporting|datasources)\b/u,
  resource: { type: 'report', id: /\/(?:reporting|datasources)\/([\w-]{8,100})/u },
  reach: reachOf,
  sends: isSending,
  role: {
    selectors: ['[role="dialog"] :is([role="combobox"], [role="listbox"], [aria-haspopup])'],
    seen: SEEN,
    sure: 'low',
  },
  roleOf: (list) => {
    const name = choiceOf(list);
    return reachOf(name) === null ? roleNamed(name) : null;
  },
  account: GOOGLE_ACCOUNT,
  // The role beside the people is theirs; the link has one only in its own words, as "… can edit".
  shown: (dialog) => {
    const options = [...dialog.querySelectorAll('[role^="menuitem"], [role="option"]')];
    const on = options.find((one) => isOn(one) && reachOf(accessibleName(one)) !== null);
    return on === undefined ? null : linkSaid(accessibleName(on));
  },
  terms: ({ root, control }) => {
    const link = control === null ? null : linkSaid(accessibleName(control));
    if (link !== null) return { role: link.role };
    const boxes = [...root.querySelectorAll('input[type="checkbox"], [role="checkbox"]')];
    const box = boxes.find((one) => /^(notify|personen benach)/iu.test(labelOf(one)));
    return { notify: box === undefined ? null : isTicked(box) };
  },
});
