/** n8n: publishing a workflow with entry points that answer without n8n's own sign-in. */
import { publishPage } from '../publish-page.ts';

const SEEN = 'n8n 2.41.1 as it runs, 2026-11';

/** Nodes that wait for the world; whether one asks for a password stands inside it, not on the canvas. */
const OPEN = [
  ['n8n-nodes-base.', 'webhook', 'formTrigger'],
  // A chat trigger answers the world only where it was made public, which the canvas does not show.
  ['@n8n/n8n-nodes-langchain.', 'mcpTrigger'],
]
  .flatMap(([kit, ...names]) => names.map((name) => `[data-node-type="${kit}${name}"]`))
  .join();

const openIn = (document: Document) =>
  document.querySelectorAll(`[data-test-id="canvas-node"]:is(${OPEN})`).length;

export const n8nPublish = publishPage({
  id: 'publish/n8n-workflow',
  product: 'n8n workflow',
  platform: 'n8n',
  matches: [],
  capability: 'hold',
  root: { selectors: ['[data-test-id="workflowPublish-modal"]'], seen: SEEN, sure: 'high' },
  resource: { type: 'flow', id: /\/workflow\/(\w+)/u },
  reach: 'unchanged',
  openEndpoints: ({ document }) => openIn(document),
  confirm: [
    {
      name: 'Publish',
      locator: {
        selectors: ['[data-test-id="workflow-publish-button"]'],
        seen: SEEN,
        sure: 'high',
      },
      takes: 'confirm',
      // A workflow that runs by the clock is nobody's business outside.
      accepts: (element) => !element.hasAttribute('disabled') && openIn(element.ownerDocument) > 0,
      release: 'click',
    },
  ],
});
