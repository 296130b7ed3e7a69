/** Smartsheet: collaborators who are invited, and published sheets, reports and dashboards. */
import { accessibleName } from '../dom.ts';
import { namedShare } from '../named-share.ts';
import type { View } from '../surface.ts';

const EDITABLE = /^edit by anyone|^bearbeiten durch|^bearbeitung durch/iu;

export const smartsheetShare = namedShare({
  id: 'share/smartsheet',
  product: 'Smartsheet',
  platform: 'smartsheet',
  matches: ['com', 'eu', 'au'].map((end) => `https://app.smartsheet.${end}/*`),
  path: /^\/(sheets|reports|dashboards|workspaces)\//u,
  resource: { type: thingOf, id: /^\/\w+\/(\w+)/u },
  seen: 'help pages of Smartsheet, English and German, 2026-11; no structure was found',
  sign: /publish options|veröffentlichungsoptionen/iu,
  reach,
  terms: ({ control }) => {
    const name = control === null ? '' : accessibleName(control);
    return reach(name) === null ? {} : { role: EDITABLE.test(name) ? 'edit' : 'view' };
  },
});

/** Each way to publish has a switch of its own; anyone with its link gets in unless access is limited later. */
function reach(name: string) {
  return /^read.only|^schreibgeschützt/iu.test(name) || EDITABLE.test(name)
    ? 'anyone_with_link'
    : null;
}

function thingOf({ url }: View) {
  if (url.pathname.startsWith('/sheets/')) return 'spreadsheet';
  return url.pathname.startsWith('/workspaces/') ? 'workspace' : 'report';
}
