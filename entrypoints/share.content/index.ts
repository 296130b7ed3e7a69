/** Share dialogs. They live in frames as often as in the page itself. */
import '../../lib/browser/without-eval.ts';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { raiseStand } from '../../components/stand.ts';
import { guardPage } from '../../lib/browser/guard-page.ts';
import { MENDING } from '../../lib/gate/mending.ts';
import { share } from '../../lib/surfaces/registry.ts';

export default defineContentScript({
  matches: share.flatMap(({ matches }) => matches),
  allFrames: true,
  runAt: 'document_start',
  main() {
    guardPage('share', share, (sorry) => raiseStand(document, { sorry }), MENDING);
  },
});
