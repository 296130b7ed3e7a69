/** Node-RED: credentials typed into a node; they are stored when the flows are deployed. */
import { connectPage } from '../connect-page.ts';
import { connectorIdOf } from '../connector-name.ts';
import { textOf } from '../dom.ts';

const SEEN = 'editor of Node-RED 5.0.7 as it runs, 2026-11';

/** What is stored already is shown as `__PWRD__`; the first field is there to catch the browser's own filling. */
const hasSecret = (button: Element): boolean =>
  [
    ...(button
      .closest('.red-ui-tray')
      ?.querySelectorAll<HTMLInputElement>('input[type="password"]:not(#red-ui-trap-password)') ??
      []),
  ].some(({ value }) => value !== '' && value !== '__PWRD__');

/** Words around the type in the editor's titles ("Edit mqtt-broker config node"), by its own languages. */
const FRAME =
  /edit |add new | config\b| node$|^(?:neuen )?(?:konfigurations-)?node |bearbeiten|hinzufügen|(?:editar|añadir nuevo) nodo(?: de configuración)?|(?:modifier le|ajouter un nouveau) noeud(?: de configuration)?/giu;

const fields = (...names: readonly string[]) => ({
  selectors: names.map((name) => `#node-config-input-${name}, #node-input-${name}`),
  seen: SEEN,
  sure: 'high' as const,
});

export const nodeRedCredential = connectPage({
  id: 'connect/node-red',
  product: 'Node-RED node',
  platform: 'node-red',
  matches: [],
  capability: 'hard-hold',
  root: {
    selectors: ['.red-ui-tray:has(#node-dialog-ok, #node-config-dialog-ok)'],
    seen: SEEN,
    sure: 'high',
  },
  confirm: [
    {
      name: 'Done',
      locator: {
        selectors: ['#node-dialog-ok', '#node-config-dialog-ok'],
        seen: SEEN,
        sure: 'high',
      },
      takes: 'confirm',
      accepts: hasSecret,
      release: 'click',
      // keymap.json of 5.0.7: ctrl-enter is core:confirm-edit-tray.
      keys: ['Control+enter', 'Meta+enter'],
    },
  ],
  connector: ({ root }) => {
    const title = textOf(root.querySelector('.red-ui-tray-breadcrumbs li:last-child'));
    return title === '' ? null : { id: connectorIdOf(title.replace(FRAME, '')), name: title };
  },
  endpoint: fields('broker', 'server', 'host', 'hostname', 'url'),
  connected: fields('user', 'username'),
});
