/** Publishing from low-code tools. Self-hosted ones run on the hosts that the policy names. */
import '../../lib/browser/without-eval.ts';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { raiseStand } from '../../components/stand.ts';
import { guardPage } from '../../lib/browser/guard-page.ts';
import { MENDING } from '../../lib/gate/mending.ts';
import { publish } from '../../lib/surfaces/registry.ts';

export default defineContentScript({
  matches: publish.flatMap(({ matches }) => matches),
  runAt: 'document_start',
  main() {
    guardPage('publish', publish, (sorry) => raiseStand(document, { sorry }), MENDING);
  },
});
