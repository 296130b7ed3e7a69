/** The dialog on screen, scrubbed. The status page brings it to a tab when an admin asks, and reads its answer. */
import '../../lib/browser/without-eval.ts';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { captureScreen } from '../../lib/surfaces/capture-screen.ts';
import { surfaces } from '../../lib/surfaces/registry.ts';

export default defineContentScript({
  matches: [],
  registration: 'runtime',
  main() {
    return captureScreen(document, new URL(location.href), surfaces);
  },
});
