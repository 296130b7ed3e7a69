/** Runs in the page's own world, where low-code tools keep what their pages do not show. Reads only. */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { answerProbe } from '../../lib/browser/page-probe.ts';
import { readNodeRed } from '../../lib/surfaces/publish/node-red-probe.ts';

export default defineContentScript({
  matches: [],
  registration: 'runtime',
  world: 'MAIN',
  runAt: 'document_start',
  main() {
    answerProbe(document, () => readNodeRed(window));
  },
});
