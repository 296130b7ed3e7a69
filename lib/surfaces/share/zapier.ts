/** Zapier: folders of Zaps and app connections that are shared with members, or with everyone of the account. */
import { findAll, textOf } from '../dom.ts';
import { namedShare } from '../named-share.ts';
import { isOn } from '../reach-controls.ts';
import { isInviting } from '../share-names.ts';
import type { View } from '../surface.ts';

const SEEN = 'help pages of Zapier, 2025-09; no structure was found, German words inferred';

export const zapierShare = namedShare({
  id: 'share/zapier',
  product: 'Zapier',
  platform: 'zapier',
  matches: ['https://zapier.com/app/*', 'https://zapier.com/editor/*'],
  resource: { type: sharedThing, id: /\/(?:editor|zaps|folders|connections)\/([\w-]+)/u },
  seen: SEEN,
  sends: (name) => isInviting(name) || /^(save|speichern)$/iu.test(name),
  sign: /share with everyone|mit allen teilen/iu,
  reach: (name) =>
    /^(share with everyone|mit allen teilen)\b/iu.test(name) ? 'organisation' : null,
});

/** A connection goes along where its box is ticked: whoever gets it uses the account behind it. */
function sharedThing({ url, root }: View) {
  const boxes = { selectors: ['label:has([type="checkbox"])', '[role="checkbox"]'], seen: SEEN };
  const withConnections = findAll(root, { ...boxes, sure: 'low' }).some(
    (box) => isOn(box) && /app connection|app-verbindung/iu.test(textOf(box)),
  );
  return withConnections || url.pathname.includes('/connections') ? 'credential' : 'flow';
}
