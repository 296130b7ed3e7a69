/** n8n: storing the credentials of a connector, signing in to it, and sharing it inside the instance. */
import { connectPage } from '../connect-page.ts';
import { find, textOf } from '../dom.ts';
import { connectorIdOf } from '../connector-name.ts';

const SEEN = 'n8n 2.41.1 as it runs, 2026-11';
const MODAL = '[data-test-id="editCredential-modal"]';
const SHARED = '[data-test-id="project-sharing-list-item"]';

const fields = (...names: readonly string[]) => ({
  selectors: names.map((name) => `[data-test-id="parameter-input-${name}"] input`),
  seen: SEEN,
  sure: 'high' as const,
});

const TYPE = { selectors: [`${MODAL} header p`], seen: SEEN, sure: 'high' } as const;

export const n8nCredential = connectPage({
  id: 'connect/n8n-credential',
  product: 'n8n credential',
  platform: 'n8n',
  matches: [],
  capability: 'hard-hold',
  root: { selectors: [MODAL], seen: SEEN, sure: 'high' },
  confirm: [
    {
      name: 'Save',
      locator: {
        // The test id stands on the button itself, or on what is around it.
        selectors: [
          '[data-test-id="credential-save-button"] button, button[data-test-id="credential-save-button"]',
        ],
        seen: SEEN,
        sure: 'high',
      },
      takes: 'confirm',
      accepts: (element) => !element.hasAttribute('disabled'),
      release: 'click',
    },
    {
      name: 'Connect',
      locator: {
        selectors: [
          `${MODAL} [data-test-id="quick-connect-button"]`,
          `${MODAL} [data-test-id="oauth-switch-account-button"]`,
          `${MODAL} [data-test-id="oauth-connect-button"]`, // CredentialConfig.vue before 2.30
        ],
        seen: SEEN,
        sure: 'high',
      },
      takes: 'confirm',
      release: 'click',
    },
  ],
  connector: ({ root }) => {
    const name = textOf(find(root, TYPE));
    return name === '' ? null : { id: connectorIdOf(name), name };
  },
  // ProjectSharing.vue: "All users" has the globe; everything else on the list is one person or project.
  sharedWith: ({ root }) =>
    root.querySelector(`${SHARED} [data-icon="globe"]`) !== null
      ? 'organisation'
      : root.querySelector(SHARED) === null
        ? 'unchanged'
        : 'restricted',
  endpoint: fields('host', 'server', 'serverUrl', 'url', 'baseUrl', 'domain'),
  connected: fields('user', 'username', 'email'),
});
