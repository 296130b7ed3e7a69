/** n8n: giving other people of the instance access to a workflow. */
import { sharePage } from '../share-page.ts';

const SEEN = 'WorkflowShareModal.ee.vue and ProjectSharing.vue of n8n 2.41, 2026-11';
const MODAL = '[data-test-id="workflowShare-modal"]';
const SAVE = '[data-test-id="workflow-sharing-modal-save-button"]';

export const n8nWorkflow = sharePage({
  id: 'share/n8n-workflow',
  product: 'n8n workflow',
  platform: 'n8n',
  matches: [],
  capability: 'hard-hold',
  root: { selectors: [MODAL], seen: SEEN, sure: 'high' },
  resource: { type: 'flow', id: /\/workflow\/(\w+)/u },
  // Everybody on the list has access once it is saved; it does not tell who had it before.
  people: {
    selectors: [`${MODAL}:has(${SAVE}:enabled) [data-test-id="project-sharing-list-item"] small`],
    seen: SEEN,
    sure: 'high',
  },
  confirm: {
    name: 'Save',
    locator: {
      selectors: [`${SAVE}:enabled`],
      seen: SEEN,
      sure: 'high',
    },
    takes: 'confirm',
    release: 'click',
  },
  // One role is offered, and it may edit (`workflow:editor`).
  terms: () => ({ role: 'edit' }),
});
