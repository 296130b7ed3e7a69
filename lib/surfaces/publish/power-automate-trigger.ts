/** Power Automate: saving a flow that an HTTP request from anyone starts. */
import type { LinkReach } from '../../activity/activity.ts';
import { accessibleName, findAll, textOf } from '../dom.ts';
import { named } from '../named-share.ts';
import { containerIn } from '../page-resource.ts';
import { publishPage } from '../publish-page.ts';
import type { Locator, View } from '../surface.ts';

const low = (...selectors: string[]): Locator => ({
  selectors,
  seen: 'documentation of Power Automate, and public guides in English and German, 2026-11; by name',
  sure: 'low',
});

const FIELDS = low('[role="combobox"], [aria-haspopup="listbox"], select');
const LABEL = /who can trigger the flow|wer kann den flow auslösen/iu;

export const powerAutomateTrigger = publishPage({
  id: 'publish/power-automate-trigger',
  product: 'Power Automate HTTP trigger',
  platform: 'microsoft',
  matches: ['https://make.powerautomate.com/*'],
  capability: 'hard-hold',
  root: low('body:has([role="combobox"], [aria-haspopup="listbox"], select)'),
  path: /^\/environments\/[^/]+\/(flows|solutions)\//u,
  resource: {
    type: 'flow',
    id: /\/flows\/(?:shared\/)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/iu,
    container: containerIn('environment', /^\/environments\/([^/?#]+)/u),
  },
  confirm: [
    named('Save', low('button, [role="menuitem"]'), (name) => /^(save|speichern)$/iu.test(name)),
  ],
  reach,
  runsAs: () => 'maker',
  openEndpoints: (view) => (reach(view) === 'anyone_with_link' ? 1 : 0),
});

/** What the trigger's field says; null where it is not on screen, or names chosen people. */
function reach({ document }: View): LinkReach | null {
  const field = findAll(document, FIELDS).find((one) => LABEL.test(labelOf(one)));
  if (field === undefined) return null;
  const value = field.getAttribute('value') ?? ('value' in field ? String(field.value) : '');
  const words = value || textOf(field);
  if (/^(anyone|jeder)$/iu.test(words)) return 'anyone_with_link';
  return /^(any user in my tenant|jeder benutzer|jeder benutzende)/iu.test(words)
    ? 'organisation'
    : null;
}

function labelOf(field: Element): string {
  const { labels } = field as HTMLInputElement;
  return `${accessibleName(field)} ${[...(labels ?? [])].map((label) => textOf(label)).join(' ')}`;
}
