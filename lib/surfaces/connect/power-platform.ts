/** Power Apps and Power Automate: a connection, whose account apps and flows then use. */
import { accessibleName, saidBy } from '../dom.ts';
import { connectPage } from '../connect-page.ts';
import type { Control, Locator, View } from '../surface.ts';

const at = (sure: Locator['sure'], ...selectors: string[]): Locator => ({
  selectors,
  seen: "automation code of Microsoft's own starter kit and test engine, read 2026-11",
  sure,
});

const byName = (name: string, locator: Locator, words: RegExp): Control => ({
  name,
  locator,
  takes: 'confirm',
  accepts: (element) => element.matches('button.add') || words.test(accessibleName(element)),
  release: 'click',
});

export const powerPlatform = connectPage({
  id: 'connect/power-platform',
  product: 'Power Apps and Power Automate',
  platform: 'microsoft',
  matches: ['https://make.powerapps.com/*', 'https://make.powerautomate.com/*'],
  capability: 'hard-hold',
  root: at('low', 'body:has(button)'),
  path: /^\/(environments\/[^/]+\/)?connections(\/|$)/u,
  confirm: [
    byName(
      'Create',
      at('medium', 'button.add', '.pa-model button', '[role="dialog"] button'),
      /^(create|create connection|erstellen|verbindung erstellen)$/iu,
    ),
    byName('Fix connection', at('low', 'button, [role="menuitem"]'), /^fix connection$/iu),
  ],
  connector,
  endpoint: at('low', 'input[aria-label*="server" i]'),
});

/** `shared_office365`: in the address of the form, or in the row of the connection. */
function connector({ url, control }: View) {
  const row = control?.closest('tr, li, [role="row"]') ?? null;
  const said = `${url.pathname}${url.search} ${row === null ? '' : saidBy(row)}`;
  const id = /\bshared_[\w.-]{1,150}/u.exec(said)?.[0];
  return id === undefined ? null : { id, name: null };
}
