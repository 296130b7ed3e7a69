/** Node-RED: a deploy that puts an endpoint live which answers without the editor's sign-in. */
import { z } from 'zod/mini';
import type { PublishFacts } from '../../activity/activity.ts';
import { hostOf, textOf } from '../dom.ts';
import type { Control, Surface, View } from '../surface.ts';

/** What `readNodeRed` answers from the page's own world; a page may answer anything. */
export const NodeRedAnswer = z.object({
  probe: z.literal('node-red'),
  /** The editor holds changes that are not deployed. */
  dirty: z.boolean(),
  nodes: z
    .array(
      z.object({
        id: z.string().check(z.maxLength(200)),
        type: z.string().check(z.maxLength(200)),
        method: z.optional(z.string().check(z.maxLength(20))),
        /** New, edited, or not live before (its tab or subflow was off). */
        changed: z.boolean(),
        disabled: z.boolean(),
      }),
    )
    .check(z.maxLength(2000)),
});
export type NodeRedAnswer = z.infer<typeof NodeRedAnswer>;

/** Types that listen (Node-RED 5.0.7, nodes/core/network); the probe leaves out TCP clients. */
const LISTENS = new Set(['http in', 'websocket-listener', 'tcp in', 'udp in']);

const DEPLOY: Control = {
  name: 'Deploy',
  locator: {
    selectors: ['#red-ui-header-button-deploy'],
    seen: 'editor-client/src/js/ui/deploy.js of Node-RED 5.0.7, 2026-11',
    sure: 'high',
  },
  takes: 'confirm',
  accepts: (element) => !element.classList.contains('disabled'),
  release: 'click',
  // keymap.json of 5.0.7: ctrl-d is core:deploy-flows; the editor takes the Mac's Command as ctrl.
  keys: ['Control+d', 'Meta+d'],
};

/** "Deploy anyway", "Merge and deploy", "Overwrite": the editor's questions before it deploys. */
const CONFIRM: Control = {
  name: 'Confirm deploy',
  locator: {
    selectors: [
      '#red-ui-deploy-dialog-confirm-deploy-deploy',
      '#red-ui-deploy-dialog-confirm-deploy-merge',
      '#red-ui-deploy-dialog-confirm-deploy-overwrite',
    ],
    seen: 'editor-client/src/js/ui/deploy.js of Node-RED 5.0.7, 2026-11',
    sure: 'high',
  },
  takes: 'confirm',
  accepts: (element) => !element.classList.contains('disabled'),
  release: 'click',
};

/** The action list (Ctrl+Shift+P): its entry, and its search field, where Enter takes the marked entry. */
const ACTION: Control = {
  name: 'Deploy from the action list',
  locator: {
    selectors: ['#red-ui-actionList .red-ui-search-result', '#red-ui-actionList input'],
    seen: 'editor-client/src/js/ui/actionList.js of Node-RED 5.0.7, 2026-11',
    sure: 'medium',
  },
  takes: 'confirm',
  accepts: (element) => {
    const list = element.closest('#red-ui-actionList');
    const entry =
      element.localName === 'input' ? (list?.querySelector('li.selected') ?? null) : element;
    // The label is made of the action's name, `core:deploy-flows`, and is not translated in 5.0.7.
    return /^deploy flows/iu.test(textOf(entry));
  },
  release: 'again',
};

export const nodeRed: Surface = {
  id: 'publish/node-red',
  product: 'Node-RED',
  kind: 'publish',
  platform: 'node-red',
  version: 1,
  matches: [],
  frames: 'top',
  capability: 'hold',
  root: { selectors: ['#red-ui-editor'], seen: 'editor of Node-RED 5.0.7, 2026-11', sure: 'high' },
  controls: [DEPLOY, CONFIRM, ACTION],
  pageProbe: true,
  read,
};

function read(view: View): PublishFacts | null {
  const answer = NodeRedAnswer.safeParse(view.askPage());
  if (!answer.success || !answer.data.dirty) return null;
  const open = answer.data.nodes.filter((node) => LISTENS.has(node.type) && !node.disabled);
  // A deploy sends every flow, but only endpoints that are new, edited or switched on change what
  // the world can reach: without one of them, moving a box about is nobody's business.
  if (!open.some((node) => node.changed)) return null;
  return {
    kind: 'publish',
    surface: 'publish/node-red',
    platform: 'node-red',
    host: hostOf(view.url),
    accountDomain: null,
    sensor: 'page',
    resource: { type: 'flow', id: null, label: null },
    // Whether `httpNodeAuth` guards the endpoints stands in the server's settings, not in the page.
    reach: 'unchanged',
    signIn: 'unknown',
    runsAs: 'unknown',
    openEndpoints: open.length,
  };
}
