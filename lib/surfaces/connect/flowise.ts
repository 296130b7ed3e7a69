/** Flowise: storing the credentials of a model, a store or a tool. */
import { connectPage } from '../connect-page.ts';
import { textOf } from '../dom.ts';

const SEEN = 'Flowise 3.1.4 as it runs, 2026-11';
const DIALOG = '[role="dialog"]:has(#alert-dialog-title img[src*="/components-credentials-icon/"])';

export const flowiseCredential = connectPage({
  id: 'connect/flowise',
  product: 'Flowise credential',
  platform: 'flowise',
  matches: [],
  capability: 'hard-hold',
  root: { selectors: [DIALOG], seen: SEEN, sure: 'high' },
  confirm: [
    {
      name: 'Add',
      locator: {
        selectors: [`${DIALOG} .MuiDialogActions-root button:enabled`],
        seen: SEEN,
        sure: 'high',
      },
      takes: 'confirm',
      release: 'click',
    },
  ],
  // The picture's alternative text is the name by which the request goes, in every language.
  connector: ({ root }) => {
    const id = root.querySelector('#alert-dialog-title img')?.getAttribute('alt') ?? '';
    const name = textOf(root.querySelector('#alert-dialog-title'));
    return id === '' ? null : { id: id.slice(0, 200), name: name === '' ? null : name };
  },
  endpoint: {
    selectors: ['baseUrl', 'basepath', 'endpoint', 'host', 'url', 'serverUrl'].map(
      (name) => `${DIALOG} input[name="${name}" i]`,
    ),
    seen: SEEN,
    sure: 'medium',
  },
  connected: {
    selectors: [`${DIALOG} input[name="user" i], ${DIALOG} input[name="username" i]`],
    seen: SEEN,
    sure: 'medium',
  },
});
